"""The one door for a manuscript that was uploaded or pasted, whatever wrote it."""

from __future__ import annotations

from pathlib import PurePosixPath

from books.manuscript.assembling import assemble
from books.manuscript.decoding import decode
from books.manuscript.draft import BookDraft, ManuscriptError
from books.manuscript.markdown import read_markdown
from books.manuscript.pieces import Told
from books.manuscript.plaintext import read_text


def read_upload(name: str, data: bytes, *, language: str = "") -> BookDraft:
    """The book in an uploaded file, or in words pasted as "pasted.txt" or "pasted.md".

    `language` is what the person chose, empty where nobody did. `notes` of the draft are sentences
    for the person before anything is saved. Raises ManuscriptError, one sentence with the place
    and the next step, for everything that cannot be taken.
    """
    shown = _shown(name)
    return assemble(_read(shown, data), language)


def _shown(name: str) -> str:
    last = PurePosixPath(name.replace("\\", "/")).name or "manuscript"
    return last if len(last) <= 80 else f"{last[:60]}…{last[-15:]}"


def _read(name: str, data: bytes) -> Told:
    decoded = decode(name, data)
    if name.casefold().endswith((".md", ".markdown")):
        return read_markdown(name, decoded)
    if name.casefold().endswith(".txt"):
        return read_text(name, decoded)
    raise ManuscriptError(
        f"{name} is no manuscript we read; hand in .docx, .xlsx, .csv, .txt or .md, or paste the "
        "text."
    )
