"""On which side of its block a line begins: left, or right in a book read right to left."""

from __future__ import annotations

from dataclasses import replace

from printing.press.script import TextLine
from printing.press.setting import Block


def ranged(block: Block, x: float, top: float, *, rtl: bool = False) -> list[TextLine]:
    """A block's lines in their place (points), flush where reading begins, ragged at the other."""
    lines = block.at(x, top)
    return [_flush_right(line, block.width) for line in lines] if rtl else lines


def _flush_right(line: TextLine, width: float) -> TextLine:
    shift = width - line.width
    runs = tuple(replace(run, x=round(run.x + shift, 3)) for run in line.runs)
    return replace(line, runs=runs)
