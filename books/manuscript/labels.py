"""How authors name a page: "Page 3", "[pp. 4-5]", "Spread 2", and the numbers of a page column."""

from __future__ import annotations

import re
from dataclasses import replace

from books.manuscript.pieces import Label

_PAGE = (
    r"pages?|pgs?|pp?|seiten?|s[ei]te|p[áa]ginas?|pagin[ae]|u?kurasa|sida|strony?|sivu|"
    r"double[- ]page|doppelseite|spreads?|openings?"
)
_TWO_PAGES = re.compile(r"spread|opening|double|doppel", re.IGNORECASE)
_SAYS_SPREAD = re.compile(r"(?:full |double |two[- ])?(?:page )?spread|double page", re.IGNORECASE)
_NUMBER_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven"),
    *("twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    *("nineteen", "twenty"),
)
_NUMBER = rf"(?:\d{{1,3}}|{'|'.join(_NUMBER_WORDS)})"
_NUMBERS = rf"{_NUMBER}(?:\s*(?:-|‐|‑|–|—|/|&|\+|and|to|und|et|y)\s*{_NUMBER})?"
_SAID = rf"(?P<said>(?:{_PAGE})\.?\s*#?\s*(?P<numbers>{_NUMBERS})(?:\s*\((?P<more>[^()]*)\))?)"
_ALONE = re.compile(rf"\s*[\[(*<]*\s*{_SAID}\s*[\])*>]*\s*[:.–—-]?\s*", re.IGNORECASE)
_BEFORE_WORDS = re.compile(rf"\s*{_SAID}\s*:[ \t]+(?=\S)", re.IGNORECASE)
_IN_CELL = re.compile(
    rf"\s*(?:(?P<word>{_PAGE})\.?)?\s*#?\s*(?P<numbers>{_NUMBERS})\.?\s*(?:\((?P<more>[^()]*)\))?\s*",
    re.IGNORECASE,
)
# What a spreadsheet makes of "4-5": the fourth of May, or the fifth of April.
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = re.compile(
    rf"[0-9]{{4}}-(?P<m>[0-9]{{2}})-(?P<d>[0-9]{{2}})|(?P<day>[0-9]{{1,2}})[- .]"
    rf"(?P<month>{'|'.join(_MONTHS)})[a-z]*|(?P<first>{'|'.join(_MONTHS)})[a-z]*[- .]"
    r"(?P<second>[0-9]{1,2})",
    re.IGNORECASE,
)
_PART = re.compile(_NUMBER, re.IGNORECASE)


def read_label(line: str, place: str, number: int) -> Label | None:
    """The label a whole line is, "Page 3" or "[Pages 4-5]"; None for any other line."""
    found = _ALONE.fullmatch(line)
    return _label(found, found["said"], place, number) if found else None


def split_label(line: str, place: str, number: int) -> tuple[Label, int] | None:
    """The label a line begins with, "Page 3: Pip flew.", and where its words start."""
    found = _BEFORE_WORDS.match(line)
    return (_label(found, found["said"], place, number), found.end()) if found else None


def read_cell_label(cell: str, place: str, number: int, *, of_spreads: bool = False) -> Label:
    """The label in a page column: "4", "4-5", "p. 4", "Spread 2", or the words it holds.

    `of_spreads` tells that the column counts spreads, so that every number is one.
    """
    words = _undated(" ".join(cell.split()))
    found = _IN_CELL.fullmatch(words)
    if not found:
        return Label(words, (), False, place, number)
    label = _label(found, words, place, number)
    spread = label.spread or of_spreads or bool(_TWO_PAGES.search(found["word"] or ""))
    return replace(label, words=words, spread=spread)


def _undated(words: str) -> str:
    found = _DATE.fullmatch(words)
    if not found:
        return words
    month = found["m"] or found["month"] or found["first"]
    day = int(found["d"] or found["day"] or found["second"])
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].casefold()) + 1
    return f"{min(day, number)}-{max(day, number)}" if abs(day - number) == 1 else words


def _label(found: re.Match[str], said: str, place: str, number: int) -> Label:
    numbers = tuple(_value(part) for part in _PART.findall(found["numbers"]))
    spread = len(numbers) == 2 and numbers[1] == numbers[0] + 1
    return Label(
        " ".join(said.split()),
        numbers,
        spread or bool(_TWO_PAGES.search(said)),
        place,
        number,
        _aside(found["more"] or ""),
    )


def _aside(more: str) -> str:
    words = " ".join(more.split())
    return "" if _TWO_PAGES.fullmatch(words) or _SAYS_SPREAD.fullmatch(words) else words


def _value(written: str) -> int:
    return int(written) if written.isdigit() else _NUMBER_WORDS.index(written.casefold()) + 1
