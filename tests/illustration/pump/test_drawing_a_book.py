"""A book through a provider: every picture once, the ledgers equal."""

from __future__ import annotations

from illustration.models import Attempt
from tests.illustration.pump.rig import (
    FLAT,
    Calendar,
    a_house,
    an_account,
    pumped,
    scenes_wanted,
    spent_and_held,
    states,
)
from tests.personas import Press


def test_every_picture_is_drawn_once_and_the_ledgers_are_equal(owl: Press, clock: Calendar) -> None:
    key = an_account(owl.publisher, owl.ada)
    book = scenes_wanted(owl.ben, owl.rita, key, 6)
    house = a_house(clock)
    pumped(key.account, house, clock)
    assert states(book) == {"STORED": 6}
    assert house.calls["taken"] == 6
    assert house.calls["doubles"] == 0
    assert spent_and_held() == (6 * FLAT, 0) == (house.ledger.micros, 0)
    assert set(book.scenes.values_list("state", flat=True)) == {"offered"}
    assert house.calls["polls"] / 6 <= 7
    assert house.calls["refused_429"] == 0
    stored = Attempt.objects.filter(state="STORED")
    assert all(attempt.artwork.width >= 64 for attempt in stored if attempt.artwork)
