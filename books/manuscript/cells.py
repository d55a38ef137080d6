"""The cells of a sheet: strings with faces, numbers as text, dates, merged cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar
from xml.etree.ElementTree import Element

from books.manuscript.columns import Cell, Line
from books.manuscript.draft import ManuscriptError, Run
from books.manuscript.pieces import Runs

T = TypeVar("T")

MAX_ROWS = 5000
MAX_COLUMNS = 64

_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
_WHOLE = re.compile(r"[0-9]{1,9}")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_DATE_FORMATS = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}
_QUOTED = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.')


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell shows its words."""

    bold: bool = False
    italic: bool = False
    is_date: bool = False


@dataclass(frozen=True, slots=True)
class String:
    """A string's runs; a face of None is the cell's own."""

    parts: tuple[tuple[str, tuple[bool, bool] | None], ...]


Strings = tuple[String, ...]
Looks = tuple[Look, ...]


def read_strings(root: Element) -> Strings:
    """The workbook's shared strings, in order."""
    return tuple(_string(one) for one in root.iter("s-si"))


def read_looks(root: Element) -> Looks:
    """The looks that cells name by their number."""
    fonts = [(_on(font, "s-b"), _on(font, "s-i")) for font in root.findall("s-fonts/s-font")]
    codes = {one.get("numFmtId"): one.get("formatCode", "") for one in root.iter("s-numFmt")}
    return tuple(
        Look(*_get(fonts, one.get("fontId"), (False, False)), _is_date(one.get("numFmtId"), codes))
        for one in root.findall("s-cellXfs/s-xf")
    )


def read_lines(
    name: str, root: Element, strings: Strings, looks: Looks, *, since_1904: bool
) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """A sheet's filled rows, and notes about hidden ones; raises ManuscriptError for too many."""
    merged = _merged_up(root)
    lines = []
    hidden = []
    number = 0
    for row in root.iter("s-row"):
        number = _number(row.get("r"), number + 1)
        cells = dict(_cells(row, strings, looks, since_1904))
        width = max(cells, default=-1) + 1
        line = Line(
            tuple(_cell(cells.get(at), (number, at) in merged) for at in range(width)),
            f"row {number}",
            number,
        )
        if any(cell.text or cell.fault for cell in line.cells):
            lines.append(line)
            hidden += [str(number)] if row.get("hidden") in ("1", "true") else []
        if len(lines) > MAX_ROWS:
            raise ManuscriptError(
                f"{name} has more than {MAX_ROWS} filled rows; keep the story's own and hand it in "
                "again."
            )
    what = "Row" if len(hidden) == 1 else "Rows"
    verb = "is" if len(hidden) == 1 else "are"
    notes = (f"{what} {', '.join(hidden[:10])} {verb} hidden in the sheet and was read.",)
    return tuple(lines), notes if hidden else ()


def _cells(
    row: Element, strings: Strings, looks: Looks, since_1904: bool
) -> Iterator[tuple[int, Cell]]:
    at = -1
    for one in row.findall("s-c"):
        found = _REFERENCE.fullmatch(one.get("r", ""))
        at = _column(found[1]) if found else at + 1
        if at < MAX_COLUMNS:
            look = _get(looks, one.get("s"), Look())
            yield at, _read(one, strings, look, since_1904)


def _cell(found: Cell | None, merged_up: bool) -> Cell:
    cell = found or Cell()
    return Cell(cell.told, merged_up, cell.fault)


def _read(one: Element, strings: Strings, look: Look, since_1904: bool) -> Cell:
    kind = one.get("t", "n")
    value = one.findtext("s-v")
    where = one.get("r", "a cell")
    if kind == "e":
        return Cell(fault=f"{where} shows the error {value}; mend it or write words there")
    if kind == "inlineStr":
        text = one.find("s-is")
        return Cell(_told(_string(text), look)) if text is not None else Cell()
    if not value:
        if one.find("s-f") is None or kind == "str":
            return Cell()
        return Cell(
            fault=f"{where} is a formula whose value was not saved; open the workbook in Excel and "
            "save it, or write the words in place of the formula"
        )
    if kind == "s":
        return Cell(_told(_get(strings, value, String(())), look))
    shown = {"0": "FALSE", "1": "TRUE"}.get(value, value) if kind == "b" else _unescaped(value)
    if kind == "n":
        shown = _number_shown(value, look, since_1904)
    return Cell(_told(String(((shown, None),)), look))


def _told(string: String, look: Look) -> tuple[Runs, ...]:
    own = (look.bold, look.italic)
    runs = tuple(Run(text, *(own if face is None else face)) for text, face in string.parts if text)
    return (runs,) if runs else ()


def _string(one: Element) -> String:
    parts: list[tuple[str, tuple[bool, bool] | None]] = []
    for child in one:
        if child.tag == "s-t":
            parts.append((_unescaped(child.text or ""), None))
        elif child.tag == "s-r":
            look = child.find("s-rPr")
            face = None if look is None else (_on(look, "s-b"), _on(look, "s-i"))
            parts += [(_unescaped(t.text or ""), face) for t in child.findall("s-t")]
    return String(tuple(parts))


def _unescaped(text: str) -> str:
    plain = _ESCAPED.sub(lambda code: chr(int(code[1], 16)), text).replace("\r\n", "\n")
    return "".join(sign if sign >= " " or sign in "\n\t" else " " for sign in plain)


def _number_shown(value: str, look: Look, since_1904: bool) -> str:
    try:
        number = float(value)
        if look.is_date and 0 < number < 2_958_466:
            first = date(1904, 1, 1) if since_1904 else date(1899, 12, 30)
            return (first + timedelta(days=int(number))).isoformat()
        return format(number, ".15g")
    except (ValueError, OverflowError):
        return _unescaped(value)


def _is_date(number: str | None, codes: Mapping[str | None, str]) -> bool:
    if number in codes:
        return bool(re.search(r"[dmyDMY]", _QUOTED.sub("", codes[number])))
    return _number(number, 0) in _DATE_FORMATS


def _merged_up(root: Element) -> set[tuple[int, int]]:
    """Cells below the first row of a merged range of its first column, as (row, column)."""
    found: set[tuple[int, int]] = set()
    for one in root.iter("s-mergeCell"):
        first, _, last = one.get("ref", "").partition(":")
        start, end = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last)
        if start and end:
            rows = range(int(start[2]) + 1, min(int(end[2]), int(start[2]) + MAX_ROWS) + 1)
            found |= {(row, _column(start[1])) for row in rows}
    return found


def _column(letters: str) -> int:
    at = 0
    for letter in letters:
        at = at * 26 + ord(letter) - 64
    return at - 1


def _on(parent: Element, tag: str) -> bool:
    found = parent.find(tag)
    return found is not None and found.get("val", "1") not in ("0", "false")


def _number(written: str | None, otherwise: int) -> int:
    return int(written) if written and _WHOLE.fullmatch(written) else otherwise


def _get(items: Sequence[T], index: str | None, otherwise: T) -> T:
    at = _number(index, len(items))
    return items[at] if at < len(items) else otherwise
