"""A text that is too long for its column is refused in a sentence, on either engine."""

from __future__ import annotations

from dataclasses import replace

import pytest

from books.errors import Refused
from books.models import Book, Contributor, Event
from books.operations.manuscript import import_book
from books.operations.moves import record
from tests.factories import draft, make_book
from tests.personas import Press


def test_a_title_of_201_letters_is_refused_by_its_column_and_its_length(owl: Press) -> None:
    long = "x" * 201
    with pytest.raises(Refused, match="title of a book can have 200 letters.* has 201"):
        Book.objects.create(slug="x", title=long)
    assert Book.objects.create(slug="y", title="x" * 200).pk


def test_rows_written_many_at_once_are_looked_at_too(owl: Press) -> None:
    book = make_book(owl.ben)
    people = [Contributor(publisher_id=book.publisher_id, book=book, position=n, role="author",
                          name="A" * length) for n, length in ((8, 10), (9, 161))]  # fmt: skip
    with pytest.raises(Refused, match="name of a contributor"):
        Contributor.objects.bulk_create(people)
    assert not book.contributors.filter(position__gte=8).exists()


def test_a_manuscript_with_a_name_too_long_is_refused_whole(owl: Press) -> None:
    told = draft()
    owl_of_81 = replace(told.characters[0], name="P" * 81)
    told = replace(told, characters=(owl_of_81,), scenes=tuple(
        replace(scene, cast=("P" * 81,)) for scene in told.scenes))  # fmt: skip
    with pytest.raises(Refused, match="name of a character can have 80 letters"):
        import_book(draft=told, by=owl.ben)
    assert Book.objects.count() == 0


def test_the_record_of_an_act_is_cut_rather_than_the_act_refused(owl: Press) -> None:
    book = make_book(owl.ben)
    pages = ", ".join(str(number) for number in range(100))
    record(book=book, what="test", subject="s" * 400, by=None, from_state=pages, to_state="3")
    told = Event.objects.get(what="test")
    assert (len(told.subject), len(told.from_state)) == (300, 200)
    assert told.from_state.endswith("…")


def test_what_was_not_read_with_a_row_is_not_read_to_measure_it(
    owl: Press, django_assert_num_queries: object
) -> None:
    make_book(owl.ben)
    book = Book.objects.only("id", "publisher_id", "style").get()
    with django_assert_num_queries(1):
        book.style = "woodcut"
        book.save(update_fields=["style"])
