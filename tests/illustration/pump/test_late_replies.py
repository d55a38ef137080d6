"""Replies that come late, twice, never or in no known shape cost no picture and no money."""

from __future__ import annotations

from datetime import timedelta

from books.tenancy import acting_for
from illustration.models import Account, Attempt, ProviderKey
from illustration.providers.fake.asked import Asked, Served, tell
from illustration.providers.fake.house import House
from illustration.pump.loop import Pump
from illustration.pump.waking import sweep_accounts
from tests.illustration.pump.rig import (
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

ODD = {"data": {"status": "completed", "outputs": {"first": "not a list"}}}


def a_pump(account: Account, house: House, clock: Calendar) -> Pump:
    return Pump(account, HeldCarrier(house, clock), AtOnce())  # type: ignore[arg-type]


class Odd(House):
    """Answers the first call of a method in a shape that nobody foresaw."""

    method = ""
    says = Served(tell(ODD))

    def answer(self, asked: Asked) -> Served:
        """As House, but for that one."""
        if asked.method == self.method and "pictures" not in asked.path:
            self.method = ""
            super().answer(asked)
            return self.says
        return super().answer(asked)


def wanted(owl: Press, n: int, wire: str = "gptproto", **pace: int) -> ProviderKey:
    key = an_account(owl.publisher, owl.ada, wire=wire, **pace)
    scenes_wanted(owl.ben, owl.rita, key, n)
    return key


def test_a_reply_after_the_sweep_gave_it_up_ends_the_doubt(owl: Press, clock: Calendar) -> None:
    key, house = wanted(owl, 1, "ark"), a_house(clock)
    pump = a_pump(key.account, house, clock)
    pump.send_what_may_go()
    # The machine stood still for longer than the row was held.
    clock.go(1300)
    sweep_accounts()
    attempt = Attempt.objects.get()
    assert (attempt.state, spent_and_held()) == ("UNKNOWN", (0, FLAT))
    pump.run(seconds=60)
    pumped(key.account, house, clock)
    attempt.refresh_from_db()
    assert attempt.state == "STORED"
    assert spent_and_held() == (FLAT, 0) == (house.ledger.micros, 0)


def test_a_pump_that_lost_its_account_takes_the_answers_it_waits_for_and_sends_no_more(
    owl: Press, clock: Calendar
) -> None:
    key, house = wanted(owl, 2, "ark", at_once=1), a_house(clock)
    pump = a_pump(key.account, house, clock)
    pump.send_what_may_go()
    clock.go(21)
    away = {"pumped_by": "elsewhere:1", "pumped_until": clock.today() + timedelta(seconds=300)}
    Account.objects.update(**away)
    pump.run(seconds=60)
    assert set(Attempt.objects.values_list("state", flat=True)) == {"FETCHING", "PLANNED"}
    assert house.calls["taken"] == 1
    assert Account.objects.get().pumped_by == "elsewhere:1"


def test_a_look_answered_in_no_known_shape_is_asked_again(owl: Press, clock: Calendar) -> None:
    key, house = wanted(owl, 2), Odd(clock=clock, rows=SMALL.values())
    house.method = "GET"
    pumped(key.account, house, clock)
    assert house.method == ""
    assert set(Attempt.objects.values_list("state", flat=True)) == {"STORED"}
    assert spent_and_held() == (2 * FLAT, 0) == (house.ledger.micros, 0)


def test_a_picture_not_found_once_is_looked_for_again(owl: Press, clock: Calendar) -> None:
    key, house = wanted(owl, 1), Odd(clock=clock, rows=SMALL.values())
    house.method, house.says = "GET", Served(tell({"error": {"message": "not found"}}, 404))
    pumped(key.account, house, clock)
    assert house.method == ""
    assert Attempt.objects.get().state == "STORED"
    assert spent_and_held() == (FLAT, 0) == (house.ledger.micros, 0)


def test_a_request_answered_in_no_known_shape_is_for_a_person(owl: Press, clock: Calendar) -> None:
    key, house = wanted(owl, 2, at_once=1), Odd(clock=clock, rows=SMALL.values())
    house.method = "POST"
    pumped(key.account, house, clock)
    first, second = Attempt.objects.all()
    assert (first.state, second.state) == ("UNKNOWN", "STORED")
    assert "could not be read" in first.error
    assert spent_and_held() == (FLAT, FLAT)
    assert house.calls["doubles"] == 0


def test_a_picture_not_done_after_a_day_is_for_a_person(owl: Press, clock: Calendar) -> None:
    key, house = wanted(owl, 1), a_house(clock, latency=1e7, sigma=0.0)
    a_pump(key.account, house, clock).run(seconds=30)
    assert Attempt.objects.get().state == "RUNNING"
    clock.go(86_400)
    pumped(key.account, house, clock)
    attempt = Attempt.objects.get()
    assert (attempt.state, spent_and_held()) == ("UNKNOWN", (0, FLAT))
    assert "a day ago" in attempt.error


def test_the_longer_it_lasts_the_more_seldom_it_is_asked_after(owl: Press, clock: Calendar) -> None:
    key, house = wanted(owl, 1), a_house(clock, latency=600.0, sigma=0.0)
    pumped(key.account, house, clock)
    assert states(Attempt.objects.get().book) == {"STORED": 1}
    # Each look 8 % of the time so far later: ln(600 / 22) / ln(1.08) = 43, not the 240 of 2.4 s.
    assert house.calls["polls"] <= 45


def test_an_address_that_is_gone_is_had_anew_by_the_pictures_id(
    owl: Press, clock: Calendar
) -> None:
    key, house = wanted(owl, 1), a_house(clock)
    a_pump(key.account, house, clock).run(seconds=5)
    # A worker died over the picture; then its address expired.
    old = {"result_address": "http://127.0.0.1:1/pictures/0.png", "poll_at": clock.today()}
    Attempt.objects.update(state="VERIFYING", **old)
    clock.go(120)
    pumped(key.account, house, clock)
    assert states(Attempt.objects.get().book) == {"STORED": 1}
    assert spent_and_held() == (FLAT, 0) == (house.ledger.micros, 0)


def test_a_key_that_cannot_be_opened_stops_no_other_picture(owl: Press, clock: Calendar) -> None:
    key, house = wanted(owl, 1), a_house(clock)
    fox = owl.olga
    with acting_for(fox.publisher):
        good = an_account(fox.publisher, fox)
    quiet = scenes_wanted(fox, fox, good, 1)
    ProviderKey.objects.filter(pk=key.pk).update(sealed="sealed under another secret")
    pumped(key.account, house, clock)
    assert states(quiet) == {"STORED": 1}
    assert Attempt.objects.get().state == "FAILED"
    assert spent_and_held() == (FLAT, 0) == (house.ledger.micros, 0)


def test_an_id_that_another_picture_has_is_for_a_person_and_stops_nobody(
    owl: Press, clock: Calendar
) -> None:
    key = wanted(owl, 1)
    pumped(key.account, a_house(clock), clock)
    # Another house of the same seed names its pictures alike.
    scenes_wanted(owl.ben, owl.rita, key, 2, slug="The second")
    house = a_house(clock)
    pumped(key.account, house, clock)
    told = [(each.state, "an id that another" in each.error) for each in Attempt.objects.all()]
    assert told == [("STORED", False), ("UNKNOWN", True), ("STORED", False)]
    assert spent_and_held() == (2 * FLAT, FLAT)
