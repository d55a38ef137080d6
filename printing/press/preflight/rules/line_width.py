"""Lines are thick enough to print."""

from __future__ import annotations

from printing.press.preflight.matrix import Box, meet
from printing.press.preflight.page import Page
from printing.press.preflight.rule import NotJudged, Rule


class LineWidth(Rule):
    """The thinnest stroke, or filled sliver, on the trimmed part of each page.

    A width of 0 is the device's thinnest line: on a press, nearly nothing. Source: KDP help, as
    quoted by printers.md 1.3: 0.75 pt (0.01 in, 0.3 mm); profile field min_line_pt.
    """

    id = "line.width"
    title = "Width of lines"

    def prepare(self) -> None:
        self.limit = f"{self.profile.min_line_pt:g} pt"
        self.thinnest: float | None = None

    def look(self, page: Page) -> None:
        trim = _trim(page)
        widths = [width for width, box in page.marks.thin.items() if _meets(box, trim)]
        if not widths:
            return
        thinnest = min(widths)
        self.thinnest = thinnest if self.thinnest is None else min(thinnest, self.thinnest)
        if thinnest < self.profile.min_line_pt - 0.01:
            self.error(
                page.number,
                f"{thinnest:.2f} pt",
                f"a line is {thinnest:.2f} pt thick"
                if thinnest
                else "a line has no width: it is as thin as the device can make it",
                f"draw it at {self.profile.min_line_pt:g} pt or more",
            )

    def close(self) -> None:
        if self.thinnest is None:
            self.measured = "no thin lines"
        else:
            self.measured = f"{self.thinnest:.2f} pt or more"


def _trim(page: Page) -> Box:
    try:
        page.need_size()
        return page.geometry.trim_box
    except NotJudged:
        return page.media


def _meets(box: Box, trim: Box) -> bool:
    x0, y0, x1, y1 = box
    return meet((x0 - 0.01, y0 - 0.01, x1 + 0.01, y1 + 0.01), trim) is not None
