"""Where the file names its trim and bleed, they lie where the printer cuts."""

from __future__ import annotations

from printing.press.preflight.matrix import Box
from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule

SLACK = 0.016


class PageBoxes(Rule):
    """TrimBox and BleedBox of each page, on the sides that a recto and a verso alternate.

    Source: ISO 32000-1, 14.11.2 (boxes); KDP help GVBQ3CMEQW3W2VL6 (bleed on three sides).
    KDP itself asks for no TrimBox: a file without any is not judged.
    """

    id = "page.boxes"
    title = "Trim and bleed boxes"

    def prepare(self) -> None:
        self.limit = "TrimBox and BleedBox on alternating sides, to 0.01 pt"
        self.without: list[int] = []

    def look(self, page: Page) -> None:
        if page.box("/TrimBox") is None:
            self.without.append(page.number)
            return
        page.need_size()
        for name, wanted in (
            ("/TrimBox", page.geometry.trim_box),
            ("/BleedBox", page.geometry.bleed_box),
        ):
            box = page.box(name)
            if box is not None and not _same(box, wanted):
                self.error(
                    page.number,
                    f"{name[1:]} {_written(box)}",
                    f"a {page.geometry.side} has its {name[1:]} at {_written(wanted)} pt",
                    "mirror the boxes: the bleed lies at top, bottom and outside, so the "
                    "trim touches the bind edge (left on odd pages, right on even ones)",
                )

    def close(self) -> None:
        pages = self.book.pages
        if len(self.without) == pages:
            self.unjudged(None, "no page names a TrimBox, and the printer does not ask for one")
        elif self.without:
            self.warn(
                self.without[0],
                f"{len(self.without)} of {pages} pages without",
                "some pages name a TrimBox and some do not",
                "write the boxes on every page",
            )
        self.measured = f"right on all {pages} pages"


def _same(box: Box, wanted: Box) -> bool:
    return all(abs(a - b) <= SLACK for a, b in zip(box, wanted, strict=True))


def _written(box: Box) -> str:
    return "[" + " ".join(f"{side:g}" for side in box) + "]"
