"""Tables: the 256-step curves that turn grey into tone, each worked out once."""

from __future__ import annotations

from functools import lru_cache

Table = tuple[int, ...]


@lru_cache(maxsize=256)
def contrast(gain: float) -> Table:
    """Grey pulled towards or pushed away from 128."""
    return tuple(max(0, min(255, round(128 + (value - 128) * gain))) for value in range(256))


@lru_cache(maxsize=256)
def share(part: float) -> Table:
    """Every value times `part`."""
    return tuple(max(0, min(255, round(value * part))) for value in range(256))


@lru_cache(maxsize=64)
def rim(edge: float) -> Table:
    """Full coverage is neutral (128); the less coverage, the darker the tone."""
    return tuple(round(128 - (255 - value) * 0.55 * edge) for value in range(256))
