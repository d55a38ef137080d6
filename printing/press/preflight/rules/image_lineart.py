"""Pictures of black and white alone are fine enough not to show their steps."""

from __future__ import annotations

from printing.press.preflight.page import Page
from printing.press.preflight.pixels import describe, effective
from printing.press.preflight.rule import Rule

WANTED = 600


class ImageLineart(Rule):
    """Resolution of one-bit pictures as placed: edges of line art show steps under 600 dpi.

    A warning. Source: the trade's practice (600 to 1200 dpi for line art; 300 is for tones).
    """

    id = "image.lineart"
    title = "Resolution of line art"

    def prepare(self) -> None:
        self.limit = f"{WANTED} dpi"
        self.count = 0

    def look(self, page: Page) -> None:
        for placed in {id(p.image): p for p in page.marks.placed}.values():
            picture = describe(placed)
            if picture.bits != 1 or min(picture.width, picture.height) < 2:
                continue
            self.count += 1
            dpi = effective(placed, picture)
            # Under the printer's own limit image.dpi speaks.
            if self.profile.dpi_warn - 0.1 <= dpi < WANTED - 0.1:
                self.warn(
                    page.number,
                    f"{dpi:.1f} dpi",
                    f"the black-and-white picture {placed.name} will show steps at its edges",
                    f"scan or draw it at {WANTED} dpi, or set it as tones of gray",
                )

    def close(self) -> None:
        self.measured = f"{self.count} of one bit" if self.count else "no line art"
