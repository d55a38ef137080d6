"""Finds the columns of a manuscript's table by their names, or by position, and reads its rows."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from books.manuscript.draft import ManuscriptError
from books.manuscript.labels import read_cell_label
from books.manuscript.pieces import Label, Row, Runs

_NAMES = {
    "page": r"p|pp|pg|pgs?|pages?|no|nos|nr|num|numbers?|spreads?|openings?|seiten?|p[áa]ginas?|"
    r"pagin[ae]|u?kurasa|sida|(?:page|spread)s?(?: or )?(?:page|spread)?s?(?: (?:no|nr|number)s?)?",
    "text": r"(?:page |story |full )?(?:text|words)|texts|story|manuscript|copy|narration|"
    r"narrative|texte|texto|testo|tekst|hadithi|maandishi",
    "art": r"(?:art|artwork|illustrations?|illustrator|illus|illos?|pictures?|images?|visuals?)"
    r"(?: (?:notes?|briefs?|directions?|descriptions?|ideas?))?|briefs?|bild(?:er)?|imagen|"
    r"ilustraci[óo]n|picha",
    "cast": r"cast|characters?|who",
}
_ROLES = {role: re.compile(words) for role, words in _NAMES.items()}
_LONGEST_LABEL = 40
HEADER_ROWS = 20


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's paragraphs; `merged_up` if it is one with the cell above it.

    `fault` says why a cell has no words to be read, for the sentence that refuses it.
    """

    told: tuple[Runs, ...] = ()
    merged_up: bool = False
    fault: str = ""

    @property
    def text(self) -> str:
        """The letters, one paragraph a line."""
        return "\n".join("".join(run.text for run in runs) for runs in self.told).strip()


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table as it stands; `place` names it to a person."""

    cells: tuple[Cell, ...]
    place: str
    number: int

    def cell(self, at: int | None) -> Cell:
        """The cell of a column, an empty one where the row is shorter."""
        return self.cells[at] if at is not None and at < len(self.cells) else Cell()


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column holds what; `first` is the row after the header.

    `of_spreads` tells that the page column counts spreads, `others` are named and not taken.
    """

    text: int | None
    page: int | None = None
    art: int | None = None
    cast: int | None = None
    first: int = 0
    of_spreads: bool = False
    others: tuple[str, ...] = ()


def named_columns(lines: Sequence[Line]) -> Columns | None:
    """The columns by a header in the first rows; None where no row names a text column."""
    for at, line in enumerate(lines[:HEADER_ROWS]):
        roles: dict[str, int] = {}
        others = []
        for index, cell in enumerate(line.cells):
            role = _role(cell.text)
            if role is not None and role not in roles:
                roles[role] = index
            elif cell.text:
                others.append(" ".join(cell.text.split())[:_LONGEST_LABEL])
        if "text" in roles or {"page", "art"} <= roles.keys():
            words = line.cell(roles.get("page")).text.casefold()
            return Columns(
                roles.get("text"),
                roles.get("page"),
                roles.get("art"),
                roles.get("cast"),
                at + 1,
                "spread" in words and "page" not in words,
                tuple(others),
            )
    return None


def placed_columns(lines: Sequence[Line]) -> Columns | None:
    """The columns by position: page, text and art, or without page or art where there are two."""
    filled = [line for line in lines if any(cell.text for cell in line.cells)]
    width = max(
        (at + 1 for line in filled for at, cell in enumerate(line.cells) if cell.text), default=0
    )
    labels = [line.cell(0).text for line in filled if line.cell(0).text]
    if width == 3 and all(len(label) <= _LONGEST_LABEL for label in labels):
        return Columns(1, 0, 2)
    if width == 2 and labels:
        numbered = all(read_cell_label(label, "", 0).numbers for label in labels)
        return Columns(1, 0) if numbered else Columns(0, art=1)
    return None


def labels_every_row(lines: Sequence[Line], columns: Columns) -> bool:
    """Whether every row's page cell holds a page number."""
    cells = [line.cell(columns.page).text for line in lines]
    return columns.page is not None and all(
        read_cell_label(cell, "", 0).numbers for cell in cells if cell
    )


def read_rows(name: str, lines: Sequence[Line], columns: Columns) -> list[Row]:
    """The rows below the header, empty ones left out; raises ManuscriptError for a faulty cell.

    Two rows whose text or picture cell is merged into one are one spread.
    """
    rows: list[Row] = []
    for line in lines[columns.first :]:
        row = _row(name, line, columns)
        if row is None:
            continue
        joined = any(
            line.cell(at).merged_up for at in (columns.text, columns.art) if at is not None
        )
        if rows and joined and row.label is not None and rows[-1].label is not None:
            rows[-1] = _joined(rows[-1], row, rows[-1].label, row.label)
        else:
            rows.append(row)
    return rows


def column_notes(columns: Columns, where: str) -> list[str]:
    """What is said of columns that are not taken."""
    if not columns.others:
        return []
    told = ", ".join(f'"{other}"' for other in columns.others)
    what = "column" if len(columns.others) == 1 else "columns"
    verb = "is" if len(columns.others) == 1 else "are"
    return [f"Of {where} the {what} {told} {verb} not taken."]


def _role(heading: str) -> str | None:
    words = re.sub(r"\([^)]*\)|[^\w\s#/&]", " ", heading.casefold())
    words = " ".join(re.sub(r"[/&]", " or ", words).split())
    if words == "#":
        return "page"
    words = " ".join(words.replace("#", " ").split())
    return next((role for role, names in _ROLES.items() if names.fullmatch(words)), None)


def _row(name: str, line: Line, columns: Columns) -> Row | None:
    used = {
        at: line.cell(at)
        for at in (columns.page, columns.text, columns.art, columns.cast)
        if at is not None
    }
    for cell in used.values():
        if cell.fault:
            raise ManuscriptError(f"{name} {line.place}: {cell.fault}.")
    if not any(cell.text for cell in used.values()):
        return None
    page = line.cell(columns.page).text
    cast = line.cell(columns.cast).text
    return Row(
        label=read_cell_label(page, line.place, line.number, of_spreads=columns.of_spreads)
        if page
        else None,
        text=line.cell(columns.text).told,
        art=(line.cell(columns.art).text,) if line.cell(columns.art).text else (),
        cast=_names(cast) or None,
        place=line.place,
        number=line.number,
    )


def _names(cast: str) -> tuple[str, ...]:
    names = (" ".join(name.split()) for name in re.split(r"[,;/&\n]|\band\b", cast))
    return tuple(dict.fromkeys(name for name in names if name))


def _joined(above: Row, row: Row, first: Label, last: Label) -> Row:
    numbers = (*first.numbers[:1], *last.numbers[-1:])
    label = replace(
        first,
        words=f"{first.words}-{last.words}",
        numbers=numbers,
        spread=len(numbers) == 2 and numbers[1] == numbers[0] + 1,
    )
    return replace(
        above,
        label=label,
        text=(*above.text, *row.text),
        art=(*above.art, *row.art),
        cast=tuple(dict.fromkeys((*(above.cast or ()), *(row.cast or ())))) or None,
    )
