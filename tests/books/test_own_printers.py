"""A publisher's own printers: made, changed by a further version, retired; editions keep theirs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from books.errors import IllegalMove, NotAllowed
from books.layouts import layout_hash
from books.models import Event, OwnPrinter
from books.operations.own_printers import (
    WrongPrinter,
    change_printer,
    make_printer,
    retire_printer,
)
from books.printer_form import by_field, rows_of, texts_of
from books.printers import (
    is_offered,
    own_rows,
    printers,
    profile_named,
    profile_of,
    table_text_of,
)
from books.queries import edition_of, pages_of
from books.tenancy import acting_for
from printing.models import PrintRun
from printing.operations.press import press, profile_of_run
from printing.operations.run import queue_run
from printing.press.profile import (
    ProfileError,
    load_profile,
    profile_from_table,
    profile_from_text,
    profile_keys,
)
from tests.factories import make_book, table_of
from tests.personas import Press

SMALL = [{"size": "5x5", "max_pages": {"white": 100}}]
pytestmark = pytest.mark.django_db


@pytest.fixture
def inside(press: Press) -> Iterator[Press]:
    """Owl Press, its wall in force."""
    with acting_for(press.publisher):
        yield press


def offset(**changes: Any) -> dict[str, Any]:
    """The any-printer profile's table, changed here and there."""
    return table_of("offset") | changes


def made(press: Press, title: str = "Printers in Ghent", **changes: Any) -> OwnPrinter:
    """A printer of Owl Press's own."""
    return make_printer(title=title, table=offset(**changes), by=press.paul)


def test_a_printer_of_ones_own_is_a_copy_with_other_numbers(inside: Press) -> None:
    row = made(inside, bleed_in="5 mm", marks_offset_in="6 mm")
    profile = profile_named(inside.publisher, row.key)
    assert (row.key, profile.key, profile.version) == (
        "own-printers-in-ghent",
        "own-printers-in-ghent",
        "1",
    )
    assert profile.title == "Printers in Ghent"
    assert float(profile.bleed_in) == pytest.approx(5 / 25.4)
    assert profile.ink_limit == load_profile("offset").ink_limit
    assert [profile.key for profile in printers()][:2] == [row.key, "kdp-paperback"]


def test_two_of_one_name_have_two_keys(inside: Press) -> None:
    assert [made(inside).key, made(inside).key] == [
        "own-printers-in-ghent",
        "own-printers-in-ghent-2",
    ]


def test_a_change_is_a_further_version_and_the_first_stays(inside: Press) -> None:
    first = made(inside)
    second = change_printer(
        printer=first, title="Ghent", table=offset(ink_limit=280, node_limit=272), by=inside.paul
    )
    assert (second.key, second.version) == (first.key, 2)
    assert profile_named(inside.publisher, first.key).ink_limit == 280
    assert profile_named(inside.publisher, first.key, 1).ink_limit == 300
    assert [row.version for row in own_rows()] == [2]
    with pytest.raises(ProfileError, match="in version 3"):
        profile_named(inside.publisher, first.key, 3)


def test_who_began_from_an_older_version_is_told(inside: Press) -> None:
    first = made(inside)
    change_printer(printer=first, title="Ghent", table=offset(), by=inside.paul)
    with pytest.raises(IllegalMove, match="Somebody else saved this printer"):
        change_printer(printer=first, title="Mine", table=offset(), by=inside.ada)
    with pytest.raises(IllegalMove, match="Somebody else saved this printer"):
        retire_printer(printer=first, by=inside.ada)
    assert OwnPrinter.objects.count() == 2


def test_a_retired_printer_is_offered_no_more_and_editions_keep_it(inside: Press) -> None:
    row = made(inside)
    edition = edition_of(make_book(inside.ben))
    edition.printer = row.key
    retire_printer(printer=row, by=inside.paul)
    assert not is_offered(row.key)
    assert profile_of(edition).key == row.key
    with pytest.raises(IllegalMove, match="retired"):
        retire_printer(printer=row, by=inside.paul)
    with pytest.raises(IllegalMove, match="retired"):
        change_printer(printer=row, title="Ghent", table=offset(), by=inside.paul)


@pytest.mark.parametrize("who", ["ben", "rita"])
def test_editors_and_reviewers_make_no_printers(inside: Press, who: str) -> None:
    with pytest.raises(NotAllowed):
        make_printer(title="Mine", table=offset(), by=getattr(inside, who))
    assert own_rows() == []


def test_every_deed_leaves_one_event(inside: Press) -> None:
    row = made(inside)
    row = change_printer(printer=row, title="Ghent", table=offset(), by=inside.ada)
    retire_printer(printer=row, by=inside.ada)
    found = Event.objects.filter(what__endswith="-printer").order_by("id")
    assert [(event.what, event.note) for event in found] == [
        ("make-printer", "own-printers-in-ghent, version 1"),
        ("change-printer", "own-printers-in-ghent, version 2"),
        ("retire-printer", "own-printers-in-ghent, version 2"),
    ]


@pytest.mark.parametrize(
    ("change", "field", "said"),
    [
        ({"bleed_in": "wide"}, "bleed_in", "inches as text"),
        ({"bleed_in": "3", "marks": False}, "bleed_in", "1 at most"),
        ({"ink_limit": 90, "node_limit": 90}, "ink_limit", "200 at least"),
        ({"icc": "../../etc/passwd"}, "icc", "one of FOGRA39L_coated.icc"),
        ({"trim": [], "custom": None}, "custom", "a table"),
        ({"outer_margin_from_trim": "2.9", "trim": SMALL}, "trim.1.size", "less than an inch"),
        ({"colour": "yes"}, "colour", "unknown"),
    ],
)
def test_a_wrong_number_is_refused_by_its_field(
    inside: Press, change: dict[str, Any], field: str, said: str
) -> None:
    with pytest.raises(WrongPrinter, match="Nothing was saved") as refusal:
        make_printer(title="Mine", table=offset(**change), by=inside.paul)
    assert said in refusal.value.fields[field]
    assert own_rows() == []


def test_a_name_is_needed(inside: Press) -> None:
    with pytest.raises(WrongPrinter, match="name must have 1 to 120"):
        make_printer(title="  ", table=offset(), by=inside.paul)


def test_another_publisher_knows_nothing_of_it(inside: Press) -> None:
    row = made(inside)
    with acting_for(inside.olga.publisher):
        assert own_rows() == []
        with pytest.raises(ProfileError, match="no printer of its own called"):
            profile_named(inside.olga.publisher, row.key)


def test_another_version_voids_the_layouts_approved_for_the_one_before(inside: Press) -> None:
    row = made(inside)
    edition = edition_of(make_book(inside.ben))
    edition.printer = row.key
    page = pages_of(edition)[3]
    before = layout_hash(page, edition, 24)
    change_printer(printer=row, title="Ghent", table=offset(), by=inside.paul)
    again = edition_of(edition.book)
    again.printer = row.key
    assert layout_hash(page, again, 24) != before


def test_a_print_run_keeps_the_table_it_was_queued_with(inside: Press) -> None:
    row = make_printer(title="House", table=table_of("kdp-paperback"), by=inside.paul)
    book = make_book(inside.ben, with_art=True)
    edition = edition_of(book)
    edition.printer = row.key
    assert profile_from_text(table_text_of(edition), "kept") == profile_of(edition)
    edition.printer = "kdp-paperback"
    assert profile_from_text(table_text_of(edition), "kept") == load_profile("kdp-paperback")


def test_a_run_is_pressed_by_the_table_of_its_day(inside: Press) -> None:
    edition = edition_of(make_book(inside.ben, approved=True, approver=inside.rita))
    run = queue_run(edition=edition, by=inside.paul)
    assert profile_of_run(run) == load_profile("kdp-paperback")
    other = run.profile_table.replace("dpi_warn = 300", "dpi_warn = 299")
    PrintRun.objects.filter(pk=run.pk).update(profile_table=other)
    run.refresh_from_db()
    assert profile_of_run(run).dpi_warn == 299
    PrintRun.objects.filter(pk=run.pk).update(profile_table="dpi_warn = 300")
    press(run=run)
    run.refresh_from_db()
    assert (run.state, "kdp-paperback" in run.failure) == ("failed", True)


@pytest.mark.parametrize("key", profile_keys())
def test_the_form_gives_every_profile_back_as_it_was(key: str) -> None:
    rows = table_of(key)
    back, wrong = rows_of(texts_of(rows))
    assert wrong == {}
    names = {name: rows[name] for name in ("key", "version")}
    assert profile_from_table(back | names, key) == load_profile(key)


def test_what_the_form_cannot_read_is_told_at_its_field() -> None:
    texts = texts_of(table_of("offset"))
    texts |= {"gutter": "all: 10 mm", "stock": "white", "ink_limit": "much", "trim": "a4"}
    _rows, wrong = rows_of(texts)
    assert set(wrong) == {"gutter", "stock", "ink_limit", "trim"}
    assert "24-150: 0.375" in wrong["gutter"]
    assert by_field({"stock.2.caliper_in": "must be inches"}) == {
        "stock": "line 2 caliper_in: must be inches"
    }


def test_a_printer_without_covers_stays_one_in_the_form() -> None:
    texts = texts_of(offset(cover=False))
    rows, wrong = rows_of(texts)
    assert (wrong, rows["cover"]) == ({}, False)


def test_a_book_for_a_printer_of_ones_own_is_planned_approved_and_pressed(inside: Press) -> None:
    row = make_printer(title="House", table=offset(marks=False), by=inside.paul)
    book = make_book(inside.ben, spreads=0, printer=row.key, approved=True, approver=inside.rita)
    run = queue_run(edition=edition_of(book), by=inside.paul, waiver="the test has no pictures")
    press(run=run)
    run.refresh_from_db()
    assert (run.state, run.failure) == ("done", "")
    assert (run.profile_key, run.profile_version) == (row.key, "1")
    change_printer(printer=row, title="House", table=offset(), by=inside.paul)
    assert profile_of_run(run).version == "1"
