"""Pictures are packed in a way that the asked-for PDF knows."""

from __future__ import annotations

from printing.press.preflight.page import Page
from printing.press.preflight.pixels import describe
from printing.press.preflight.rule import Rule

SINCE = {"JPXDecode": ("JPEG 2000", "1.5"), "JBIG2Decode": ("JBIG2", "1.4")}


class ImageCoding(Rule):
    """Codecs of all pictures. JPEG 2000 came with PDF 1.5, JBIG2 with 1.4; X-1a takes neither.

    Under PDF/X an error, else a warning, since many presses' processors do not read them.
    Source: ISO 32000-1, 7.4 (filters); ISO 15930-1.
    """

    id = "image.coding"
    title = "Codecs of pictures"

    def prepare(self) -> None:
        self.limit = "JPEG, Flate, CCITT, run-length or none"
        self.seen: set[str] = set()

    def look(self, page: Page) -> None:
        for placed in {id(p.image): p for p in page.marks.placed}.values():
            for name in describe(placed).filters:
                self.seen.add(name)
                if name in SINCE:
                    self._told(page.number, placed.name, *SINCE[name])

    def _told(self, page: int, name: str, codec: str, since: str) -> None:
        strict = self.profile.pdf.standard.startswith("PDF/X-1a")
        tell = self.error if strict else self.warn
        tell(
            page,
            codec,
            f"the picture {name} is packed as {codec}, which PDF knows since {since}",
            "save it as JPEG at high quality, or without loss as Flate",
        )

    def close(self) -> None:
        self.measured = ", ".join(sorted(self.seen)) or "no packed pictures"
