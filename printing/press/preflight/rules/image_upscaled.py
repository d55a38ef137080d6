"""Pictures were not enlarged to look finer than they are."""

from __future__ import annotations

from printing.press.preflight.page import Page
from printing.press.preflight.pixels import describe
from printing.press.preflight.rule import Rule
from printing.press.script import PlacedPicture

SPARE = 1.02


class ImageUpscaled(Rule):
    """Resolution counted in the pixels of the picture's own file, as the print run records them.

    A picture of 1024 px enlarged to 2588 shows 300 dpi and has 119. Only the record knows: a
    file from elsewhere is not judged. Source: prepress.md 10; limits as for image.dpi.
    """

    id = "image.upscaled"
    title = "Pixels of the source"

    def prepare(self) -> None:
        script = self.expected.script
        self.recorded = {} if script is None else {p.number: p.pictures for p in script.pages}
        self.limit = f"{self.profile.dpi_warn} dpi; under {self.profile.dpi_error} is an error"
        self.lowest = float("inf")

    def look(self, page: Page) -> None:
        for recorded in self.recorded.get(page.number, ()):
            own = source_dpi(recorded)
            self.lowest = min(self.lowest, own)
            wide, tall = _most_pixels(page, recorded)
            enlarged = wide > recorded.pixels[0] * SPARE or tall > recorded.pixels[1] * SPARE
            invented = own < recorded.dpi / SPARE
            if not enlarged and not invented:
                continue
            shown = max(own, recorded.dpi)
            if own >= self.profile.dpi_warn - 0.1 and not enlarged:
                continue
            tell = self.error if own < self.profile.dpi_error else self.warn
            tell(
                page.number,
                f"{own:.1f} dpi",
                f"a picture of {recorded.width} x {recorded.height} px was enlarged: it shows "
                f"{shown:.0f} dpi and has {own:.0f}",
                "redraw it larger, or place it smaller; enlarging adds no detail",
            )

    def close(self) -> None:
        if self.expected.script is None:
            self.unjudged(None, "the file is not one of this press, so its sources are not known")
        elif self.lowest == float("inf"):
            self.measured = "no pictures"
        else:
            self.measured = f"{self.lowest:.1f} dpi or more in the sources"


def source_dpi(recorded: PlacedPicture) -> float:
    """Resolution as placed, counted in the pixels of the source that are printed."""
    x0, y0, x1, y1 = recorded.crop
    left, top, right, bottom = recorded.strips
    wide = max(recorded.pixels[0] - left - right, 1)
    tall = max(recorded.pixels[1] - top - bottom, 1)
    return recorded.dpi * min(1.0, (x1 - x0) / wide, (y1 - y0) / tall)


def _most_pixels(page: Page, recorded: PlacedPicture) -> tuple[int, int]:
    """The size in pixels of what the file holds at the recorded place, 0 where nothing is."""
    for placed in page.marks.placed:
        near = zip(placed.box, recorded.box, strict=True)
        if all(abs(a - b) <= 1 for a, b in near):
            picture = describe(placed)
            return picture.width, picture.height
    return 0, 0
