"""Pages looked at before the book is bound, so that the examination finds them known."""

from __future__ import annotations

from pathlib import Path

from printing.press.preflight.findings import Expectation
from printing.press.preflight.limits import bounded_streams
from printing.press.preflight.opening import open_book
from printing.press.preflight.page import Page
from printing.press.preflight.rule import NotJudged


def keep_grounds(path: Path, expectation: Expectation) -> int:
    """Draw the pages of a PDF without their words into `expectation.grounds`; how many.

    A page that cannot be drawn is left to the examination. Raises Unreadable.
    """
    looked = 0
    with bounded_streams():
        book = open_book(path, expectation)
        try:
            for number in range(1, book.pages + 1):
                looked += _looked_at(Page(book, number))
        finally:
            book.close()
    return looked


def _looked_at(page: Page) -> bool:
    try:
        _ = page.backdrop
    except NotJudged:
        return False
    finally:
        page.close()
    return True
