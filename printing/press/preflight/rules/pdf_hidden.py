"""Nothing is in the file that cannot be seen."""

from __future__ import annotations

from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule

INVISIBLE = 3


class PdfHidden(Rule):
    """Invisible text (rendering mode 3) and what stands in layers that are switched off.

    A printer's machine may show layers that a screen hides. Source: KDP help
    GYEKAVKMSE23PFTM: no invisible objects; ISO 32000-1, 9.3.6 and 8.11.
    """

    id = "pdf.hidden"
    title = "Nothing hidden"

    def prepare(self) -> None:
        self.limit = "none"
        self.measured = "none"

    def look(self, page: Page) -> None:
        words = sum(n for shown, n in page.marks.shown.items() if shown.mode == INVISIBLE)
        if words:
            self.error(
                page.number,
                f"{words} hidden words",
                "invisible text lies on the page",
                "export again without it",
            )
        if page.marks.unseen:
            self.error(
                page.number,
                f"{page.marks.unseen} marks in hidden layers",
                "a layer that is switched off holds something",
                "delete hidden layers before exporting",
            )
