"""Reads an uploaded Markdown text by the rules of a book folder's LANG.md."""

from __future__ import annotations

from books.manuscript.decoding import Decoded
from books.manuscript.draft import ManuscriptError
from books.manuscript.markup import read_manuscript
from books.manuscript.pieces import Told
from books.manuscript.source import Source


def read_markdown(name: str, decoded: Decoded) -> Told:
    """The manuscript of a Markdown text; a form feed is a page break as `##` is.

    Raises ManuscriptError with the line.
    """
    text = decoded.text.replace("\f", "\n##\n")
    manuscript = read_manuscript(Source(name, tuple(text.split("\n"))))
    if not manuscript.title:
        raise ManuscriptError(
            f"{name} line 1: the book has no title; start the file with `# ` and its title."
        )
    return Told(
        name=name,
        title=manuscript.title,
        pages=manuscript.pages,
        cover_notes=manuscript.cover_notes,
        credits=manuscript.credits,
        notes=decoded.notes,
    )
