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
            timeout=1200,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return dict(json.loads(done.stdout))


@pytest.fixture(scope="module")
def a_provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, str]]:
    """The fake provider on a port, quick, with its ledger in a file; and its address."""
    ledger = Ledger(tmp_path_factory.mktemp("provider") / "ledger.jsonl")
    manners = {"latency": 0.3, "per_minute": 6000.0, "burst": 200.0}
    house = House(rows=SMALL.values(), ledger=ledger, **manners)
    with serving(house) as address:
        yield house, address


@pytest.fixture(scope="module")
def founded(
    a_provider: tuple[House, str], tmp_path_factory: pytest.TempPathFactory
) -> Installation:
    """An installation whose book wants 64 pictures of eight accounts."""
    house, address = a_provider
    made = Installation(tmp_path_factory.mktemp("founded"), house)
    made.tell("found", f"{address}{BASES['gptproto']}", "64", "8")
    return made


@pytest.fixture
def installation(founded: Installation, tmp_path: Path) -> Installation:
    """A copy of it for one test."""
    shutil.copytree(founded.var, tmp_path / "var")
    return Installation(tmp_path / "var", founded.house)


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
