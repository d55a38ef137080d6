"""A publisher's own typefaces: which the pages are set in, and which letters one lacks."""

from __future__ import annotations

from unicodedata import category, normalize

from books import storing
from books.enums import PageKind
from books.manuscript.text import paragraphs
from books.models import Edition, OwnFace, Page

# The story's words; titles and small print keep the press's own faces.
FACED = frozenset({PageKind.STORY.value, PageKind.DEDICATION.value, PageKind.END.value})


def face_of(page: Page, edition: Edition) -> OwnFace | None:
    """Return the own face a page's words are set in; None for the press's."""
    return edition.face if edition.face_id and page.kind in FACED else None


def press_name(face: OwnFace | None) -> str:
    """Have the press take a face in this process; return the name it sets it by, "" for none."""
    if face is None:
        return ""
    from printing.press.faces import take_own  # noqa: PLC0415  (no face, no HarfBuzz)

    return take_own(storing.as_path(face.file), face.sha256)


def faces_offered() -> list[OwnFace]:
    """Return the typefaces an edition can be given."""
    return list(OwnFace.objects.filter(retired_at=None))


def lacking_letters(face: OwnFace, edition: Edition) -> dict[int, str]:
    """Return the letters of an edition's words that a face has none of, by page number.

    Signs such as a star are no letters: the press takes them from a face of its own.
    """
    from printing.press.faces import metrics  # noqa: PLC0415
    from printing.press.letters import clean  # noqa: PLC0415

    measures = metrics(press_name(face))
    found = {}
    for page in edition.pages.filter(kind__in=FACED).only("number", "text"):
        told = "\n".join(run.text for each in paragraphs(page.text) for run in each.runs)
        missing = [
            letter
            for letter in measures.lacks(clean(told))
            if category(letter)[0] in "LMN" and measures.lacks(normalize("NFD", letter))
        ]
        if missing:
            found[page.number] = "".join(missing)
    return found
