"""Black over art: how much ink lies below a word, and where black must push it aside."""

from __future__ import annotations

import math
from collections.abc import Sequence

from printing.press.prepare import Prepared
from printing.press.script import Box, PageScript, PlacedPicture, TextLine
from printing.press.weighing import CELL

BLACK_PERCENT = 100
# How far letters reach above and below their baseline, in ems; more than any face does.
ASCENT, DESCENT = 1.2, 0.5


def ink_under(page: PageScript, made: Sequence[Prepared], box: Box) -> float:
    """The most cyan, magenta and yellow together, in percent, below a box of a page (points).

    Counted in whole squares of the pictures' maps, so never too little. Black replaces black: the
    art's own does not add to it (ISO 32000-1, 11.7.4.3, overprint mode 1).
    """
    most = 0.0
    for panel in page.panels:
        if _meet(panel.box, box):
            most = max(most, 100 * sum(panel.ink[:3]))
    for placed, picture in zip(page.pictures, made, strict=True):
        if picture.under and _meet(placed.box, box):
            most = max(most, _most_within(placed, picture, box))
    return most


def run_boxes(page: PageScript, line: TextLine) -> list[Box]:
    """Where each run of a line stands on its page, ascenders and descenders with it."""
    starts = [run.x for run in line.runs]
    ends = [*starts[1:], starts[0] + line.width if starts else 0.0]
    boxes = []
    for run, start, end in zip(line.runs, starts, ends, strict=True):
        low, high = line.y - DESCENT * run.size, line.y + ASCENT * run.size
        boxes.append(_turned((start, low, max(start, end), high), line.turned, page.media_box))
    return boxes


def _turned(box: Box, turned: str, media: Box) -> Box:
    """A box along a line of a spine as it stands on the page."""
    x0, y0, x1, y1 = box
    if turned == "down":
        return y0, media[3] - x1, y1, media[3] - x0
    if turned == "up":
        return media[2] - y1, x0, media[2] - y0, x1
    return box


def _most_within(placed: PlacedPicture, picture: Prepared, box: Box) -> int:
    x0, y0, x1, y1 = placed.box
    across, down = picture.width / (x1 - x0) / CELL, picture.height / (y1 - y0) / CELL
    rows = _span((y1 - box[3]) * down, (y1 - box[1]) * down, len(picture.under))
    columns = _span((box[0] - x0) * across, (box[2] - x0) * across, len(picture.under[0]))
    return max(picture.under[row][column] for row in rows for column in columns)


def _span(low: float, high: float, count: int) -> range:
    first = min(max(math.floor(low), 0), count - 1)
    return range(first, min(max(math.ceil(high), first + 1), count))


def _meet(one: Box, other: Box) -> bool:
    across = one[0] < other[2] and other[0] < one[2]
    return across and one[1] < other[3] and other[1] < one[3]
