"""Where a picture stands on its page, and which of its pixels are printed."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from printing.press.content import PictureContent, PixelBox
from printing.press.cropping import NOWHERE, Zones, window
from printing.press.geometry import Box
from printing.press.script import PlacedPicture, Scrim

# How far the picture's shape may be off the page's before a crop would lose too much of it.
SHAPE = 0.12
# Pixels beyond what the page needs that are cut away rather than printed finer.
OVERHANG = 1.02
TOO_MANY = 1.5
DPI = 300


def fills(picture: PictureContent, box: Box) -> bool:
    """Whether the printed part is near enough in shape to fill a box without visible loss."""
    width, height = part_size(picture)
    ratio = (width / height) / (_width(box) / _height(box))
    return max(ratio, 1 / ratio) - 1 < SHAPE


def part_size(picture: PictureContent) -> tuple[float, float]:
    """Width and height (pixels) of the part a page shows; half a spread may end in .5."""
    share = 1 if picture.part == "whole" else 2
    return picture.width / share, float(picture.height)


def fill(
    picture: PictureContent,
    box: Box,
    scrims: tuple[Scrim, ...] = (),
    *,
    zones: Zones = NOWHERE,
    within: PixelBox | None = None,
) -> PlacedPicture:
    """A picture that fills a box (points): cropped to its shape, never enlarged.

    The crop moves where it can so that subjects stay out of `zones`; it keeps to the pixels
    `within`, where the rest is a border. Halves of a spread share their crop and, where a printer
    bleeds across the fold, the strip of `zones.inner` points beside it.
    """
    whole = within or (0, 0, picture.width, picture.height)
    kept = _inner(picture, whole)
    parts = 1 if picture.part == "whole" else 2
    page_w, page_h = _width(box) - zones.inner * (parts - 1), _height(box)
    shape = Fraction(page_w).limit_denominator(10000)
    shape /= Fraction(page_h).limit_denominator(10000)
    wide = min(Fraction(kept.width), kept.height * shape * parts)
    high = wide / (shape * parts)
    need_w, need_h = page_w * DPI / 72 * parts, page_h * DPI / 72
    if need_w <= wide <= need_w * OVERHANG and need_h <= high:
        wide, high = Fraction(need_w), Fraction(need_h)
    x0, y0, x1, y1 = window(kept, wide, high, float(high) / page_h, zones)
    moved = (x0 + whole[0], y0 + whole[1], x1 + whole[0], y1 + whole[1])
    crop = part_of(picture, moved, zones.inner / page_w)
    return _placed(picture, crop, box, scrims)


def framed(picture: PictureContent, room: Box, *, within: PixelBox | None = None) -> PlacedPicture:
    """A picture, or its pixels `within`, placed whole in the middle of a room (points)."""
    crop = part_of(picture, within or (0, 0, picture.width, picture.height))
    share = 1 if picture.part == "whole" else 2
    width, height = part_size(picture)
    if within is not None:
        width, height = (within[2] - within[0]) / share, within[3] - within[1]
    scale = min(_width(room) / width, _height(room) / height)
    x, y = (room[0] + room[2]) / 2, (room[1] + room[3]) / 2
    half_w, half_h = width * scale / 2, height * scale / 2
    box = tuple(round(v, 3) for v in (x - half_w, y - half_h, x + half_w, y + half_h))
    return _placed(picture, crop, (box[0], box[1], box[2], box[3]), ())


def _placed(
    picture: PictureContent, crop: PixelBox, box: Box, scrims: tuple[Scrim, ...]
) -> PlacedPicture:
    width, height = crop[2] - crop[0], crop[3] - crop[1]
    need = -(-_width(box) * DPI // 72), -(-_height(box) * DPI // 72)
    pixels = (width, height)
    if width > TOO_MANY * need[0] and height > TOO_MANY * need[1]:
        pixels = (int(need[0]), int(need[1]))
    return PlacedPicture(
        path=str(picture.path),
        sha256=picture.sha256,
        width=picture.width,
        height=picture.height,
        crop=crop,
        pixels=pixels,
        box=box,
        scrims=scrims,
    )


def part_of(picture: PictureContent, window: PixelBox, over: float = 0.0) -> PixelBox:
    """The half of a window a page shows; an odd width gives the middle column to both halves.

    `over` is the share of a half that the page shows of the other one, beyond the fold.
    """
    x0, y0, x1, y1 = window
    if picture.part == "whole":
        return window
    half = min(x1 - x0, -(-(x1 - x0) * (1 + over) // 2))
    return (x0, y0, x0 + int(half), y1) if picture.part == "left" else (x1 - int(half), y0, x1, y1)


def on_page(box: PixelBox, placed: PlacedPicture) -> Box:
    """Where a box of a picture (pixels) stands on its page (points, origin bottom-left)."""
    x0, y0, x1, y1 = printed_box(placed)
    across = (x1 - x0) / (placed.crop[2] - placed.crop[0])
    down = (y1 - y0) / (placed.crop[3] - placed.crop[1])
    left, right = (x0 + (edge - placed.crop[0]) * across for edge in (box[0], box[2]))
    top, bottom = (y1 - (edge - placed.crop[1]) * down for edge in (box[1], box[3]))
    return left, bottom, right, top


def printed_box(placed: PlacedPicture) -> Box:
    """Where the picture itself stands (points), without what continues it past its edges."""
    x0, y0, x1, y1 = placed.box
    left, top, right, bottom = placed.strips
    across, down = (x1 - x0) / placed.pixels[0], (y1 - y0) / placed.pixels[1]
    return x0 + left * across, y0 + bottom * down, x1 - right * across, y1 - top * down


def _inner(picture: PictureContent, within: PixelBox) -> PictureContent:
    """The picture as if it were cut to a box, its figures counted from there."""
    x, y = within[0], within[1]
    figures = tuple((a - x, b - y, c - x, d - y) for a, b, c, d in picture.figures)
    size = within[2] - x, within[3] - y
    return replace(picture, width=size[0], height=size[1], figures=figures)


def _width(box: Box) -> float:
    return box[2] - box[0]


def _height(box: Box) -> float:
    return box[3] - box[1]
