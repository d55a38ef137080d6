"""The .venv is made once, mended when interrupted and renewed when the requirements change."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from config.engine import install
from config.engine.install import MissingError, go_on_with_another_python, main, prepare


@pytest.fixture
def ran(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """A root of its own, whose venv works at once; the commands that would run are noted."""
    (tmp_path / "requirements").mkdir()
    for part in ("base", "dev"):
        (tmp_path / "requirements" / f"{part}.txt").write_text(f"{part}==1\n")
    noted: list[list[str]] = []

    def note(command: list[str], log: Path, title: str = "") -> None:
        noted.append(command)
        (tmp_path / ".venv").mkdir(exist_ok=True)

    monkeypatch.setattr(install, "ROOT", tmp_path)
    monkeypatch.setattr(install, "run", note)
    monkeypatch.setattr(install, "is_working", lambda python: (tmp_path / ".venv").exists())
    return noted


def test_it_is_made_once_with_hashes(ran: list[list[str]], tmp_path: Path) -> None:
    prepare(tmp_path / ".venv", ["base"])
    assert ran[0][1:4] == ["-m", "venv", "--clear"]
    assert "--require-hashes" in ran[1]
    assert str(tmp_path / "requirements" / "base.txt") in ran[1]
    prepare(tmp_path / ".venv", ["base"])
    assert len(ran) == 2


def test_the_checks_are_added_and_then_cover_the_rest(ran: list[list[str]], tmp_path: Path) -> None:
    prepare(tmp_path / ".venv", ["base"])
    prepare(tmp_path / ".venv", ["base", "dev"])
    assert str(tmp_path / "requirements" / "dev.txt") in ran[2]
    prepare(tmp_path / ".venv", ["base"])
    prepare(tmp_path / ".venv", ["base", "dev"])
    assert len(ran) == 3


def test_a_changed_requirement_is_installed_for_both(ran: list[list[str]], tmp_path: Path) -> None:
    prepare(tmp_path / ".venv", ["base", "dev"])
    (tmp_path / "requirements" / "base.txt").write_text("base==2\n")
    prepare(tmp_path / ".venv", ["base"])
    assert len(ran) == 3
    prepare(tmp_path / ".venv", ["base", "dev"])
    assert len(ran) == 4


def test_an_interrupted_installation_is_repeated(
    ran: list[list[str]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(tmp_path / ".venv", ["base"])
    (tmp_path / "requirements" / "base.txt").write_text("base==2\n")
    noting = install.run

    def interrupted(command: list[str], log: Path, title: str = "") -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(install, "run", interrupted)
    assert main([]) == 130
    (tmp_path / "requirements" / "base.txt").write_text("base==1\n")
    monkeypatch.setattr(install, "run", noting)
    prepare(tmp_path / ".venv", ["base"])
    assert len(ran) == 3  # the old requirements again, but half of the new ones lay over them


def test_an_old_python_is_told_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "CANDIDATES", ())
    monkeypatch.setattr(sys, "version_info", (3, 9, 2))
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(MissingError, match=r"newest found is 3\.9\. .*brew install python@3\.12"):
        go_on_with_another_python([])


def test_a_python_without_venv_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(install, "CANDIDATES", ())
    monkeypatch.setattr(sys, "version_info", (3, 11, 2))
    monkeypatch.setattr(sys, "platform", "linux")
    with pytest.raises(MissingError, match=r"without its venv .*apt install python3\.11-venv"):
        go_on_with_another_python([])


def test_what_pip_said_is_shown_when_it_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = "print('Collecting ink'); print('ERROR: no such paper'); raise SystemExit(1)"
    with pytest.raises(subprocess.CalledProcessError):
        install.run([sys.executable, "-Ic", code], tmp_path / "log", "Installing 2 packages")
    said = capsys.readouterr()
    assert said.out == "Installing 2 packages ...\n"
    assert "  ERROR: no such paper\n" in said.err
    assert "Collecting" not in said.err
    assert str(tmp_path / "log") in said.err


def test_manage_py_without_django_says_what_to_run() -> None:
    manage = Path(install.__file__).parents[2] / "manage.py"
    bare = subprocess.run([sys.executable, "-IS", str(manage)], capture_output=True, text=True)
    assert bare.returncode == 2
    assert bare.stderr.startswith("Django is not installed for this Python: run `make demo`")
    assert bare.stderr.count("\n") == 1
