"""The printers' screens: what there is, one's own made and changed; an edition's numbers."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from books.models import Book, OwnPrinter
from books.operations.own_printers import make_printer
from books.printer_form import texts_of
from books.queries import edition_of
from books.tenancy import acting_for
from tests.desk.reading import at, body, shows, text_of
from tests.factories import make_book, table_of
from tests.personas import Press, client_of

GHENT = "own-printers-in-ghent"


@pytest.fixture
def paul(press: Press) -> Client:
    """Paul's browser: production looks after printers."""
    return client_of(press.paul)


@pytest.fixture
def own(press: Press) -> OwnPrinter:
    """A printer of Owl Press's own."""
    with acting_for(press.publisher):
        return make_printer(title="Printers in Ghent", table=table_of("offset"), by=press.paul)


@pytest.fixture
def book(press: Press) -> Book:
    """A book of 24 pages, its plan full."""
    with acting_for(press.publisher):
        return make_book(press.ben, scenes=11, spreads=0)


def typed(**changes: str) -> dict[str, str]:
    """The form as a person sends it, filled from the any-printer profile."""
    return texts_of(table_of("offset")) | {"title": "Printers in Ghent"} | changes


def test_every_printer_is_listed_with_its_day_and_its_doubts(paul: Client) -> None:
    told = text_of(paul.get(at("printers")))
    for title in ("Amazon KDP paperback", "IngramSpark saddle stitch", "Lulu casewrap"):
        assert title in told
    assert "compared on 21 Nov 2026" in told
    assert "10 unconfirmed" in told
    assert "more than 180 days" not in told


def test_after_180_days_the_list_warns(paul: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(timezone, "localdate", lambda: date(2027, 6, 1))
    assert "more than 180 days" in text_of(paul.get(at("printers")))


def test_one_printer_shows_what_it_rests_on_and_every_number(paul: Client) -> None:
    told = text_of(paul.get(at("printer", "kdp-hardcover")))
    assert "recovered from three programs" in told
    assert "Barcodes" in told
    assert "Wrap turned in 15 mm" in told
    assert shows(paul.get(at("printer", "kdp-hardcover")), "make-printer")
    assert paul.get(at("printer", "nobody")).status_code == 404
    assert paul.get(at("printer", "own-nobody")).status_code == 404


def test_a_printer_of_ones_own_is_made_from_a_copy(press: Press, paul: Client) -> None:
    shown = paul.get(at("make-printer") + "?copy=kdp-paperback")
    assert 'name="bleed_in" value="0.125"' in body(shown)
    answer = paul.post(at("make-printer"), typed(bleed_in="5 mm"))
    assert answer.headers["Location"] == at("printer", GHENT)
    assert "Printers in Ghent is saved as version 1." in text_of(paul.get(at("printer", GHENT)))
    with acting_for(press.publisher):
        assert OwnPrinter.objects.get().table["bleed_in"] == "5 mm"


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"ink_limit": "much"}, "Ink limit, percent: must be a whole number of 0 or more"),
        ({"gutter": "all"}, "Gutter, a line each: “all” is not written as 24-150: 0.375"),
        ({"bleed_in": "wide"}, "Bleed: must be inches as text"),
        ({"title": " "}, "Name: must have 1 to 120 characters"),
        ({"default_stock": "gold"}, "Usual paper: must be one of cream"),
    ],
)
def test_a_wrong_field_is_told_beside_it_and_keeps_what_was_typed(
    press: Press, paul: Client, change: dict[str, str], said: str
) -> None:
    answer = paul.post(at("make-printer"), typed(vendor="Die Keure") | change)
    assert answer.status_code == 400
    assert said in text_of(answer)
    assert 'value="Die Keure"' in body(answer)
    assert 'aria-invalid="true"' in body(answer) or "is-invalid" in body(answer)
    with acting_for(press.publisher):
        assert not OwnPrinter.objects.exists()


def test_a_change_is_saved_as_a_further_version(paul: Client, own: OwnPrinter) -> None:
    assert 'name="seen" value="1"' in body(paul.get(at("change-printer", own.key)))
    paul.post(at("change-printer", own.key), typed(ink_limit="280", node_limit="272", seen="1"))
    told = text_of(paul.get(at("printer", own.key)))
    assert "version 2" in told
    assert "Ink limit, percent 280" in told
    again = paul.post(at("change-printer", own.key), typed(seen="1"))
    assert again.status_code == 409
    assert "Somebody else saved this printer" in text_of(again)


def test_a_printer_of_the_press_is_not_changed(paul: Client) -> None:
    assert paul.get(at("change-printer", "kdp-paperback")).status_code == 404
    assert paul.post(at("retire-printer", "kdp-paperback")).status_code == 404


def test_a_retired_printer_leaves_the_choices(press: Press, paul: Client, own: OwnPrinter) -> None:
    ada = client_of(press.ada)
    assert "Printers in Ghent" in text_of(ada.get(at("new-title")))
    paul.post(at("retire-printer", own.key))
    assert "Printers in Ghent" not in text_of(ada.get(at("new-title")))
    told = text_of(paul.get(at("printers")))
    assert told.index("Retired") < told.index("Printers in Ghent", told.index("Retired"))


def test_the_wizard_offers_an_own_printers_sizes_and_papers(press: Press, own: OwnPrinter) -> None:
    asked = {"printer": own.key, "trim": "210x297mm", "stock": "premium-color", "bleed": "on"}
    asked |= {"pages": "32", "language": "en", "isbn": "", "look": "1"}
    told = text_of(client_of(press.ada).post(at("new-title"), asked))
    assert "210x297mm with 32 pages breaks no rule we know" in told
    assert "Four inks on coated paper (from 8 pages)" in told


def test_editors_look_and_do_not_make(press: Press, own: OwnPrinter) -> None:
    ben = client_of(press.ben)
    assert not shows(ben.get(at("printers")), "make-printer")
    assert not shows(ben.get(at("printer", own.key)), "change-printer", own.key)
    assert ben.get(at("make-printer")).status_code == 403


def test_the_numbers_of_an_edition_stand_on_its_screen(paul: Client, book: Book) -> None:
    told = text_of(paul.get(at("numbers", book.slug, 1)))
    assert "Page 621 x 630 pt with bleed" in told
    assert "Gutter 0.375 in" in told
    assert "Pixels 2588 x 2625 at 300 DPI" in told
    assert "Spine 0.056328 in" in told
    assert "Whole cover 1246.056 x 630 pt" in told
    assert "Spine text no" in told


def test_what_is_typed_holds_and_turns_red_with_the_page_count(
    press: Press, paul: Client, book: Book
) -> None:
    with acting_for(press.publisher):
        edition = edition_of(book)
        edition.printer = "ingramspark-paperback"
        edition.save(update_fields=["printer"])
    screen = at("numbers", book.slug, 1)
    assert "fetch its cover template" in text_of(paul.get(screen))
    sent = {"spine_in": "0.07", "width_in": "17.32", "height_in": "8.75", "taken_on": "2026-11-02"}
    wrong = paul.post(at("type-template", book.slug, 1), sent | {"width_in": "12"})
    assert wrong.status_code == 400
    assert 'value="12"' in body(wrong)
    paul.post(at("type-template", book.slug, 1), sent)
    told = text_of(paul.get(screen))
    assert "Taken on 2 Nov 2026 for 24 pages." in told
    assert "Spine 0.07 in" in told
    with acting_for(press.publisher):
        edition.refresh_from_db()
        edition.cover_template["pages"] = 22
        edition.save(update_fields=["cover_template"])
    told = text_of(paul.get(screen))
    assert "the template's numbers are for 22 pages, and the book has 24" in told
    assert "Whole cover" not in told.split("From the printer's template")[0]
    paul.post(at("forget-template", book.slug, 1))
    assert "Nothing is typed" in text_of(paul.get(screen))
