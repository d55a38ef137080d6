"""A small picture out of a large one: what it is about, without its surroundings."""

from __future__ import annotations

from printing.press.borders import drawn_on_paper, inside_border
from printing.press.content import PictureContent, PixelBox

# Air around the subjects that is kept, as a share of their larger side.
AIR = 0.14


def spot_of(picture: PictureContent) -> tuple[PixelBox, bool]:
    """The pixels of a spot, and whether their edges are to fade into the paper.

    A drawing on bare paper without the paper, which needs no fading; else the subjects with a
    little air where they are known; else all of it. Raises ValueError for a file that cannot be
    read.
    """
    drawn = drawn_on_paper(picture)
    if drawn is not None:
        return drawn, False
    inside = inside_border(picture)
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
