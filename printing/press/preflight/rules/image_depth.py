"""Pictures have eight bits a sample."""

from __future__ import annotations

from printing.press.preflight.page import Page
from printing.press.preflight.pixels import describe
from printing.press.preflight.rule import Rule


class ImageDepth(Rule):
    """Bits a sample: 16 double the file without a printed difference and came with PDF 1.5.

    An error where the printer asks for an older PDF, else a warning. Source: ISO 32000-1,
    8.9.5.1; ISO 15930-1 (PDF 1.3 has 1, 2, 4 and 8 bits).
    """

    id = "image.depth"
    title = "Bits of pictures"

    def prepare(self) -> None:
        self.limit = "8 bits"
        self.most = 0

    def look(self, page: Page) -> None:
        old = self.profile.pdf.standard.startswith("PDF/X-1a")
        for placed in {id(p.image): p for p in page.marks.placed}.values():
            picture = describe(placed)
            # JPEG and JPEG 2000 say themselves how deep they are.
            if picture.filters[-1:] == ("JPXDecode",):
                continue
            self.most = max(self.most, picture.bits)
            if picture.bits > 8:
                tell = self.error if old else self.warn
                tell(
                    page.number,
                    f"{picture.bits} bits",
                    f"the picture {placed.name} has {picture.bits} bits a sample",
                    "save it with 8 bits",
                )

    def close(self) -> None:
        self.measured = f"{self.most} bits at most" if self.most else "no pictures"
