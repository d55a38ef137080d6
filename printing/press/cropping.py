"""Which part of a picture is kept, so that what matters in it is neither cut nor bound in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from printing.press.content import PictureContent, PixelBox
from printing.press.geometry import PageGeometry

# What a point of a subject costs where it is cut away, hidden at the fold, or near an edge.
CUT, BOUND, NEAR = 9, 4, 1

Span = tuple[int, int]


@dataclass(frozen=True)
class Zones:
    """Strips along the edges of one page, in points: left, bottom, right, top.

    What lies in `cut` is trimmed away, what lies in `clear` is too near an edge or the binding.
    `outer`, `bound` are the same at the fore-edge and the spine, whichever side those are on, and
    `inner` is the bleed across the fold that some printers ask for: what a spread needs to know.
    """

    cut: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    clear: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    outer: tuple[float, float] = (0.0, 0.0)
    bound: float = 0.0
    inner: float = 0.0


NOWHERE = Zones()


def zones_of(geometry: PageGeometry, *, bleed: bool, rtl: bool = False) -> Zones:
    """The zones of one page of a book; none without bleed, where a picture ends inside them."""
    if not bleed:
        return NOWHERE
    media, trim, live = geometry.media_box, geometry.trim_box, geometry.live_box
    cut = (trim[0], trim[1], media[2] - trim[2], media[3] - trim[3])
    clear = (live[0], live[1], media[2] - live[2], media[3] - live[3])
    spine, fore = (0, 2) if bound_left(geometry.side, rtl=rtl) else (2, 0)
    return Zones(cut, clear, (cut[fore], clear[fore]), clear[spine] - cut[spine], cut[spine])


def upper_part(zones: Zones) -> Zones:
    """The zones of a picture that ends above the foot of its page: nothing is cut there."""
    cut, clear = zones.cut, zones.clear
    return replace(zones, cut=(cut[0], 0.0, *cut[2:]), clear=(clear[0], 0.0, *clear[2:]))


def bound_left(side: str, *, rtl: bool = False) -> bool:
    """Whether a page is bound at its left edge: a recto is, a verso in a book read rtl."""
    return (side == "recto") != rtl


def window(
    picture: PictureContent, wide: Fraction, high: Fraction, scale: float, zones: Zones
) -> PixelBox:
    """The crop of the whole picture, `wide` by `high` pixels: its middle, moved for the subjects.

    `scale` is pixels to a point. Where no place serves every subject, the one that costs least.
    """
    width, height = min(-(-wide // 1), picture.width), min(-(-high // 1), picture.height)
    across, down = _strips(picture, scale, zones)
    x = _start(picture.width, width, [(box[0], box[2]) for box in picture.figures], across)
    y = _start(picture.height, height, [(box[1], box[3]) for box in picture.figures], down)
    return x, y, x + width, y + height


@dataclass(frozen=True)
class _Axis:
    """Strips in pixels: cut and clear at the low end, at the high end, and beside the fold."""

    low: tuple[float, float]
    high: tuple[float, float]
    fold: float = 0.0


def _strips(picture: PictureContent, scale: float, zones: Zones) -> tuple[_Axis, _Axis]:
    cut, clear = zones.cut, zones.clear
    down = _Axis(_scaled((cut[3], clear[3]), scale), _scaled((cut[1], clear[1]), scale))
    if picture.part == "whole":
        left, right = (cut[0], clear[0]), (cut[2], clear[2])
        return _Axis(_scaled(left, scale), _scaled(right, scale)), down
    outer = _scaled(zones.outer, scale)
    return _Axis(outer, outer, zones.bound * scale), down


def _scaled(pair: tuple[float, float], scale: float) -> tuple[float, float]:
    return pair[0] * scale, pair[1] * scale


def _start(whole: int, kept: int, spans: Sequence[Span], axis: _Axis) -> int:
    middle, last = (whole - kept) // 2, whole - kept
    if last <= 0 or not spans:
        return min(max(middle, 0), max(last, 0))
    tried = {min(max(round(start), 0), last) for start in _starts(middle, kept, spans, axis)}

    def cost(start: int) -> tuple[float, int, int]:
        spent = sum(_cost(start, kept, span, axis) for span in spans)
        return round(spent, 3), abs(start - middle), start

    return min(tried, key=cost)


def _starts(middle: int, kept: int, spans: Sequence[Span], axis: _Axis) -> Iterator[float]:
    """The middle, and every start that brings an end of a subject just clear of something."""
    yield middle
    for low, high in spans:
        for margin in (0.0, *axis.low):
            yield low - margin
        for margin in (0.0, *axis.high):
            yield high + margin - kept
        if axis.fold:
            yield low - axis.fold - kept / 2
            yield high + axis.fold - kept / 2


def _cost(start: int, kept: int, span: Span, axis: _Axis) -> float:
    low, high = span
    cut = _beyond(start + axis.low[0] - low, span) + _beyond(
        high - start - kept + axis.high[0], span
    )
    near = _beyond(start + axis.low[1] - low, span)
    near += _beyond(high - start - kept + axis.high[1], span)
    fold = start + kept / 2
    hidden = min(high, fold + axis.fold) - max(low, fold - axis.fold) if axis.fold else 0.0
    return CUT * cut + NEAR * near + BOUND * max(0.0, hidden)


def _beyond(pixels: float, span: Span) -> float:
    return min(max(pixels, 0.0), span[1] - span[0])
