"""The file holds no programs for the printing machine."""

from __future__ import annotations

from pikepdf import Name, Stream

from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule


class PdfPostscript(Rule):
    """PostScript XObjects, used or not. Source: ISO 15930-1; ISO 32000-1, 8.8.2."""

    id = "pdf.postscript"
    title = "No PostScript"

    def prepare(self) -> None:
        self.limit = "none"
        self.measured = "none"
        self.seen: set[tuple[int, int]] = set()

    def look(self, page: Page) -> None:
        for entry in page.reachable(self.seen):
            value = entry.value
            if entry.kind != "/XObject" or not isinstance(value, Stream):
                continue
            inner = value.get("/Subtype2") == Name.PS or "/PS" in value
            if value.get("/Subtype") == Name.PS or inner:
                self.error(
                    page.number,
                    "PostScript",
                    f"{entry.name} is a PostScript program",
                    "export it again from the program it was made in, without PostScript",
                )
