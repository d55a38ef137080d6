"""A book is quoted before it is begun, and what it did cost is told after."""

from __future__ import annotations

from datetime import timedelta
from fractions import Fraction

import pytest
from django.db import transaction

from books.models import Book, Scene
from illustration.enums import AttemptState, BudgetKind
from illustration.estimate import calls_a_picture, quote_of
from illustration.models import Attempt
from illustration.operations import money
from illustration.operations.caps import set_cap
from illustration.operations.deciding import draw_again
from illustration.operations.outcome import fail
from illustration.operations.routes import set_route
from illustration.providers.base import ErrorClass
from illustration.providers.sums import cents
from illustration.spending import PagePrice, least_left, page_prices, price_in_all, purses_of
from illustration.studio.roles import Role
from tests.factories import add_candidate, make_book
from tests.illustration.costs.rows import a_book, doubtful, first, sent
from tests.illustration.keys.conftest import Adding
from tests.illustration.pump.rig import FLAT
from tests.personas import Press

SEEDREAM = "gptproto/seedream-5-lite"


@pytest.fixture
def article(owl: Press, adding: Adding) -> Book:
    """The article's book: sheet and cover on gpt-image-2, 32 pages on Seedream."""
    adding(per_minute=20)
    return make_book(owl.ben, scenes=32, spreads=0)


def test_32_pages_at_one_redo_in_eight_are_36_6_calls_and_about_1_09_dollars(
    article: Book,
) -> None:
    pages = next(line for line in quote_of(article).lines if line.role is Role.PAGE)
    assert (pages.pictures, pages.model) == (32, SEEDREAM)
    assert f"{float(pages.calls):.1f}" == "36.6"  # 32 * 8 / 7
    assert cents(pages.expected) == "$1.09"  # 36.571 * $0.0298 = 1.0898
    assert pages.most == 37 * 29_800
    assert 32 * (pages.each or 0) == 953_600


def test_the_articles_book_comes_out_between_one_and_two_dollars(
    owl: Press, article: Book, adding: Adding
) -> None:
    told = quote_of(article)
    assert {line.role: line.pictures for line in told.lines} == {
        Role.SHEET: 1, Role.PAGE: 32, Role.COVER: 1,
    }  # fmt: skip
    assert 1_000_000 < told.expected < 2_000_000
    # At the worst 37 pages, and two each of sheet and cover with their tokens' spare.
    assert told.most == 37 * 29_800 + 2 * 204_903 + 2 * 339_097
    assert cents(told.expected) == "$1.64"
    key = next(line for line in told.lines if line.role is Role.COVER)
    assert key.account is not None
    set_route(
        publisher=owl.publisher, book=article, role="cover", model="gptproto/gpt-image-2",
        quality="high", key=key.account.keys.get(), by=owl.ada,
    )  # fmt: skip
    # 6.84 megapixels of high quality are reckoned at $1.12: not what a house should begin with.
    assert cents(quote_of(article).expected) == "$2.58"
    # 2 + 37 + 2 calls at 98 % of 20 a minute, and half a minute for the last picture.
    assert told.left == timedelta(seconds=41 * 60 / 19.6 + 30)


def test_the_offline_painter_is_quoted_as_nothing(owl: Press) -> None:
    told = quote_of(make_book(owl.ben))
    assert (told.pictures, told.expected, told.most, told.left) == (6, 0, 0, None)


def test_what_is_asked_for_already_is_in_no_quote(owl: Press) -> None:
    book = a_book(owl.ada, owl.rita, n=3)
    assert {line.role: line.pictures for line in quote_of(book).lines} == {
        Role.PAGE: 1,  # of four scenes three are asked for
        Role.COVER: 1,
    }
    # With every scene asked for nothing is missing, and no cover is dreamt up.
    Scene.objects.filter(book=book).update(state="queued")
    assert quote_of(book).lines == ()


def test_after_eight_approved_pages_the_titles_own_rate_is_taken(owl: Press) -> None:
    book = a_book(owl.ada, owl.rita, n=8)
    assert calls_a_picture(book) == Fraction(8, 7)
    for scene in book.scenes.all():
        artwork = add_candidate(scene=scene)
        Scene.objects.filter(pk=scene.pk).update(state="approved", artwork=artwork)
    # Eight scenes, each with one picture that cost money, and four redone once.
    Attempt.objects.filter(book=book).update(state="FAILED", settled_micros=FLAT)
    for attempt in Attempt.objects.filter(book=book)[:4]:
        attempt.pk, attempt.ref, attempt.n = None, _another(), 2
        attempt.save(force_insert=True)
    assert calls_a_picture(book) == Fraction(12, 8)
    Scene.objects.filter(book=book, position=8).update(state="offered")
    assert calls_a_picture(book) == Fraction(8, 7)


def test_an_approved_page_costs_its_redos_its_doubts_and_its_failures(owl: Press) -> None:
    book = a_book(owl.ada, owl.rita, n=3)
    one, two, three = Attempt.objects.select_related("scene", "book").filter(book=book)
    assert two.scene is not None
    fail(sent(one), ErrorClass.BAD_BYTES, "It is no picture.")  # drawn, so it counts
    draw_again(attempt=doubtful(three), by=owl.ada)
    sent(two)
    artwork = add_candidate(scene=two.scene)
    with transaction.atomic():
        Attempt.objects.filter(pk=two.pk).update(state=AttemptState.STORED.value, artwork=artwork)
        money.settle(two, FLAT)
    Scene.objects.filter(pk=two.scene_id).update(state="approved", artwork=artwork)
    (told,) = page_prices(book)
    assert (told.spent, told.calls, told.approved, told.each) == (3 * FLAT, 3, 1, 3 * FLAT)
    assert page_prices(None) == [told]


def test_the_drafts_of_another_model_are_in_the_price_of_a_page() -> None:
    finals, drafts = PagePrice("a", 357_600, 8, 12), PagePrice("b", 287_871, 0, 13)
    told = price_in_all([finals, drafts])
    assert (finals.each, drafts.each) == (44_700, None)
    assert (told.calls, told.each) == (25, 80_683)  # 645,471 / 8
    assert price_in_all([]).each is None


def test_what_is_left_is_the_least_of_the_three_budgets(owl: Press) -> None:
    book = a_book(owl.ada, owl.rita)
    assert least_left(purses_of(book)) is None
    told = {"publisher": owl.publisher, "by": owl.ada}
    set_cap(kind=BudgetKind.BOOK, book=book, micros=1_000_000, **told)
    set_cap(kind=BudgetKind.MONTH, micros=500_000, **told)
    sent(first(book))
    purses = purses_of(book)
    assert [purse.kind for purse in purses] == ["book", "month", "publisher"]
    assert [purse.left for purse in purses] == [1_000_000 - FLAT, 500_000 - FLAT, None]
    assert least_left(purses) == 500_000 - FLAT


def _another() -> object:
    import uuid

    return uuid.uuid4()
