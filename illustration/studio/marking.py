"""Where in a picture something is drawn again: boxes in fractions of it, from its top left."""

from __future__ import annotations

from collections.abc import Sequence

from illustration.studio.feathering import BadRegion
from illustration.studio.order import Box, PixelBox
from illustration.studio.references import listed

MOST_BOXES = 8
SMALLEST = 8  # pixels a side
# 26 pixels on a page of 2625, some 2 mm of print: wide enough that no seam shows.
FADE_SHARE = 0.01
SAME_SHAPE = 0.01
NOTHING = "Nothing was asked for and nothing spent."


def marked_boxes(boxes: Sequence[Sequence[float]], size: tuple[int, int]) -> tuple[Box, ...]:
    """The boxes (x0, y0, x1, y1 as fractions) as they are kept, of a picture of `size` pixels.

    Raises BadRegion where there is none, too many, or one that is no box of at least SMALLEST
    pixels a side inside the picture.
    """
    if not 1 <= len(boxes) <= MOST_BOXES:
        raise BadRegion(f"Mark one to {MOST_BOXES} places in the picture. {NOTHING}")
    return tuple(_checked(box, size) for box in boxes)


def in_pixels(boxes: Sequence[Sequence[float]], size: tuple[int, int]) -> list[PixelBox]:
    """The boxes in whole pixels of a picture of that size."""
    wide, high = size
    return [
        (round(x0 * wide), round(y0 * high), round(x1 * wide), round(y1 * high))
        for x0, y0, x1, y1 in boxes
    ]


def fade_of(size: tuple[int, int]) -> int:
    """How wide the edge of a region fades in a picture of that size, in pixels."""
    return max(1, round(max(size) * FADE_SHARE))


def same_shape(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two sizes in pixels have the same proportions, within 1 %."""
    across, down = one[0] * other[1], one[1] * other[0]
    return abs(across - down) <= SAME_SHAPE * max(across, down)


def place_words(boxes: Sequence[Sequence[float]]) -> str:
    """Where the boxes lie, for a model that is told so in words; many take no mask."""
    places = []
    for box in boxes:
        x0, y0, x1, y1 = (round(edge * 100) for edge in box)
        places.append(f"from {x0} % to {x1} % of the width and {y0} % to {y1} % of the height")
    return (
        "Reference picture 1 is the picture itself. The masked region reaches "
        f"{listed(places)}, counted from the top left."
    )


def _checked(box: Sequence[float], size: tuple[int, int]) -> Box:
    if len(box) != 4 or not all(0.0 <= edge <= 1.0 for edge in box):
        raise BadRegion(f"A place lies inside the picture and has four edges. {NOTHING}")
    ((left, top, right, bottom),) = in_pixels([box], size)
    if right - left < SMALLEST or bottom - top < SMALLEST:
        raise BadRegion(
            f"{left}, {top} to {right}, {bottom} is no place of at least {SMALLEST} pixels a side "
            f"in this picture of {size[0]} x {size[1]}. {NOTHING}"
        )
    return box[0], box[1], box[2], box[3]
