"""A worker struck dead at random moments: nothing is paid twice, nothing stays held for nothing."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.illustration.pump.conftest import Installation
from tests.illustration.pump.rig import FLAT

PICTURES, KILLS = 64, 20
pytestmark = [pytest.mark.journey, pytest.mark.timeout(600)]


def test_twenty_kills_double_no_picture_and_lose_none(
    installation: Installation,
) -> None:
    house = installation.house
    told = installation.tell("strike", str(KILLS), "7", "0.7", "0")
    house.tick()
    stored, unknown = (told["prompts"].pop(state, []) for state in ("STORED", "UNKNOWN"))
    assert told["struck"] == KILLS
    assert told["prompts"] == {}
    assert len(stored) + len(unknown) == PICTURES
    bills = Counter(bill.prompt_sha256 for bill in house.ledger.bills)
    assert set(bills.values()) == {1}
    assert house.calls["doubles"] == 0
    # Every stored picture has its bill; a bill without one is of a picture left for a person.
    assert set(stored) <= set(bills) <= set(stored) | set(unknown)
    assert (told["spent"], told["held"]) == (len(stored) * FLAT, len(unknown) * FLAT)
    assert told["budgets"] == [[told["spent"], told["held"]]]
