"""White is not laid over other inks, where it would vanish."""

from __future__ import annotations

from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule


class OverprintWhite(Rule):
    """Words, lines and fields in paper white with overprint on: no ink is laid, nothing cleared.

    Source: ISO 32000-1, 8.6.7 (overprint mode 1 leaves plates with a tint of 0 as they are);
    Ghent Workgroup's checks (white text and objects knock out).
    """

    id = "overprint.white"
    title = "White knocks out"

    def prepare(self) -> None:
        self.limit = "no white overprints"
        self.measured = "none"

    def look(self, page: Page) -> None:
        uses = sorted({over.use for over in page.marks.overprints if over.ink.paper})
        if uses:
            self.error(
                page.number,
                f"white {', '.join(uses)}",
                "something white is set to overprint: it will not be there in print",
                "switch overprint off for whatever is white",
            )
