"""The one door for a manuscript that was uploaded or pasted, whatever wrote it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePosixPath

from books.manuscript.assembling import assemble
from books.manuscript.commas import read_commas
from books.manuscript.decoding import Decoded, decode
from books.manuscript.draft import BookDraft, ManuscriptError
from books.manuscript.kinds import recognise
from books.manuscript.markdown import read_markdown
from books.manuscript.pieces import Told
from books.manuscript.plaintext import read_text
from books.manuscript.word.reading import read_word
from books.manuscript.workbook import read_workbook

_OF_TEXT: dict[str, Callable[[str, Decoded], Told]] = {
    "csv": read_commas,
    "text": read_text,
    "markdown": read_markdown,
}


def read_upload(name: str, data: bytes, *, language: str = "") -> BookDraft:
    """The book in an uploaded file, or in words pasted as "pasted.txt" or "pasted.md".

    `language` is what the person chose, empty where nobody did. `notes` of the draft are sentences
    for the person before anything is saved. Raises ManuscriptError, one sentence with the place
    and the next step, for everything that cannot be taken.
    """
    shown = _shown(name)
    try:
        return assemble(_read(shown, data), language)
    except RecursionError as error:
        raise ManuscriptError(
            f"{shown} is nested too deeply for a manuscript; copy the story alone into a new file."
        ) from error


def _shown(name: str) -> str:
    last = PurePosixPath(name.replace("\\", "/")).name or "manuscript"
    return last if len(last) <= 80 else f"{last[:60]}…{last[-15:]}"


def _read(name: str, data: bytes) -> Told:
    kind, package = recognise(name, data)
    if package is not None:
        return read_word(package) if kind == "docx" else read_workbook(package)
    return _OF_TEXT[kind](name, decode(name, data))
