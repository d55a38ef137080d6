"""A sheet that the provider drew itself travels by its own address there, while that lives."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from books.models import Book
from books.operations.review import approve_sheet
from illustration.models import Account, Attempt
from illustration.operations.request import request_scene, request_sheet
from illustration.providers.fake.asked import Asked, Served
from illustration.providers.fake.house import House
from tests.factories import make_book
from tests.illustration.pump.rig import (
    FLAT,
    SMALL,
    Calendar,
    a_house,
    an_account,
    pumped,
    spent_and_held,
)
from tests.personas import Press


class Watched(House):
    """A house that remembers where the references of its orders lay."""

    def __init__(self, **manners: Any) -> None:
        super().__init__(**manners)
        self.seen: list[str] = []

    def answer(self, asked: Asked) -> Served:
        """As House."""
        if asked.method == "POST":
            self.seen += [str(image).partition(":")[0] for image in asked.json().get("image", [])]
        return super().answer(asked)


def to_provider(attempt: Attempt, key: Any) -> None:
    rows = Attempt.objects.filter(pk=attempt.pk)
    wire = key.account.wire
    model = SMALL[wire if wire in SMALL else "gptproto"].key
    told = {"account": key.account, "key": key, "provider": wire, "model": model}
    rows.update(**told, reserved_micros=FLAT, width=64, height=64)


@pytest.fixture
def house(clock: Calendar) -> Watched:
    return Watched(clock=clock, rows=SMALL.values())


def sheet_drawn(owl: Press, house: House, clock: Calendar, wire: str = "ark") -> tuple[Book, Any]:
    """A book whose character's sheet this very account drew, and its key."""
    key = an_account(owl.publisher, owl.ada, wire=wire)
    book = make_book(owl.ben, scenes=4, spreads=0, trim="4x6")
    pip = book.characters.get()
    to_provider(request_sheet(character=pip, by=owl.ben), key)
    pumped(key.account, house, clock)
    artwork = Attempt.objects.get().artwork
    assert artwork is not None
    approve_sheet(character=pip, artwork=artwork, by=owl.rita)
    return book, key


def page_drawn(owl: Press, book: Book, key: Any, house: House, clock: Calendar) -> Attempt:
    attempt = request_scene(scene=book.scenes.all()[0], by=owl.ben)
    to_provider(attempt, key)
    pumped(Account.objects.get(pk=key.account_id), house, clock)
    return Attempt.objects.get(pk=attempt.pk)


def test_a_sheet_drawn_there_travels_by_its_own_address(
    owl: Press, clock: Calendar, house: Watched
) -> None:
    book, key = sheet_drawn(owl, house, clock)
    assert page_drawn(owl, book, key, house, clock).state == "STORED"
    assert house.seen == ["http"]


def test_an_address_near_its_end_is_not_sent(owl: Press, clock: Calendar, house: Watched) -> None:
    book, key = sheet_drawn(owl, house, clock)
    # It is good for a day, of which an hour is left unused.
    clock.go(timedelta(hours=23, minutes=1).total_seconds())
    assert page_drawn(owl, book, key, house, clock).state == "STORED"
    assert house.seen == ["data"]


def test_an_address_that_died_early_costs_nothing_and_the_bytes_go_instead(
    owl: Press, clock: Calendar, house: Watched
) -> None:
    book, key = sheet_drawn(owl, house, clock)
    house.orders.drawings.clear()
    attempt = page_drawn(owl, book, key, house, clock)
    assert (attempt.state, attempt.tries) == ("STORED", 1)
    assert house.seen == ["http", "data"]
    assert spent_and_held() == (2 * FLAT, 0) == (house.ledger.micros, 0)


def test_another_refusal_still_ends_the_picture(
    owl: Press, clock: Calendar, house: Watched
) -> None:
    book, key = sheet_drawn(owl, house, clock)
    Attempt.objects.update(finished_at=clock.today() - timedelta(days=2))
    attempt = request_scene(scene=book.scenes.all()[0], by=owl.ben)
    to_provider(attempt, key)
    Attempt.objects.filter(pk=attempt.pk).update(width=64_000)
    pumped(Account.objects.get(pk=key.account_id), house, clock)
    assert Attempt.objects.get(pk=attempt.pk).state == "FAILED"
    assert house.seen == ["data"]


def test_no_address_travels_to_another_account_nor_where_its_life_is_not_told(
    owl: Press, clock: Calendar
) -> None:
    house = a_house(clock)
    book, key = sheet_drawn(owl, house, clock, "gptproto")
    assert page_drawn(owl, book, key, house, clock).state == "STORED"
    watched = Watched(clock=clock, rows=SMALL.values())
    other = an_account(owl.publisher, owl.ada, wire="ark", secret="sk-other")
    Attempt.objects.filter(artwork__isnull=False).update(account=key.account)
    scene = book.scenes.all()[1]
    attempt = request_scene(scene=scene, by=owl.ben)
    to_provider(attempt, other)
    pumped(other.account, watched, clock)
    assert watched.seen == ["data"]
