"""Pictures have enough pixels for the size they are printed at."""

from __future__ import annotations

import math

from printing.press.preflight.marks import Placed
from printing.press.preflight.matrix import sides
from printing.press.preflight.page import Page
from printing.press.preflight.pixels import Picture, describe, effective
from printing.press.preflight.rule import Rule


class ImageDpi(Rule):
    """Effective resolution on both axes of every picture as placed, through forms and inline.

    Source: KDP help G201857950 asks for 300; under 200 fails in the trade's checking tools
    (printers.md 1.3), 200 to 299 is a warning. A side of one pixel is a flat colour there.
    """

    id = "image.dpi"
    title = "Resolution of pictures"

    def prepare(self) -> None:
        profile = self.profile
        self.limit = f"{profile.dpi_warn} dpi; under {profile.dpi_error} is an error"
        self.lowest = math.inf
        self.count = 0

    def look(self, page: Page) -> None:
        worst: dict[tuple[int, int] | int, tuple[float, Placed, Picture]] = {}
        for index, placed in enumerate(page.marks.placed):
            picture = describe(placed)
            dpi = effective(placed, picture)
            self.count += 1
            self.lowest = min(self.lowest, dpi)
            # Rounding boxes to a pixel costs a tenth of a dot: 299.95 is 300.
            if dpi >= self.profile.dpi_warn - 0.1:
                continue
            key = placed.number or index
            if key not in worst or dpi < worst[key][0]:
                worst[key] = (dpi, placed, picture)
        for dpi, placed, picture in worst.values():
            self._too_low(page.number, dpi, placed, picture)

    def _too_low(self, page: int, dpi: float, placed: Placed, picture: Picture) -> None:
        width, height = (side / 72 for side in sides(placed.matrix))
        want = self.profile.dpi_warn
        tell = self.error if dpi < self.profile.dpi_error else self.warn
        tell(
            page,
            f"{dpi:.1f} dpi",
            f"the picture {placed.name}, {picture.width} x {picture.height} px, is printed "
            f"{width:.3f} x {height:.3f} in large",
            f"redraw it at {_up(width * want)} x {_up(height * want)} px, or place it no larger "
            f"than {picture.width / want:.2f} x {picture.height / want:.2f} in",
        )

    def close(self) -> None:
        self.measured = f"{self.count} placed, {self.lowest:.1f} dpi or more"
        if not self.count:
            self.measured = "no pictures"


def _up(pixels: float) -> int:
    return math.ceil(round(pixels, 3))
