"""Opens the files people hand in, and refuses what is not readable text by file and line."""

from __future__ import annotations

import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from books.manuscript.draft import ManuscriptError

MAX_TEXT_BYTES = 2 * 1024 * 1024
_MARKS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}


@dataclass(frozen=True, slots=True)
class Source:
    """A text file as handed in: its name within the book, and its lines without line ends."""

    name: str
    lines: tuple[str, ...]

    def refuse(self, line: int, why: str) -> NoReturn:
        """Raise ManuscriptError for a line, counted from 1: what is wrong and what to do."""
        raise ManuscriptError(f"{self.name} line {line}: {why}")


def read_bytes(path: Path, name: str, limit: int) -> bytes:
    """The file's bytes, at most `limit` of them; raises ManuscriptError naming the file."""
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise ManuscriptError(f"{name} is not a file; put a file in its place.")
        if status.st_size > limit:
            size = f"{status.st_size / 1048576:.1f} MB"
            raise ManuscriptError(
                f"{name} has {size}, and at most {limit // 1048576} MB are read; make it smaller."
            )
        return path.read_bytes()
    except OSError as error:
        raise ManuscriptError(unreadable(name, error)) from error


def unreadable(name: str, error: OSError | RuntimeError) -> str:
    """One sentence on why a file or folder cannot be opened, and the next step."""
    if isinstance(error, FileNotFoundError):
        return f"{name} does not exist, or is a link to nothing; check the path."
    if isinstance(error, PermissionError):
        return f"{name} may not be read by this user; change its permissions and try again."
    reason = getattr(error, "strerror", None) or "it is a link to itself"
    return f"{name} cannot be read ({reason}); check the file and try again."


def read_source(path: Path, name: str, limit: int = MAX_TEXT_BYTES) -> Source:
    """A UTF-8 text, a byte order mark allowed, line ends of any system; else ManuscriptError."""
    raw = read_bytes(path, name, limit)
    for mark, encoding in _MARKS.items():
        if raw.startswith(mark):
            raise ManuscriptError(f"{name} line 1: is in {encoding}; save the file as UTF-8.")
    if not raw.strip(b"\xef\xbb\xbf \t\r\n"):
        raise ManuscriptError(f"{name} line 1: the file is empty; write the book into it.")
    source = Source(name, _lines(_decode(raw.removeprefix(b"\xef\xbb\xbf"), name)))
    for number, line in enumerate(source.lines, start=1):
        _check_characters(source, number, line)
    return source


def _lines(text: str) -> tuple[str, ...]:
    return tuple(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"))


def _decode(raw: bytes, name: str) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError as error:
        line = len(_lines(raw[: error.start].decode("utf-8")))
        byte = raw[error.start]
        raise ManuscriptError(
            f"{name} line {line}: byte {byte:#04x} is not UTF-8; save the file as UTF-8."
        ) from None


def _check_characters(source: Source, number: int, line: str) -> None:
    for character in line:
        if character == "\x00":
            source.refuse(number, "holds a NUL byte, so it is no text; save the file as UTF-8.")
        if unicodedata.category(character) == "Cc" and character != "\t":
            point = f"U+{ord(character):04X}"
            source.refuse(number, f"holds the control character {point}; delete it.")
