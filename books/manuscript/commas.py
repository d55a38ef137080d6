"""Reads a table saved as CSV or TSV: comma, semicolon, tab or bar, quoted line breaks."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

from books.manuscript.columns import Cell, Columns, Line, named_columns, placed_columns
from books.manuscript.decoding import Decoded
from books.manuscript.draft import ManuscriptError, Run
from books.manuscript.pieces import Told
from books.manuscript.sheets import tell_sheet

MAX_ROWS = 5000
_SEPARATORS = "\t;,|"


def read_commas(name: str, decoded: Decoded) -> Told:
    """The manuscript of a CSV or TSV; the separator is the one that yields the known columns.

    Raises ManuscriptError for a table without them, and for a quotation mark that is never closed.
    """
    text = decoded.text.replace("\f", "\n")
    tables: list[tuple[list[Line], Columns]] = []
    faults: list[ManuscriptError] = []
    for separator in separators_of(text):
        try:
            lines = read_lines_by(name, text, separator)
        except ManuscriptError as fault:
            faults.append(fault)
            continue
        columns = named_columns(lines)
        if columns is not None:
            return tell_sheet(name, lines, columns, "the table", decoded.notes)
        placed = placed_columns(lines)
        if placed is not None:
            tables.append((lines, placed))
    if faults and not tables:
        raise faults[0]
    if not tables:
        raise ManuscriptError(
            f"{name} has no columns we know; name them Page, Text and Art note in the first row."
        )
    lines, columns = tables[0]
    return tell_sheet(name, lines, columns, "the table", decoded.notes)


def separators_of(text: str) -> str:
    """The separators a table may have, the likeliest first; a line "sep=;" settles it."""
    first = text.lstrip("\n").partition("\n")[0]
    if first.casefold().startswith("sep=") and first[4:] in tuple(_SEPARATORS):
        return first[4]
    known = [one for one in _SEPARATORS if one in text]
    return "".join(sorted(known, key=first.count, reverse=True)) or ","


def read_lines_by(name: str, text: str, separator: str) -> list[Line]:
    """The rows of a table; raises ManuscriptError for quotation marks that do not match."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    lines: list[Line] = []
    try:
        for number, record in enumerate(reader, start=1):
            cells = tuple(Cell(((Run(cell),),) if cell.strip() else ()) for cell in record)
            lines.append(Line(cells, f"row {number}", number))
            if len(lines) > MAX_ROWS:
                raise ManuscriptError(
                    f"{name} has more than {MAX_ROWS} rows; keep the story's own and hand it in "
                    "again."
                )
    except csv.Error as error:
        raise ManuscriptError(
            f"{name} row {len(lines) + 1}: the quotation marks do not match ({error}); put the "
            "whole cell between marks and double those inside, or save the table as .xlsx."
        ) from error
    if lines and lines[0].cells and lines[0].cells[0].text.casefold().startswith("sep="):
        lines[0] = replace(lines[0], cells=())
    return lines
