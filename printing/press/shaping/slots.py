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
from itertools import groupby

from printing.press.shaping.loaded import load_face
from printing.press.shaping.shape import Shaped

LEFT_MARK = "\u200e"
RIGHT_MARK = "\u200f"
WEAK = {"CS", "ES", "ET"}
# Not mirrored (UAX 9), but some readers do.
QUOTES = set("“”‘’")
# The part of a letter's advance that a mark beside it takes: one of no width would let readers
# see a space in the least gap, one over the letter would be taken for a line of its own.
SHARE = 0.3


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
        found = [slot for each in clusters for slot in _backwards(each, line_rtl)]
    else:
        found = [PlacedSlot(_forwards(shaped, each), each.at) for each in _seated(clusters)]
    if shaped.rtl == line_rtl:
        return found
    return list(_against(shaped, found, line_rtl))


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


def _seated(clusters: list[Cluster]) -> list[Cluster]:
    """Clusters of no width in one with what they stand on: readers drop a letter that comes
    twice in one place."""
    found: list[Cluster] = []
    for each in clusters:
        if found and not each.width:
            base = found.pop()
            moved = ((glyph, x + each.at - base.at, y) for glyph, x, y in each.parts)
            each = Cluster(base.text + each.text, (*base.parts, *moved), base.at, base.width)
        found.append(each)
    return found


def _forwards(shaped: Shaped, cluster: Cluster) -> Slot:
    """A cluster as one slot; a glyph alone keeps its own advance, whatever is kerned."""
    alone = len(cluster.parts) == 1 and cluster.parts[0][1:] == (0, 0)
    own = load_face(shaped.face).advance(cluster.parts[0][0]) if alone else cluster.width
    return Slot(cluster.parts, max(own, 0), cluster.text)


def _backwards(cluster: Cluster, line_rtl: bool) -> Iterator[PlacedSlot]:
    letters = cluster.text[::-1]
    shares = [cluster.width * n // len(letters) for n in range(len(letters) + 1)]
    for n, letter in enumerate(letters[:-1]):
        empty = Slot((), max(shares[n + 1] - shares[n], 0), letter)
        yield PlacedSlot(empty, cluster.at + shares[n])
    last = shares[len(letters) - 1]
    parts = tuple((glyph, x - last, y) for glyph, x, y in cluster.parts)
    drawn = Slot(parts, max(cluster.width - last, 0), letters[-1])
    after, before = _marks_around(cluster.text, line_rtl)
    yield from _between(before, PlacedSlot(drawn, cluster.at + last), after)


def _between(left: str, placed: PlacedSlot, right: str) -> Iterator[PlacedSlot]:
    """A slot with marks at its left and right, each on a share of its advance."""
    slot = placed.slot
    share = round(slot.advance * SHARE)
    wide, start = slot.advance - share * (bool(left) + bool(right)), share if left else 0
    if left:
        yield PlacedSlot(Slot((), share, left), placed.at)
    parts = tuple((glyph, x - start, y) for glyph, x, y in slot.parts)
    yield PlacedSlot(Slot(parts, wide, slot.text), placed.at + start)
    if right:
        yield PlacedSlot(Slot((), share, right), placed.at + start + wide)


def _marks_around(text: str, line_rtl: bool) -> tuple[str, str]:
    """The marks before and after a letter of a run from right to left, in reading order."""
    if len(text) != 1:
        return "", ""
    bracket = unicodedata.mirrored(text) or text in QUOTES
    if bracket and line_rtl:
        return LEFT_MARK, RIGHT_MARK
    weak = bracket or unicodedata.bidirectional(text) in {*WEAK, "ON"}
    return (RIGHT_MARK, RIGHT_MARK) if weak else ("", "")


def _against(shaped: Shaped, slots: list[PlacedSlot], line_rtl: bool) -> Iterator[PlacedSlot]:
    """A run against its line: its words, and what parts them, in the line's order, each still in
    its place, between marks that keep the spaces beside the run in the line."""

    def part(each: PlacedSlot) -> str | bool:
        return _kind(each.slot.text) if line_rtl else each.slot.text.isspace()

    words = [list(same) for _, same in groupby(slots, key=part)]
    if line_rtl:
        words = [_steadied(word) for word in words]
    if line_rtl or unicodedata.bidirectional(shaped.text[-1]) not in ("R", "AL"):
        first, *words[0][:1] = _between(RIGHT_MARK, words[0][0], "")
        yield first
    last = PlacedSlot(Slot((), 0, LEFT_MARK), sum(shaped.advances))
    if line_rtl and words[-1][-1].slot.text != LEFT_MARK:
        words[-1][-1:] = _between("", words[-1][-1], RIGHT_MARK)
    yield from (each for word in reversed(words) for each in word)
    if not line_rtl:
        yield last


def _steadied(word: list[PlacedSlot]) -> list[PlacedSlot]:
    """Signs without direction in a run from left to right, kept there by a mark after them."""
    if any(unicodedata.bidirectional(each.slot.text[0]) == "ON" for each in word):
        return [*word[:-1], *_between("", word[-1], LEFT_MARK)]
    return word


def _kind(text: str) -> str:
    """How a reader that knows no embedding takes letters: with a direction, weakly, or without."""
    kind = unicodedata.bidirectional(text[0])
    if kind in ("L", "R", "AL"):
        return "strong"
    return "weak" if kind in ("EN", "AN", "NSM", "BN", *WEAK) else "neutral"
