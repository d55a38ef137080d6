"""Somebody else saved first: theirs and yours side by side, and nothing of either is lost."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise

from books.manuscript.merging import Piece, compare, merge
from books.models import Book

Label = str | Promise


@dataclass(frozen=True)
class Written:
    """A field of words as two people left it. `was` is what mine was written from."""

    name: str
    label: Label
    theirs: str
    mine: str
    was: str
    rows: int = 1

    @property
    def pieces(self) -> tuple[list[Piece], list[Piece]]:
        """Theirs and mine, what differs marked."""
        return compare(self.theirs, self.mine)

    @property
    def merged(self) -> str:
        """Both changes in one text."""
        return merge(self.was, self.theirs, self.mine).text

    @property
    def clean(self) -> bool:
        """Whether no place was changed by both."""
        return merge(self.was, self.theirs, self.mine).clean


@dataclass(frozen=True)
class Choice:
    """One box of a field of choices: who ticked it, and whether it is ticked in both together."""

    value: str
    label: str
    theirs: bool
    mine: bool
    both: bool


@dataclass(frozen=True)
class Chosen:
    """A field of boxes as two people left it."""

    name: str
    label: Label
    choices: tuple[Choice, ...]


def chosen(
    name: str,
    label: Label,
    names: Mapping[str, str],
    *,
    theirs: Sequence[str],
    mine: Sequence[str],
    was: Sequence[str],
) -> Chosen:
    """Return a field of boxes; together, what either ticked and neither took away is ticked."""
    gone = (set(was) - set(theirs)) | (set(was) - set(mine))
    return Chosen(
        name,
        label,
        tuple(
            Choice(value, word, value in theirs, value in mine, value in both - gone)
            for both in [set(theirs) | set(mine)]
            for value, word in names.items()
        ),
    )


def show_conflict(
    request: HttpRequest,
    *,
    book: Book,
    what: Label,
    action: str,
    back: str,
    version: int,
    row: int,
    fields: Sequence[Written | Chosen],
) -> HttpResponse:
    """Render both (409). `action` takes the forms again, with `version` and `row` as they stand."""
    told = {
        "book": book,
        "what": what,
        "action": action,
        "back": back,
        "version": version,
        "row": row,
        "fields": fields,
        "clean": all(field.clean for field in fields if isinstance(field, Written)),
        "tab": "book",
    }
    return render(request, "books/conflict.html", told, status=409)
