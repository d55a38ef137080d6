"""Finds page labels and breaks that an author wrote as lines of a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator

from books.manuscript.draft import Run
from books.manuscript.labels import read_label, split_label
from books.manuscript.pieces import Break, Piece, Runs, Words

BREAK_LINE = re.compile(r"\s*(?:##|-{3,})\s*")


def mark_pages(words: Words) -> Iterator[Piece]:
    """The paragraph in pieces: "Page 3" alone on a line or before a colon is a label, "##" and
    "---" are breaks, all else stays as it is.
    """
    kept: list[Run] = []
    for line in _lines(words.runs):
        text = "".join(run.text for run in line)
        label = read_label(text, words.place, words.number)
        begun = None if label else split_label(text, words.place, words.number)
        if label is None and begun is None and not BREAK_LINE.fullmatch(text):
            kept += [Run("\n"), *line] if kept else line
            continue
        yield from _paragraph(words, kept)
        kept = list(_from(line, begun[1])) if begun else []
        yield label or (begun[0] if begun else Break(words.number))
    yield from _paragraph(words, kept)


def _paragraph(words: Words, runs: list[Run]) -> Iterator[Words]:
    if any(run.text.strip() for run in runs):
        yield Words(tuple(runs), words.place, words.number, words.level)


def _lines(runs: Runs) -> Iterator[list[Run]]:
    line: list[Run] = []
    for run in runs:
        for index, part in enumerate(run.text.split("\n")):
            if index:
                yield line
                line = []
            if part:
                line.append(Run(part, run.bold, run.italic))
    yield line


def _from(runs: list[Run], at: int) -> Iterator[Run]:
    for run in runs:
        if at < len(run.text):
            yield Run(run.text[at:], run.bold, run.italic)
        at = max(at - len(run.text), 0)
