"""Takes art notes out of words that have faces: [square brackets] and lines starting "Art:"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from books.manuscript.draft import ManuscriptError, Run
from books.manuscript.escaping import to_markdown
from books.manuscript.pieces import Words

_OUTSIDE = re.compile(
    r"(?m)^[ \t]*Art(?: [Nn]otes?)?:[ \t]*(?P<art>.*)$|(?P<open>\[)|\\(?P<kept>[\[\]])"
)
_INSIDE = re.compile(r"\\[\[\]]|[\[\]]")
_SAYS_ART = re.compile(
    r"(?:art|illo|illus(?:tration)?|picture|image)(?: notes?)?:\s*", re.IGNORECASE
)

# Readers refuse or replace both signs, so they are free: where a note was cut out, and where one
# paragraph ends and the next begins.
_HOLE = "\x00"
_NEXT = "\n\x01\n"
_HOLE_LINES = re.compile(r"(?m)^[ \t]*(?:\x00[ \t]*)+(?:\n|\Z)")
_HOLE_AT_START = re.compile(r"(?m)^(?:\x00[ \t]*)+")
_HOLE_AFTER_SPACE = re.compile(r"[ \t]+\x00+(?=[\s.,;:!?…)]|\Z)")

Letter = tuple[str, bool, bool]


@dataclass(frozen=True, slots=True)
class Cut:
    """A page's words as Markdown, and the art notes that stood among them."""

    text: str
    notes: tuple[str, ...]


def cut_notes(name: str, words: Sequence[Words]) -> Cut:
    """Part one page's paragraphs into Markdown and art notes, both in order.

    A note may reach over several paragraphs; a backslash before a bracket prints the bracket.
    Raises ManuscriptError naming the paragraph of a bracket that is never closed.
    """
    letters = _joined(words)
    text = "".join(letter[0] for letter in letters)
    kept: list[Letter] = []
    notes: list[str] = []
    at = 0
    while match := _OUTSIDE.search(text, at):
        kept += letters[at : match.start()]
        at = match.end()
        if match["kept"]:
            kept.append(letters[at - 1])
            continue
        if match["open"]:
            end = _closing(text, at)
            if end < 0:
                place = words[text.count("\x01", 0, at)].place
                raise ManuscriptError(
                    f"{name} {place}: a [ is never closed; end the art note with ], or write \\[ "
                    "for a bracket that is printed."
                )
            notes.append(text[at:end])
            at = end + 1
        else:
            notes.append(match["art"])
        kept.append((_HOLE, False, False))
    kept += letters[at:]
    return Cut(_markdown(kept), tuple(note for each in notes if (note := plain_note(each))))


def plain_note(written: str) -> str:
    """An art note on one line, without the brackets or the "Art note:" it was marked with."""
    words = " ".join(re.sub(r"\\([\[\]])", r"\1", written).replace("\x01", " ").split())
    if words.startswith("[") and _closing(words, 1) == len(words) - 1:
        words = words[1:-1].strip()
    return _SAYS_ART.sub("", words, count=1) if _SAYS_ART.match(words) else words


def is_note_alone(text: str) -> bool:
    """Whether a paragraph is an art note and nothing else."""
    words = text.strip()
    if words.startswith("["):
        return _closing(words, 1) in (-1, len(words) - 1)
    note = _OUTSIDE.match(words)
    return note is not None and note["art"] is not None and "\n" not in words


def is_open(texts: Sequence[str]) -> bool:
    """Whether a bracket opened in these paragraphs is closed in none of them."""
    depth = 0
    for mark in _INSIDE.finditer("\n".join(texts)):
        depth = max(depth + {"[": 1, "]": -1}.get(mark[0], 0), 0)
    return depth > 0


def _joined(words: Sequence[Words]) -> list[Letter]:
    letters: list[Letter] = []
    for index, one in enumerate(words):
        if index:
            letters += [(sign, False, False) for sign in _NEXT]
        letters += [(sign, run.bold, run.italic) for run in one.runs for sign in run.text]
    return letters


def _closing(text: str, at: int) -> int:
    depth = 1
    for mark in _INSIDE.finditer(text, at):
        depth += {"[": 1, "]": -1}.get(mark[0], 0)
        if not depth:
            return mark.start()
    return -1


def _markdown(letters: list[Letter]) -> str:
    for pattern in (_HOLE_LINES, _HOLE_AT_START, _HOLE_AFTER_SPACE):
        letters = _without(letters, pattern)
    told: list[list[Run]] = [[]]
    for sign, bold, italic in letters:
        if sign == "\x01":
            told.append([])
        elif sign != _HOLE:
            told[-1].append(Run(sign, bold, italic))
    return to_markdown(told)


def _without(letters: list[Letter], pattern: re.Pattern[str]) -> list[Letter]:
    text = "".join(letter[0] for letter in letters)
    kept: list[Letter] = []
    at = 0
    for hole in pattern.finditer(text):
        kept += letters[at : hole.start()]
        at = hole.end()
    return kept + letters[at:]
