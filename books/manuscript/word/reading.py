"""Reads a Word manuscript: paragraphs with page breaks or labels, and tables of pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from books.manuscript.columns import (
    Columns,
    column_notes,
    labels_every_row,
    named_columns,
    placed_columns,
    read_rows,
)
from books.manuscript.draft import Run
from books.manuscript.marking import mark_pages
from books.manuscript.package import Package
from books.manuscript.paging import tell
from books.manuscript.pieces import Break, Label, Piece, Told, Words
from books.manuscript.word.body import Block, Body, Table
from books.manuscript.word.opened import Opened, Seen, open_word


def read_word(package: Package) -> Told:
    """The manuscript of a .docx; raises ManuscriptError for what its author must settle first."""
    opened = open_word(package)
    blocks = list(Body(opened).blocks())
    for words in opened.comments.values():
        opened.unresolved.add("comment", "without a place", words)
    opened.unresolved.refuse(package.name)
    notes: list[str] = _notes(opened.seen, opened)
    pieces = list(_pieces(package.name, blocks, notes))
    return tell(package.name, pieces, notes=tuple(notes))


def _pieces(name: str, blocks: Sequence[Block], notes: list[str]) -> Iterator[Piece]:
    flow = [piece for one in blocks if isinstance(one, Words) for piece in mark_pages(one)]
    paged = any(isinstance(one, Break) for one in blocks[1:]) or any(
        isinstance(one, Label) for one in flow
    )
    loose = sum(len(one.text.split()) for one in flow[1:] if isinstance(one, Words))
    before: Columns | None = None
    for one in blocks:
        if isinstance(one, Table):
            columns = _columns(one, before, paged, loose)
            if columns is None:
                yield from _as_words(one)
                continue
            before = columns
            notes += column_notes(columns, one.place)
            yield from read_rows(name, one.lines, columns)
        elif isinstance(one, Words):
            yield from mark_pages(one)
        else:
            yield one


def _columns(table: Table, before: Columns | None, paged: bool, loose: int) -> Columns | None:
    """The columns of a table of pages; None for one that only sets words beside each other.

    A table without a header counts if its rows are numbered, if it goes on with the columns of
    the one before, or if the file has no page marks and more words in the table than outside.
    """
    named = named_columns(table.lines)
    if named is not None:
        return named
    placed = placed_columns(table.lines)
    if placed is None:
        return None
    width = len(table.lines[0].cells)
    if before is not None and width > max(before.text or 0, before.page or 0, before.art or 0):
        return Columns(before.text, before.page, before.art, before.cast, 0, before.of_spreads)
    within = sum(len(cell.text.split()) for line in table.lines for cell in line.cells)
    if labels_every_row(table.lines, placed) or (not paged and within > loose):
        return placed
    return None


def _as_words(table: Table) -> Iterator[Piece]:
    for line in table.lines:
        for cell in line.cells:
            for runs in cell.told:
                yield from mark_pages(Words((*runs, Run("")), line.place, table.number))


def _notes(seen: Seen, opened: Opened) -> list[str]:
    notes = []
    if seen.pictures:
        notes.append(
            f"{_many(seen.pictures, 'picture')} in the text {_are(seen.pictures)} not taken; "
            "hand pictures in apart."
        )
    if seen.objects:
        notes.append(f"{_many(seen.objects, 'embedded object')} {_are(seen.objects)} not taken.")
    if seen.formatting:
        notes.append(
            f"{_many(seen.formatting, 'tracked change')} of formatting alone "
            f"{_are(seen.formatting)} taken as shown."
        )
    if seen.resolved:
        notes.append(f"{_many(seen.resolved, 'resolved comment')} {_are(seen.resolved)} left out.")
    if seen.struck:
        notes.append(f"Words struck through are kept: {', '.join(seen.struck[:6])}.")
    if seen.signs:
        notes.append(f"Signs of a symbol font cannot be read: {', '.join(seen.signs[:6])}.")
    for words in opened.margins:
        notes.append(f'The header or footer "{words[:80]}" is not part of the story.')
    return notes


def _many(count: int, what: str) -> str:
    return f"1 {what}" if count == 1 else f"{count} {what}s"


def _are(count: int) -> str:
    return "is" if count == 1 else "are"
