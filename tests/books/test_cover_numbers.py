"""An edition's numbers, and those typed from a printer's template, bound to the page count."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest

from books.covers import geometry_of, template_of
from books.errors import IllegalMove, NotAllowed, Refused
from books.models import Edition, Event
from books.numbers import Typed, numbers_for, wants_looking_at
from books.operations.cover_numbers import forget_template, type_template
from books.operations.pages import insert_page
from books.queries import edition_of, pages_of
from books.tenancy import acting_for
from printing.press.cover_geometry import CoverError
from printing.press.profile import load_profile
from printing.press.terms import LAST_PAGE
from tests.factories import make_book
from tests.personas import Press

pytestmark = pytest.mark.django_db
TYPED = {"spine": "0.07", "width": "17.32", "height": "8.75", "taken_on": "2026-11-02"}


@pytest.fixture
def inside(press: Press) -> Iterator[Press]:
    """Owl Press, its wall in force."""
    with acting_for(press.publisher):
        yield press


def at_ingram(press: Press) -> Edition:
    """A square book of 24 pages for IngramSpark."""
    edition = edition_of(make_book(press.ben, scenes=11, spreads=0))
    edition.printer = "ingramspark-paperback"
    edition.save(update_fields=["printer"])
    return edition


def test_an_editions_numbers_are_those_of_its_printer(inside: Press) -> None:
    told = numbers_for(edition_of(make_book(inside.ben)))
    assert told.numbers is not None
    assert told.numbers.page_pt == (621, 630)
    assert told.numbers.pixels == (2588, 2625)
    assert told.numbers.spine_in == pytest.approx(told.pages * 0.002347)
    assert (told.against, told.typed) == ((), Typed.NOT_NEEDED)


def test_a_typed_cover_is_wanted_until_it_is_typed(inside: Press) -> None:
    edition = at_ingram(inside)
    assert numbers_for(edition).typed == Typed.WANTED
    type_template(edition=edition, **TYPED, by=inside.paul)
    told = numbers_for(edition)
    assert told.typed == Typed.HOLDS
    assert told.numbers is not None
    assert (told.numbers.spine_in, told.numbers.cover_pt) == (0.07, (1247.04, 630))
    assert template_of(edition) is not None


def test_another_page_count_turns_it_red_and_no_cover_is_made(inside: Press) -> None:
    edition = at_ingram(inside)
    type_template(edition=edition, **TYPED, by=inside.paul)
    before = edition.pages.count()
    insert_page(edition=edition, before=None, text="A page more.", by=inside.ben)
    after = edition.pages.count()
    assert after > before
    told = numbers_for(edition)
    assert told.typed == Typed.CHANGED
    assert told.numbers is not None
    assert told.numbers.cover_pt is None
    assert f"typed for {before} pages and the book has {after}" in told.numbers.cover_why
    with pytest.raises(CoverError, match="type them anew"):
        geometry_of(edition, after)
    type_template(edition=edition, **TYPED | {"spine": "0.08", "width": "17.33"}, by=inside.paul)
    assert numbers_for(edition).typed == Typed.HOLDS


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"spine": "thin"}, "The spine is inches"),
        ({"spine": "-1"}, "The spine is inches"),
        ({"width": "12"}, "is expected"),
        ({"height": "1e9"}, "height is inches"),
        ({"taken_on": "yesterday"}, "a date such as"),
    ],
)
def test_numbers_that_cannot_be_are_refused(
    inside: Press, change: dict[str, str], said: str
) -> None:
    edition = at_ingram(inside)
    with pytest.raises(Refused, match=said):
        type_template(edition=edition, **TYPED | change, by=inside.paul)
    assert edition_of(edition.book).cover_template == {}


def test_millimetres_may_be_typed(inside: Press) -> None:
    edition = at_ingram(inside)
    typed = TYPED | {"spine": "1.8 mm", "width": "440 mm", "height": "222.25 mm"}
    type_template(edition=edition, **typed, by=inside.paul)
    assert numbers_for(edition).numbers.spine_in == pytest.approx(1.8 / 25.4, abs=1e-6)  # type: ignore[union-attr]


def test_what_was_typed_can_be_dropped_and_each_deed_leaves_an_event(inside: Press) -> None:
    edition = at_ingram(inside)
    type_template(edition=edition, **TYPED, by=inside.paul)
    forget_template(edition=edition, by=inside.paul)
    assert numbers_for(edition).typed == Typed.WANTED
    with pytest.raises(IllegalMove):
        forget_template(edition=edition, by=inside.paul)
    kinds = ("type-template", "forget-template")
    assert Event.objects.filter(what__in=kinds).count() == 2


def test_an_editor_types_no_template(inside: Press) -> None:
    with pytest.raises(NotAllowed):
        type_template(edition=at_ingram(inside), **TYPED, by=inside.ben)


def test_the_plan_says_that_the_printer_prints_on_the_last_page(inside: Press) -> None:
    edition = at_ingram(inside)
    for added, warned in ((1, False), (3, True)):  # 25 pages padded to 28, then 28 full
        for n in range(added):
            insert_page(edition=edition, before=None, text=f"Page {n} more.", by=inside.ben)
        edition = edition_of(edition.book)
        assert (pages_of(edition)[-1].template != "blank") is warned
        said = [line for line in edition.plan_reasons if line.startswith(LAST_PAGE)]
        assert len(said) == int(warned)
        told = [line for line in numbers_for(edition).remarks if line.startswith(LAST_PAGE)]
        assert told == said


def test_a_profile_is_to_be_looked_at_after_180_days() -> None:
    profile = load_profile("kdp-paperback")  # 21 November 2026
    assert not wants_looking_at(profile, date(2027, 5, 20))  # 180 days later
    assert wants_looking_at(profile, date(2027, 5, 21))
