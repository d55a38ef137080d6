"""Paragraphs into a block of lines, before the block has its place on a page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from printing.press.breaking import Piece, Word, break_lines, line_width, words_of
from printing.press.content import Paragraph
from printing.press.leading import ABOVE, BELOW, LEADING, height_of
from printing.press.script import BLACK, Ink, TextLine, TextRun
from printing.press.shaping.levels import visual_order

__all__ = ["ABOVE", "BELOW", "LEADING", "Block", "SetLine", "set_block", "set_words"]

PARAGRAPH_GAP = 0.55

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
    paragraphs: Sequence[Sequence[Sequence[Word]]], size: float, measure: float, leading: float
) -> Block:
    """Set words that have their faces already; see `set_block`.

    `leading` is meant for Latin letters, in ems; faces that need more get as much more.
    """
    every = [word for stretches in paragraphs for stretch in stretches for word in stretch]
    height = height_of(
        {piece.face for word in every for piece in word.pieces},
        max((word.ink[0] for word in every), default=0.0),
        max((word.ink[1] for word in every), default=0.0),
    )
    step = max(leading * height.leading / LEADING, height.least) * size
    lines: list[SetLine] = []
    down = height.above * size
    for stretches in paragraphs:
        if lines:
            down += PARAGRAPH_GAP * size
        for stretch in stretches:
            for words in break_lines(stretch, size, measure):
                lines.append(SetLine(tuple(words), down, line_width(words, size)))
                down += step
    width = max((line.width for line in lines), default=0.0)
    deep = lines[-1].down + height.below * size if lines else 0.0
    return Block(tuple(lines), size, width, deep)


def _runs(words: Sequence[Word], x: float, size: float, ink: Ink) -> tuple[TextRun, ...]:
    """The runs of a line as they stand from left to right (UAX 9, L2)."""
    pieces = _joined(words)
    runs = []
    for place in visual_order([piece.level for piece in pieces]):
        piece = pieces[place]
        script = "" if piece.script == "Latn" else piece.script
        rtl = piece.level % 2 == 1
        runs.append(TextRun(piece.text, _exact(x), piece.face, float(size), ink, rtl, script))
        x += piece.width(size)
    return tuple(runs)


def _joined(words: Sequence[Word]) -> list[Piece]:
    """The pieces of a line in reading order, what is alike in one, no space at its end."""
    spaced = [piece for word in words[:-1] for piece in (*word.pieces, *word.space)]
    found: list[Piece] = []
    for piece in (*spaced, *words[-1].pieces):
        if found and replace(found[-1], text=piece.text) == piece:
            piece = replace(piece, text=found.pop().text + piece.text)
        found.append(piece)
    return found


def _exact(length: float) -> float:
    return round(length, 3)
