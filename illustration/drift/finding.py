"""Finding a character on a page by where its colours lie to one another, in two ways.

Each finds figures that the other misses: by pattern more often where nothing has changed, by
parts where a trait has.
"""

from __future__ import annotations

from dataclasses import dataclass

from illustration.drift.by_parts import by_parts
from illustration.drift.by_pattern import by_pattern
from illustration.drift.pigments import Pigments
from illustration.drift.portrait import Portrait
from illustration.drift.windows import Found, Window, is_large, overlap, unlike

KEPT = 5  # large windows of each way
ONE = 0.8  # of joint area: what is found in both ways is one window
LEAST_LIKENESS = 0.12  # by parts: a page with less has not the character's colours


@dataclass(frozen=True)
class Candidate:
    """A window that may be the figure, with its likeness from 0 to 1 in both ways."""

    window: Window
    pattern: float = 1.0
    parts: float = 1.0


def find(page: Pigments, portrait: Portrait) -> list[Candidate]:
    """The likeliest windows: of a fifth of the page or more, and last the likeliest of the
    smaller ones; none where the page has not the character's colours."""
    patterned, parted = _best(by_pattern(page, portrait)), _best(by_parts(page, portrait))
    if not parted or max(likeness for likeness, _ in parted) < LEAST_LIKENESS:
        return []
    kept = [window for _, window in patterned if is_large(window)]
    for _, window in parted:
        if is_large(window) and all(overlap(window, one) < ONE for one in kept):
            kept.append(window)
    kept += [window for _, window in patterned if not is_large(window)]
    return [Candidate(each, _likeness(each, patterned), _likeness(each, parted)) for each in kept]


def _best(looked: list[Found]) -> list[Found]:
    large = [each for each in looked if is_large(each[1])]
    return unlike(large, KEPT) + unlike([each for each in looked if not is_large(each[1])], 1)


def _likeness(window: Window, found: list[Found]) -> float:
    """That of the windows found near it, as far as they cover it."""
    return max((likeness * overlap(window, one) for likeness, one in found), default=0.0)
