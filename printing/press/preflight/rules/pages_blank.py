"""No long runs of empty pages."""

from __future__ import annotations

from printing.press.preflight.findings import INTERIOR
from printing.press.preflight.page import Page
from printing.press.preflight.pixels import describe
from printing.press.preflight.rule import NotJudged, Rule
from printing.press.preflight.streams import Undecodable


class PagesBlank(Rule):
    """Runs of blank pages at the start, in the middle and at the end of the file.

    Source: KDP help GYEKAVKMSE23PFTM: at most 2 in a row at the start or in the middle, 10 at
    the end; the house allows itself fewer at the end. Blank is what prints nothing: no words,
    and nothing but white when drawn.
    """

    id = "pages.blank"
    title = "Blank pages"
    kinds = (INTERIOR,)

    def prepare(self) -> None:
        profile = self.profile
        self.limit = (
            f"{profile.blank_run_mid} in a row, {profile.blank_run_end} at the end "
            f"(house: {profile.blank_run_end_house})"
        )
        self.runs: list[list[int]] = []

    def look(self, page: Page) -> None:
        if not self._blank(page):
            return
        if self.runs and self.runs[-1][1] == page.number - 1:
            self.runs[-1][1] = page.number
        else:
            self.runs.append([page.number, page.number])

    def close(self) -> None:
        profile = self.profile
        blank = sum(last - first + 1 for first, last in self.runs)
        self.measured = f"{blank} blank of {self.book.pages}"
        for first, last in self.runs:
            length = last - first + 1
            at_end = last == self.book.pages
            most = profile.blank_run_end if at_end else profile.blank_run_mid
            where = "at the end" if at_end else "inside the book"
            message = f"pages {first} to {last} are blank: {length} in a row {where}"
            if length > most:
                remedy = f"keep {most} of them at most, or fill them"
                self.error(first, f"{length} in a row", message, remedy)
            elif at_end and length > profile.blank_run_end_house:
                self.warn(
                    first,
                    f"{length} in a row",
                    message,
                    f"the house allows itself {profile.blank_run_end_house} at the end; cut some",
                )

    def _blank(self, page: Page) -> bool:
        marks = page.marks
        if not marks.placed and not marks.paths and not marks.shadings and not marks.shown:
            return True
        if any(self._inked(page, index) for index in range(len(marks.placed))):
            return False
        try:
            return not page.lines and page.seen_white
        except NotJudged:
            return False

    def _inked(self, page: Page, index: int) -> bool:
        """Whether a picture is known to hold ink, which saves drawing the page."""
        placed = page.marks.placed[index]
        picture = describe(placed)
        if picture.space.process != "cmyk" or picture.stencil or picture.space.colorants:
            return False
        try:
            return self.book.ink_of(placed, picture).most > 5
        except Undecodable:
            return False
