"""What a proof has beside the page, so that remarks can name a place: page and line numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from printing.press.faces import metrics
from printing.press.script import Box, Ink, PageScript, TextLine, TextRun

# Points: what a proof's sheet is larger on every side, and how far numbers keep from the page.
MARGIN, CLEAR = 30.0, 6.0
FACE, SIZE, LABEL = "Andika", 6.5, 8.0
GREY: Ink = (0.0, 0.0, 0.0, 0.62)
# Baselines closer than this (points) are one line, words of a second column for instance.
SAME_LINE = 1.0
TRIM, SAFE = "0.86 0.1 0.35", "0.05 0.5 0.3"


def with_numbers(page: PageScript, label: str, *, rtl: bool = False) -> PageScript:
    """The page with every line of words numbered in the margin, and a label below it.

    The margin lies outside the media box, on the side where lines begin; see `sheet_of`. Turned
    lines, on a spine, are not counted.
    """
    numbers = tuple(
        _words(str(n), y, SIZE, page.media_box[2] + CLEAR if rtl else None)
        for n, y in enumerate(baselines(page), 1)
    )
    below = _words(label, -CLEAR - LABEL, LABEL, 0.0)
    return replace(page, lines=(*page.lines, *numbers, below))


def baselines(page: PageScript) -> list[float]:
    """Where the page's lines of words stand, from the top, in points above its lower edge."""
    found: list[float] = []
    written = (line for line in page.lines if not line.turned and line.text.strip())
    for y in sorted((line.y for line in written), reverse=True):
        if not found or found[-1] - y > SAME_LINE:
            found.append(y)
    return found


def sheet_of(page: PageScript) -> Box:
    """The page with its margin, points; it begins below nothing on both axes."""
    x0, y0, x1, y1 = page.media_box
    return x0 - MARGIN, y0 - MARGIN, x1 + MARGIN, y1 + MARGIN


def guide_operators(page: PageScript) -> str:
    """The PDF operators of the trim (a line) and the safe zone with the gutter (dashed)."""
    return "\n".join(_guides(page))


def _guides(page: PageScript) -> Iterator[str]:
    yield f"q 0.6 w {TRIM} RG {_box(page.trim_box)} S Q"
    yield f"q 0.6 w [4 3] 0 d {SAFE} RG {_box(page.live_box)} S Q"


def _box(box: Box) -> str:
    x0, y0, x1, y1 = box
    return f"{x0:.3f} {y0:.3f} {x1 - x0:.3f} {y1 - y0:.3f} re"


def _words(text: str, y: float, size: float, x: float | None) -> TextLine:
    """Words that begin at `x`, or end where the margin's clear strip begins."""
    face = metrics(FACE)
    told = "".join(letter for letter in text if not face.lacks(letter))
    width = face.width(told, size)
    left = -CLEAR - width if x is None else x
    return TextLine(y, width, (TextRun(told, left, FACE, size, GREY),))
