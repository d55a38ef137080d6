"""An installation is backed up while somebody writes, and stands again elsewhere, byte for byte."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tarfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.engines.own import environment_of

ROOT = Path(__file__).resolve().parents[3]
pytestmark = [pytest.mark.journey, pytest.mark.timeout(420)]


@dataclass(frozen=True)
class House:
    """One installation; `embedded` stands on SQLite and the disk in either pass of CI."""

    var: Path
    embedded: bool = False

    def start(self, *words: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, *words],
            cwd=ROOT,
            env=environment_of(self.var, embedded=self.embedded),
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )

    def tell(self, verb: str) -> dict[str, Any]:
        return heard(self.start("-m", "tests.config.backup.installation", verb))

    def manage(self, *words: str) -> tuple[int, str]:
        process = self.start("manage.py", *words)
        said, complained = process.communicate(timeout=240)
        assert "Traceback" not in complained
        return process.returncode, said + complained


def heard(process: subprocess.Popen[str]) -> dict[str, Any]:
    said, complained = process.communicate(timeout=240)
    assert process.returncode == 0, complained
    return dict(json.loads(said))


@dataclass(frozen=True)
class Kept:
    """The first installation, its backup, and what was pressed before."""

    house: House
    backup: Path
    said: str
    pressed: dict[str, Any]
    stared: dict[str, Any]


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Kept:
    """A backup taken in the midst of writing."""
    folder = tmp_path_factory.mktemp("backup").resolve()
    house = House(folder / "var")
    pressed = house.tell("found")
    assert pressed["failure"] == ""
    writer = house.start("-m", "tests.config.backup.installation", "write")
    try:
        wait_for(house.var / "WRITTEN")
        before = int((house.var / "WRITTEN").read_text())
        status, said = house.manage("backup", str(folder / "kept.tar"))
        meanwhile = int((house.var / "WRITTEN").read_text()) - before
        assert status == 0, said
        assert meanwhile > 0
        stared = house.tell("stare")
    finally:
        (house.var / "STOP").touch()
        heard(writer)
    return Kept(house, folder / "kept.tar", said, pressed, stared)


def wait_for(file: Path, seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not (file.exists() and file.read_text()):
        assert time.monotonic() < deadline
        time.sleep(0.02)


@pytest.fixture(scope="module")
def again(kept: Kept, tmp_path_factory: pytest.TempPathFactory) -> House:
    """The backup, restored into an empty installation on the same engines."""
    house = House(tmp_path_factory.mktemp("again").resolve() / "var")
    house.var.mkdir()
    shutil.copy(kept.house.var / "secret-key", house.var)
    status, said = house.manage("restore", str(kept.backup))
    assert status == 0, said
    assert "are back" in said
    assert "SECRET_KEY is another one" not in said
    return house


@pytest.fixture(scope="module")
def seen(again: House) -> dict[str, Any]:
    """What came back, before anything more is done there."""
    return again.tell("look")


def test_one_moment_stands_still_and_nobody_waits_for_it(kept: Kept) -> None:
    first, second = kept.stared["inside"]
    assert first == second
    assert kept.stared["after"] >= first + 3


def test_every_file_that_a_row_names_came_back_whole(kept: Kept, seen: dict[str, Any]) -> None:
    assert seen["damaged"] == []
    assert seen["runs_are_whole"]
    assert seen["runs"] == [kept.pressed["sha256"]]
    with tarfile.open(kept.backup) as tar:
        files = [name for name in tar.getnames() if name.startswith("files/")]
    assert len(files) == seen["files"] > 5


def test_the_rows_are_those_of_one_moment(kept: Kept, seen: dict[str, Any]) -> None:
    manifest = manifest_of(kept.backup)
    assert {name.lower(): count for name, count in seen["rows"].items()} == manifest["rows"]
    assert manifest["rows"]["books.member"] == 5


def test_pressed_anew_the_print_file_has_the_same_bytes(
    kept: Kept, again: House, seen: dict[str, Any]
) -> None:
    assert len(seen["runs"]) == 1
    anew = again.tell("press")  # a new row too: its number must not repeat a restored one
    assert (anew["n"], anew["failure"]) == (2, "")
    assert anew["sha256"] == kept.pressed["sha256"]


def test_neither_the_secret_key_nor_a_session_is_inside(kept: Kept) -> None:
    secret = (kept.house.var / "secret-key").read_bytes().strip()
    assert len(secret) > 50
    with tarfile.open(kept.backup) as tar:
        for about in tar:
            assert secret not in tar.extractfile(about).read()
    assert not any("session" in name for name in manifest_of(kept.backup)["rows"])
    assert "Keep SECRET_KEY" in kept.said
    assert kept.backup.stat().st_mode & 0o077 == 0


def test_an_installation_that_is_not_empty_is_left_alone(kept: Kept) -> None:
    before = kept.house.tell("look")
    status, said = kept.house.manage("restore", str(kept.backup))
    assert status == 2
    assert "This installation is not empty" in said
    assert kept.house.tell("look") == before


@pytest.mark.production_engines
def test_a_backup_of_sqlite_stands_on_postgresql_and_the_other_way_round(
    tmp_path: Path, kept: Kept
) -> None:
    down = House(tmp_path / "down", embedded=True)
    status, said = down.manage("restore", str(kept.backup))
    assert (status, "SECRET_KEY is another one here" in said) == (0, True)
    assert down.tell("press")["sha256"] == kept.pressed["sha256"]
    assert down.manage("backup", str(tmp_path / "down.tar"))[0] == 0
    up = House(tmp_path / "up")
    assert up.manage("restore", str(tmp_path / "down.tar"))[0] == 0
    assert up.tell("press")["sha256"] == kept.pressed["sha256"]
    assert up.tell("look")["damaged"] == []


def manifest_of(backup: Path) -> dict[str, Any]:
    with tarfile.open(backup) as tar:
        return dict(json.loads(tar.extractfile("manifest.json").read()))
