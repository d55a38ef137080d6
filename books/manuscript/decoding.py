"""Bytes of an uploaded text to its letters, whatever program saved it."""

from __future__ import annotations

import codecs
import unicodedata
from dataclasses import dataclass

from books.manuscript.draft import ManuscriptError
from books.manuscript.source import MAX_TEXT_BYTES

_UTF_32 = (codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
# Line ends of old and new systems; a vertical tab is what Word copies for a break inside a
# paragraph, and no end of a table's row.
_LINE_ENDS = {
    "\r\n": "\n",
    "\r": "\n",
    "\v": "\u2028",
    "\x85": "\u2028",
}


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with plain line feeds; form feeds, U+2028 for breaks in a paragraph, and U+2029 are
    kept. `notes` say what was assumed of its bytes.
    """

    text: str
    notes: tuple[str, ...] = ()


def decode(name: str, raw: bytes) -> Decoded:
    """The letters of a text: UTF-8, UTF-16 with its mark, else Windows-1252, said in a note.

    Raises ManuscriptError for an empty text, for more than MAX_TEXT_BYTES, for a NUL or control
    character, and for bytes that are none of these.
    """
    if len(raw) > MAX_TEXT_BYTES:
        raise ManuscriptError(
            f"{name} has {len(raw) / 1048576:.1f} MB, and at most {MAX_TEXT_BYTES // 1048576} MB "
            "of text are read; make it smaller."
        )
    text, notes = _letters(name, raw)
    for end, plain in _LINE_ENDS.items():
        text = text.replace(end, plain)
    if not text.strip("\ufeff \t\n\f"):
        raise ManuscriptError(f"{name} is empty; write the story into it.")
    _check(name, text)
    return Decoded(text, notes)


def _letters(name: str, raw: bytes) -> tuple[str, tuple[str, ...]]:
    if raw.startswith(_UTF_32):
        raise ManuscriptError(f"{name} line 1: is in UTF-32; save the file as UTF-8.")
    if raw.startswith(_UTF_16):
        try:
            return raw.decode("utf-16"), ()
        except UnicodeDecodeError:
            raise ManuscriptError(
                f"{name} begins as UTF-16 and is damaged or cut short; save the file as UTF-8."
            ) from None
    try:
        return raw.removeprefix(codecs.BOM_UTF8).decode("utf-8"), ()
    except UnicodeDecodeError as error:
        return _older(name, raw, error)


def _older(name: str, raw: bytes, error: UnicodeDecodeError) -> tuple[str, tuple[str, ...]]:
    line = raw[: error.start].count(b"\n") + 1
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        raise ManuscriptError(
            f"{name} line {line}: byte {raw[error.start]:#04x} is neither UTF-8 nor Windows-1252; "
            "save the file as UTF-8."
        ) from None
    note = (
        f"{name} is not UTF-8 (line {line}) and was read as Windows-1252; look at its accents and "
        "quotation marks."
    )
    return text, (note,)


def _check(name: str, text: str) -> None:
    for number, line in enumerate(text.split("\n"), start=1):
        for character in line:
            if character == "\x00":
                raise ManuscriptError(
                    f"{name} line {number}: holds a NUL byte, so it is no text; save it as UTF-8."
                )
            if unicodedata.category(character) == "Cc" and character not in "\t\f":
                point = f"U+{ord(character):04X}"
                raise ManuscriptError(
                    f"{name} line {number}: holds the control character {point}; delete it."
                )
