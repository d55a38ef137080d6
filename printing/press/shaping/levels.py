"""Embedding levels of text that runs both ways: the Unicode Bidirectional Algorithm.

UAX 9, revision 50 (Unicode 15.1), rules X1 to X10 here, W, N and I in `resolving`. The classes
come from Python's own tables.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from printing.press.shaping.resolving import resolve

DEEPEST = 125
EMBEDDINGS = {"LRE": (0, ""), "RLE": (1, ""), "LRO": (0, "L"), "RLO": (1, "R")}
ISOLATES = {"LRI", "RLI", "FSI"}
LEFT_OUT = {"RLE", "LRE", "RLO", "LRO", "PDF", "BN"}
# What takes the paragraph's level at the end of a line (L1).
TRAILING = {"WS", "S", "B", "PDI", *ISOLATES, *LEFT_OUT}
CONTROLS = "\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def levels_of(text: str, *, rtl: bool) -> list[int]:
    """The level of each character of a paragraph: even from left to right, odd the other way.

    `rtl` is the paragraph's own direction. Controls hold the level of what stands before them.
    """
    base = int(rtl)
    classes = [unicodedata.bidirectional(letter) or "L" for letter in text]
    if not rtl and not {"R", "AL", "AN", *EMBEDDINGS, *ISOLATES} & set(classes):
        return [0] * len(text)
    matches = _matching(classes)
    levels, classes = _explicit(classes, matches, base)
    kept = [n for n, each in enumerate(classes) if each not in LEFT_OUT]
    embedded = tuple(levels)
    for run in _sequences(embedded, kept, matches):
        first, last = _edges(run, classes, embedded, kept, matches, base)
        resolve(text, run, classes, levels, first, last)
    for place, each in enumerate(classes):
        if each in LEFT_OUT:
            levels[place] = levels[place - 1] if place else base
    return levels


def line_levels(text: str, levels: list[int], *, rtl: bool) -> list[int]:
    """The levels of one line: spaces at its end run with the paragraph (L1)."""
    found = list(levels)
    for place in range(len(text) - 1, -1, -1):
        if unicodedata.bidirectional(text[place]) not in TRAILING:
            break
        found[place] = int(rtl)
    return found


def visual_order(levels: list[int]) -> list[int]:
    """The places of things with these levels, from left to right (L2)."""
    order = list(range(len(levels)))
    odd = [level for level in levels if level % 2]
    for level in range(max(levels, default=0), min(odd, default=1) - 1, -1):
        start = 0
        while start < len(order):
            end = start
            while end < len(order) and levels[order[end]] >= level:
                end += 1
            order[start:end] = order[start:end][::-1]
            start = end + 1
    return order


def _matching(classes: list[str]) -> dict[int, int]:
    """Isolates and where they end, both ways (BD9); what is open has no end."""
    found: dict[int, int] = {}
    opened: list[int] = []
    for place, each in enumerate(classes):
        if each in ISOLATES:
            opened.append(place)
        elif each == "PDI" and opened:
            start = opened.pop()
            found[start], found[place] = place, start
    return found


def _first_strong(classes: list[str], start: int, end: int, matches: dict[int, int]) -> int:
    place = start
    while place < end:
        if classes[place] in ("L", "R", "AL"):
            return int(classes[place] != "L")
        if classes[place] in ISOLATES:
            place = matches.get(place, end)
        place += 1
    return 0


def _explicit(
    classes: list[str], matches: dict[int, int], base: int
) -> tuple[list[int], list[str]]:
    """X1 to X8: levels by embeddings and isolates; overrides change the classes."""
    levels, told = [base] * len(classes), list(classes)
    stack: list[tuple[int, str, bool]] = [(base, "", False)]
    lost_isolates = lost = inside = 0
    for place, each in enumerate(classes):
        level, override, _ = stack[-1]
        levels[place] = level
        if each in EMBEDDINGS:
            odd, forced = EMBEDDINGS[each]
            deeper = _next(level, odd)
            if deeper <= DEEPEST and not lost_isolates and not lost:
                stack.append((deeper, forced, False))
            elif not lost_isolates:
                lost += 1
        elif each in ISOLATES:
            told[place] = override or each
            odd = int(each == "RLI")
            if each == "FSI":
                end = matches.get(place, len(classes))
                odd = _first_strong(classes, place + 1, end, matches)
            deeper = _next(level, odd)
            if deeper <= DEEPEST and not lost_isolates and not lost:
                inside += 1
                stack.append((deeper, "", True))
            else:
                lost_isolates += 1
        elif each == "PDI":
            if lost_isolates:
                lost_isolates -= 1
            elif inside:
                lost, inside = 0, inside - 1
                while not stack[-1][2]:
                    stack.pop()
                stack.pop()
            levels[place] = stack[-1][0]
            told[place] = stack[-1][1] or each
        elif each == "PDF":
            if not lost_isolates:
                if lost:
                    lost -= 1
                elif not stack[-1][2] and len(stack) > 1:
                    stack.pop()
        elif each == "B":
            levels[place] = base
        elif each != "BN":
            told[place] = override or each
    return levels, told


def _next(level: int, odd: int) -> int:
    return level + 1 if (level + 1) % 2 == odd else level + 2


def _sequences(
    levels: tuple[int, ...], kept: list[int], matches: dict[int, int]
) -> Iterator[list[int]]:
    """Isolating run sequences (BD13), as places in the text."""
    runs: list[list[int]] = []
    for place in kept:
        if runs and levels[runs[-1][-1]] == levels[place]:
            runs[-1].append(place)
        else:
            runs.append([place])
    begins = {run[0]: run for run in runs}
    for run in runs:
        if run[0] in matches and matches[run[0]] < run[0]:
            continue  # it goes on what an isolate interrupted
        whole = list(run)
        while whole[-1] in matches and matches[whole[-1]] > whole[-1]:
            following = begins.get(matches[whole[-1]])
            if following is None:
                break
            whole += following
        yield whole


def _edges(
    run: list[int],
    classes: list[str],
    levels: tuple[int, ...],
    kept: list[int],
    matches: dict[int, int],
    base: int,
) -> tuple[str, str]:
    """The directions before and after a sequence (X10)."""
    level = levels[run[0]]
    here, there = kept.index(run[0]), kept.index(run[-1])
    before = levels[kept[here - 1]] if here else base
    open_end = classes[run[-1]] in ISOLATES and run[-1] not in matches
    after = base if open_end or there + 1 == len(kept) else levels[kept[there + 1]]
    return "LR"[max(before, level) % 2], "LR"[max(after, level) % 2]
