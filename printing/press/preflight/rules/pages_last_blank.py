"""The last page is empty where the printer prints its own barcode on it."""

from __future__ import annotations

from printing.press.preflight.findings import INTERIOR
from printing.press.preflight.page import Page
from printing.press.preflight.rule import NotJudged, Rule


class PagesLastBlank(Rule):
    """Whether the last page prints nothing, for printers whose profile asks for that.

    Source: IngramSpark, file requirements for print books (printers.md 2.2): the last page is
    blank, or a leaf is added for the printer's barcode.
    """

    id = "pages.last-blank"
    title = "Last page left to the printer"
    kinds = (INTERIOR,)

    def prepare(self) -> None:
        self.asked = self.profile.last_page == "blank"
        self.limit = "the last page blank" if self.asked else ""
        self.measured = "blank"

    def look(self, page: Page) -> None:
        if not self.asked or page.number != self.book.pages:
            return
        marks = page.marks
        try:
            blank = not (marks.placed or marks.paths or marks.shadings or marks.shown)
            blank = blank or (not page.lines and page.seen_white)
        except NotJudged:
            blank = False
        if not blank:
            self.warn(
                page.number,
                "printed on",
                "the printer needs the last page for its own barcode and will add a leaf",
                "leave the last page blank, or count with two pages more",
            )

    def close(self) -> None:
        if not self.asked:
            self.not_asked("the printer asks for no blank last page")
