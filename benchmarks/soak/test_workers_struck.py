"""Two hundred SIGKILLs while books are drawn at a provider, for each promise a provider makes.

A tenth of them while the machine has four times as much to do as it can. OCTAVO_SOAK_KILLS (200)
is how many, OCTAVO_SOAK_SEED (1) their moments. Nothing is drawn twice, every picture comes to be
or waits for a person, and both ledgers are equal to the micro-dollar.
"""

from __future__ import annotations

import os
import sys
from collections import Counter
from pathlib import Path

import pytest

from illustration.providers.fake.house import BASES, House
from illustration.providers.fake.ledger import Ledger
from illustration.providers.fake.server import serving
from illustration.providers.wire import speak
from illustration.providers.wire.talk import Repeats
from tests.illustration.pump.conftest import Installation
from tests.illustration.pump.rig import FLAT, SMALL

KILLS = int(os.environ.get("OCTAVO_SOAK_KILLS", "200"))
SEED = os.environ.get("OCTAVO_SOAK_SEED", "1")
# Three seconds a picture and three at once, killed after three seconds at the mean.
LATENCY, LONGEST, LOADED, PICTURES_A_KILL = 3.0, "6", "0.1", 5


@pytest.mark.parametrize("wire", ["gptproto", "gptproto-listed", "gptproto-keyed"])
def test_no_kill_pays_a_picture_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, wire: str
) -> None:
    # 3 x 3 + 30: the shortest hold, so that what is looked up is looked up soon.
    monkeypatch.setenv("OCTAVO_SEND_SECONDS", "3")
    monkeypatch.setenv("OCTAVO_HOLD_SECONDS", "39")
    pictures = PICTURES_A_KILL * KILLS
    house = House(
        rows=SMALL.values(),
        ledger=Ledger(tmp_path / "ledger.jsonl"),
        repeats=speak(wire).repeats,
        latency=LATENCY,
        per_minute=6000.0,
        burst=200.0,
    )
    with serving(house) as address:
        installation = Installation(tmp_path / "var", house)
        installation.tell("found", wire, f"{address}{BASES[wire]}", str(pictures), "1")
        told = installation.tell("strike", str(KILLS), SEED, LONGEST, LOADED)
    house.tick()
    stored, unknown = (told["prompts"].pop(state, []) for state in ("STORED", "UNKNOWN"))
    sys.stdout.write(
        f"\n{wire}: {told['struck']} kills, {len(stored)} stored, {len(unknown)} for a person, "
        f"{house.calls['doubles']} drawn twice, {house.calls['repeated']} repeated by name\n"
    )
    bills = Counter(bill.prompt_sha256 for bill in house.ledger.bills)
    assert told["struck"] == KILLS
    assert told["prompts"] == {}
    assert len(stored) + len(unknown) == pictures
    assert house.calls["doubles"] == 0
    assert set(bills.values()) == {1}
    assert set(stored) <= set(bills) <= set(stored) | set(unknown)
    assert speak(wire).repeats == Repeats.NEVER or not unknown
    # Three at once: a kill leaves no more than that in doubt.
    assert len(unknown) <= 3 * KILLS
    assert (told["spent"], told["held"]) == (len(stored) * FLAT, len(unknown) * FLAT)
    assert told["budgets"][-1] == [told["spent"], told["held"]]
