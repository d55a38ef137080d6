"""Whatever goes wrong at a provider: where the picture stands, what is said, and what it cost."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from django.db import transaction

from books.models import Book
from illustration.models import Account, Attempt
from illustration.providers.catalog import shipped_models
from illustration.providers.fake.house import House
from illustration.providers.fake.mishaps import Mishap
from illustration.pump.waking import sweep_accounts
from tests.illustration.pump.rig import (
    FLAT,
    OF_WIRE,
    SMALL,
    Calendar,
    a_house,
    an_account,
    pumped,
    scenes_wanted,
    spent_and_held,
)
from tests.personas import Press


@dataclass(frozen=True)
class End:
    """How a picture ends: its state, a part of the sentence on it, its money in pictures' prices.

    `spent` and `held` are of our ledger, `billed` of the provider's; `tries` those that counted.
    """

    state: str
    says: str = ""
    spent: int = 0
    held: int = 0
    billed: int = 0
    tries: int = 1
    waits_for: str = ""
    paused: str = ""


STORED = End("STORED", spent=1, billed=1)
REFUSED = End("FAILED", "nothing was spent")
LOST = End("FAILED", "charged", spent=1, billed=1)
# Drawn and billed at the provider's, or not: that nobody here can know.
DOUBT = End("UNKNOWN", "decide on it", held=1)
DOUBT_BILLED = replace(DOUBT, billed=1)
ENDS = {
    Mishap.RATE_LIMITED: STORED,
    Mishap.NO_BALANCE: End("PLANNED", "Top it up", waits_for="provider", tries=0, paused="quota"),
    Mishap.WRONG_KEY: End("PLANNED", "Check it", waits_for="provider", tries=0, paused="auth"),
    Mishap.BAD_WORDS: replace(REFUSED, says="Reword the brief"),
    Mishap.NOT_READY: replace(STORED, tries=2),
    Mishap.BROKEN_OFF: DOUBT,
    Mishap.NEVER_ARRIVED: replace(STORED, tries=2),
    Mishap.LOST_REPLY: replace(DOUBT_BILLED, says="broke off"),
    Mishap.SLOW_ACCEPT: replace(DOUBT_BILLED, says="no reply in time"),
    Mishap.PARTIAL: DOUBT_BILLED,
    Mishap.BAD_PICTURE: replace(LOST, says="held the picture back"),
    Mishap.FAILED_LATER: End("FAILED", "not charged"),
    Mishap.GONE: replace(LOST, says="does not know this picture"),
    Mishap.EXPIRED: replace(LOST, says="tried 8 times"),
    Mishap.WRONG_SIZE: replace(LOST, says="32 x 32"),
    Mishap.GARBAGE: replace(LOST, says="no whole JPEG"),
}
IN_THE_REPLY = {Mishap.FAILED_LATER: DOUBT, Mishap.SLOW_ACCEPT: ENDS[Mishap.SLOW_ACCEPT]}
DIFFERENT = {
    "gptproto": {},
    # With the picture in the reply nothing can be gone or out of date.
    "openai-images": IN_THE_REPLY | {Mishap.GONE: STORED, Mishap.EXPIRED: STORED},
    "ark": IN_THE_REPLY
    | {
        Mishap.PARTIAL: End("FAILED", "does not take this request"),
        Mishap.GONE: replace(LOST, says="tried 8 times"),
    },
}


def end_of(book: Book, house: House, clock: Calendar) -> End:
    """Pump a book of two pictures, of which the first has a mishap, and tell how that one ends."""
    account = Account.objects.get()
    pumped(account, house, clock)
    clock.go(600)
    house.tick()
    account.refresh_from_db()
    first, second = Attempt.objects.filter(book=book)
    went_on = int(second.state == "STORED")
    assert went_on != bool(account.paused_for), "the other picture goes on unless nobody is asked"
    spent, held = spent_and_held()
    return End(
        first.state,
        first.error,
        spent // FLAT - went_on,
        held // FLAT,
        house.ledger.micros // FLAT - went_on,
        first.tries,
        first.waits_for,
        account.paused_for,
    )


@pytest.mark.parametrize("wire", DIFFERENT)
def test_each_mishap_ends_as_it_must_and_the_ledgers_are_equal(
    owl: Press, clock: Calendar, wire: str
) -> None:
    key = an_account(owl.publisher, owl.ada, wire=wire, at_once=1)
    book = scenes_wanted(owl.ben, owl.rita, key, 2)
    for mishap in Mishap:
        before = transaction.savepoint()
        house = a_house(clock, mishaps=[mishap], accept_after=400.0, latency=10.0)
        should_be = (ENDS | DIFFERENT[wire])[mishap]
        is_so = end_of(book, house, clock)
        assert should_be.says in is_so.says, mishap
        assert replace(is_so, says="") == replace(should_be, says=""), mishap
        assert is_so.held or is_so.spent == is_so.billed, mishap
        assert house.calls["doubles"] == 0, mishap
        transaction.savepoint_rollback(before)


@pytest.mark.parametrize("mishap", [Mishap.NO_BALANCE, Mishap.WRONG_KEY])
def test_a_paused_account_holds_no_money_and_goes_on_when_it_is_resumed(
    owl: Press, clock: Calendar, mishap: Mishap
) -> None:
    key = an_account(owl.publisher, owl.ada, at_once=1)
    book = scenes_wanted(owl.ben, owl.rita, key, 3)
    house = a_house(clock, mishaps=[mishap])
    pumped(key.account, house, clock)
    assert (house.calls["taken"], house.calls["refused"]) == (0, 1)
    assert spent_and_held() == (0, 0)
    sweep_accounts()
    assert Attempt.objects.filter(waits_for="provider").count() == 1
    Account.objects.update(paused_for="", paused_words="")
    sweep_accounts()
    pumped(key.account, house, clock)
    assert Attempt.objects.filter(book=book, state="STORED", error="").count() == 3
    assert spent_and_held() == (3 * FLAT, 0) == (house.ledger.micros, 0)


def test_a_pause_asked_for_is_kept_and_no_more_is_sent_in_it(owl: Press, clock: Calendar) -> None:
    key = an_account(owl.publisher, owl.ada, at_once=1, per_minute=600)
    scenes_wanted(owl.ben, owl.rita, key, 3)
    house = a_house(clock, per_minute=1, burst=1)
    pumped(key.account, house, clock)
    # A picture a minute: two refusals at most, each of which tells how long to wait.
    assert house.calls["refused_429"] <= 2
    assert house.calls["taken"] == 3
    assert spent_and_held() == (3 * FLAT, 0) == (house.ledger.micros, 0)


def test_where_a_price_is_by_tokens_what_the_reply_told_is_spent_and_else_the_most(
    owl: Press, clock: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = an_account(owl.publisher, owl.ada, wire="openai-images", at_once=1)
    price = shipped_models()[OF_WIRE["openai-images"]].price
    row = replace(SMALL["openai-images"], price=price)
    monkeypatch.setattr("illustration.pump.asking.models", lambda: {row.key: row})
    most = price.most(64, 64, references=1)
    book = scenes_wanted(owl.ben, owl.rita, key, 4, micros=most)
    mishaps = [None, Mishap.WRONG_SIZE, Mishap.GARBAGE, Mishap.BAD_PICTURE]
    house = House(clock=clock, rows=[row], mishaps=mishaps)
    pumped(key.account, house, clock)
    bills = [bill.micros for bill in house.ledger.bills]
    settled = list(Attempt.objects.filter(book=book).values_list("settled_micros", flat=True))
    # A picture that was held back comes without its tokens: what was held for it is spent.
    assert settled == [*bills[:3], most]
    assert bills[3] <= most
    assert spent_and_held() == (sum(settled), 0)
