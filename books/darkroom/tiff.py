"""TIFF: its directories, read with every count held to the file's own length."""

from __future__ import annotations

import os
import struct
from typing import BinaryIO

from books.darkroom.header import Header
from books.darkroom.refusal import Refusal, damaged

MOST_DIRECTORIES = 32
MOST_ENTRIES = 1000
MOST_STRIPS = 100_000
WIDTH, HEIGHT, BITS, COMPRESSION, PHOTOMETRIC = 256, 257, 258, 259, 262
STRIPS, SAMPLES, TILES, SUBFILE, SAMPLE_FORMAT = 273, 277, 324, 254, 339
WHITE_IS_ZERO = 0
_BYTES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_READ = {1: "B", 3: "H", 4: "I", 13: "I"}
# None, the fax codes, LZW, JPEG, ZIP (two numbers) and PackBits (TIFF 6.0 and its supplements).
COMPRESSIONS = {1, 2, 3, 4, 5, 7, 8, 32773, 32946}
_COLOURS = {8: "Lab", 9: "Lab", 10: "Lab", 32803: "a camera's raw data", 32844: "LogLuv"}
_CALLED = {
    700: "XMP",
    34665: "camera data (Exif)",
    34853: "the place it was taken (GPS)",
    33723: "captions (IPTC)",
    34377: "Photoshop data",
    37724: "layers",
    34675: "profile",
    270: "comments",
    315: "comments",
    306: "a date",
}

Entry = tuple[int, int, bytes, int]
Directory = dict[int, Entry]


class Directories:
    """The directories of a file; everything read is checked against the file's length."""

    def __init__(self, file: BinaryIO) -> None:
        self.file = file
        self.total = os.fstat(file.fileno()).st_size
        self.order = "<" if self._at(0, 2) == b"II" else ">"

    def chain(self) -> list[Directory]:
        """Every directory in its order. Raises Refusal for loops and for too many."""
        found: list[Directory] = []
        seen: set[int] = set()
        at = self._number("I", self._at(4, 4))
        while at:
            if at in seen or len(seen) >= MOST_DIRECTORIES:
                raise Refusal("is a TIFF of endlessly many pages; export the one you mean.")
            seen.add(at)
            directory, at = self._directory(at)
            found.append(directory)
        return found

    def whole(self, directory: Directory, tag: int, default: int = 0) -> int:
        """The first number of a tag."""
        values = self.numbers(directory, tag, most=1)
        return values[0] if values else default

    def numbers(self, directory: Directory, tag: int, most: int) -> tuple[int, ...]:
        """At most `most` numbers of a tag, none where it is missing or holds no whole numbers."""
        if tag not in directory:
            return ()
        kind, count, value, at = directory[tag]
        if kind not in _READ:
            return ()
        count = min(count, most)
        size = _BYTES[kind] * count
        data = value[:size] if _BYTES[kind] * directory[tag][1] <= 4 else self._at(at, size)
        return struct.unpack(f"{self.order}{count}{_READ[kind]}", data)

    def _directory(self, at: int) -> tuple[Directory, int]:
        count = self._number("H", self._at(at, 2))
        if count > MOST_ENTRIES:
            raise damaged("TIFF")
        body = self._at(at + 2, count * 12 + 4)
        entries: Directory = {}
        for n in range(count):
            tag, kind, length = struct.unpack(f"{self.order}HHI", body[n * 12 : n * 12 + 8])
            value = body[n * 12 + 8 : n * 12 + 12]
            where = self._number("I", value)
            size = _BYTES.get(kind, 1) * length
            if size > 4 and where + size > self.total:
                raise damaged("TIFF")
            entries[tag] = (kind, length, value, where)
        return entries, self._number("I", body[-4:])

    def _at(self, at: int, length: int) -> bytes:
        self.file.seek(at)
        data = self.file.read(length)
        if len(data) < length:
            raise damaged("TIFF")
        return data

    def _number(self, kind: str, data: bytes) -> int:
        return int(struct.unpack(f"{self.order}{kind}", data)[0])


def read_header(file: BinaryIO) -> Header:
    """What a TIFF claims of its one picture; small previews beside it are passed by.

    Raises Refusal for several pages, rare colours and compressions, and damage.
    """
    directories = Directories(file)
    chain = directories.chain()
    pages = [page for page in chain if not directories.whole(page, SUBFILE) & 1]
    if not chain or chain[0] not in pages:
        raise damaged("TIFF")
    if len(pages) > 1:
        raise Refusal(f"is a TIFF of {len(pages)} pages; save the one you mean by itself.")
    page = pages[0]
    _check_pieces(page)
    bits = _checked_bits(directories, page)
    _check_colours(directories, page)
    return Header(
        kind="TIFF",
        width=directories.whole(page, WIDTH),
        height=directories.whole(page, HEIGHT),
        bits=bits,
        white_is_zero=directories.whole(page, PHOTOMETRIC, 1) == WHITE_IS_ZERO,
        found=frozenset(word for tag, word in _CALLED.items() if tag in page),
    )


def _check_pieces(page: Directory) -> None:
    pieces = page.get(STRIPS) or page.get(TILES)
    if pieces is None or pieces[1] == 0:
        raise damaged("TIFF")
    if pieces[1] > MOST_STRIPS:
        raise Refusal(
            f"is a TIFF cut into {pieces[1]} strips, and at most {MOST_STRIPS} are read; save it "
            "again."
        )


def _checked_bits(directories: Directories, page: Directory) -> int:
    samples = directories.whole(page, SAMPLES, 1)
    bits = directories.numbers(page, BITS, most=8) or (1,)
    kinds = set(directories.numbers(page, SAMPLE_FORMAT, most=8) or (1,))
    if len(set(bits)) != 1 or bits[0] not in (1, 2, 4, 8, 16) or kinds - {1, 4} or samples > 8:
        raise Refusal(
            f"is a TIFF with {max(bits)} bits a colour in a form we do not read (signed or with "
            "decimals, perhaps); save it with 8 or 16 bits."
        )
    return bits[0]


def _check_colours(directories: Directories, page: Directory) -> None:
    compression = directories.whole(page, COMPRESSION, 1)
    if compression not in COMPRESSIONS:
        raise Refusal(
            f"is a TIFF with a rare compression (number {compression}); save it with LZW or ZIP."
        )
    colours = directories.whole(page, PHOTOMETRIC, 1)
    if colours in _COLOURS:
        raise Refusal(f"is a TIFF in {_COLOURS[colours]}; save it as RGB or CMYK.")
