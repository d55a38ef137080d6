"""Weak and neutral characters of one isolating run sequence given a direction.

UAX 9, revision 50: rules W1 to W7, N0 (paired brackets), N1, N2, I1 and I2.
"""

from __future__ import annotations

import unicodedata

from bidi.mirror import MIRRORED

NEUTRAL = {"B", "S", "WS", "ON", "LRI", "RLI", "FSI", "PDI"}
SAME = {"\u2329": "\u3008", "\u232a": "\u3009"}
MOST_OPEN = 63


def resolve(
    text: str, run: list[int], classes: list[str], levels: list[int], first: str, last: str
) -> None:
    """Set the levels of a sequence of places; `first` and `last` are L or R around it."""
    own = "LR"[levels[run[0]] % 2]
    kinds = _weak([classes[place] for place in run], first)
    letters = [text[place] for place in run]
    _brackets(letters, kinds, [classes[place] for place in run], first, own)
    _neutrals(kinds, first, last, own)
    for place, kind in zip(run, kinds, strict=True):
        if levels[place] % 2 == 0:
            levels[place] += {"R": 1, "AN": 2, "EN": 2}.get(kind, 0)
        elif kind != "R":
            levels[place] += 1


def _weak(kinds: list[str], first: str) -> list[str]:
    kinds = _marks(kinds, first)
    kinds = _numbers(kinds, first)
    count = len(kinds)
    for n in range(1, count - 1):  # W4
        around = kinds[n - 1]
        if around == kinds[n + 1] and (
            (kinds[n] in ("ES", "CS") and around == "EN") or (kinds[n] == "CS" and around == "AN")
        ):
            kinds[n] = around
    n = 0
    while n < count:  # W5
        end = n
        while end < count and kinds[end] == "ET":
            end += 1
        beside = (n and kinds[n - 1] == "EN") or (end < count and kinds[end] == "EN")
        if end > n and beside:
            kinds[n:end] = ["EN"] * (end - n)
        n = max(end, n + 1)
    kinds = ["ON" if kind in ("ES", "ET", "CS") else kind for kind in kinds]  # W6
    strong = first
    for n, kind in enumerate(kinds):  # W7
        if kind in ("L", "R"):
            strong = kind
        elif kind == "EN" and strong == "L":
            kinds[n] = "L"
    return kinds


def _marks(kinds: list[str], first: str) -> list[str]:
    """W1: a mark is what it stands on."""
    found: list[str] = []
    before = first
    for kind in kinds:
        if kind == "NSM":
            kind = "ON" if before in ("LRI", "RLI", "FSI", "PDI") else before
        found.append(kind)
        before = kind
    return found


def _numbers(kinds: list[str], first: str) -> list[str]:
    """W2 and W3: numbers after Arabic letters are Arabic ones; those letters run like Hebrew."""
    found: list[str] = []
    strong = first
    for kind in kinds:
        if kind in ("L", "R", "AL"):
            strong = kind
        found.append("AN" if kind == "EN" and strong == "AL" else "R" if kind == "AL" else kind)
    return found


def _brackets(
    letters: list[str], kinds: list[str], written: list[str], first: str, own: str
) -> None:
    """N0: brackets run as what they hold, or as what stands before them."""
    for opening, closing in _pairs(letters, kinds):
        held = {_strong(kind) for kind in kinds[opening + 1 : closing]} - {""}
        if own in held:
            kind = own
        elif held:
            before = next(filter(None, map(_strong, reversed(kinds[:opening]))), first)
            kind = before if before in held else own
        else:
            continue
        for place in (opening, closing):
            kinds[place] = kind
            for mark in range(place + 1, len(kinds)):
                if written[mark] != "NSM":
                    break
                kinds[mark] = kind


def _strong(kind: str) -> str:
    return "R" if kind in ("R", "EN", "AN") else "L" if kind == "L" else ""


def _pairs(letters: list[str], kinds: list[str]) -> list[tuple[int, int]]:
    """BD16: opening and closing brackets that belong together, by where they open."""
    opened: list[tuple[str, int]] = []
    found = []
    for place, letter in enumerate(letters):
        if kinds[place] != "ON" or letter not in MIRRORED:
            continue
        shape = unicodedata.category(letter)
        if shape == "Ps":
            if len(opened) == MOST_OPEN:
                return []
            opened.append((_plain(MIRRORED[letter]), place))
        elif shape == "Pe":
            for depth in range(len(opened) - 1, -1, -1):
                if opened[depth][0] == _plain(letter):
                    found.append((opened[depth][1], place))
                    del opened[depth:]
                    break
    return sorted(found)


def _plain(letter: str) -> str:
    return SAME.get(letter, letter)


def _neutrals(kinds: list[str], first: str, last: str, own: str) -> None:
    """N1 and N2: between two of one direction neutrals take it, else that of the embedding."""
    n, count = 0, len(kinds)
    while n < count:
        end = n
        while end < count and kinds[end] in NEUTRAL:
            end += 1
        if end > n:
            before = _strong(kinds[n - 1]) if n else first
            after = _strong(kinds[end]) if end < count else last
            kinds[n:end] = [before if before == after else own] * (end - n)
        n = max(end, n + 1)
