"""The line of a copyright page that names the printing, brought up to the next one."""

from __future__ import annotations

import re

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
)  # fmt: skip
# The printer's key: a line of numbers of which the lowest left is the printing (Chicago Manual of
# Style, 17th edition, 1.29, "impression line").
_KEY = re.compile(r"^(?:\d{1,2}[ \t]+){2,}\d{1,2}$", re.MULTILINE)


def with_printing(text: str, *, was: int, now: int) -> str:
    """Return a copyright page's words for printing `now`; the same words where none is named.

    Known are "Printing 1", "First printing", "1st printing" and the printer's key.
    """
    named = [f"printing {was}", f"{_numeral(was)} printing", f"{_ordinal(was)} printing"]
    fresh = [f"printing {now}", f"{_numeral(now)} printing", f"{_ordinal(now)} printing"]
    for old, new in zip(named, fresh, strict=True):
        text = re.sub(
            rf"\b{re.escape(old)}\b",
            lambda found, new=new: new[0].upper() + new[1:] if found[0][0].isupper() else new,  # type: ignore[misc]
            text,
            flags=re.IGNORECASE,
        )
    # A key counts down: there is no way back to an earlier printing.
    return _KEY.sub(lambda found: _key(found[0], was), text) if now > was else text


def _key(line: str, was: int) -> str:
    numbers = line.split()
    kept = [number for number in numbers if int(number) > was]
    whole = len(set(numbers)) == len(numbers) and min(map(int, numbers)) == was
    return " ".join(kept) if whole and kept else line


def _ordinal(n: int) -> str:
    return _ORDINALS[n - 1] if n <= len(_ORDINALS) else _numeral(n)


def _numeral(n: int) -> str:
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if n % 100 in (11, 12, 13) else endings.get(n % 10, "th")
    return f"{n}{ending}"
