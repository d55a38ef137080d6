"""A title as a whole: what a duplicate takes along, what the archive keeps, what deleting does."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection, models

from books.copying import COPIED, ONLY_OF_APPROVED_SHEETS
from books.enums import Role
from books.errors import IllegalMove, NotAllowed, NotReady, Refused
from books.felling import gather
from books.models import (
    Artwork,
    Book,
    Casting,
    Contributor,
    Edition,
    Event,
    Page,
    Rendition,
    Scene,
)
from books.operations.renditions import make_renditions
from books.operations.titles import (
    add_protection,
    archive_title,
    delete_title,
    duplicate_title,
    protecting,
    restore_title,
)
from books.queries import edition_of
from books.shelf import shelf
from illustration.models import Attempt
from illustration.operations.whole import queue_book
from printing.models import PrintRun
from printing.operations.run import queue_run
from tests.factories import make_book
from tests.laid import once_a_file
from tests.personas import Press


def whole_book(press: Press) -> Book:
    """A whole book, approved, with its sheet and all its pictures."""
    made = make_book(press.ben, title="Pip and the Moon", approved=True, approver=press.rita)
    for sheet in Artwork.objects.filter(character__isnull=False):
        make_renditions(artwork=sheet)
    return made


laid, press, book = once_a_file(whole_book, in_force=True)


def rows_of(book: Book) -> dict[str, int]:
    return {model._meta.label: len(keys) for model, keys in gather(book).items() if keys}


def told(rows: models.QuerySet[Any], *fields: str) -> list[tuple[Any, ...]]:
    return list(rows.values_list(*fields))


def test_a_duplicate_has_the_same_plan_and_words(owl: Press, book: Book) -> None:
    copy = duplicate_title(book=book, by=owl.ben)
    assert (copy.title, copy.slug) == ("Pip and the Moon (copy)", "pip-and-the-moon-copy")
    assert (copy.language, copy.style) == (book.language, book.style)
    plan = ("number", "kind", "template", "text", "part", "scene__position")
    first, second = edition_of(book), edition_of(copy)
    assert told(first.pages.all(), *plan) == told(second.pages.all(), *plan)
    same = ("printer", "trim", "bleed", "stock", "language", "body_pt", "arrangement", "credits")
    assert [getattr(first, name) for name in same] == [getattr(second, name) for name in same]
    scene = ("position", "kind", "brief", "brief_origin", "light", "text_room")
    assert told(book.scenes.all(), *scene) == told(copy.scenes.all(), *scene)
    assert told(book.contributors.all(), "position", "name", "role") == told(
        copy.contributors.all(), "position", "name", "role"
    )


def test_a_duplicates_characters_keep_their_approved_sheets_and_castings(
    owl: Press, book: Book
) -> None:
    copy = duplicate_title(book=book, by=owl.ben)
    mine, theirs = copy.characters.get(), book.characters.get()
    assert (mine.name, mine.kind, mine.traits) == (theirs.name, theirs.kind, theirs.traits)
    assert mine.sheet is not None
    assert theirs.sheet is not None
    assert mine.sheet.pk != theirs.sheet.pk
    assert (mine.sheet.sha256, mine.sheet.file) == (theirs.sheet.sha256, theirs.sheet.file)
    assert mine.sheet.character_id == mine.pk
    assert mine.sheet.book_id == copy.pk
    assert set(mine.sheet.renditions.values_list("file", flat=True)) == set(
        theirs.sheet.renditions.values_list("file", flat=True)
    )
    casts = ("scene__position", "character__name", "position")
    assert told(Casting.objects.filter(scene__book=copy).order_by("id"), *casts) == told(
        Casting.objects.filter(scene__book=book).order_by("id"), *casts
    )
    assert not Casting.objects.filter(scene__book=copy).exclude(character__book=copy).exists()


def test_a_duplicate_starts_without_pictures_approvals_attempts_money_and_runs(
    owl: Press, book: Book
) -> None:
    queue_run(edition=edition_of(book), by=owl.paul)
    copy = duplicate_title(book=book, by=owl.ben)
    assert not copy.artworks.filter(character__isnull=True).exists()
    assert set(copy.scenes.values_list("state", "artwork")) == {("briefed", None)}
    pages = Page.objects.filter(edition__book=copy)
    assert set(pages.values_list("text_state", "text_hash", "layout_state", "layout_hash")) == {
        ("draft", "", "draft", "")
    }
    assert Attempt.objects.filter(book=copy).count() == 0
    assert PrintRun.objects.filter(edition__book=copy).count() == 0
    assert [event.what for event in copy.events.all()] == ["duplicate"]


def test_an_isbn_stays_with_the_edition_it_names(owl: Press, book: Book) -> None:
    edition = edition_of(book)
    edition.isbn = "9780306406157"
    edition.save()
    rights = edition.pages.get(kind="copyright")
    rights.text += "\n\nISBN 9780306406157"
    rights.save()
    copy = edition_of(duplicate_title(book=book, by=owl.ben))
    assert copy.isbn == ""
    assert "ISBN" not in copy.pages.get(kind="copyright").text
    assert rights.text.startswith(copy.pages.get(kind="copyright").text)


def test_a_second_duplicate_gets_its_own_address(owl: Press, book: Book) -> None:
    slugs = [duplicate_title(book=book, by=owl.ben).slug for _ in range(2)]
    assert slugs == ["pip-and-the-moon-copy", "pip-and-the-moon-copy-2"]
    assert duplicate_title(book=book, by=owl.ben, title=" Nox  sings ").title == "Nox sings"


def test_of_two_who_duplicate_at_once_the_second_is_told(
    owl: Press, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = duplicate_title(book=book, by=owl.ben)
    monkeypatch.setattr("books.operations.titles.free_slug", lambda title: first.slug)
    before = rows_of(first)
    with pytest.raises(IllegalMove, match="at this moment. Nothing was duplicated"):
        duplicate_title(book=book, by=owl.ada)
    assert Book.objects.count() == 2
    assert rows_of(first) == before


def test_a_title_too_long_is_refused_and_nothing_is_duplicated(owl: Press, book: Book) -> None:
    with pytest.raises(Refused, match="200 characters at most"):
        duplicate_title(book=book, by=owl.ben, title="x" * 201)
    assert Book.objects.count() == 1


def test_nothing_below_a_book_is_forgotten_by_the_duplicate(book: Book) -> None:
    # Every kind of row that hangs below a book is copied or named here as left behind.
    left_behind = {"Upload", "Tick", "Attempt", "PrintRun", "RunArtwork", "Finding", "AuthorProof"}
    # A copy has no money of its own yet, is drawn by the publisher's models, and is new work.
    left_behind |= {"Budget", "Route", "Drafting", "PictureCheck", "AiStatement"}
    # What was let go, and which letters were read, is of one title and one picture.
    left_behind |= {"ReleasedWords", "LetterTick"}
    # No picture comes along, and a sketch is of one: of its arrangement.
    left_behind |= {"Sketch"}
    decided = {model.__name__ for model in (*COPIED, *ONLY_OF_APPROVED_SHEETS)} | left_behind
    assert {model.__name__ for model in gather(book)} - {"Book"} <= decided


@pytest.mark.parametrize("who", ["rita", "paul"])
def test_reviewers_and_production_do_not_duplicate(owl: Press, book: Book, who: str) -> None:
    with pytest.raises(NotAllowed):
        duplicate_title(book=book, by=getattr(owl, who))


def test_an_archived_title_leaves_the_list_and_loses_nothing(owl: Press, book: Book) -> None:
    before = rows_of(book)
    archive_title(book=book, by=owl.ben)
    assert book.archived_at is not None
    assert not shelf().titles
    assert len(shelf(archived=True).titles) == 1
    assert rows_of(book) == before
    restore_title(book=book, by=owl.ada)
    assert len(shelf().titles) == 1
    assert not shelf(archived=True).titles
    assert [event.what for event in book.events.all()[:2]] == ["restore", "archive"]


def test_of_two_who_archive_at_once_the_second_is_told(owl: Press, book: Book) -> None:
    twin = Book.objects.get(pk=book.pk)
    archive_title(book=book, by=owl.ben)
    with pytest.raises(IllegalMove, match="in the archive already"):
        archive_title(book=twin, by=owl.ada)
    restore_title(book=book, by=owl.ben)
    with pytest.raises(IllegalMove, match="not in the archive"):
        restore_title(book=twin, by=owl.ada)


def test_deleting_takes_every_row_below_and_no_other(owl: Press, book: Book) -> None:
    other = make_book(owl.ben, title="Another", with_art=True)
    beside = rows_of(other)
    queue_run(edition=edition_of(book), by=owl.paul)
    PrintRun.objects.update(state="failed", failure="it broke")
    gone = gather(book)
    # Pages, scenes, pictures and a failed run with its pictures are among them.
    assert {Page, Scene, Artwork, Rendition, Edition, Contributor, PrintRun} <= set(gone)
    delete_title(book=book, by=owl.ada, typed="Pip and  the Moon ")
    for model, keys in gone.items():
        assert not model._default_manager.filter(pk__in=keys).exists(), model
    assert rows_of(other) == beside
    connection.check_constraints()


def test_the_record_outlives_the_title_word_for_word(owl: Press, book: Book) -> None:
    before = list(Event.objects.filter(book_id=book.pk).order_by("pk").values())
    assert before
    key = book.pk
    delete_title(book=book, by=owl.ada, typed=book.title)
    after = list(Event.objects.filter(book_id=key).order_by("pk").values())
    assert after[:-1] == before
    assert (after[-1]["what"], after[-1]["subject"]) == ("delete-title", "pip-and-the-moon")
    assert after[-1]["note"].startswith("Pip and the Moon (")
    assert after[-1]["by_id"] == owl.ada.user_id


def test_a_print_file_protects_its_title_by_name(owl: Press, book: Book) -> None:
    run = queue_run(edition=edition_of(book), by=owl.paul)
    with pytest.raises(NotReady, match=r"print run 1 of edition 1 \(queued\)"):
        delete_title(book=book, by=owl.ada, typed=book.title)
    PrintRun.objects.filter(pk=run.pk).update(state="superseded")
    with pytest.raises(NotReady, match=r"print run 1 of edition 1 \(superseded\)"):
        delete_title(book=book, by=owl.ada, typed=book.title)
    assert Book.objects.filter(pk=book.pk).exists()


def test_a_title_that_is_being_drawn_is_not_deleted(owl: Press) -> None:
    fresh = make_book(owl.ben, title="Fresh")
    queue_book(book=fresh, by=owl.ben)
    with pytest.raises(NotReady, match="being drawn"):
        delete_title(book=fresh, by=owl.ada, typed="Fresh")


def test_deleting_asks_for_the_very_title(owl: Press, book: Book) -> None:
    for typed in ("", "pip and the moon", "Pip"):
        with pytest.raises(Refused, match="You typed another title"):
            delete_title(book=book, by=owl.ada, typed=typed)
    assert Book.objects.filter(pk=book.pk).exists()


@pytest.mark.parametrize("who", ["ben", "rita", "paul"])
def test_only_an_owner_deletes(owl: Press, book: Book, who: str) -> None:
    member = getattr(owl, who)
    assert member.role != Role.OWNER
    with pytest.raises(NotAllowed, match="ask someone who is owner"):
        delete_title(book=book, by=member, typed=book.title)


def test_a_floor_above_can_protect_a_title(owl: Press, book: Book) -> None:
    from books.operations import titles

    add_protection(_planted)
    try:
        assert protecting(book) == ["a planted reason"]
    finally:
        titles._protections.remove(_planted)


def _planted(book: Book) -> list[str]:
    return ["a planted reason"]
