"""Two people wrote at once: what differs, and one text with the changes of both."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

# Above this many words a comparison word by word would hold the desk up.
MOST_WORDS = 4000
_WORD = re.compile(r"\S+\s*|\s+")
_APART = re.compile(r"\S+|\s+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Words in a row that are in the other text, too, or (`own`) in this one alone."""

    text: str
    own: bool


@dataclass(frozen=True, slots=True)
class Merged:
    """One text out of two; `clean` where no place was changed by both."""

    text: str
    clean: bool


def compare(theirs: str, mine: str) -> tuple[list[Piece], list[Piece]]:
    """Both texts in pieces, word by word, what only one of them has marked as its own."""
    one, other = _words(theirs), _words(mine)
    if max(len(one), len(other)) > MOST_WORDS:
        return [Piece(theirs, True)], [Piece(mine, True)]
    left: list[Piece] = []
    right: list[Piece] = []
    # A word is the same word whatever white space follows it.
    matcher = SequenceMatcher(None, _bare(one), _bare(other), autojunk=False)
    for tag, i0, i1, j0, j1 in matcher.get_opcodes():
        if i1 > i0:
            left.append(Piece("".join(one[i0:i1]), tag != "equal"))
        if j1 > j0:
            right.append(Piece("".join(other[j0:j1]), tag != "equal"))
    return left, right


def merge(was: str, theirs: str, mine: str) -> Merged:
    """One text with the changes both made to `was`; where both changed a place, theirs, then mine.

    No word of either is lost: what one took away stays only where the other changed it.
    """
    texts = [_APART.findall(text.replace("\r\n", "\n")) for text in (was, theirs, mine)]
    if max(map(len, texts)) > MOST_WORDS:
        return Merged(mine, theirs in (was, mine))
    base, one, other = texts
    told: list[str] = []
    clean = True
    at, left, right = 0, 0, 0
    for start, end, i, j in _agreed(base, one, other):
        before, ours, yours = base[at:start], one[left:i], other[right:j]
        if ours == before:
            told += yours
        elif yours in (before, ours):
            told += ours
        else:
            told += [*_ending_in_space(ours), *yours]
            clean = False
        told += base[start:end]
        at, left, right = end, i + end - start, j + end - start
    return Merged("".join(told), clean)


def _words(text: str) -> list[str]:
    return _WORD.findall(text.replace("\r\n", "\n"))


def _bare(words: Sequence[str]) -> list[str]:
    return [word.rstrip() for word in words]


def _ending_in_space(words: Sequence[str]) -> list[str]:
    return [*words, " "] if words and not words[-1].isspace() else [*words]


def _agreed(
    base: Sequence[str], one: Sequence[str], other: Sequence[str]
) -> Iterator[tuple[int, int, int, int]]:
    """The stretches of the base that both kept: where they lie in it, in one and in the other."""
    first = SequenceMatcher(None, base, one, autojunk=False).get_matching_blocks()
    second = SequenceMatcher(None, base, other, autojunk=False).get_matching_blocks()
    at, to = 0, 0
    while at < len(first) and to < len(second):
        a, b = first[at], second[to]
        start, end = max(a.a, b.a), min(a.a + a.size, b.a + b.size)
        if start < end:
            yield start, end, a.b + start - a.a, b.b + start - b.a
        if a.a + a.size < b.a + b.size:
            at += 1
        else:
            to += 1
    yield len(base), len(base), len(one), len(other)
