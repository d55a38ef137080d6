"""A jacket's flaps and the picture of the endpapers: chosen for an edition, bound to its cover."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from django.db import IntegrityError, transaction

from books.cover_changes import changes
from books.cover_fields import endpapers_of, fields_of, seen_of
from books.covers import cover_is_approved, facts_of, hash_of
from books.enums import CheckItem, SceneKind
from books.errors import Refused
from books.models import Book, Edition
from books.operations.cover import approve_cover, change_cover
from books.operations.cover_scene import begin_cover
from books.operations.review import approve_artwork
from books.operations.titles import delete_title, duplicate_title
from books.queries import edition_of
from tests.factories import add_candidate, make_book
from tests.laid import once_a_file
from tests.personas import Press


def whole_book(owl: Press) -> Book:
    """A cased book with an approved cover."""
    made = make_book(owl.ben, printer="offset")
    Edition.objects.filter(book=made).update(isbn="9780306406157")
    scene = begin_cover(book=made, kind=SceneKind.COVER_FRONT, by=owl.ben)
    picture = add_candidate(scene=scene)
    approve_artwork(scene=scene, artwork=picture, by=owl.rita, checked=tuple(CheckItem))
    approve_cover(edition=edition_of(made), by=owl.rita)
    return made


laid, press, book = once_a_file(whole_book, in_force=True)


def change(owl: Press, book: Book, **fields: object) -> Edition:
    edition = edition_of(book)
    told = replace(fields_of(edition), **fields)  # type: ignore[arg-type]
    change_cover(edition=edition, fields=told, seen=seen_of(edition), by=owl.ben)
    return edition_of(book)


def told_since(edition: Edition) -> list[str]:
    return changes(edition.cover_bound, facts_of(edition, edition.pages.count()))


def test_another_flap_voids_the_cover_and_says_by_how_much(owl: Press, book: Book) -> None:
    assert cover_is_approved(edition_of(book), book.editions.get().pages.count())
    edition = change(owl, book, flap_in=Decimal("3.5"))
    assert not cover_is_approved(edition, edition.pages.count())
    assert told_since(edition) == [
        "The jacket's flaps were 3.25 in and are 3.5 in: 0.25 in wider each, the sheet 0.50 in."
    ]


def test_a_narrower_flap_is_told_as_narrower_and_the_usual_one_again_as_nothing(
    owl: Press, book: Book
) -> None:
    assert "0.25 in narrower each" in told_since(change(owl, book, flap_in=Decimal(3)))[0]
    back = change(owl, book, flap_in=Decimal("3.250"))
    assert told_since(back) == []
    assert hash_of(facts_of(back, back.pages.count())) == back.cover_hash


def test_a_paperback_has_no_jacket_to_void(owl: Press) -> None:
    edition = edition_of(make_book(owl.ben))
    before = facts_of(edition, 24)
    edition.flap_in = Decimal(4)
    assert facts_of(edition, 24) == before


@pytest.mark.parametrize("wide", ["1.999", "5.001", "0", "999"])
def test_a_flap_is_2_to_5_inches(owl: Press, book: Book, wide: str) -> None:
    with pytest.raises(Refused, match="2 to 5 in wide"):
        change(owl, book, flap_in=Decimal(wide))
    assert edition_of(book).flap_in == Decimal("3.25")


def test_the_table_itself_holds_no_other_flap(owl: Press, book: Book) -> None:
    with pytest.raises(IntegrityError, match="flap"), transaction.atomic():
        Edition.objects.filter(book=book).update(flap_in=Decimal("5.5"))


def test_endpapers_take_an_approved_picture_and_void_the_cover(owl: Press, book: Book) -> None:
    front = book.scenes.get(kind="cover-front").artwork
    assert front is not None
    edition = change(owl, book, endpapers=front.pk)
    assert edition.endpapers == front
    assert told_since(edition) == ["Changed since it was approved: the picture of the endpapers."]


def test_a_picture_nobody_approved_is_none_for_endpapers(owl: Press, book: Book) -> None:
    offered = add_candidate(scene=book.scenes.get(position=1))
    assert offered not in endpapers_of(edition_of(book))
    with pytest.raises(Refused, match="none for the endpapers"):
        change(owl, book, endpapers=offered.pk)


def test_a_picture_on_endpapers_stays_chosen_when_its_scene_has_another(
    owl: Press, book: Book
) -> None:
    scene = book.scenes.get(kind="cover-front")
    first = scene.artwork
    assert first is not None
    change(owl, book, endpapers=first.pk)
    add_candidate(scene=scene, seed=9)
    assert change(owl, book, age_line="Ages 3 to 7").endpapers == first


def test_a_copy_of_the_title_has_a_colour_and_the_title_can_be_deleted(
    owl: Press, book: Book
) -> None:
    change(owl, book, endpapers=book.scenes.get(kind="cover-front").artwork_id)
    copy = duplicate_title(book=book, by=owl.ben)
    assert edition_of(copy).endpapers is None
    delete_title(book=book, by=owl.ada, typed=book.title)
    assert list(Book.objects.all()) == [copy]
