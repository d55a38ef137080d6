"""Words into lines: ragged, never hyphenated, the author's own breaks kept."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import pairwise

from printing.press.content import Paragraph
from printing.press.direction import direction_of
from printing.press.faces import text_face
from printing.press.shaping.breaks import break_places
from printing.press.shaping.runs import Spelled, runs_of
from printing.press.shaping.shape import Shaped, shape

BALANCED_LINES = 5
LAST_LINE = 0.4
LONE_WORD = 0.6
STRANDED = 0.04
PHRASE_END = 0.05
ENDINGS = ".,;:!?…—”»。、！？，；：」』）】।॥؟،؛။၊។៕።፣፤\u061f"
# What sums of widths may be off by.
TIGHT = 1e-9


@dataclass(frozen=True)
class Piece:
    """Letters of one face, script and level (UAX 9), in reading order."""

    text: str
    face: str
    level: int = 0
    script: str = "Latn"
    language: str = ""

    def width(self, size: float) -> float:
        """Points at a size."""
        return self.shaped.width * size / 1000

    @property
    def shaped(self) -> Shaped:
        """The glyphs."""
        rtl = self.level % 2 == 1
        return shape(self.text, self.face, rtl=rtl, script=self.script, language=self.language)


@dataclass(frozen=True)
class Word:
    """What is never broken: pieces that touch, of one face or several, and the space after."""

    pieces: tuple[Piece, ...]
    space: tuple[Piece, ...] = ()

    @cached_property
    def text(self) -> str:
        """The letters."""
        return "".join(piece.text for piece in self.pieces)

    @cached_property
    def ems(self) -> float:
        """The width in parts of the size."""
        return sum(piece.width(1) for piece in self.pieces)

    @cached_property
    def ink(self) -> tuple[float, float]:
        """How far ink reaches above and below the baseline, in parts of the size."""
        reached = [piece.shaped.ink for piece in self.pieces]
        return max(top for top, _ in reached), max(foot for _, foot in reached)

    @cached_property
    def space_ems(self) -> float:
        """The width of the space that follows the word, in parts of the size; 0 without one."""
        return sum(piece.width(1) for piece in self.space)


@lru_cache(maxsize=2_000)
def words_of(paragraph: Paragraph, family: str) -> tuple[tuple[Word, ...], ...]:
    """The words of a paragraph, one tuple for each stretch between the author's breaks.

    `family` may be a face as well. In scripts without spaces a word is what a line may end
    after. Bidi controls are heeded and left out.
    """
    stretches = (_words(letters, faces, paragraph) for letters, faces in _styled(paragraph, family))
    return tuple(words for words in stretches if words)


def runs_right(paragraph: Paragraph) -> bool:
    """Whether a paragraph goes from right to left: by its language, else its first letter.

    Words of a language that runs the other way (a licence in English) keep their own direction.
    """
    kinds = [unicodedata.bidirectional(letter) for letter in paragraph.text]
    strong = [kind != "L" for kind in kinds if kind in ("L", "R", "AL")]
    if not paragraph.language:
        return bool(strong) and strong[0]
    return direction_of(paragraph.language) == "rtl" and (True in strong or not strong)


def _styled(paragraph: Paragraph, family: str) -> Iterator[tuple[str, list[str]]]:
    """Each stretch with the face asked for every letter, runs of spaces as one."""
    text = ""
    faces: list[str] = []
    for run in paragraph.runs:
        face = text_face(family, bold=run.bold, italic=run.italic)
        for letter in run.text:
            if letter == " " and text[-1:] in ("", " ", "\n"):
                continue
            text += letter
            faces.append(faces[-1] if letter == " " else face)
    start = 0
    for stretch in text.split("\n"):
        kept = stretch.rstrip(" ")
        yield kept, faces[start : start + len(kept)]
        start += len(stretch) + 1


def _words(letters: str, faces: list[str], paragraph: Paragraph) -> tuple[Word, ...]:
    language = paragraph.language
    runs = runs_of(letters, language=language, faces=faces, rtl=runs_right(paragraph))
    plain = "".join(run.text for run in runs)
    scripts = [run.script for run in runs for _ in run.text]
    edges = [0, *break_places(plain, scripts, language), len(plain)]
    words = []
    for start, end in pairwise(edges):
        gap = start + len(plain[start:end].rstrip(" "))
        pieces, space = _cut(runs, start, gap, language), _cut(runs, gap, end, language)
        if pieces:
            words.append(Word(pieces, space))
    return tuple(words)


def _cut(runs: list[Spelled], start: int, end: int, language: str) -> tuple[Piece, ...]:
    found, place = [], 0
    for run in runs:
        text = run.text[max(start - place, 0) : max(end - place, 0)]
        if text:
            found.append(Piece(text, run.face, run.level, run.script, language))
        place += len(run.text)
    return tuple(found)


def break_lines(words: Sequence[Word], size: float, measure: float) -> list[Sequence[Word]]:
    """The lines of a stretch that leave the calmest right edge, as few as there can be.

    `measure` and `size` in points. A word wider than the measure stands alone on its line; whoever
    asked sees that it does not fit.
    """
    ems = measure / size
    balanced = _fewest(words, ems) <= BALANCED_LINES
    best: list[tuple[float, int]] = [(0.0, 0)]
    whole = [word.ems + word.space_ems for word in words]
    for end in range(1, len(words) + 1):
        last, width = end == len(words), -words[end - 1].space_ems
        share, own = _costs(words[end - 1], last, balanced)
        found = (float("inf"), end - 1)
        for start in range(end - 1, -1, -1):
            width += whole[start]
            if width - TIGHT > ems and start < end - 1:
                break
            slack = max(0.0, 1 - width / ems)
            lone = LONE_WORD if last and end - start == 1 and slack > 0.6 else 0.0
            cost = best[start][0] + own + share * slack * slack + lone
            if (cost, start) < found:
                found = (cost, start)
        best.append(found)
    lines = []
    end = len(words)
    while end:
        start = best[end][1]
        lines.append(words[start:end])
        end = start
    return lines[::-1]


def line_width(words: Sequence[Word], size: float) -> float:
    """The width of words side by side in points, the spaces between them included."""
    ems = sum(word.ems for word in words) + sum(word.space_ems for word in words[:-1])
    return ems * size


def _costs(ending: Word, last: bool, balanced: bool) -> tuple[float, float]:
    """What a line's slack counts for, and what the line costs whatever its slack."""
    if last:
        return (LAST_LINE if balanced else 0.0), 1.0
    phrase = PHRASE_END if ending.text[-1] in ENDINGS else 0.0
    return 1.0, 1.0 - phrase + (STRANDED if len(ending.text) < 3 and ending.space else 0.0)


def _fewest(words: Sequence[Word], ems: float) -> int:
    lines, width = 0, 0.0
    for word in words:
        more = width + word.ems
        if not lines or more - TIGHT > ems:
            lines, more = lines + 1, word.ems
        width = more + word.space_ems
    return lines
