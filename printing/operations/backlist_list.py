"""A backlist as publishers keep it: a spreadsheet, each row an edition and its finished PDF."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from books.errors import Refused
from books.manuscript.columns import Line
from books.manuscript.draft import ManuscriptError
from books.manuscript.grids import read_grid
from books.manuscript.isbn import read_isbn
from books.manuscript.kinds import MAX_UPLOAD_BYTES
from books.manuscript.source import read_bytes
from books.manuscript.value import LANGUAGE, MAX_TITLE
from books.printers import profile_named
from books.tenancy import publisher_in_force
from printing.press.terms import PrinterProfile
from printing.press.trim import Trim

T = TypeVar("T")

DEFAULT_PRINTER = "kdp-paperback"
LONGEST_NAME = 160
FEWEST_PAGES = 24

_NAMES = {
    "title": "title",
    "author": "author",
    "authors": "author",
    "illustrator": "illustrator",
    "illustrators": "illustrator",
    "language": "language",
    "lang": "language",
    "isbn": "isbn",
    "isbn13": "isbn",
    "printer": "printer",
    "trim": "trim",
    "trim size": "trim",
    "bleed": "bleed",
    "stock": "stock",
    "paper": "stock",
    "pdf": "pdf",
    "file": "pdf",
}
_NEEDED = ("title", "pdf", "trim")
_YES = {"": True, "yes": True, "true": True, "1": True, "y": True, "with bleed": True}
_NO = {"no": False, "false": False, "0": False, "n": False, "no bleed": False}


@dataclass(frozen=True)
class ListRow:
    """A row as written; `number` is its own in the list, `fault` says why a cell is unreadable."""

    number: int
    told: Mapping[str, str]
    fault: str = ""


@dataclass(frozen=True)
class Listed:
    """A row that says everything an edition needs."""

    title: str
    authors: tuple[str, ...]
    illustrators: tuple[str, ...]
    language: str
    isbn: str
    profile: PrinterProfile
    trim: Trim
    bleed: bool
    stock: str
    pdf: Path


def read_list(path: Path) -> tuple[list[ListRow], tuple[str, ...]]:
    """Return the rows of a backlist and the names of columns that are not taken.

    Raises ManuscriptError for a list that cannot be read or lacks a column.
    """
    name = path.name
    lines = read_grid(name, read_bytes(path, name, MAX_UPLOAD_BYTES), _is_header)
    headings = [cell.text for cell in lines[0].cells]
    columns = {at: _NAMES[key] for at, each in enumerate(headings) if (key := _key(each)) in _NAMES}
    missing = [each for each in _NEEDED if each not in columns.values()]
    if missing:
        raise ManuscriptError(f"{name} has no column {' and no column '.join(missing)}; add it.")
    if len(set(columns.values())) < len(columns):
        raise ManuscriptError(f"{name} names a column twice; keep one of the two.")
    others = tuple(each for at, each in enumerate(headings) if each and at not in columns)
    return list(_rows(lines[1:], columns)), others


def check_row(row: ListRow, folder: Path) -> Listed:
    """Return what a row asks for; raises Refused, naming the column and what to write."""
    if row.fault:
        raise Refused(f"{row.fault}.")
    for needed in _NEEDED:
        if not row.told.get(needed):
            raise Refused(f"The row has no {needed}; write it.")
    title = " ".join(row.told["title"].split())
    if len(title) > MAX_TITLE:
        raise Refused(f"The title has {len(title)} characters; shorten it to {MAX_TITLE} at most.")
    language = row.told.get("language") or "en"
    if not LANGUAGE.fullmatch(language):
        raise Refused(f'language "{language}" is no language code; write one such as en or pt-BR.')
    printer = row.told.get("printer") or DEFAULT_PRINTER
    profile = _asked(lambda: profile_named(publisher_in_force(), printer))
    trim = _asked(lambda: Trim.parse(_plain(row.told["trim"])))
    stock = _asked(lambda: profile.stock(row.told.get("stock") or profile.default_stock)).code
    bleed = _bleed(row.told.get("bleed", ""))
    if not profile.max_pages(trim):
        raise Refused(profile.refuse(trim, bleed, FEWEST_PAGES, stock)[0])
    return Listed(
        title=title,
        authors=_people(row.told.get("author", "")),
        illustrators=_people(row.told.get("illustrator", "")),
        language=language,
        isbn=_isbn(row.told.get("isbn", "")),
        profile=profile,
        trim=trim,
        bleed=bleed,
        stock=stock,
        pdf=_file(row.told["pdf"], folder),
    )


def _is_header(line: Line) -> bool:
    return len({_NAMES.get(_key(cell.text)) for cell in line.cells} & {*_NEEDED, "isbn"}) > 1


def _key(heading: str) -> str:
    words = re.sub(r"\(s\)", "s", heading.casefold())
    return " ".join(re.sub(r"[^a-z0-9 ]", "", words.replace("_", " ")).split())


def _rows(lines: list[Line], columns: Mapping[int, str]) -> Iterator[ListRow]:
    for line in lines:
        cells = {name: line.cell(at) for at, name in columns.items()}
        told = {name: cell.text.strip() for name, cell in cells.items()}
        fault = next((cell.fault for cell in cells.values() if cell.fault), "")
        if fault or any(told.values()):
            yield ListRow(line.number, told, fault)


def _asked(ask: Callable[[], T]) -> T:
    try:
        return ask()
    except ValueError as error:
        raise Refused(f"{error}.") from error


def _plain(trim: str) -> str:
    return re.sub(r"in(?:ch(?:es)?)?|[\"\s]", "", trim.casefold().replace("×", "x"))


def _bleed(written: str) -> bool:
    word = written.casefold()
    if word not in _YES and word not in _NO:
        raise Refused(f'bleed is "{written}"; write yes or no.')
    return (_YES | _NO)[word]


def _isbn(written: str) -> str:
    if not written:
        return ""
    try:
        return read_isbn(written)
    except ValueError as error:
        raise Refused(f'isbn "{written}" {error}.') from error


def _people(written: str) -> tuple[str, ...]:
    parts = written.split(";") if ";" in written else re.split(r",|&|\band\b|\n", written)
    names = tuple(dict.fromkeys(" ".join(part.split()) for part in parts if part.strip()))
    long = next((name for name in names if len(name) > LONGEST_NAME), None)
    if long is not None:
        raise Refused(f'The name "{long[:40]}…" is longer than {LONGEST_NAME} characters.')
    return names


def _file(written: str, folder: Path) -> Path:
    inside = Path(written.replace("\\", "/"))
    try:
        found = (folder / inside).resolve(strict=True)
        if inside.is_absolute() or not found.is_relative_to(folder.resolve()):
            raise Refused(
                f"pdf {written} leaves the list's folder; copy the file in and write its path from "
                "there."
            )
        if not found.is_file():
            raise Refused(f"pdf {written} is not a file; write the path of the PDF.")
    except (OSError, RuntimeError, ValueError) as error:
        raise Refused(
            f"pdf {written} is not there; put the file beside the list, or mend the path."
        ) from error
    return found
