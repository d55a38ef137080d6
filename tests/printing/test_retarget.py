"""A new format: a verdict for every page and a price before anything is saved or spent."""

from __future__ import annotations

import pytest

from books.drafting import EditionWish
from books.errors import NotAllowed, Refused
from books.models import Artwork, Book, Edition, Page, Scene
from books.operations.approving import approve_whole
from books.queries import edition_of
from illustration.models import Attempt
from printing.operations.press import press as press_run
from printing.operations.retarget import Retarget, retarget, try_retarget
from printing.operations.run import queue_run
from tests.factories import make_book
from tests.laid import once_a_file
from tests.personas import Press

LULU_TALL = EditionWish(printer="lulu-paperback", trim="8.5x11")
LULU_SAME = EditionWish(printer="lulu-paperback", trim="8.5x8.5")


def whole_book(owl: Press) -> Book:
    """A book whose rows say that its pictures were drawn for their pages."""
    book = make_book(owl.ben, scenes=10, spreads=1, approved=True, approver=owl.rita)
    for artwork in Artwork.objects.filter(scene__isnull=False):
        wide = 5175 if artwork.width == 600 else 2588
        Artwork.objects.filter(pk=artwork.pk).update(width=wide, height=2625)
    return book


laid, press, book = once_a_file(whole_book, in_force=True)


def rows_of(edition: Edition) -> list[dict[str, object]]:
    return [
        *Edition.objects.filter(pk=edition.pk).values(),
        *Page.objects.filter(edition=edition).order_by("number").values(),
        *Scene.objects.filter(book=edition.book).order_by("pk").values(),
        *Artwork.objects.filter(book=edition.book).order_by("pk").values(),
    ]


def fates(told: Retarget) -> set[str]:
    return {fate.suit.fate for fate in told.pages if fate.artwork}


def test_another_shape_is_a_verdict_for_every_page_and_a_price_and_saves_nothing(
    owl: Press, book: Book
) -> None:
    edition = edition_of(book)
    before = rows_of(edition)
    told = try_retarget(edition=edition, wish=LULU_TALL, by=owl.ben)
    assert len(told.pages) == 32  # Lulu's least
    assert fates(told) == {"redraw"}
    assert told.redraw == tuple(range(1, 11))
    assert (told.quote.pictures, told.quote.dollars) == (10, "$0.00")
    assert told.sentence.endswith("To draw: 10 pictures, $0.00")
    assert (Edition.objects.count(), rows_of(edition)) == (1, before)


def test_the_price_is_that_of_whoever_draws(
    owl: Press, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("books.quoting._price", [lambda book: (40_500, "A model")])
    told = try_retarget(edition=edition_of(book), wish=LULU_TALL, by=owl.ben)
    assert (told.quote.micros, told.quote.dollars) == (405_000, "$0.405")


def test_the_same_trim_with_bleed_on_four_sides_extends_every_single_page(
    owl: Press, book: Book
) -> None:
    told = try_retarget(edition=edition_of(book), wish=LULU_SAME, by=owl.ben)
    whole = {fate.suit.fate for fate in told.pages if fate.page.part == "whole"}
    halves = {fate.suit.fate for fate in told.pages if fate.page.part in ("left", "right")}
    # A spread of 17.25 in needs 2 x 8.625 in at either printer: its fold is no outer edge.
    assert (whole, halves) == ({"extend"}, {"reuse"})
    assert told.quote.pictures == 0
    redrawn = try_retarget(edition=edition_of(book), wish=LULU_SAME, by=owl.ben, short_art="refuse")
    assert redrawn.quote.pictures == 9


def test_beginning_it_marks_pages_and_makes_no_call(
    owl: Press, book: Book, woken: list[tuple[str, int, int]]
) -> None:
    edition = edition_of(book)
    before = rows_of(edition)
    woken.clear()
    fresh = retarget(edition=edition, wish=LULU_TALL, by=owl.ben)
    assert (fresh.number, fresh.printer, fresh.trim, fresh.language) == (
        2,
        "lulu-paperback",
        "8.5x11",
        "en",
    )
    noted = fresh.pages.exclude(layout_note="")
    assert noted.count() == fresh.pages.filter(scene__isnull=False).count()
    assert "another shape" in noted[0].layout_note
    assert (Attempt.objects.count(), woken) == (0, [])
    assert rows_of(edition) == before
    assert any("Nothing was drawn yet" in reason for reason in fresh.plan_reasons)


def test_pages_to_be_extended_say_how(owl: Press, book: Book) -> None:
    fresh = retarget(edition=edition_of(book), wish=LULU_SAME, by=owl.ben, short_art="fill")
    told = set(fresh.pages.filter(part="whole").values_list("short_art", flat=True))
    assert told == {"fill"}
    assert set(fresh.pages.filter(part="left").values_list("short_art", flat=True)) == {""}


def test_the_edition_that_is_shown_is_followed_not_the_first_of_its_language(
    owl: Press, book: Book
) -> None:
    second = retarget(edition=edition_of(book), wish=LULU_SAME, by=owl.ben)
    Page.objects.filter(edition=second, kind="dedication").update(text="For Otto")
    third = retarget(edition=second, wish=LULU_TALL, by=owl.ben)
    assert third.pages.get(kind="dedication").text == "For Otto"


def test_a_template_that_a_person_chose_goes_along(owl: Press, book: Book) -> None:
    page = edition_of(book).pages.filter(part="whole").first()
    assert page is not None
    Page.objects.filter(pk=page.pk).update(template="vignette")
    fresh = retarget(edition=edition_of(book), wish=LULU_SAME, by=owl.ben)
    assert fresh.pages.get(scene=page.scene).template == "vignette"


def test_the_file_of_the_edition_followed_keeps_its_bytes(owl: Press, book: Book) -> None:
    for artwork in Artwork.objects.filter(scene__isnull=False):
        wide = 600 if artwork.width == 5175 else 300
        Artwork.objects.filter(pk=artwork.pk).update(width=wide, height=306)

    def pressed() -> str:
        run = queue_run(edition=edition_of(book), by=owl.paul, waiver="small", again=True)
        press_run(run=run)
        run.refresh_from_db()
        assert run.failure == ""
        return str(run.sha256)

    approve_whole(what="layout", edition=edition_of(book), by=owl.rita)
    first = pressed()
    retarget(edition=edition_of(book), wish=LULU_TALL, by=owl.ben)
    assert pressed() == first


def test_the_very_same_printing_is_no_new_format(owl: Press, book: Book) -> None:
    with pytest.raises(Refused, match="made for that already"):
        try_retarget(edition=edition_of(book), wish=EditionWish(), by=owl.ben)


def test_what_the_printer_does_not_make_is_refused_with_the_nearest(owl: Press, book: Book) -> None:
    wish = EditionWish(printer="lulu-paperback", trim="8x10")
    with pytest.raises(Refused, match="nearest it cuts"):
        try_retarget(edition=edition_of(book), wish=wish, by=owl.ben)


def test_production_begins_no_edition(owl: Press, book: Book) -> None:
    with pytest.raises(NotAllowed):
        retarget(edition=edition_of(book), wish=LULU_TALL, by=owl.paul)
    assert Edition.objects.count() == 1
