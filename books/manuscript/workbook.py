"""Reads an Excel workbook's sheet of pages: words, faces inside cells, merged cells, formulas."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from books.manuscript.cells import Looks, Strings, read_lines, read_looks, read_strings
from books.manuscript.columns import Columns, Line, named_columns, placed_columns
from books.manuscript.draft import ManuscriptError
from books.manuscript.package import Package
from books.manuscript.pieces import Told
from books.manuscript.sheets import tell_sheet

MAX_SHEETS = 200


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet with its rows; `notes` are sentences about it."""

    name: str
    part: str
    hidden: bool
    lines: tuple[Line, ...]
    notes: tuple[str, ...]


def read_workbook(package: Package) -> Told:
    """The manuscript of the first sheet with a header we know; the other sheets are reported.

    Raises ManuscriptError for no such sheet, cell comments, formulas without a value and errors.
    """
    sheets = read_sheets(package)
    chosen = _choose(sheets)
    if chosen is None:
        raise ManuscriptError(
            f"{package.name} has no sheet with columns we know; name them Page, Text and Art note "
            "in the first row."
        )
    sheet, columns = chosen
    _refuse_comments(package, sheet)
    others = [one for one in sheets if one is not sheet and one.lines]
    notes = [*sheet.notes, *_other_notes(sheet, others), *_picture_notes(package, sheet)]
    return tell_sheet(package.name, sheet.lines, columns, f'the sheet "{sheet.name}"', notes)


def read_sheets(package: Package) -> list[Sheet]:
    """The sheets in order, charts left out; raises ManuscriptError for a damaged part."""
    book = package.first("", "officeDocument") or "xl/workbook.xml"
    root = package.xml(book)
    links = package.links(book)
    strings: Strings = ()
    looks: Looks = ()
    if part := package.first(book, "sharedStrings"):
        strings = read_strings(package.xml(part))
    if part := package.first(book, "styles"):
        looks = read_looks(package.xml(part))
    since_1904 = any(one.get("date1904") in ("1", "true") for one in root.iter("s-workbookPr"))
    sheets = []
    for one in list(root.iter("s-sheet"))[:MAX_SHEETS]:
        link = links.get(one.get("r-id", ""))
        if link is not None and link.kind == "worksheet" and link.target in package.names:
            lines, notes = read_lines(
                package.name, package.xml(link.target), strings, looks, since_1904=since_1904
            )
            hidden = one.get("state", "visible") != "visible"
            sheets.append(Sheet(one.get("name", "?"), link.target, hidden, lines, notes))
    return sheets


def _choose(sheets: Sequence[Sheet]) -> tuple[Sheet, Columns] | None:
    in_sight = [*(one for one in sheets if not one.hidden), *(one for one in sheets if one.hidden)]
    for find in (named_columns, placed_columns):
        for sheet in in_sight:
            columns = find(sheet.lines)
            if columns is not None:
                return sheet, columns
    return None


def _refuse_comments(package: Package, sheet: Sheet) -> None:
    part = package.first(sheet.part, "comments")
    if part is None:
        return
    cells = [one.get("ref", "?") for one in package.xml(part).iter("s-comment")]
    if cells:
        shown = ", ".join(cells[:6]) + (f" and {len(cells) - 6} more" if len(cells) > 6 else "")
        many = "1 comment" if len(cells) == 1 else f"{len(cells)} comments"
        raise ManuscriptError(
            f'{package.name} has {many} in the sheet "{sheet.name}" ({shown}); move what they say '
            "into the art column, or delete them, and hand it in again."
        )


def _other_notes(sheet: Sheet, others: Sequence[Sheet]) -> list[str]:
    notes = []
    if others:
        names = ", ".join(f'"{one.name}"' for one in others)
        verb = "is" if len(others) == 1 else "are"
        notes.append(f'The sheet "{sheet.name}" was read; {names} {verb} not taken.')
    if sheet.hidden:
        notes.append(f'The sheet "{sheet.name}" is hidden in the workbook.')
    return notes


def _picture_notes(package: Package, sheet: Sheet) -> list[str]:
    part = package.first(sheet.part, "drawing")
    if part is None:
        return []
    drawn = _count(package.xml(part))
    many = "A picture or drawing" if drawn == 1 else f"{drawn} pictures or drawings"
    verb = "is" if drawn == 1 else "are"
    return [f"{many} in the sheet {verb} not taken; hand pictures in apart."] if drawn else []


def _count(root: Element) -> int:
    return sum(one.tag.endswith("Anchor") for one in root)
