"""The desk refuses a port in use and collects static files only when one changed."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from config.engine.door import HOST, is_open, refuse_used_port, static_files_are_old
from config.engine.trouble import EngineTroubleError


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.create_server((HOST, 0)) as server:
        yield server


def test_a_port_in_use_is_one_sentence_with_a_way_out(listener: socket.socket) -> None:
    port = listener.getsockname()[1]
    assert is_open(port)
    with pytest.raises(EngineTroubleError, match=rf"^Port {port} cannot be used .*--port 8001"):
        refuse_used_port(port)
    listener.close()
    refuse_used_port(port)
    assert not is_open(port)


def test_a_port_that_is_no_port_is_refused() -> None:
    with pytest.raises(EngineTroubleError, match="Port 70000 cannot be used"):
        refuse_used_port(70000)


def test_static_files_are_collected_again_when_one_is_newer(tmp_path: Path, settings: Any) -> None:
    source = tmp_path / "static" / "desk.css"
    source.parent.mkdir()
    source.write_text("p{}")
    settings.STATICFILES_DIRS = [source.parent]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STATIC_ROOT = tmp_path / "collected"
    assert static_files_are_old()
    settings.STATIC_ROOT.mkdir()
    manifest = settings.STATIC_ROOT / "staticfiles.json"
    manifest.write_text("{}")
    os.utime(source, (1000, 1000))
    os.utime(manifest, (2000, 2000))
    assert not static_files_are_old()
    os.utime(source, (3000, 3000))
    assert static_files_are_old()
