"""A PDF as it grows: each object is written where the file ends, and only its place is kept."""

from __future__ import annotations

import hashlib
import os
import zlib
from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO

from printing.press.writer.values import Name, Ref, written

CHUNK = 1 << 23
# Four bytes above 127 tell every program that this is no text (ISO 32000-1, 7.5.2).
BINARY = b"%\xe2\xe3\xcf\xd3\n"


class Spoilt(Exception):
    """A kept file whose bytes are no longer those it was kept for; `path` names it."""

    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} is spoilt")
        self.path = path


class PdfFile:
    """Objects written one after another, a plain cross-reference table at the end.

    The file's /ID is the sha256 of all that was written, copied files by their own sha256: the
    same content, the same name. `streams` holds the sha256 of each copied file by the number of
    its object, `sha256` that of the whole file once it is ended.
    """

    def __init__(self, out: BinaryIO, version: str) -> None:
        """Begin a file of that PDF version, such as "1.3"."""
        self._out = out
        self._places: list[int] = [0]
        self._at = 0
        self._content = hashlib.sha256()
        self._beside = ThreadPoolExecutor(1)
        self._hashed: list[tuple[Path, str, Future[str]]] = []
        self._whole = hashlib.sha256()
        self._unhashed: list[bytes] = []
        self.streams: dict[int, str] = {}
        self.sha256 = ""
        self._write(f"%PDF-{version}\n".encode() + BINARY)

    @property
    def size(self) -> int:
        """The bytes written so far."""
        return self._at

    def reserve(self) -> Ref:
        """The number of an object that is written later."""
        self._places.append(0)
        return Ref(len(self._places) - 1)

    def put(self, value: Any, ref: Ref | None = None) -> Ref:
        """Write an object, under a reserved number or a new one, and return its number."""
        ref = self._begin(ref)
        self._write(written(value) + b"\nendobj\n")
        return ref

    def put_stream(
        self, head: Mapping[str, Any], data: bytes, ref: Ref | None = None, *, packed: bool = True
    ) -> Ref:
        """Write a stream object, deflated unless `packed` is false."""
        ref = self._begin(ref)
        entries = dict(head)
        if packed:
            data = zlib.compress(data, 6)
            entries["Filter"] = Name("FlateDecode")
        self._write(written({**entries, "Length": len(data)}) + b"\nstream\n")
        self._write(data + b"\nendstream\nendobj\n")
        return ref

    def copy_stream(self, head: Mapping[str, Any], path: Path, size: int, sha256: str) -> Ref:
        """Write a stream whose data is a file. Raises Spoilt where it has another length.

        The head must name the file's own filter. Its bytes are hashed beside the writing, and
        `end` tells where they were others.
        """
        ref = self._begin(None)
        self._write(written({**head, "Length": size}) + b"\nstream\n")
        with path.open("rb") as file:
            copied = self._taken(file)
        self._at += copied
        if copied != size:
            raise Spoilt(path)
        before, self._unhashed = b"".join(self._unhashed), []
        self._hashed.append((path, sha256, self._beside.submit(self._hash, before, path)))
        self.streams[ref.number] = sha256
        self._content.update(bytes.fromhex(sha256))
        self._write(b"\nendstream\nendobj\n")
        return ref

    def _taken(self, file: BinaryIO) -> int:
        """Copy a file to the end of this one, within the system where it can; the bytes copied."""
        done = 0
        with suppress(OSError, AttributeError):
            self._out.flush()
            while some := os.copy_file_range(file.fileno(), self._out.fileno(), CHUNK):
                done += some
            return done
        while chunk := file.read(CHUNK):
            self._out.write(chunk)
            done += len(chunk)
        return done

    def end(self, root: Ref, info: Ref) -> None:
        """Write the table of places and the trailer.

        Raises ValueError for a promised object, Spoilt for a copied file whose bytes are others.
        """
        for path, sha256, hashing in self._hashed:
            if hashing.result() != sha256:
                raise Spoilt(path)
        self._beside.shutdown()
        start = self._at
        count = len(self._places)
        missing = [number for number, place in enumerate(self._places) if number and not place]
        if missing:
            raise ValueError(f"object {missing[0]} was promised and never written")
        rows = b"".join(b"%010d 00000 n \n" % place for place in self._places[1:])
        self._write(b"xref\n0 %d\n0000000000 65535 f \n" % count + rows)
        name = self._content.digest()[:16]
        trailer = {"Size": count, "Root": root, "Info": info, "ID": [name, name]}
        self._write(b"trailer\n" + written(trailer) + b"\nstartxref\n%d\n%%%%EOF\n" % start)
        self._whole.update(b"".join(self._unhashed))
        self.sha256 = self._whole.hexdigest()

    def _begin(self, ref: Ref | None) -> Ref:
        ref = ref or self.reserve()
        if self._places[ref.number]:
            raise ValueError(f"object {ref.number} was written before")
        self._places[ref.number] = self._at
        self._write(b"%d 0 obj\n" % ref.number)
        return ref

    def _write(self, data: bytes) -> None:
        self._content.update(data)
        self._unhashed.append(data)
        self._out.write(data)
        self._at += len(data)

    def _hash(self, before: bytes, path: Path) -> str:
        """Hash what was written up to a copied file, and the file, into the whole; its own hash."""
        self._whole.update(before)
        own = hashlib.sha256()
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                own.update(chunk)
                self._whole.update(chunk)
        return own.hexdigest()
