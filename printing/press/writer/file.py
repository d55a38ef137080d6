"""A PDF as it grows: each object is written where the file ends, and only its place is kept."""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Mapping
from pathlib import Path
from threading import Thread
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
    same content, the same name.
    """

    def __init__(self, out: BinaryIO, version: str) -> None:
        """Begin a file of that PDF version, such as "1.3"."""
        self._out = out
        self._places: list[int] = [0]
        self._at = 0
        self._content = hashlib.sha256()
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
        """Write a stream whose data is a file, chunk by chunk. Raises Spoilt where it is another.

        The head must name the file's own filter.
        """
        ref = self._begin(None)
        self._write(written({**head, "Length": size}) + b"\nstream\n")
        seen = hashlib.sha256()
        started = self._at
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                # Both let other threads run, so hashing costs no time beside writing.
                hashing = Thread(target=seen.update, args=(chunk,))
                hashing.start()
                self._copy(chunk)
                hashing.join()
        if seen.hexdigest() != sha256 or self._at - started != size:
            raise Spoilt(path)
        self._content.update(seen.digest())
        self._write(b"\nendstream\nendobj\n")
        return ref

    def end(self, root: Ref, info: Ref) -> None:
        """Write the table of places and the trailer. Raises ValueError for a promised object."""
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

    def _begin(self, ref: Ref | None) -> Ref:
        ref = ref or self.reserve()
        if self._places[ref.number]:
            raise ValueError(f"object {ref.number} was written before")
        self._places[ref.number] = self._at
        self._write(b"%d 0 obj\n" % ref.number)
        return ref

    def _write(self, data: bytes) -> None:
        self._content.update(data)
        self._copy(data)

    def _copy(self, data: bytes) -> None:
        self._out.write(data)
        self._at += len(data)
