"""A title's name, its credits and an edition's ISBN are changed; what they void follows."""

from __future__ import annotations

from typing import Any

import pytest

from books import voiding
from books.cover_checks import mismatches
from books.covers import cover_is_approved, facts_of
from books.enums import Approval, CheckItem, SceneKind
from books.errors import IllegalMove, NotAllowed, Refused
from books.models import Book, Edition, Event, Page
from books.operations.cover import approve_cover
from books.operations.cover_scene import begin_cover
from books.operations.facts import change_edition, change_title
from books.operations.review import approve_artwork
from books.queries import edition_of
from books.voiding import seen_of_edition, seen_of_title, voided
from tests.factories import add_candidate, make_book
from tests.personas import Press

ISBN, OTHER = "9780306406157", "9781861972712"


@pytest.fixture
def book(owl: Press) -> Book:
    return make_book(owl.ben)


def credits_of(book: Book) -> list[dict[str, str]]:
    return [{"name": each.name, "role": each.role} for each in book.contributors.all()]


def rename(owl: Press, book: Book, **told: Any) -> None:
    stands = {"title": book.title, "credits": credits_of(book), "seen": seen_of_title(book)}
    change_title(book=book, by=told.pop("by", owl.ben), **(stands | told))


def amend(owl: Press, edition: Edition, **told: Any) -> None:
    stands = {"title": edition.title, "isbn": edition.isbn, "seen": seen_of_edition(edition)}
    change_edition(edition=edition, by=told.pop("by", owl.ben), **(stands | told))


def front(book: Book) -> list[Page]:
    return list(edition_of(book).pages.filter(kind__in=["title", "copyright"]).order_by("number"))


def test_a_new_title_is_on_its_front_pages_which_wait_for_approval(owl: Press) -> None:
    book = make_book(owl.ben, approved=True, approver=owl.rita)
    rename(owl, book, title="  Pip and\nthe Sun ")
    assert edition_of(book).shown_title == "Pip and the Sun"
    for page in front(book):
        assert "Pip and the Sun" in page.text
        assert "Moon" not in page.text
        assert (page.text_state, page.layout_state, page.version) == ("draft", "draft", 2)
        assert page.text_by == owl.ben.user
    event = Event.objects.get(what="rename-title")
    assert (event.from_state, event.to_state) == ("Pip and the Moon", "Pip and the Sun")
    others = edition_of(book).pages.exclude(kind__in=["title", "copyright"])
    assert set(others.values_list("layout_state", "version")) == {("approved", 1)}


def test_credits_are_written_in_their_order_and_told(owl: Press, book: Book) -> None:
    people = [{"name": "Eve Lark", "role": "author"}, {"name": "Ben Wren", "role": "illustrator"}]
    rename(owl, book, credits=people)
    assert credits_of(book) == people
    assert "Written by Eve Lark\n\nIllustrated by Ben Wren" in front(book)[0].text
    assert "Written by Eve Lark\\\nIllustrated by Ben Wren" in front(book)[1].text
    told = Event.objects.get(what="change-credits")
    assert told.note == "Ada Owl (author) -> Eve Lark (author), Ben Wren (illustrator)"
    assert not Event.objects.filter(what="rename-title").exists()


def test_an_isbn_is_written_as_people_write_it_and_printed(owl: Press, book: Book) -> None:
    edition = edition_of(book)
    amend(owl, edition, isbn="978-0-306 40615-7")
    assert edition.isbn == ISBN
    assert front(book)[1].text.endswith(f"\n\nISBN {ISBN}")
    assert front(book)[0].version == 1
    amend(owl, edition, isbn="")
    assert "ISBN" not in front(book)[1].text
    assert Event.objects.filter(what="change-isbn").count() == 2


def test_an_edition_is_named_in_its_own_language(owl: Press, book: Book) -> None:
    edition = edition_of(book)
    amend(owl, edition, title="Pip et la Lune")
    assert (edition.shown_title, edition.book.title) == ("Pip et la Lune", "Pip and the Moon")
    assert front(book)[0].text.startswith("Pip et la Lune\n")
    rename(owl, Book.objects.get(), title="Pip and the Sun")
    assert front(book)[0].text.startswith("Pip et la Lune\n")
    amend(owl, edition_of(book), title="")
    assert front(book)[0].text.startswith("Pip and the Sun\n")
    assert Event.objects.filter(what="name-edition").count() == 2


@pytest.mark.parametrize(
    ("isbn", "words"),
    [
        ("9780306406158", "check digit 8 where 7 belongs"),
        ("97803064", "thirteen digits"),
        (OTHER, "taken by Pip and the Sun, edition 1"),
    ],
)
def test_an_isbn_that_is_none_or_taken_is_refused(
    owl: Press, book: Book, isbn: str, words: str
) -> None:
    Edition.objects.filter(book=make_book(owl.ben, title="Pip and the Sun")).update(isbn=OTHER)
    with pytest.raises(Refused, match=words):
        amend(owl, edition_of(book), isbn=isbn)
    assert edition_of(book).isbn == ""


def test_the_cover_is_told_as_changed_and_agrees_with_the_inside_again(
    owl: Press, book: Book
) -> None:
    amend(owl, edition_of(book), isbn=ISBN)
    scene = begin_cover(book=book, kind=SceneKind.COVER_FRONT, by=owl.ben)
    picture = add_candidate(scene=scene)
    approve_artwork(scene=scene, artwork=picture, by=owl.rita, checked=tuple(CheckItem))
    approve_cover(edition=edition_of(book), by=owl.rita)
    assert voided(edition_of(book)).cover
    rename(owl, Book.objects.get(), title="Pip and the Sun", credits=[])
    amend(owl, edition_of(book), isbn=OTHER)
    edition = edition_of(book)
    assert edition.cover_state == Approval.APPROVED  # so that the desk says: changed since
    assert not cover_is_approved(edition, 24)
    bound, now = edition.cover_bound, facts_of(edition, 24)
    assert {key for key in now if now[key] != bound[key]} == {"title", "author", "credited", "isbn"}
    assert mismatches(edition, edition.pages.all()) == []


def test_what_will_be_looked_at_again_is_known_before(owl: Press, book: Book) -> None:
    title, copyright_page = front(book)
    told = voided(edition_of(book))
    assert (told.pages, told.by_hand, told.cover) == (
        (title.number, copyright_page.number), (), False,
    )  # fmt: skip
    Page.objects.filter(pk=title.pk).update(text="A tale of hills")
    told = voided(edition_of(book))
    assert (told.pages, told.by_hand) == ((copyright_page.number,), (title.number,))


def test_who_saved_meanwhile_is_not_overwritten(owl: Press, book: Book) -> None:
    seen, edition = seen_of_title(book), edition_of(book)
    mine = seen_of_edition(edition)
    rename(owl, book, title="First")
    amend(owl, edition, isbn=ISBN)
    with pytest.raises(IllegalMove, match="The title was saved by somebody else"):
        rename(owl, book, title="Second", seen=seen)
    with pytest.raises(IllegalMove, match="Edition 1 was saved by somebody else"):
        amend(owl, edition_of(book), isbn=OTHER, seen=mine)
    assert (Book.objects.get().title, edition_of(book).isbn) == ("First", ISBN)


def test_nothing_new_is_no_event_and_voids_nothing(owl: Press, book: Book) -> None:
    rename(owl, book)
    amend(owl, edition_of(book))
    assert not Event.objects.filter(what__in=["rename-title", "change-credits", "edit-text"])
    assert not Page.objects.exclude(version=1).exists()


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"title": " "}, "has no title yet"),
        ({"title": "x" * 201}, "201 characters"),
        ({"credits": [{"name": "Eve", "role": "king"}]}, "is no role here"),
    ],
)
def test_what_is_no_title_or_credit_is_refused(
    owl: Press, book: Book, told: dict[str, Any], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        rename(owl, book, **told)
    assert credits_of(Book.objects.get()) == [{"name": "Ada Owl", "role": "author"}]


@pytest.mark.parametrize("who", ["rita", "paul"])
def test_reviewers_and_production_change_neither(owl: Press, book: Book, who: str) -> None:
    with pytest.raises(NotAllowed):
        rename(owl, book, title="Mine", by=getattr(owl, who))
    with pytest.raises(NotAllowed):
        amend(owl, edition_of(book), isbn=ISBN, by=getattr(owl, who))


def test_an_edition_in_the_trade_keeps_title_and_isbn(
    owl: Press, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(voiding, "_trades", [lambda edition: "print run 3"])
    assert voided(edition_of(book)).held == "print run 3"
    for told in ({"title": "Sun"}, {"isbn": ISBN}):
        with pytest.raises(IllegalMove, match=r"print run 3.*begin a corrected edition"):
            amend(owl, edition_of(book), **told)
    with pytest.raises(IllegalMove, match="Edition 1 is with the trade"):
        rename(owl, book, title="Sun")
    amend(owl, edition_of(book), title="Pip and the Moon")  # the title it has
    rename(owl, book, title="Sun")  # which is its own now
    assert edition_of(book).shown_title == "Pip and the Moon"
