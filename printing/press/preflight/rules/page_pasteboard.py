"""Nothing is left lying beside the page."""

from __future__ import annotations

from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule


class PagePasteboard(Rule):
    """Pictures, lines and fields wholly outside the MediaBox, where no one sees them.

    They are no fault of the print, but make files heavy and come back when pages are resized.
    Source: printers.md 5, row 12 (hidden objects).
    """

    id = "page.pasteboard"
    title = "Nothing beside the page"

    def prepare(self) -> None:
        self.limit = "everything on the page"
        self.measured = "nothing beside the pages"

    def look(self, page: Page) -> None:
        outside = page.marks.outside
        if outside:
            told = ", ".join(f"{count} {what}" for what, count in sorted(outside.items()))
            self.warn(
                page.number,
                told,
                "something lies wholly beside the page",
                "delete what lies beside the page and export it again",
            )
