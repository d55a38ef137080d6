"""Where a picture stands on its page, and which of its pixels are printed."""

from __future__ import annotations

from fractions import Fraction

from printing.press.content import PictureContent, PixelBox
from printing.press.geometry import Box
from printing.press.script import PlacedPicture, Scrim

# How far the picture's shape may be off the page's before it is framed instead of cropped.
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


def fill(picture: PictureContent, box: Box, scrims: tuple[Scrim, ...] = ()) -> PlacedPicture:
    """A picture that fills a box (points): cropped to its shape, never enlarged."""
    shape = Fraction(_width(box)).limit_denominator(10000)
    shape /= Fraction(_height(box)).limit_denominator(10000)
    parts = 1 if picture.part == "whole" else 2
    wide = min(Fraction(picture.width), picture.height * shape * parts)
    high = wide / (shape * parts)
    need_w, need_h = _width(box) * DPI / 72 * parts, _height(box) * DPI / 72
    if need_w <= wide <= need_w * OVERHANG and need_h <= high:
        wide, high = Fraction(need_w), Fraction(need_h)
    window = _window(picture, wide, high)
    crop = _part(picture, window)
    return _placed(picture, crop, box, scrims)


def framed(picture: PictureContent, room: Box) -> PlacedPicture:
    """A picture placed whole in the middle of a room (points), nothing cropped."""
    width, height = part_size(picture)
    scale = min(_width(room) / width, _height(room) / height)
    x, y = (room[0] + room[2]) / 2, (room[1] + room[3]) / 2
    half_w, half_h = width * scale / 2, height * scale / 2
    box = tuple(round(v, 3) for v in (x - half_w, y - half_h, x + half_w, y + half_h))
    crop = _part(picture, (0, 0, picture.width, picture.height))
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


def _window(picture: PictureContent, wide: Fraction, high: Fraction) -> PixelBox:
    """The crop of the whole picture: in its middle, moved where a figure would be cut."""
    width, height = min(-(-wide // 1), picture.width), min(-(-high // 1), picture.height)
    lefts = [(box[0], box[2]) for box in picture.figures]
    tops = [(box[1], box[3]) for box in picture.figures]
    x = _start(picture.width, width, lefts)
    y = _start(picture.height, height, tops)
    return x, y, x + width, y + height


def _start(whole: int, kept: int, spans: list[tuple[int, int]]) -> int:
    start = (whole - kept) // 2
    if spans:
        low, high = min(a for a, _ in spans), max(b for _, b in spans)
        if high - low <= kept:
            start = min(max(start, high - kept), low)
    return min(max(start, 0), whole - kept)


def _part(picture: PictureContent, window: PixelBox) -> PixelBox:
    """The half of a window a page shows; an odd width gives the middle column to both halves."""
    x0, y0, x1, y1 = window
    if picture.part == "whole":
        return window
    half = (x1 - x0 + 1) // 2
    return (x0, y0, x0 + half, y1) if picture.part == "left" else (x1 - half, y0, x1, y1)


def _width(box: Box) -> float:
    return box[2] - box[0]


def _height(box: Box) -> float:
    return box[3] - box[1]
