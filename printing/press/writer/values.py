"""Values as a PDF writes them (ISO 32000-1, 7.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

# Characters a name or a literal string cannot hold as they are.
DELIMITERS = b"()<>[]{}/%#"
ESCAPED = {ord("("): b"\\(", ord(")"): b"\\)", ord("\\"): b"\\\\"}


class Name(str):
    """A PDF name, without its slash."""

    __slots__ = ()


@dataclass(frozen=True)
class Ref:
    """An indirect object by its number."""

    number: int


def written(value: Any) -> bytes:
    """A value in PDF syntax.

    Text becomes a text string (ASCII, else UTF-16 with its mark), bytes a hexadecimal string,
    mappings dictionaries in their own order, sequences arrays; numbers have four decimals at most.
    Raises TypeError for what a PDF cannot hold.
    """
    if value is None:
        return b"null"
    if isinstance(value, bool):
        return b"true" if value else b"false"
    if isinstance(value, (int, float)):
        return number(value)
    if isinstance(value, Name):
        return _name(value)
    if isinstance(value, Ref):
        return b"%d 0 R" % value.number
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bytes):
        return b"<" + value.hex().encode() + b">"
    return _many(value)


def number(value: float) -> bytes:
    """A number without an exponent, four decimals at most and none that say nothing."""
    if isinstance(value, int):
        return b"%d" % value
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return (text if text != "-0" else "0").encode()


def _many(value: Any) -> bytes:
    if isinstance(value, Mapping):
        inside = b" ".join(_name(key) + b" " + written(each) for key, each in value.items())
        return b"<< " + inside + b" >>"
    if isinstance(value, Sequence):
        return b"[" + b" ".join(written(each) for each in value) + b"]"
    raise TypeError(f"a PDF holds no {type(value).__name__}")


def _name(name: str) -> bytes:
    plain = (
        b"%c" % byte if 33 <= byte <= 126 and byte not in DELIMITERS else b"#%02X" % byte
        for byte in name.encode()
    )
    return b"/" + b"".join(plain)


def _text(text: str) -> bytes:
    if text.isascii() and text.isprintable():
        return b"(" + b"".join(ESCAPED.get(byte, b"%c" % byte) for byte in text.encode()) + b")"
    return b"<FEFF" + text.encode("utf-16-be").hex().upper().encode() + b">"
