"""Windows of a page: where a figure may be, how they cover one another, which are the best."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from illustration.drift.portrait import Portrait
from illustration.drift.spaces import Floats

Window = tuple[float, float, float, float]  # shares of the page: x0, y0, x1, y1
Found = tuple[float, Window]  # with its likeness, 0 to 1
LEAST = 0.2  # of the page: smaller figures have too few pixels for their traits
SAME = 0.7  # of joint area: windows that cover one another so far are one


def overlap(one: Window, other: Window) -> float:
    """Shared area by joint area, 0 to 1."""
    shared = common(one, other)
    return shared / max(1e-12, area(one) + area(other) - shared)


def common(one: Window, other: Window) -> float:
    """The area that two windows share, of the page's."""
    wide = max(0.0, min(one[2], other[2]) - max(one[0], other[0]))
    return wide * max(0.0, min(one[3], other[3]) - max(one[1], other[1]))


def area(window: Window) -> float:
    """A window's area, of the page's."""
    return (window[2] - window[0]) * high(window)


def high(window: Window) -> float:
    """A window's height, of the page's."""
    return window[3] - window[1]


def is_large(window: Window) -> bool:
    """Whether it is a fifth of the page high and more."""
    return high(window) >= LEAST - 1e-6


def unlike(looked: Iterable[Found], most: int) -> list[Found]:
    """The best that do not cover one another nearly."""
    kept: list[Found] = []
    for likeness, window in sorted(looked, key=lambda each: -each[0]):
        if len(kept) < most and all(overlap(window, one) < SAME for _, one in kept):
            kept.append((likeness, window))
    return kept


def by_colour(values: Floats, portrait: Portrait) -> Floats:
    """Values of the portrait's groups (first axis), those of one colour added up; those judged
    together are the same."""
    kin = np.array(portrait.kin)
    own = np.array(portrait.joint) == np.arange(len(kin))
    return np.array([values[(kin == first) & own].sum(axis=0) for first in np.unique(kin)])
