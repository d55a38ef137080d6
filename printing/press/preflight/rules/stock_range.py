"""The printer makes a book of this trim, stock and page count."""

from __future__ import annotations

from printing.press.preflight.findings import INTERIOR
from printing.press.preflight.rule import Rule


class StockRange(Rule):
    """The file's own page count against the stock's and the trim's limits.

    Source: KDP help G201834180 (print options: page counts by ink, paper and trim).
    """

    id = "stock.range"
    title = "Pages that stock and trim allow"
    kinds = (INTERIOR,)

    def close(self) -> None:
        expected, profile, pages = self.expected, self.profile, self.book.pages
        self.measured = f"{pages} pages"
        known = {stock.code: stock for stock in profile.stocks}
        limits = profile.max_pages(expected.trim)
        stock = known.get(expected.stock)
        if stock is not None:
            most = min(stock.max_pages, limits.get(stock.code, 0))
            self.limit = f"{stock.min_pages} to {most} pages of {stock.title} at {expected.trim} in"
        for reason in profile.refuse(expected.trim, expected.bleed, pages, expected.stock):
            self.error(
                None, f"{pages} pages", reason, "change the page count, the stock or the trim"
            )
