"""Reads plain text, as it is typed or pasted: what stands on a line stays on a line."""

from __future__ import annotations

import re

from books.manuscript.credits import part_credits
from books.manuscript.decoding import Decoded
from books.manuscript.draft import Run
from books.manuscript.labels import read_label, split_label
from books.manuscript.paging import tell
from books.manuscript.pieces import Break, Piece, Told, Words

_BREAK = re.compile(r"\s*(?:##|-{3,}|\f)\s*")
_HEADING = re.compile(r"\s{0,3}#[ \t]+(.*?)(?:[ \t]+#+)?\s*")


def read_text(name: str, decoded: Decoded) -> Told:
    """The manuscript of a plain text; no sign in it is a mark of a face.

    An empty line parts paragraphs, every other line end is kept as a break. A page begins at a
    line "Page 3" or "[Page 3]", at "##", "---" or a form feed, or at words after "Page 3: ". The
    first line is the title. Raises ManuscriptError.
    """
    text = decoded.text.replace("\u2028", "\n").replace("\u2029", "\n\n")
    lines = tuple(text.replace("\f", "\n\f\n").split("\n"))
    end, credits = part_credits(lines)
    pieces: list[Piece] = []
    paragraph: list[str] = []
    for number, line in enumerate(lines[:end], start=1):
        place = f"line {number}"
        label = read_label(line, place, number)
        begun = split_label(line, place, number) if label is None else None
        if label or begun or _BREAK.fullmatch(line) or not line.strip():
            _end(pieces, paragraph, number)
        if label:
            pieces.append(label)
        elif begun:
            pieces.append(begun[0])
            paragraph.append(line[begun[1] :])
        elif _BREAK.fullmatch(line):
            pieces.append(Break(number))
        elif not pieces and not paragraph and (heading := _HEADING.fullmatch(line)):
            pieces.append(Words((Run(heading[1]),), place, number, "title"))
        elif line.strip():
            paragraph.append(line)
    _end(pieces, paragraph, end + 1)
    return tell(name, pieces, notes=decoded.notes, credits=credits)


def _end(pieces: list[Piece], paragraph: list[str], number: int) -> None:
    if paragraph:
        first = number - len(paragraph)
        pieces.append(Words((Run("\n".join(paragraph)),), f"line {first}", first))
        paragraph.clear()
