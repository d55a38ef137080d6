"""A cover is one page: back, spine and front side by side."""

from __future__ import annotations

from printing.press.preflight.findings import COVER
from printing.press.preflight.rule import Rule


class CoverPage(Rule):
    """The page count of the cover's file.

    Source: KDP help G201857950: one PDF page with back cover, spine and front cover.
    """

    id = "cover.page"
    title = "One page"
    kinds = (COVER,)

    def close(self) -> None:
        self.limit = "1 page"
        self.measured = f"{self.book.pages} page{'' if self.book.pages == 1 else 's'}"
        if self.book.pages != 1:
            self.error(
                None,
                self.measured,
                f"the file holds {self.book.pages} pages where back, spine and front are one",
                "export the whole cover as one page, without the interior",
            )
