"""Words into lines: ragged, never hyphenated, the author's own breaks kept."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from printing.press.content import Paragraph
from printing.press.faces import metrics, text_face

BALANCED_LINES = 5
LAST_LINE = 0.4
LONE_WORD = 0.6
STRANDED = 0.04
PHRASE_END = 0.05
# What sums of widths may be off by.
TIGHT = 1e-9


@dataclass(frozen=True)
class Piece:
    """Letters of one face."""

    text: str
    face: str

    def width(self, size: float) -> float:
        """Points at a size."""
        return metrics(self.face).width(self.text, size)


@dataclass(frozen=True)
class Word:
    """What is never broken: pieces that touch, of one face or several."""

    pieces: tuple[Piece, ...]

    @cached_property
    def text(self) -> str:
        """The letters."""
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def ems(self) -> float:
        """The width in parts of the size."""
        return sum(piece.width(1) for piece in self.pieces)

    @cached_property
    def space_ems(self) -> float:
        """The width of the space that follows the word, in parts of the size."""
        return metrics(self.pieces[-1].face).width(" ", 1)


def words_of(paragraph: Paragraph, family: str) -> list[list[Word]]:
    """The words of a paragraph, one list for each stretch between the author's breaks."""
    stretches: list[list[Word]] = [[]]
    pieces: list[Piece] = []
    for run in paragraph.runs:
        face = text_face(family, bold=run.bold, italic=run.italic)
        for token in re.findall(r"\n| +|[^\n ]+", run.text):
            if token.strip():
                pieces.append(Piece(token, face))
                continue
            _finish(stretches, pieces)
            if token == "\n":
                stretches.append([])
    _finish(stretches, pieces)
    return [stretch for stretch in stretches if stretch]


def break_lines(words: list[Word], size: float, measure: float) -> list[list[Word]]:
    """The lines of a stretch that leave the calmest right edge, as few as there can be.

    `measure` and `size` in points. A word wider than the measure stands alone on its line; whoever
    asked sees that it does not fit.
    """
    ems = measure / size
    balanced = _fewest(words, ems) <= BALANCED_LINES
    best: list[tuple[float, int]] = [(0.0, 0)]
    for end in range(1, len(words) + 1):
        last, width = end == len(words), -words[end - 1].space_ems
        found = (float("inf"), end - 1)
        for start in range(end - 1, -1, -1):
            width += words[start].ems + words[start].space_ems
            if width - TIGHT > ems and start < end - 1:
                break
            slack = max(0.0, 1 - width / ems)
            alone = end - start == 1
            cost = best[start][0] + _cost(words[end - 1].text, alone, slack, last, balanced)
            found = min(found, (cost, start))
        best.append(found)
    lines = []
    end = len(words)
    while end:
        start = best[end][1]
        lines.append(words[start:end])
        end = start
    return lines[::-1]


def line_width(words: list[Word], size: float) -> float:
    """The width of words side by side in points, the spaces between them included."""
    ems = sum(word.ems for word in words) + sum(word.space_ems for word in words[:-1])
    return ems * size


def _finish(stretches: list[list[Word]], pieces: list[Piece]) -> None:
    if pieces:
        stretches[-1].append(Word(tuple(pieces)))
        pieces.clear()


def _cost(ending: str, alone: bool, slack: float, last: bool, balanced: bool) -> float:
    share = 1.0 if not last else LAST_LINE if balanced else 0.0
    cost = 1.0 + share * slack * slack
    if last:
        return cost + (LONE_WORD if alone and slack > 0.6 else 0.0)
    if ending[-1] in ".,;:!?…—”»":
        cost -= PHRASE_END
    return cost + (STRANDED if len(ending) < 3 else 0.0)


def _fewest(words: list[Word], ems: float) -> int:
    lines, width = 0, 0.0
    for word in words:
        more = width + word.ems
        if not lines or more - TIGHT > ems:
            lines, more = lines + 1, word.ems
        width = more + word.space_ems
    return lines
