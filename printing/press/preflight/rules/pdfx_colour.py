"""A PDF/X-1a has the press's own colours alone."""

from __future__ import annotations

from printing.press.preflight.colours import Space
from printing.press.preflight.page import Page
from printing.press.preflight.pixels import describe
from printing.press.preflight.standard import NONE_ASKED, StandardRule

ALLOWED = frozenset({"DeviceGray", "DeviceCMYK", "Separation", "DeviceN", "Indexed", "Pattern"})


class PdfxColour(StandardRule):
    """Colour spaces of all marks: no RGB, no Lab, no colour that depends on a profile.

    Source: ISO 15930-1. PDF/X-4 allows colours with a profile; the printer's colour policy
    is colour.space.
    """

    id = "pdfx.colour"
    title = "PDF/X-1a: colours"

    def prepare(self) -> None:
        self.limit = "DeviceCMYK, DeviceGray, spot colours resting on them" if self.is_x1a else ""
        self.seen: set[str] = set()

    def look(self, page: Page) -> None:
        if not self.is_x1a:
            return
        spaces = {ink.space for _, ink in page.marks.inks}
        pictures = [describe(placed) for placed in page.marks.placed]
        spaces |= {picture.space for picture in pictures if not picture.stencil}
        families = {family for space in spaces for family in _families(space)}
        self.seen |= families
        for family in sorted(families - ALLOWED):
            self.error(
                page.number,
                family,
                f"a colour is given in {family}",
                "convert all colours to the printer's CMYK in the export",
            )

    def close(self) -> None:
        self.measured = ", ".join(sorted(self.seen)) or "no colour at all"
        if not self.is_x1a:
            self.not_asked(NONE_ASKED + "-1a")


def _families(space: Space) -> set[str]:
    return {space.family} | (_families(space.base) if space.base is not None else set())
