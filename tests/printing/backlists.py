"""Backlists for tests: finished PDFs out of the library of broken books, and their list."""

from __future__ import annotations

import csv
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from books.manuscript.isbn import check_digit
from tests.broken.faults import FAULTS
from tests.broken.making import made
from tests.broken.sound import AUTHOR, Recipe, build
from tests.broken.unreadable import UNREADABLE, saved

COLUMNS = (
    "title",
    "author",
    "illustrator",
    "language",
    "isbn",
    "printer",
    "trim",
    "bleed",
    "stock",
)
HEADER = (*COLUMNS, "pdf")


def isbn_of(number: int) -> str:
    """The ISBN of the n-th book of an imaginary house, thirteen digits."""
    twelve = f"978030640{number:03d}"
    return twelve + check_digit(twelve)


@cache
def sound_pdf(title: str, isbn: str) -> bytes:
    """A book that breaks no rule, with its own title and ISBN."""
    return saved(build(Recipe(title=title, info_title=title, isbn=isbn)))


@cache
def faulty_pdf(name: str) -> bytes:
    """The library's broken book of that name."""
    if name in UNREADABLE:
        return UNREADABLE[name]()
    return made(next(fault for fault in FAULTS if fault.name == name))


def row(title: str, isbn: str, pdf: str, **other: str) -> dict[str, str]:
    """A row of the list, as the sound book is made."""
    return {
        "title": title,
        "author": AUTHOR,
        "illustrator": "Ben Wren",
        "language": "en",
        "isbn": isbn,
        "printer": "kdp-paperback",
        "trim": "8.5x8.5",
        "bleed": "yes",
        "stock": "premium-color",
        "pdf": pdf,
    } | other


def write_list(folder: Path, rows: Sequence[Mapping[str, str]], name: str = "list.csv") -> Path:
    """Write the list as CSV."""
    path = folder / name
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, HEADER)
        writer.writeheader()
        writer.writerows(rows)
    return path


def sound_row(
    folder: Path, title: str = "Pip at Sea", number: int = 1, **other: str
) -> dict[str, str]:
    """Write a sound PDF into the folder and return its row."""
    isbn = isbn_of(number)
    (folder / f"{number}.pdf").write_bytes(sound_pdf(title, isbn))
    return row(title, isbn, f"{number}.pdf") | other
