"""The socket's place: short, private, the same for everyone who asks."""

from __future__ import annotations

import stat
import tempfile
from pathlib import Path

import pytest

from config.engine.address import private_folder, redis_url, socket_path
from config.engine.trouble import EngineTroubleError


@pytest.fixture(autouse=True)
def _no_redis_url(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("REDIS_URL", raising=False)


def test_the_path_is_short_however_deep_the_var_folder_lies(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["a folder with a long name"] * 12)
    assert len(str(deep)) > 300
    assert len(str(socket_path(deep))) <= 100


def test_a_deep_temporary_folder_is_passed_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", "/" + "t" * 90)
    assert str(socket_path(tmp_path)).startswith("/tmp/octavo-")


def test_every_var_folder_has_its_own_socket(tmp_path: Path) -> None:
    assert socket_path(tmp_path / "one") != socket_path(tmp_path / "two")


def test_a_link_to_the_var_folder_leads_to_the_same_socket(tmp_path: Path) -> None:
    (tmp_path / "var").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "var")
    assert socket_path(tmp_path / "link") == socket_path(tmp_path / "var")


def test_redis_url_of_the_environment_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert redis_url(tmp_path) == f"unix://{socket_path(tmp_path)}"
    monkeypatch.setenv("REDIS_URL", "redis://queue.example:6379/3")
    assert redis_url(tmp_path) == "redis://queue.example:6379/3"


def test_asking_for_the_address_creates_nothing(tmp_path: Path) -> None:
    redis_url(tmp_path / "var")
    assert not (tmp_path / "var").exists()
    assert not socket_path(tmp_path / "var").parent.exists()


def test_the_folder_is_closed_to_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    folder = private_folder(tmp_path / "var")
    folder.chmod(0o755)
    assert stat.S_IMODE(private_folder(tmp_path / "var").stat().st_mode) == 0o700


def test_a_folder_that_is_a_link_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    (tmp_path / "elsewhere").mkdir()
    socket_path(tmp_path / "var").parent.symlink_to(tmp_path / "elsewhere")
    with pytest.raises(EngineTroubleError, match="not a folder of yours"):
        private_folder(tmp_path / "var")
