"""A cover's fields and its approval: bound to all that went in, void when any of it changes."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from books.cover_changes import changes
from books.cover_fields import CoverFields, fields_of, seen_of
from books.cover_sizes import cover_pixels
from books.covers import cover_is_approved, cover_scene, facts_of, hash_of
from books.enums import CheckItem, Origin, SceneKind
from books.errors import IllegalMove, NotAllowed, NotReady, OctavoError, Refused
from books.models import Book, Edition, Event, Page
from books.operations.artwork import add_artwork
from books.operations.cover import approve_cover, ask_cover_changes, change_cover
from books.operations.cover_scene import begin_cover
from books.operations.review import approve_artwork
from books.queries import edition_of
from books.reviewing import waiting_for
from printing.press.profile import load_profile
from tests.factories import add_candidate, make_book, picture_bytes
from tests.personas import Press

ISBN = "9780306406157"
TOLD = CoverFields(blurb="A long way home.", price=Decimal("14.99"), currency="USD")


@pytest.fixture
def book(owl: Press) -> Book:
    made = make_book(owl.ben, scenes=4, spreads=1)
    Edition.objects.filter(book=made).update(isbn=ISBN)
    return made


def change(edition: Edition, owl: Press, **fields: object) -> None:
    told = replace(fields_of(edition), **fields)  # type: ignore[arg-type]
    change_cover(edition=edition, fields=told, seen=seen_of(edition), by=owl.ben)


def with_front(book: Book, owl: Press) -> Edition:
    """A book whose front picture is drawn and approved."""
    scene = begin_cover(book=book, kind=SceneKind.COVER_FRONT, by=owl.ben)
    artwork = add_candidate(scene=scene)
    approve_artwork(scene=scene, artwork=artwork, by=owl.rita, checked=tuple(CheckItem))
    return edition_of(book)


def approved(book: Book, owl: Press) -> Edition:
    edition = with_front(book, owl)
    approve_cover(edition=edition, by=owl.rita)
    return edition_of(book)


def pages_more(edition: Edition, n: int) -> None:
    last = edition.pages.count()
    for number in range(last + 1, last + n + 1):
        Page.objects.create(
            publisher_id=edition.publisher_id,
            edition=edition,
            number=number,
            kind="blank",
            template="blank",
        )


def test_fields_are_saved_and_told_in_the_record(owl: Press, book: Book) -> None:
    edition = edition_of(book)
    change_cover(edition=edition, fields=TOLD, seen=seen_of(edition), by=owl.ben)
    kept = edition_of(book)
    assert (kept.blurb, kept.price, kept.currency) == ("A long way home.", Decimal("14.99"), "USD")
    assert Event.objects.filter(what="change-cover").count() == 1


def test_nothing_new_is_no_event(owl: Press, book: Book) -> None:
    change(edition_of(book), owl)
    assert not Event.objects.filter(what="change-cover").exists()


def test_who_saved_meanwhile_is_not_overwritten(owl: Press, book: Book) -> None:
    edition = edition_of(book)
    seen = seen_of(edition)
    change(edition, owl, blurb="First.")
    with pytest.raises(IllegalMove, match="saved by somebody else"):
        change_cover(edition=edition, fields=TOLD, seen=seen, by=owl.ben)
    assert edition_of(book).blurb == "First."


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"price": Decimal("5"), "currency": ""}, "Name the price's currency"),
        ({"currency": "DOLLARS"}, "is no currency"),
        ({"price": Decimal("-1"), "currency": "USD"}, "is none a book has"),
        ({"price_addon": "514"}, "five digits"),
        ({"price_addon": "5149a"}, "five digits"),
        ({"barcode": "stripes"}, "no way to set a barcode"),
        ({"age_line": "a\nb"}, "on one line"),
        ({"blurb": "x" * 3001}, "3000 is the most"),
        ({"logo": 999_999}, "no logo of this book"),
    ],
)
def test_what_cannot_be_printed_is_refused(
    owl: Press, book: Book, fields: dict[str, object], words: str
) -> None:
    with pytest.raises(Refused, match=words):
        change(edition_of(book), owl, **fields)
    assert fields_of(edition_of(book)) == CoverFields()


def test_a_picture_handed_in_without_a_place_can_be_the_logo(owl: Press, book: Book) -> None:
    logo = add_artwork(
        book=book, scene=None, character=None, data=picture_bytes(), suffix=".jpg",
        size=(300, 306), origin=Origin.UPLOADED, by=owl.ben.user, source_name="owl.png",
    )  # fmt: skip
    change(edition_of(book), owl, logo=logo.pk)
    assert edition_of(book).logo == logo


def test_a_reviewer_writes_no_cover_and_an_editor_approves_none(owl: Press, book: Book) -> None:
    edition = with_front(book, owl)
    with pytest.raises(NotAllowed):
        change_cover(edition=edition, fields=TOLD, seen=seen_of(edition), by=owl.rita)
    with pytest.raises(NotAllowed):
        approve_cover(edition=edition, by=owl.ben)


def test_the_front_is_begun_once_with_a_brief_from_the_story(owl: Press, book: Book) -> None:
    scene = begin_cover(book=book, kind=SceneKind.COVER_FRONT, by=owl.ben)
    assert (scene.position, scene.kind, scene.state) == (0, "cover-front", "briefed")
    assert (scene.brief, scene.brief_origin) == ("Pip flies over hill 1", "proposed")
    assert [casting.character.name for casting in scene.castings.all()] == ["Pip"]
    ((x0, y0, x1, y1),) = scene.text_room
    assert 0 < x0 < x1 < 1
    assert 0 < y0 < y1 < 0.5
    assert begin_cover(book=book, kind=SceneKind.COVER_FRONT, by=owl.ben) == scene


def test_the_back_is_a_scene_of_its_own_without_anybody(owl: Press, book: Book) -> None:
    begin_cover(book=book, kind=SceneKind.COVER_FRONT, by=owl.ben)
    back = begin_cover(book=book, kind=SceneKind.COVER_BACK, by=owl.ben)
    assert (back.position, back.kind) == (5, "cover-back")  # after four story scenes
    assert not back.castings.exists()
    assert cover_scene(book, SceneKind.COVER_BACK) == back


def test_no_story_scene_is_a_cover(owl: Press, book: Book) -> None:
    with pytest.raises(Refused, match="is no cover"):
        begin_cover(book=book, kind=SceneKind.PAGE, by=owl.ben)


@pytest.mark.parametrize(
    ("printer", "pixels"),
    [
        ("kdp-paperback", (2588, 2625)),  # 8.625 x 8.75 in at 300 DPI
        ("lulu-casewrap", (2813, 3075)),  # (19 - 0.25) / 2 x 10.25 in
    ],
)
def test_the_front_needs_the_pixels_of_panel_and_bleed_or_wrap(
    owl: Press, book: Book, printer: str, pixels: tuple[int, int]
) -> None:
    scene = begin_cover(book=book, kind=SceneKind.COVER_FRONT, by=owl.ben)
    stock = load_profile(printer).default_stock
    Edition.objects.filter(book=book).update(printer=printer, stock=stock)
    assert cover_pixels(scene) == pixels


def test_an_approval_is_bound_to_everything_that_went_in(owl: Press, book: Book) -> None:
    edition = approved(book, owl)
    assert cover_is_approved(edition, 24)
    assert edition.cover_bound["spine_in"] == "0.0563"  # C01 of printers.md
    told = Event.objects.get(what="approve-cover")
    assert "24 pages, spine 0.0563 in" in told.note


@pytest.mark.parametrize(
    ("table", "column", "value", "told"),
    [
        ("edition", "blurb", "Other words.", "the blurb"),
        ("edition", "isbn", "9781861972712", "the ISBN"),
        ("edition", "trim", "8x10", "the trim"),
        ("edition", "title", "Another Moon", "the title"),
        ("contributor", "name", "Eve Owl", "the author"),
    ],
)
def test_any_change_voids_it_and_is_named(
    owl: Press, book: Book, table: str, column: str, value: str, told: str
) -> None:
    edition = approved(book, owl)
    rows = (
        edition.book.contributors if table == "contributor" else Edition.objects.filter(book=book)
    )
    rows.update(**{column: value})
    changed = edition_of(book)
    assert not cover_is_approved(changed, 24)
    assert told in " ".join(changes(changed.cover_bound, facts_of(changed, 24)))


def test_another_page_count_voids_it_and_says_by_how_much(owl: Press, book: Book) -> None:
    edition = edition_of(book)
    pages_more(edition, 8)  # 24 and 8 are 32
    approved(book, owl)
    edition = edition_of(book)
    pages_more(edition, 8)
    assert not cover_is_approved(edition, 40)
    assert changes(edition.cover_bound, facts_of(edition, 40)) == [
        "The spine was 0.0751 in for 32 pages and is 0.0939 in for 40: 0.0188 in wider."
    ]


def test_another_picture_voids_it(owl: Press, book: Book) -> None:
    edition = approved(book, owl)
    scene = cover_scene(book, SceneKind.COVER_FRONT)
    assert scene is not None
    other = add_candidate(scene=scene, seed=9)
    scene.refresh_from_db()
    approve_artwork(scene=scene, artwork=other, by=owl.rita, checked=tuple(CheckItem))
    assert not cover_is_approved(edition_of(edition.book), 24)


def test_it_waits_for_its_picture(owl: Press, book: Book) -> None:
    with pytest.raises(NotReady, match="Approve the cover's picture"):
        approve_cover(edition=edition_of(book), by=owl.rita)


def test_it_waits_for_a_back_that_was_begun(owl: Press, book: Book) -> None:
    edition = with_front(book, owl)
    begin_cover(book=book, kind=SceneKind.COVER_BACK, by=owl.ben)
    with pytest.raises(NotReady, match="Approve the cover's picture"):
        approve_cover(edition=edition, by=owl.rita)


def test_an_own_barcode_needs_an_isbn(owl: Press, book: Book) -> None:
    edition = with_front(book, owl)
    edition.isbn = ""
    with pytest.raises(NotReady, match="no ISBN for its barcode"):
        approve_cover(edition=edition, by=owl.rita)


@pytest.mark.parametrize(
    ("kind", "text", "told"),
    [
        ("title", "# Somebody Else's Book", "The title page does not say"),
        ("copyright", "ISBN 978-1-86197-271-2", "prints the ISBN 9781861972712"),
    ],
)
def test_cover_and_inside_say_the_same(
    owl: Press, book: Book, kind: str, text: str, told: str
) -> None:
    edition = with_front(book, owl)
    edition.pages.filter(kind=kind).update(text=text)
    with pytest.raises(NotReady, match=told):
        approve_cover(edition=edition, by=owl.rita)


def test_an_author_line_leaves_nobody_out(owl: Press, book: Book) -> None:
    edition = with_front(book, owl)
    change(edition, owl, cover_author="Somebody Else")
    with pytest.raises(NotReady, match="credits Ada Owl"):
        approve_cover(edition=edition_of(book), by=owl.rita)


def test_a_blurb_without_room_is_told_by_the_press(owl: Press, book: Book) -> None:
    edition = with_front(book, owl)
    Edition.objects.filter(pk=edition.pk).update(blurb="word " * 1000)
    with pytest.raises(NotReady, match="The blurb has 1000 words"):
        approve_cover(edition=edition_of(book), by=owl.rita)


def test_who_looked_at_another_cover_approves_none(owl: Press, book: Book) -> None:
    edition = with_front(book, owl)
    looked = hash_of(facts_of(edition, 24))
    change(edition, owl, blurb="Other words.")
    with pytest.raises(IllegalMove, match="changed since you looked"):
        approve_cover(edition=edition_of(book), by=owl.rita, looked=looked)


def test_a_cover_is_sent_back_with_a_reason(owl: Press, book: Book) -> None:
    edition = approved(book, owl)
    with pytest.raises(OctavoError, match="Say what should change"):
        ask_cover_changes(edition=edition, reason=" ", by=owl.rita)
    ask_cover_changes(edition=edition, reason="Warmer, please.", by=owl.rita)
    sent = edition_of(book)
    assert (sent.cover_state, sent.cover_note) == ("draft", "Warmer, please.")
    assert not cover_is_approved(sent, 24)


def test_a_drawn_front_waits_for_whoever_approves(owl: Press, book: Book) -> None:
    before = sum(title.offered for title in waiting_for(owl.rita))
    add_candidate(scene=begin_cover(book=book, kind=SceneKind.COVER_FRONT, by=owl.ben))
    (title,) = waiting_for(owl.rita)
    assert title.offered == before + 1
    assert 0 in [scene.position for scene in title.scenes]
