"""A released file keeps the title and the ISBN of its edition, and names itself."""

from __future__ import annotations

import pytest

from books.errors import IllegalMove
from books.operations.facts import change_edition
from books.queries import edition_of
from books.voiding import seen_of_edition
from printing.models import PrintRun
from tests.factories import make_book
from tests.personas import Press

ISBN = "9780306406157"


@pytest.mark.parametrize(
    ("state", "held"),
    [
        ("done", False),
        ("released", True),
        ("uploaded", True),
        ("accepted", True),
        ("rejected", False),
        ("superseded", False),
    ],
)
def test_what_the_printer_has_keeps_its_isbn(owl: Press, state: str, held: bool) -> None:
    edition = edition_of(make_book(owl.ben))
    PrintRun.objects.create(
        publisher_id=edition.publisher_id, edition=edition, n=4, state=state, part="cover",
        profile_key="kdp-paperback", profile_version="1", pages=1,
        file="1/xx/none.pdf", sha256="f" * 64, printers_words="Too wide.",
    )  # fmt: skip
    told = {"title": "", "isbn": ISBN, "seen": seen_of_edition(edition)}
    if held:
        with pytest.raises(IllegalMove, match=rf"as print run 4 \(cover, {state}\)"):
            change_edition(edition=edition, by=owl.ben, **told)
    else:
        change_edition(edition=edition, by=owl.ben, **told)
    assert edition_of(edition.book).isbn == ("" if held else ISBN)
