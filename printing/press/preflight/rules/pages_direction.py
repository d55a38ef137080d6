"""The file is turned the way the book is read."""

from __future__ import annotations

from pikepdf import Dictionary

from printing.press.preflight.findings import INTERIOR
from printing.press.preflight.rule import Rule

NAMES = {"ltr": "L2R", "rtl": "R2L"}


class PagesDirection(Rule):
    """The viewer's direction against the edition's, and whether the printer binds that way.

    Source: ISO 32000-1, 12.2 (ViewerPreferences, Direction); profile field directions.
    """

    id = "pages.direction"
    title = "Reading direction"
    kinds = (INTERIOR,)

    def close(self) -> None:
        wanted = self.expected.direction
        self.limit = {"ltr": "left to right", "rtl": "right to left"}[wanted]
        view = self.book.pdf.Root.get("/ViewerPreferences")
        said = str(view.get("/Direction", ""))[1:] if isinstance(view, Dictionary) else ""
        self.measured = said or "not said; left to right"
        if wanted not in self.profile.directions:
            self.error(
                None,
                self.limit,
                f"the printer does not bind books that are read {self.limit}",
                "choose a printer that does",
            )
        if said and said != NAMES[wanted]:
            self.error(
                None,
                said,
                f"the file says {said}, and the edition is read {self.limit}",
                "set the reading direction in the export, and check the order of the pages",
            )
        elif not said and wanted == "rtl":
            self.warn(
                None,
                "not said",
                "the file does not say that it is read from right to left",
                "set the reading direction in the export, so that openings are shown as bound",
            )
