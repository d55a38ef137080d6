"""Paragraphs into a block of lines, before the block has its place on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from printing.press.breaking import Piece, Word, break_lines, line_width, words_of
from printing.press.content import Paragraph
from printing.press.script import BLACK, Ink, TextLine, TextRun

LEADING = 1.5
PARAGRAPH_GAP = 0.55
# Room for accents above capitals and for descenders, in ems: what must stay in the live area.
ABOVE = 0.95
BELOW = 0.3

Align = Literal["left", "center"]


@dataclass(frozen=True)
class SetLine:
    """Words on one baseline, `down` points below the top of the block."""

    words: tuple[Word, ...]
    down: float
    width: float


@dataclass(frozen=True)
class Block:
    """Set lines with the size and the extent of the whole, in points."""

    lines: tuple[SetLine, ...]
    size: float
    width: float
    height: float

    def at(self, x: float, top: float, align: Align = "left", ink: Ink = BLACK) -> list[TextLine]:
        """The lines in their place: x of the block's left edge, `top` of its upper edge."""
        placed = []
        for line in self.lines:
            shift = (self.width - line.width) / 2 if align == "center" else 0.0
            runs = _runs(line.words, x + shift, self.size, ink)
            placed.append(TextLine(_exact(top - line.down), _exact(line.width), runs))
        return placed


def set_block(
    paragraphs: Sequence[Paragraph],
    family: str,
    size: float,
    measure: float,
    leading: float = LEADING,
) -> Block:
    """Set paragraphs to a measure (points) at a size (points)."""
    stretches = [words_of(paragraph, family) for paragraph in paragraphs]
    return set_words(stretches, size, measure, leading)


def set_words(
    paragraphs: Sequence[Sequence[list[Word]]], size: float, measure: float, leading: float
) -> Block:
    """Set words that have their faces already; see `set_block`."""
    lines: list[SetLine] = []
    down = ABOVE * size
    for stretches in paragraphs:
        if lines:
            down += PARAGRAPH_GAP * size
        for stretch in stretches:
            for words in break_lines(stretch, size, measure):
                lines.append(SetLine(tuple(words), down, line_width(words, size)))
                down += leading * size
    width = max((line.width for line in lines), default=0.0)
    height = lines[-1].down + BELOW * size if lines else 0.0
    return Block(tuple(lines), size, width, height)


def _runs(words: Sequence[Word], x: float, size: float, ink: Ink) -> tuple[TextRun, ...]:
    pieces: list[Piece] = []
    for word in words:
        if pieces:
            pieces.append(Piece(" ", pieces[-1].face))
        pieces.extend(word.pieces)
    runs = []
    for face, same in groupby(pieces, key=lambda piece: piece.face):
        joined = Piece("".join(piece.text for piece in same), face)
        runs.append(TextRun(joined.text, _exact(x), face, float(size), ink))
        x += joined.width(size)
    return tuple(runs)


def _exact(length: float) -> float:
    return round(length, 3)
