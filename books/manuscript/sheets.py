"""The manuscript in a table that stands alone: a sheet of a workbook or a CSV."""

from __future__ import annotations

from collections.abc import Sequence

from books.manuscript.columns import Columns, Line, column_notes, read_rows
from books.manuscript.draft import ManuscriptError, Run
from books.manuscript.paging import tell
from books.manuscript.pieces import Piece, Told, Words


def tell_sheet(
    name: str, lines: Sequence[Line], columns: Columns, where: str, notes: Sequence[str] = ()
) -> Told:
    """The manuscript of a sheet: each row a page, words above its header for title and people.

    Raises ManuscriptError where no row has words.
    """
    rows = read_rows(name, lines, columns)
    if not rows:
        raise ManuscriptError(f"{name} has no rows below its header; write one row for each page.")
    above: list[Piece] = [
        Words((Run(text),), line.place, line.number)
        for line in lines[: max(columns.first - 1, 0)]
        if (text := " ".join(cell.text for cell in line.cells if cell.text))
    ]
    told = (*notes, *column_notes(columns, where))
    return tell(name, [*above, *rows], notes=told, words_above="noted")
