"""A small picture out of a large one: what it is about, without its surroundings."""

from __future__ import annotations

from printing.press.borders import border_of
from printing.press.content import PictureContent, PixelBox

# Air around the subjects that is kept, as a share of their larger side.
AIR = 0.14


def spot_of(picture: PictureContent) -> tuple[PixelBox, bool]:
    """The pixels of a spot, and whether their edges are to fade into the paper.

    The subjects with a little air where they are known; else the drawing without the plain paper
    around it, whose edges need no fading; else all of it. Raises ValueError for a file that
    cannot be read.
    """
    border = border_of(picture)
    inside = (
        border.left,
        border.top,
        picture.width - border.right,
        picture.height - border.bottom,
    )
    if border and border.light:
        return inside, False
    if not picture.figures or picture.part != "whole":
        return inside, True
    return _with_air(picture, inside), True


def _with_air(picture: PictureContent, inside: PixelBox) -> PixelBox:
    x0, y0 = (min(box[n] for box in picture.figures) for n in (0, 1))
    x1, y1 = (max(box[n] for box in picture.figures) for n in (2, 3))
    # The fade takes an outer ring, so the air is kept beyond it.
    air = round(max(x1 - x0, y1 - y0) * AIR * 2)
    return (
        max(inside[0], x0 - air),
        max(inside[1], y0 - air),
        min(inside[2], x1 + air),
        min(inside[3], y1 + air),
    )
