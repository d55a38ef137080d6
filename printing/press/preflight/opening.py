"""Opens a file with both parsers, or says in one sentence why it cannot be examined."""

from __future__ import annotations

import hashlib
import mmap
import os
import re
import zlib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium

from printing.press.preflight.book import Book
from printing.press.preflight.findings import Expectation, Unreadable
from printing.press.preflight.limits import PAGES, STREAM_BYTES, bounded_streams

TABLE = re.compile(rb"/(?:XRef|ObjStm)\b")
CHUNK = 1 << 20


def open_book(path: Path, expected: Expectation) -> Book:
    """Open a PDF for examination. Raises Unreadable for what is none, locked, cut off or hostile.

    A file that only opens after its object table is rebuilt is opened and marked `repaired`.
    """
    size = _measured(path)
    # Hashed beside the rules' work: nothing asks for it before the report.
    beside = ThreadPoolExecutor(1)
    hashing = beside.submit(_sha256_of, path)
    beside.shutdown(wait=False)
    written = expected.written
    ours = written is not None and hashing.result() == written.sha256
    # A file that is what the press wrote has no tables that are packed, and no surprise in them.
    pdf, repaired, packed = _counted(path, bounded=ours)
    second, fault_line = _second_parser(path)
    book = Book(path, size, hashing, pdf, second, fault_line, repaired, packed, expected)
    if written is not None and ours:
        book.digester.raw.update({(number, 0): each for number, each in written.streams.items()})
    return book


def pages_of(path: Path) -> int:
    """The page count of a PDF. Raises Unreadable as `open_book` does."""
    _measured(path)
    with bounded_streams():
        pdf, _, _ = _counted(path)
        with pdf:
            return len(pdf.pages)


def _counted(path: Path, *, bounded: bool = False) -> tuple[pikepdf.Pdf, str, bool]:
    """The file in the first parser, what had to be repaired, whether its objects are packed."""
    packed = not bounded and _tables_within_bounds(path)
    pdf, repaired = _first_parser(path)
    try:
        count = len(pdf.pages)
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError, KeyError) as fault:
        pdf.close()
        raise Unreadable(f"{path.name}: its list of pages is damaged ({_line(fault)})") from None
    if not 0 < count <= PAGES:
        pdf.close()
        reason = "has no pages" if not count else f"has {count} pages; {PAGES} are examined at most"
        raise Unreadable(f"{path.name} {reason}")
    return pdf, repaired, packed


def _measured(path: Path) -> int:
    """The length of a file that begins and ends as a PDF does. Raises Unreadable."""
    try:
        with path.open("rb") as file:
            head = file.read(1024)
            size = file.seek(0, os.SEEK_END)
            file.seek(max(0, size - 2048))
            tail = file.read()
    except OSError as fault:
        raise Unreadable(f"{path.name} cannot be read: {fault.strerror or fault}") from None
    if not size:
        raise Unreadable(f"{path.name} is empty; export it again")
    if b"%PDF-" not in head:
        raise Unreadable(f"{path.name} is not a PDF; export the interior as PDF and try again")
    if b"%%EOF" not in tail:
        raise Unreadable(f"{path.name} is cut off: its end is missing; copy or export it again")
    return size


def _sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _tables_within_bounds(path: Path) -> bool:
    """Object tables are unpacked by any parser at once, so their size is counted first.

    Says whether there are any: PDF has them since 1.5.
    """
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
        total = 0
        found = False
        for match in TABLE.finditer(data):
            start = data.find(b"stream", match.end(), match.end() + 4096)
            if start < 0:
                continue
            found = True
            begin = start + 6
            begin += 2 if data[begin : begin + 2] == b"\r\n" else 1
            total += _unpacked_size(data, begin, STREAM_BYTES - total)
            if total >= STREAM_BYTES:
                raise Unreadable(
                    f"{path.name} unpacks its object tables to more than "
                    f"{STREAM_BYTES // 2**20} MB; no book needs that, so it was not opened"
                )
    return found


def _unpacked_size(data: mmap.mmap, begin: int, most: int) -> int:
    unpacker = zlib.decompressobj()
    size = 0
    for at in range(begin, len(data), 65536):
        rest = data[at : at + 65536]
        while rest and not unpacker.eof:
            try:
                size += len(unpacker.decompress(rest, CHUNK))
            except zlib.error:
                return size
            rest = unpacker.unconsumed_tail
            if size >= most:
                return size
        if unpacker.eof:
            break
    return size


def _first_parser(path: Path) -> tuple[pikepdf.Pdf, str]:
    try:
        return pikepdf.open(path, attempt_recovery=False), ""
    except pikepdf.PasswordError:
        raise Unreadable(
            f"{path.name} is locked with a password; export it without security"
        ) from None
    except (pikepdf.PdfError, RuntimeError, ValueError) as fault:
        first_fault = _line(fault)
    try:
        return pikepdf.open(path, attempt_recovery=True), first_fault
    except (pikepdf.PdfError, RuntimeError, ValueError) as fault:
        raise Unreadable(f"{path.name} is damaged ({_line(fault)}); export it again") from None


def _second_parser(path: Path) -> tuple[pdfium.PdfDocument | None, str]:
    try:
        return pdfium.PdfDocument(path), ""
    except (pdfium.PdfiumError, OSError) as fault:
        return None, _line(fault)


def _line(fault: BaseException) -> str:
    text = (str(fault).splitlines() or [type(fault).__name__])[0]
    return text.rsplit("/", 1)[-1][:160]
