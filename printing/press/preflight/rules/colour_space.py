"""Colours are those of the printing plates."""

from __future__ import annotations

from collections.abc import Iterator

from printing.press.preflight.colours import PLATES, Space
from printing.press.preflight.page import Page
from printing.press.preflight.pixels import describe
from printing.press.preflight.rule import Rule

WORDS = {"fill": "a fill", "stroke": "a line", "text": "text", "shading": "a gradient"}


class ColourSpace(Rule):
    """Spaces of all pictures, fills, lines, gradients and words.

    Source: profile field color_policy; the house sends CMYK and gray (decisions of the house),
    since an ink limit can only be kept there, even to printers that take RGB as well (KDP,
    printers.md 1.3). Spot inks that rest on CMYK are a warning.
    """

    id = "colour.space"
    title = "Colour spaces"

    def prepare(self) -> None:
        self.limit = "CMYK or gray"
        self.seen: set[str] = set()

    def look(self, page: Page) -> None:
        told: set[tuple[str, str]] = set()
        for what, space in _uses(page):
            self.seen.add(str(space.root if space.family == "Indexed" else space))
            fault = self._fault(space)
            if fault is None or (what, str(space)) in told:
                continue
            told.add((what, str(space)))
            tell = self.error if fault else self.warn
            tell(
                page.number,
                str(space if space.colorants else space.root),
                f"{what} is in {fault or 'a spot colour'}",
                "convert it to CMYK through the profile that belongs to the printer and stock",
            )

    def close(self) -> None:
        self.measured = ", ".join(sorted(self.seen)) or "no colour at all"

    def _fault(self, space: Space) -> str | None:
        """What is wrong with a space: "" for a spot ink, None for nothing."""
        if self.profile.color_policy == "srgb":
            return None
        if space.process == "rgb":
            return f"RGB ({space.root})"
        if space.process == "other" and space.root.family != "Pattern":
            return f"a colour space that is not known here ({space.root})"
        return "" if set(space.colorants) - PLATES - {"All"} else None


def _uses(page: Page) -> Iterator[tuple[str, Space]]:
    for placed in page.marks.placed:
        picture = describe(placed)
        # JPEG 2000 may leave its colour space to the picture data itself.
        if not picture.stencil:
            yield f"the picture {placed.name}", picture.space
    for use, ink in page.marks.inks:
        yield WORDS.get(use, "a stencil"), ink.space
