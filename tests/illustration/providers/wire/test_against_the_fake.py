"""Every wire format against the fake provider over a socket: each mishap, and what it billed."""

from __future__ import annotations

import base64
import io
import time
from collections.abc import Iterator
from dataclasses import dataclass

import httpx
import pytest
from PIL import Image

from illustration.providers.base import ErrorClass as Why
from illustration.providers.base import Refused
from illustration.providers.catalog import ModelRow, shipped_models
from illustration.providers.fake.house import House
from illustration.providers.fake.mishaps import Mishap, Mishaps, Plan
from illustration.providers.fake.pictures import png
from illustration.providers.fake.server import serving
from illustration.providers.wire import WIRES, speak
from illustration.providers.wire.talk import Accepted, Answer, Finished, Repeats, Sheet
from tests.illustration.providers.fake.asking import Caller

ROWS = {
    "openai-images": shipped_models()["openai/gpt-image-2"],
    "ark": shipped_models()["ark/seedream-5-lite"],
}
PIP = png(64, 48, 1, "Pip")


@dataclass
class Stand:
    """A served house without latency or rate, and a caller of one format."""

    house: House
    caller: Caller
    address: str
    row: ModelRow

    def plan(self, plan: Plan) -> None:
        """What goes wrong from now on."""
        self.house.orders.mishaps = Mishaps(plan)

    def ask(self, prompt: str = "An owl.", **changed: object) -> Answer:
        """The last word on one picture: a look follows an acceptance."""
        answer = self.caller.submit(prompt, **changed)
        return self.caller.look(answer.prediction_id) if isinstance(answer, Accepted) else answer

    def fetch(self, done: Finished) -> httpx.Response:
        """The picture of a finished answer, from its address or from the answer itself."""
        if done.data:
            return httpx.Response(200, content=done.data)
        return self.caller.client.get(done.address)

    def billed(self) -> tuple[int, int]:
        """Bills and micro-dollars so far, as the service tells them."""
        told = self.caller.client.get(f"{self.address}/ledger").json()
        return len(told["bills"]), told["micros"]


@pytest.fixture(scope="module")
def stands() -> Iterator[dict[str, Stand]]:
    """One stand a format, for the whole file."""
    made: dict[str, Stand] = {}
    with httpx.Client(timeout=30) as client:
        running = []
        for key, wire in WIRES.items():
            house = House(
                3, latency=0, per_minute=1e6, burst=1e6, repeats=wire.repeats, accept_after=9
            )
            block = serving(house)
            address = block.__enter__()
            running.append(block)
            row = ROWS.get(key, shipped_models()["gptproto/gpt-image-2"])
            made[key] = Stand(house, Caller(key, client, address), address, row)
        yield made
        for block in running:
            block.__exit__(None, None, None)


@pytest.fixture(params=sorted(WIRES))
def stand(request: pytest.FixtureRequest, stands: dict[str, Stand]) -> Stand:
    """The stand of each format in turn, with nothing planned."""
    stands[request.param].plan(())
    return stands[request.param]


# What each mishap comes to: the class told, and whether it was billed.
REFUSALS = {
    Mishap.RATE_LIMITED: (Why.RATE_LIMITED, False),
    Mishap.NO_BALANCE: (Why.QUOTA, False),
    Mishap.WRONG_KEY: (Why.AUTH, False),
    Mishap.BAD_WORDS: (Why.MODERATED_INPUT, False),
    Mishap.NOT_READY: (Why.TRANSIENT_BEFORE_ACCEPT, False),
    Mishap.BROKEN_OFF: (Why.UNKNOWN_OUTCOME, False),
    Mishap.PARTIAL: (Why.UNKNOWN_OUTCOME, True),
    Mishap.BAD_PICTURE: (Why.MODERATED_OUTPUT, True),
    Mishap.FAILED_LATER: (Why.FAILED, False),
    Mishap.GONE: (Why.RESULT_LOST, True),
}
# Services whose picture comes in the reply cannot say "failed" or lose a prediction.
OTHERWISE = {
    ("openai-images", Mishap.FAILED_LATER): (Why.UNKNOWN_OUTCOME, False),
    ("ark", Mishap.FAILED_LATER): (Why.UNKNOWN_OUTCOME, False),
    ("ark", Mishap.PARTIAL): (Why.INVALID, False),
    ("openai-images", Mishap.GONE): None,
    ("ark", Mishap.GONE): None,
}
BROKEN = {Mishap.LOST_REPLY: True, Mishap.NEVER_ARRIVED: False}


def test_a_picture_comes_whole_and_is_billed_once_at_its_price(stand: Stand) -> None:
    bills, micros = stand.billed()
    done = stand.ask()
    assert isinstance(done, Finished)
    with Image.open(io.BytesIO(stand.fetch(done).content)) as picture:
        ask = stand.caller.ask()
        assert picture.size == (ask.width, ask.height)
    assert stand.billed() == (bills + 1, micros + (stand.row.price.of_usage(done.usage) or 0))
    assert stand.billed()[1] - micros <= stand.row.price.most(832, 832, quality="low")


@pytest.mark.parametrize("mishap", REFUSALS)
def test_each_refusal_is_told_and_billed_as_it_was(stand: Stand, mishap: Mishap) -> None:
    wanted = OTHERWISE.get((stand.caller.wire_key, mishap), REFUSALS[mishap])
    bills, _ = stand.billed()
    stand.plan([mishap])
    answer = stand.ask(ref=mishap, prompt=mishap)
    if wanted is None:
        assert isinstance(answer, Finished)
        return
    assert isinstance(answer, Refused)
    assert (answer.error_class, stand.billed()[0] - bills) == (wanted[0], int(wanted[1]))
    # A sentence that speaks of money spent for nothing would be the worst of all.
    if wanted[1]:
        assert "nothing was spent" not in answer.message.lower()


@pytest.mark.parametrize("mishap", BROKEN)
def test_a_broken_connection_tells_nothing_about_the_bill(stand: Stand, mishap: Mishap) -> None:
    bills, _ = stand.billed()
    stand.plan([mishap])
    with pytest.raises(httpx.RemoteProtocolError):
        stand.caller.submit(ref=mishap, prompt=mishap)
    assert stand.billed()[0] - bills == int(BROKEN[mishap])


def test_an_acceptance_that_comes_too_late_was_one(stand: Stand) -> None:
    bills, _ = stand.billed()
    stand.plan([Mishap.SLOW_ACCEPT])
    hurry = httpx.Timeout(20, read=0.1)
    with httpx.Client(timeout=hurry) as hasty, pytest.raises(httpx.ReadTimeout):
        Caller(stand.caller.wire_key, hasty, stand.address).submit("Slow.", ref="slow")
    until = time.monotonic() + 20
    while stand.billed()[0] == bills and time.monotonic() < until:
        time.sleep(0.01)
    assert stand.billed()[0] - bills == 1


@pytest.mark.parametrize("mishap", [Mishap.GARBAGE, Mishap.WRONG_SIZE, Mishap.EXPIRED])
def test_a_bad_picture_comes_with_a_good_answer(stand: Stand, mishap: Mishap) -> None:
    bills, _ = stand.billed()
    stand.plan([mishap])
    done = stand.ask(ref=mishap, prompt=mishap)
    assert isinstance(done, Finished)
    assert stand.billed()[0] - bills == 1
    reply = stand.fetch(done)
    if mishap is Mishap.EXPIRED:
        wanted = {200} if done.data else {403, 404}
        assert reply.status_code in wanted
    elif mishap is Mishap.GARBAGE:
        assert not reply.content.startswith(b"\x89PNG")
    else:
        with Image.open(io.BytesIO(reply.content)) as picture:
            assert picture.size[0] * 2 == stand.caller.ask().width


def test_a_lost_answer_is_found_or_asked_for_again_where_that_is_promised(stand: Stand) -> None:
    wire, secret = speak(stand.caller.wire_key), stand.caller.secret
    stand.plan([Mishap.LOST_REPLY])
    bills, _ = stand.billed()
    with pytest.raises(httpx.RemoteProtocolError):
        stand.caller.submit("Lost.", ref="lost-1")
    if wire.repeats is Repeats.FINDS:
        found = wire.found(stand.caller.send(wire.find("lost-1", secret)))
        assert isinstance(found, Accepted)
        assert isinstance(stand.caller.look(found.prediction_id), Finished)
        assert wire.found(stand.caller.send(wire.find("lost-2", secret))) is None
    else:
        assert isinstance(stand.ask("Lost.", ref="lost-1"), Finished)
    paid = {Repeats.SAME: 1, Repeats.FINDS: 1, Repeats.NEVER: 2}
    assert stand.billed()[0] - bills == paid[wire.repeats]


def test_a_key_is_tried_for_nothing(stand: Stand) -> None:
    wire, before = speak(stand.caller.wire_key), stand.billed()
    assert wire.probed(stand.caller.send(wire.probe("sk-1"))) is None
    barred = wire.probed(stand.caller.send(wire.probe("wrong-1")))
    assert barred is not None
    assert barred.error_class is Why.AUTH
    assert stand.billed() == before


@pytest.mark.parametrize(("secret", "wanted"), [("wrong-1", Why.AUTH), ("empty-1", Why.QUOTA)])
def test_a_bad_key_and_an_empty_account_are_told_apart(
    stand: Stand, secret: str, wanted: Why
) -> None:
    caller = Caller(stand.caller.wire_key, stand.caller.client, stand.address, secret)
    answer = caller.submit()
    assert isinstance(answer, Refused)
    assert answer.error_class is wanted


def test_a_rate_passed_is_a_pause_of_so_many_seconds(stand: Stand) -> None:
    key = stand.caller.wire_key
    with serving(House(1, latency=0, per_minute=6, burst=1)) as address:
        caller = Caller(key, stand.caller.client, address)
        caller.submit()
        answer = caller.submit("A fox.", ref="ref-2")
    assert isinstance(answer, Refused)
    # 6 a minute is one in 10 s, less what has gone by.
    assert answer.error_class is Why.RATE_LIMITED
    assert 2 <= (answer.retry_after or 0) <= 10


def test_references_travel_and_are_paid_for(stand: Stand) -> None:
    address = f"data:image/png;base64,{base64.b64encode(PIP).decode()}"
    sheets = (Sheet("Pip", address, PIP), Sheet("Mia", address, PIP))
    alone, both = stand.ask("Two.", ref="a"), stand.ask("Two.", ref="b", sheets=sheets)
    assert isinstance(alone, Finished)
    assert isinstance(both, Finished)
    if not stand.row.price.flat:
        # Two references of 1600 tokens each.
        assert both.usage["input_tokens"] - alone.usage["input_tokens"] == 3200


def test_a_mask_must_have_the_first_pictures_size(stands: dict[str, Stand]) -> None:
    stand, sheets = stands["openai-images"], (Sheet("Pip", data=PIP),)
    stand.plan(())
    assert isinstance(stand.ask(sheets=sheets, mask=png(64, 48, 0, "")), Finished)
    answer = stand.ask(sheets=sheets, mask=png(48, 64, 0, ""))
    assert isinstance(answer, Refused)
    assert answer.error_class is Why.INVALID
    assert "mask" in answer.message


def test_by_chance_what_was_told_comes_to_what_was_billed(stand: Stand) -> None:
    _, micros = stand.billed()
    stand.plan({Mishap.RATE_LIMITED: 0.2, Mishap.NOT_READY: 0.1, Mishap.WRONG_SIZE: 0.1})
    answers = [stand.ask(f"Owl {n}", ref=f"owl-{n}") for n in range(40)]
    done = [answer for answer in answers if isinstance(answer, Finished)]
    # Three in ten are refused: 12 of 40, give or take.
    assert 18 <= len(done) <= 36
    told = sum(stand.row.price.of_usage(each.usage) or 0 for each in done)
    assert stand.billed()[1] - micros == told
