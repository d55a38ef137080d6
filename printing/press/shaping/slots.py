"""Glyphs into slots: what one code of a PDF font draws, and the letters it stands for.

A reader of a PDF knows letters by codes. So each cluster of glyphs gets a code of its own, drawn
as one composed glyph on the baseline: nothing is raised, nothing stands for no letter. In a run
from right to left each letter gets a code, as readers take such text from its places on the page
and turn it round letter by letter: the first letter of a cluster draws the whole, the others
nothing. Two habits of readers are met with marks that print nothing and that Unicode has for
this: weak punctuation (UAX 9) beside a space, and runs against their line, keep their place by a
right-to-left or left-to-right mark; a mirrored bracket stands between both, or it would be
mirrored by some readers and by others not.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from printing.press.shaping.loaded import load_face
from printing.press.shaping.shape import Shaped

LEFT_MARK = "\u200e"
RIGHT_MARK = "\u200f"
WEAK = {"CS", "ES", "ET"}


@dataclass(frozen=True)
class Slot:
    """Glyphs (number, x, y from the slot's origin), the advance in units, the letters told."""

    parts: tuple[tuple[int, int, int], ...]
    advance: int
    text: str


@dataclass(frozen=True)
class PlacedSlot:
    """A slot with the place of its origin, in units from the left edge of its run."""

    slot: Slot
    at: int


@dataclass(frozen=True)
class Cluster:
    """Glyphs that stand for some letters together; places and widths in units."""

    text: str
    parts: tuple[tuple[int, int, int], ...]
    at: int
    width: int


def slots_of(shaped: Shaped, *, line_rtl: bool = False) -> list[PlacedSlot]:
    """The slots of a run in the order a PDF is to show them, left to right but for words in a
    run against its line, which stand in the line's order."""
    clusters = list(clusters_of(shaped))
    if shaped.rtl:
        found = [slot for cluster in clusters for slot in _backwards(cluster)]
    else:
        found = [PlacedSlot(_forwards(shaped, each), each.at) for each in clusters]
    if shaped.rtl == line_rtl:
        return found
    return list(_against(_by_words(found), sum(shaped.advances), line_rtl))


def clusters_of(shaped: Shaped) -> Iterator[Cluster]:
    """The clusters of a run from left to right; together they hold every letter once."""
    starts = sorted(set(shaped.clusters))
    ends = dict(zip(starts, [*starts[1:], len(shaped.text)], strict=True))
    pen = place = 0
    count = len(shaped.glyphs)
    while place < count:
        begins, at = shaped.clusters[place], pen
        parts = []
        while place < count and shaped.clusters[place] == begins:
            right, up = shaped.offsets[place]
            parts.append((shaped.glyphs[place], pen - at + right, up))
            pen += shaped.advances[place]
            place += 1
        first = 0 if begins == starts[0] else begins
        yield Cluster(shaped.text[first : ends[begins]], tuple(parts), at, pen - at)


def _forwards(shaped: Shaped, cluster: Cluster) -> Slot:
    """A cluster as one slot; a glyph alone keeps its own advance, whatever is kerned."""
    alone = len(cluster.parts) == 1 and cluster.parts[0][1:] == (0, 0)
    own = load_face(shaped.face).advance(cluster.parts[0][0]) if alone else cluster.width
    return Slot(cluster.parts, max(own, 0), cluster.text)


def _backwards(cluster: Cluster) -> Iterator[PlacedSlot]:
    letters = cluster.text[::-1]
    shares = [cluster.width * n // len(letters) for n in range(len(letters) + 1)]
    around = _marks_around(cluster.text)
    if around[1]:
        yield PlacedSlot(Slot((), 0, around[1]), cluster.at)
    for n, letter in enumerate(letters[:-1]):
        empty = Slot((), max(shares[n + 1] - shares[n], 0), letter)
        yield PlacedSlot(empty, cluster.at + shares[n])
    last = shares[len(letters) - 1]
    parts = tuple((glyph, x - last, y) for glyph, x, y in cluster.parts)
    drawn = Slot(parts, max(cluster.width - last, 0), letters[-1])
    yield PlacedSlot(drawn, cluster.at + last)
    if around[0]:
        yield PlacedSlot(Slot((), 0, around[0]), cluster.at + cluster.width)


def _marks_around(text: str) -> tuple[str, str]:
    """The marks before and after a letter of a run from right to left, in reading order."""
    if len(text) != 1:
        return "", ""
    if unicodedata.mirrored(text):
        return LEFT_MARK, RIGHT_MARK
    return (RIGHT_MARK, RIGHT_MARK) if unicodedata.bidirectional(text) in WEAK else ("", "")


def _by_words(slots: list[PlacedSlot]) -> list[PlacedSlot]:
    """The same slots with their words and the spaces between them in the opposite order."""
    words: list[list[PlacedSlot]] = [[]]
    for each in slots:
        if each.slot.text == " ":
            words += [[each], []]
        else:
            words[-1].append(each)
    return [each for word in reversed(words) for each in word]


def _against(slots: list[PlacedSlot], width: int, line_rtl: bool) -> Iterator[PlacedSlot]:
    mark = RIGHT_MARK if line_rtl else LEFT_MARK
    yield PlacedSlot(Slot((), 0, mark), 0)
    yield from slots
    yield PlacedSlot(Slot((), 0, mark), width)
