"""Art notes: what an author tells the illustrator inside the text, never printed."""

from __future__ import annotations

import re

from books.manuscript.source import Source

_OUTSIDE = re.compile(r"(?m)^[ \t]*Art:[ \t]*(?P<art>.*)$|(?P<open>\[)|\\[\[\]\\]")
_INSIDE = re.compile(r"\\[\[\]\\]|[\[\]]")

# Where a note was cut out; the reader refuses this character in a manuscript, so it is free.
_HOLE = "\x00"
_HOLE_LINES = re.compile(r"(?m)^[ \t]*(?:\x00[ \t]*)+(?:\n|\Z)")
_HOLE_AT_START = re.compile(r"(?m)^(?:\x00[ \t]*)+")
_HOLE_AFTER_SPACE = re.compile(r"[ \t]+\x00+(?=[\s.,;:!?…)]|\Z)")


def part_notes(source: Source, first: int, lines: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
    """Part a page's lines into its text and its art notes, both in order.

    A note is a line starting `Art:`, or anything in [square brackets], over several lines if need
    be; a backslash before a bracket keeps it in the text. `first` is the number of the first of
    `lines` in `source`. Raises ManuscriptError for a bracket that is never closed.
    """
    text = "\n".join(lines)
    kept: list[str] = []
    notes: list[str] = []
    at = 0
    while match := _OUTSIDE.search(text, at):
        kept.append(text[at : match.start()])
        at = match.end()
        if match["open"]:
            end = _closing(text, at)
            if end < 0:
                line = first + text.count("\n", 0, at)
                source.refuse(line, "a [ is never closed; end the art note with ] or write \\[.")
            notes.append(text[at:end])
            at = end + 1
        elif match["art"] is not None:
            notes.append(match["art"])
        kept.append(match[0] if match[0].startswith("\\") else _HOLE)
    kept.append(text[at:])
    words = (" ".join(note.split()) for note in notes)
    return _without_holes("".join(kept)), tuple(note for note in words if note)


def _closing(text: str, at: int) -> int:
    depth = 1
    for mark in _INSIDE.finditer(text, at):
        depth += {"[": 1, "]": -1}.get(mark[0], 0)
        if not depth:
            return mark.start()
    return -1


def _without_holes(text: str) -> str:
    for hole in (_HOLE_LINES, _HOLE_AT_START, _HOLE_AFTER_SPACE):
        text = hole.sub("", text)
    return text.replace(_HOLE, "")
