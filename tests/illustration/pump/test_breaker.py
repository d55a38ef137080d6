"""A model that fails is left alone for a while, then tried with one picture, never replaced."""

from __future__ import annotations

from datetime import timedelta

from illustration.models import Account, Attempt, ModelPulse
from illustration.providers.fake.mishaps import Mishap
from illustration.pump.loop import Pump
from illustration.pump.pulse import may_send, note_answer, note_failure, pulse_of
from tests.illustration.pump.rig import (
    EPOCH,
    FLAT,
    SMALL,
    AtOnce,
    Calendar,
    HeldCarrier,
    a_house,
    an_account,
    pumped,
    scenes_wanted,
    spent_and_held,
    states,
)
from tests.personas import Press


def after(account: Account, marks: str) -> ModelPulse:
    """A model's pulse after these answers and failures."""
    for mark in marks:
        pulse = pulse_of(account, "m")
        note_failure(pulse, EPOCH) if mark == "-" else note_answer(pulse)
    return pulse_of(account, "m")


def test_five_failures_and_over_half_of_the_last_twenty_open_it(owl: Press) -> None:
    account = an_account(owl.publisher, owl.ada).account
    assert after(account, "----").open_until is None
    opened = after(account, "-")
    assert opened.open_until == EPOCH + timedelta(seconds=30)
    assert not may_send(opened, EPOCH + timedelta(seconds=29), in_flight=0)
    assert may_send(opened, EPOCH + timedelta(seconds=30), in_flight=0)
    assert not may_send(opened, EPOCH + timedelta(seconds=30), in_flight=1)


def test_half_of_the_answers_failing_is_not_enough(owl: Press) -> None:
    account = an_account(owl.publisher, owl.ada).account
    assert after(account, "+-" * 10).open_until is None
    # Ten failures and ten answers; then an answer falls out at the left, 11 of 20.
    assert after(account, "-").open_until is not None


def test_each_probe_that_fails_doubles_the_pause_up_to_ten_minutes(owl: Press) -> None:
    account = an_account(owl.publisher, owl.ada).account
    pauses = []
    for marks in ("-----", "-", "-", "-", "-", "-"):
        until = after(account, marks).open_until
        pauses.append((until - EPOCH).total_seconds() if until else 0)
    assert pauses == [30, 60, 120, 240, 480, 600]
    shut = after(account, "+")
    assert (shut.open_until, shut.openings, shut.recent) == (None, 0, "+")


def test_after_the_pause_one_picture_alone_is_sent_as_a_probe(owl: Press, clock: Calendar) -> None:
    key = an_account(owl.publisher, owl.ada, wire="openai-images")
    scenes_wanted(owl.ben, owl.rita, key, 3)
    until = EPOCH + timedelta(seconds=40)
    model = SMALL["openai-images"].key
    ModelPulse.objects.create(account=key.account, model=model, openings=1, open_until=until)
    house = a_house(clock, sigma=0.0, latency=30.0)
    pump = Pump(key.account, HeldCarrier(house, clock), AtOnce())  # type: ignore[arg-type]
    pump.run(seconds=120)
    first, *others = Attempt.objects.order_by("sent_at").values_list("sent_at", flat=True)
    assert first is not None
    assert first >= until
    # The picture comes with the answer, thirty seconds later.
    assert all(sent and sent >= first + timedelta(seconds=30) for sent in others)


def test_a_failing_model_is_not_replaced_by_another(owl: Press, clock: Calendar) -> None:
    key = an_account(owl.publisher, owl.ada)
    book = scenes_wanted(owl.ben, owl.rita, key, 3)
    house = a_house(clock, mishaps=[Mishap.NOT_READY] * 6)
    pumped(key.account, house, clock, rounds=60)
    assert states(book) == {"STORED": 3}
    assert {bill.model for bill in house.ledger.bills} == {SMALL["gptproto"].model}
    assert spent_and_held() == (3 * FLAT, 0) == (house.ledger.micros, 0)
