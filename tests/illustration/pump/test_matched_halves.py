"""A spread in two matched halves: two pictures bought, one stored, each half paid once."""

from __future__ import annotations

import io
from collections import Counter
from dataclasses import replace

import pytest
from django.db import IntegrityError, transaction
from PIL import Image

from books import storing
from books.enums import SceneState
from books.models import Artwork
from books.operations.orphans import named_files
from books.tenancy import everyone
from illustration.models import Account, Attempt, Budget, LedgerEntry
from illustration.operations import deciding
from illustration.operations.redo import has_room
from illustration.provenance import provenance_of
from illustration.providers.catalog import shipped_models
from illustration.providers.fake.house import House
from illustration.providers.fake.mishaps import Mishap
from illustration.providers.wire import speak
from illustration.pump import asking
from illustration.pump.claiming import next_in_turn
from illustration.pump.places import Place
from tests.illustration.pump.rig import (
    FLAT,
    SMALL,
    Calendar,
    a_house,
    an_account,
    pumped,
    spent_and_held,
)
from tests.illustration.pump.spreads import (
    HIGH,
    WIDE,
    spread_wanted,
)
from tests.personas import Press


def fresh(attempt: Attempt) -> Attempt:
    return Attempt.objects.select_related("scene", "artwork", "account", "key").get(pk=attempt.pk)


def test_both_halves_are_drawn_once_and_stored_as_one_picture(owl: Press, clock: Calendar) -> None:
    attempt = spread_wanted(owl, an_account(owl.publisher, owl.ada))
    house = a_house(clock)
    pumped(Account.objects.get(), house, clock)
    attempt = fresh(attempt)
    assert (attempt.state, attempt.half, attempt.settled_micros) == ("STORED", "right", 2 * FLAT)
    artwork = attempt.artwork
    assert artwork is not None
    with Image.open(io.BytesIO(storing.read(artwork.file))) as picture:
        assert picture.size == (WIDE, HIGH) == (artwork.width, artwork.height)
    assert list(Artwork.objects.filter(scene=attempt.scene)) == [artwork]
    assert (house.calls["taken"], house.calls["doubles"]) == (2, 0)
    assert spent_and_held() == (2 * FLAT, 0) == (house.ledger.micros, 0)
    kinds = list(LedgerEntry.objects.order_by("id").values_list("kind", "fence"))
    assert kinds == [("reserve", 1), ("settle", 1), ("reserve", 2), ("settle", 2)]


def test_the_left_side_is_the_left_half_away_from_the_fold(owl: Press, clock: Calendar) -> None:
    attempt = spread_wanted(owl, an_account(owl.publisher, owl.ada))
    house = a_house(clock)
    pumped(Account.objects.get(), house, clock)
    attempt = fresh(attempt)
    assert attempt.artwork is not None
    halves = [storing.read(attempt.left_file), list(house.orders.drawings.values())[1].picture()]
    with Image.open(io.BytesIO(storing.read(attempt.artwork.file))) as spread:
        for x, data in zip((2, WIDE - 3), halves, strict=True):
            with Image.open(io.BytesIO(data)) as half:
                own = half.convert("L").getpixel((x % (WIDE // 2), HIGH // 2))
            there = spread.convert("L").getpixel((x, HIGH // 2))
            assert abs(float(str(own)) - float(str(there))) <= 4  # coded as JPEG


def test_the_right_half_is_asked_for_with_the_left_one_beside_the_sheets(
    owl: Press, clock: Calendar
) -> None:
    told = "Pip: the red scarf must be exactly as on reference picture 1"
    attempt = spread_wanted(owl, an_account(owl.publisher, owl.ada), note=told)
    assert "This is the left half" in attempt.prompt
    assert "Pip is reference picture 1." in attempt.prompt
    assert told in attempt.prompt
    house = a_house(clock)
    pumped(Account.objects.get(), house, clock)
    attempt = fresh(attempt)
    left, right = (drawing.wanted for drawing in house.orders.drawings.values())
    assert (left.references, right.references) == (1, 2)
    assert (left.width, left.height) == (right.width, right.height) == (WIDE // 2, HIGH)
    assert "Reference picture 1 is the left half" in right.prompt
    assert "Pip is reference picture 2." in right.prompt
    # What the note numbers is numbered as it now is.
    assert told.replace("picture 1", "picture 2") in right.prompt
    assert (attempt.prompt, attempt.parts[0]["prompt"]) == (right.prompt, left.prompt)
    assert attempt.parts[0]["prediction_id"] != attempt.prediction_id
    assert attempt.artwork is not None
    asked = provenance_of(attempt.artwork).asked
    assert asked is not None
    assert asked.prompt == f"{left.prompt}\n\n{right.prompt}"


def test_a_redo_of_two_halves_needs_room_for_both(owl: Press, clock: Calendar) -> None:
    attempt = spread_wanted(owl, an_account(owl.publisher, owl.ada))
    pumped(Account.objects.get(), a_house(clock), clock)
    budget = Budget.objects.filter(kind="book")
    budget.update(cap_micros=4 * FLAT - 1)
    assert not has_room(fresh(attempt))
    budget.update(cap_micros=4 * FLAT)
    assert has_room(fresh(attempt))


def test_the_left_halfs_bytes_go_first_where_the_words_number_them_first(
    owl: Press, clock: Calendar
) -> None:
    attempt = half_drawn(owl, clock)
    call = asking.submit_call(attempt)
    assert call.body is not None
    sheets = call.body["images"]
    data = asking.base64.b64encode(storing.read(attempt.left_file)).decode()
    assert [sheet.endswith(data) for sheet in sheets] == [True, False]


def half_drawn(
    owl: Press, clock: Calendar, *, cap: int = FLAT, after_page: bool = False
) -> Attempt:
    """A spread whose left half is here, and whose right half has no room under the book's cap."""
    key = an_account(owl.publisher, owl.ada)
    attempt = spread_wanted(owl, key, after_page=after_page)
    Budget.objects.create(publisher=owl.publisher, kind="book", book=attempt.book, cap_micros=cap)
    pumped(Account.objects.get(), a_house(clock), clock)
    return fresh(attempt)


def test_a_cap_for_one_half_is_never_overdrawn_and_the_other_waits_for_it(
    owl: Press, clock: Calendar
) -> None:
    attempt = half_drawn(owl, clock, cap=2 * FLAT - 1)
    assert (attempt.state, attempt.half, attempt.waits_for) == ("PLANNED", "right", "book")
    assert spent_and_held() == (FLAT, 0)
    with everyone("as the sweep of files asks"):
        assert attempt.left_file in named_files()
    Budget.objects.filter(kind="book").update(cap_micros=2 * FLAT)
    pumped(Account.objects.get(), a_house(clock), clock)
    attempt = fresh(attempt)
    assert (attempt.state, spent_and_held()) == ("STORED", (2 * FLAT, 0))
    with everyone("as the sweep of files asks"):
        assert attempt.left_file not in named_files()


@pytest.mark.parametrize("wire", ["openai-images", "ark"])
def test_each_wire_draws_both_halves(owl: Press, clock: Calendar, wire: str) -> None:
    attempt = spread_wanted(owl, an_account(owl.publisher, owl.ada, wire=wire))
    house = a_house(clock)
    pumped(Account.objects.get(), house, clock)
    assert (fresh(attempt).state, house.calls["taken"]) == ("STORED", 2)
    assert spent_and_held() == (2 * FLAT, 0) == (house.ledger.micros, 0)


@pytest.mark.parametrize("wire", ["gptproto-listed", "gptproto-keyed"])
def test_a_right_half_whose_answer_was_lost_is_found_and_not_the_left_one(
    owl: Press, clock: Calendar, wire: str
) -> None:
    attempt = spread_wanted(owl, an_account(owl.publisher, owl.ada, wire=wire))
    house = a_house(clock, mishaps=[None, Mishap.LOST_REPLY], repeats=speak(wire).repeats)
    pumped(Account.objects.get(), house, clock)
    attempt = fresh(attempt)
    left, right = house.orders.drawings
    assert (attempt.state, attempt.prediction_id) == ("STORED", right)
    assert attempt.parts[0]["prediction_id"] == left
    assert spent_and_held() == (2 * FLAT, 0) == (house.ledger.micros, 0)


@pytest.mark.parametrize(
    ("mishaps", "cost", "says"),
    [
        ([Mishap.BAD_WORDS], 0, "Reword the brief"),
        ([None, Mishap.BAD_WORDS], 1, "Its left half was drawn before, and what it cost stays"),
        ([None, Mishap.WRONG_SIZE], 2, "32 x 32 pixels, smaller than the 64 x 64 asked for"),
        ([None, Mishap.GARBAGE], 2, "Its left half was drawn before"),
    ],
)
def test_a_half_that_fails_ends_the_spread_and_what_was_drawn_stays_paid(
    owl: Press, clock: Calendar, mishaps: list[Mishap | None], cost: int, says: str
) -> None:
    attempt = spread_wanted(owl, an_account(owl.publisher, owl.ada))
    house = a_house(clock, mishaps=mishaps)
    pumped(Account.objects.get(), house, clock)
    attempt = fresh(attempt)
    assert (attempt.state, attempt.settled_micros) == ("FAILED", cost * FLAT)
    assert says in attempt.error
    assert ("left half" in attempt.error) == (attempt.half == "right")
    assert spent_and_held() == (cost * FLAT, 0) == (house.ledger.micros, 0)
    assert attempt.scene is not None
    assert attempt.scene.state == SceneState.BRIEFED


@pytest.mark.parametrize(("place", "cost"), [(Place.CLAIMED, 1), (Place.ID_KEPT, 2)])
def test_a_left_half_whose_file_is_gone_ends_the_spread(
    owl: Press, clock: Calendar, monkeypatch: pytest.MonkeyPatch, place: Place, cost: int
) -> None:
    attempt = half_drawn(owl, clock)
    Budget.objects.filter(kind="book").update(cap_micros=None)

    def lose(at: Place) -> None:
        if at == place:
            storing.default_storage.delete(attempt.left_file)

    monkeypatch.setattr("illustration.pump.places.watchers", [lose])
    pumped(Account.objects.get(), a_house(clock), clock)
    assert fresh(attempt).state == "FAILED"
    assert fresh(attempt).settled_micros == cost * FLAT
    assert spent_and_held() == (cost * FLAT, 0)


def test_a_cancelled_right_half_keeps_the_cost_of_its_left_one(owl: Press, clock: Calendar) -> None:
    attempt = half_drawn(owl, clock)
    deciding.cancel(attempt=attempt, by=owl.ben)
    attempt = fresh(attempt)
    assert (attempt.state, attempt.settled_micros) == ("CANCELLED", FLAT)
    assert "what its left one cost stays spent" in attempt.error
    assert spent_and_held() == (FLAT, 0)


def test_a_right_half_in_doubt_is_decided_on_without_losing_the_left_halfs_cost(
    owl: Press, clock: Calendar
) -> None:
    attempt = spread_wanted(owl, an_account(owl.publisher, owl.ada))
    house = a_house(clock, mishaps=[None, Mishap.LOST_REPLY])
    pumped(Account.objects.get(), house, clock)
    attempt = fresh(attempt)
    assert (attempt.state, spent_and_held()) == ("UNKNOWN", (FLAT, FLAT))
    before = transaction.savepoint()
    deciding.was_not_charged(attempt=attempt, by=owl.ada, reason="not on the bill")
    assert (fresh(attempt).settled_micros, spent_and_held()) == (FLAT, (FLAT, 0))
    transaction.savepoint_rollback(before)
    attempt = fresh(attempt)
    again = deciding.draw_again(attempt=attempt, by=owl.ben)
    assert (fresh(attempt).settled_micros, spent_and_held()) == (2 * FLAT, (2 * FLAT, 0))
    assert (again.half, again.left_file) == ("left", "")


def test_a_right_half_goes_before_pictures_that_nothing_was_drawn_of(
    owl: Press, clock: Calendar
) -> None:
    attempt = half_drawn(owl, clock, after_page=True)
    Attempt.objects.update(waits_for="")
    chosen = next_in_turn(Account.objects.get(), clock.today(), Counter())
    assert Attempt.objects.filter(state="PLANNED", pk__lt=attempt.pk).exists()
    assert chosen is not None
    assert chosen.attempt == attempt.pk


def test_tokens_of_each_half_are_paid_as_told_and_the_right_ones_reference_is_held(
    owl: Press, clock: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    price = shipped_models()["openai/gpt-image-2"].price
    row = replace(SMALL["openai-images"], price=price)
    monkeypatch.setattr("illustration.pump.asking.models", lambda: {row.key: row})
    most = [price.most(64, 64, references=n) for n in (1, 2)]
    key = an_account(owl.publisher, owl.ada, wire="openai-images")
    attempt = spread_wanted(owl, key, micros=most[0])
    house = House(clock=clock, rows=[row])
    pumped(Account.objects.get(), house, clock)
    held = LedgerEntry.objects.filter(kind="reserve").order_by("id")
    assert [entry.reserved_micros for entry in held] == most
    assert most[0] < most[1]
    bills = sum(bill.micros for bill in house.ledger.bills)
    assert fresh(attempt).settled_micros == bills
    assert spent_and_held() == (bills, 0)


def test_a_right_half_without_its_left_one_cannot_be_written(owl: Press, clock: Calendar) -> None:
    attempt = spread_wanted(owl, an_account(owl.publisher, owl.ada))
    rows = Attempt.objects.filter(pk=attempt.pk)
    for wrong in ({"half": "right"}, {"left_file": "1/aa/aa.jpg"}, {"half": "upper"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            rows.update(**wrong)
