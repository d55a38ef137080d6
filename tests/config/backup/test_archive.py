"""A backup is whole or it is refused with a sentence; it is written whole or not at all."""

from __future__ import annotations

import hashlib
import io
import json
import os
import tarfile
from pathlib import Path

import pytest

from config.backup import FORMAT, MANIFEST, ROWS
from config.backup.archive import verified, writing
from config.engine.trouble import EngineTroubleError

MOON = b"moon" * 500
NAME = f"7/{hashlib.sha256(MOON).hexdigest()[:2]}/{hashlib.sha256(MOON).hexdigest()}.jpg"
FACTS = {"octavo": "0.1.0", "rows": {"books.book": 1}}


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    path = tmp_path / "whole.tar"
    with writing(path) as writer:
        writer.add(f"files/{NAME}", io.BytesIO(MOON))
        writer.add(ROWS, io.BytesIO(b"rows"))
        writer.finish(FACTS)
    return path


def test_a_whole_backup_tells_what_it_holds(whole: Path) -> None:
    manifest = verified(whole)
    assert manifest["format"] == FORMAT
    assert manifest["members"][f"files/{NAME}"] == {
        "bytes": 2000,
        "sha256": hashlib.sha256(MOON).hexdigest(),
    }


def test_cut_off_anywhere_it_is_refused(whole: Path, tmp_path: Path) -> None:
    data = whole.read_bytes()
    end = data.rindex(b"}") + 1  # of the manifest; what follows is the tar's own padding
    for length in range(0, end, 97):
        cut = tmp_path / "cut.tar"
        cut.write_bytes(data[:length])
        with pytest.raises(EngineTroubleError, match="cut off or was changed.*Nothing was changed"):
            verified(cut)


def test_with_any_byte_changed_it_is_refused(whole: Path, tmp_path: Path) -> None:
    data, honest = whole.read_bytes(), verified(whole)
    refused = 0
    for place in range(0, data.rindex(b"}") + 1, 13):
        changed = bytearray(data)
        changed[place] ^= 0x41
        path = tmp_path / "changed.tar"
        path.write_bytes(changed)
        # Some bytes of a tar mean nothing: the padding behind a member.
        said = sentence_or_manifest(path)
        assert said == honest or "cut off or was changed" in str(said)
        refused += said != honest
    meaningful = 3 * 512 + len(MOON) + len("rows") + len(json.dumps(honest))
    assert refused > meaningful / 13 * 0.8


def sentence_or_manifest(path: Path) -> object:
    try:
        return verified(path)
    except EngineTroubleError as error:
        return str(error)


def packed(path: Path, *members: tuple[tarfile.TarInfo, bytes]) -> Path:
    with tarfile.open(path, "w") as tar:
        for about, data in members:
            about.size = len(data)
            tar.addfile(about, io.BytesIO(data))
    return path


@pytest.mark.parametrize("name", ["../evil", "/etc/evil", "files/../evil", "files/7/aa/bb.jpg"])
def test_a_name_that_does_not_belong_into_a_backup_is_refused(tmp_path: Path, name: str) -> None:
    path = packed(tmp_path / "x.tar", (tarfile.TarInfo(name), b"x"))
    with pytest.raises(EngineTroubleError, match="does not belong into a backup"):
        verified(path)


def test_a_link_is_refused(tmp_path: Path) -> None:
    link = tarfile.TarInfo(f"files/{NAME}")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
    with pytest.raises(EngineTroubleError, match="does not belong"):
        verified(packed(tmp_path / "x.tar", (link, b"")))


def test_a_file_that_is_no_backup_is_refused_and_one_that_is_not_there_is_named(
    tmp_path: Path,
) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ada,\n" * 300)
    with pytest.raises(EngineTroubleError, match="cut off or was changed"):
        verified(tmp_path / "letter.txt")
    with pytest.raises(EngineTroubleError, match="There is no file"):
        verified(tmp_path / "nothing.tar")


def test_a_newer_format_is_refused_as_newer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("config.backup.archive.FORMAT", FORMAT + 1)
    with writing(tmp_path / "new.tar") as writer:
        writer.add(ROWS, io.BytesIO(b""))
        writer.finish(FACTS)
    monkeypatch.setattr("config.backup.archive.FORMAT", FORMAT)
    with pytest.raises(EngineTroubleError, match="newer Octavo.*upgrade this one first"):
        verified(tmp_path / "new.tar")


def test_a_manifest_without_rows_is_refused(tmp_path: Path) -> None:
    with writing(tmp_path / "x.tar") as writer:
        writer.finish(FACTS)
    with pytest.raises(EngineTroubleError, match="it holds no rows"):
        verified(tmp_path / "x.tar")


def break_off(path: Path, what: BaseException) -> None:
    with writing(path) as writer:
        writer.add(ROWS, io.BytesIO(b"rows"))
        raise what


@pytest.mark.parametrize("what", [KeyboardInterrupt(), OSError(28, "No space left on device")])
def test_what_breaks_off_leaves_nothing_half_and_what_was_there_as_it_was(
    tmp_path: Path, what: BaseException
) -> None:
    path = tmp_path / "kept.tar"
    path.write_bytes(b"last night's")
    with pytest.raises(BaseException, match="^$|No space left"):
        break_off(path, what)
    assert path.read_bytes() == b"last night's"
    assert os.listdir(tmp_path) == ["kept.tar"]


def test_it_is_readable_by_its_owner_only(whole: Path) -> None:
    assert whole.stat().st_mode & 0o777 == 0o600
    with tarfile.open(whole) as tar:
        assert tar.getnames()[-1] == MANIFEST
