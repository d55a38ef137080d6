"""The clock of the pump's tests."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from illustration.providers.fake.asked import Asked, Served
from illustration.providers.fake.house import BASES, House
from illustration.providers.fake.ledger import Ledger
from illustration.providers.fake.server import serving
from tests.engines.own import environment_of
from tests.illustration.pump.rig import SMALL, Calendar

ROOT = Path(__file__).resolve().parents[3]


@dataclass(frozen=True)
class Installation:
    """A folder with a database of its own, and the provider that its accounts are at."""

    var: Path
    house: House

    def tell(self, *words: str) -> dict[str, Any]:
        """Run a verb of tests.illustration.pump.installation; returns what it says."""
        done = subprocess.run(
            [sys.executable, "-m", "tests.illustration.pump.installation", *words],
            cwd=ROOT,
            env=environment_of(self.var, embedded=True) | {"OCTAVO_LOG": "ERROR"},
            text=True,
            capture_output=True,
            timeout=5400,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return dict(json.loads(done.stdout))


class Changing:
    """One address for the houses of several tests: each has a ledger of its own."""

    def __init__(self) -> None:
        self.house = House()

    def answer(self, asked: Asked) -> Served:
        """As the house of now."""
        return self.house.answer(asked)

    def tick(self) -> None:
        """As the house of now."""
        self.house.tick()


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Changing]]:
    """An installation whose book wants 64 pictures of eight accounts, and their provider."""
    var, changing = tmp_path_factory.mktemp("founded"), Changing()
    with serving(changing) as address:  # type: ignore[arg-type]
        made = Installation(var, changing.house)
        made.tell("found", "gptproto", f"{address}{BASES['gptproto']}", "64", "8")
        yield var, changing


@pytest.fixture
def installation(founded: tuple[Path, Changing], tmp_path: Path) -> Installation:
    """A copy of it for one test, with a quick provider that keeps its ledger in a file."""
    var, changing = founded
    shutil.copytree(var, tmp_path / "var")
    manners = {"latency": 0.3, "per_minute": 6000.0, "burst": 200.0}
    ledger = Ledger(tmp_path / "ledger.jsonl")
    changing.house = House(rows=SMALL.values(), ledger=ledger, **manners)
    return Installation(tmp_path / "var", changing.house)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Calendar:
    """Time stands still until a carrier waits."""
    held = Calendar()
    small = {row.key: row for row in SMALL.values()}
    monkeypatch.setattr("illustration.pump.asking.models", lambda: small)
    monkeypatch.setattr("django.utils.timezone.now", held.today)
    # Nobody else acts while a carrier waits, so that looking round each second finds nothing.
    monkeypatch.setattr("illustration.pump.loop.IDLE_SECONDS", 15.0)
    return held
