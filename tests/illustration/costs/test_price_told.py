"""What the press says redrawn pictures cost is what their model costs; offline nothing."""

from __future__ import annotations

from books.quoting import quote
from illustration.operations.routes import set_route
from tests.factories import make_book
from tests.illustration.keys.conftest import Adding
from tests.personas import Press


def test_a_redrawn_page_costs_what_the_books_own_model_costs(owl: Press, adding: Adding) -> None:
    book = make_book(owl.ben)
    assert quote(10, book).dollars == "$0.00"
    adding()
    told = quote(10, book)
    assert (told.dollars, told.painter) == ("$0.298", "Seedream 5.0 at GPT Proto")
    set_route(publisher=owl.publisher, book=book, role="page", model="offline", by=owl.ada)
    assert (quote(10, book).micros, quote(10).micros) == (0, 298_000)
