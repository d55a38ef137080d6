"""Any table that people keep in a spreadsheet, as rows of words: CSV, TSV or XLSX."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from books.manuscript.columns import Line
from books.manuscript.commas import read_lines_by, separators_of
from books.manuscript.decoding import decode
from books.manuscript.draft import ManuscriptError
from books.manuscript.kinds import recognise
from books.manuscript.workbook import read_sheets


def read_grid(name: str, data: bytes, is_header: Callable[[Line], bool]) -> list[Line]:
    """The rows of a table from its header on: the first sheet or separator that has one.

    Raises ManuscriptError for a file that is no table, or without such a header.
    """
    faults: list[ManuscriptError] = []
    for lines in _tables(name, data, faults):
        for at, line in enumerate(lines):
            if is_header(line):
                return list(lines[at:])
    if faults:
        raise faults[0]
    raise ManuscriptError(f"{name} has no row that names its columns; write them in its first row.")


def _tables(name: str, data: bytes, faults: list[ManuscriptError]) -> Iterator[Sequence[Line]]:
    kind, package = recognise(name, data)
    if package is not None and kind == "xlsx":
        yield from (sheet.lines for sheet in read_sheets(package))
        return
    if kind != "csv":
        raise ManuscriptError(f"{name} is no table; hand in .csv or .xlsx.")
    text = decode(name, data).text
    for separator in separators_of(text):
        try:
            yield read_lines_by(name, text, separator)
        except ManuscriptError as fault:
            faults.append(fault)
