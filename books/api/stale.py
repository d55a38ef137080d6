"""A save made from an older version: the refusal carries what stands and what was sent."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from books.errors import IllegalMove


@contextmanager
def both_told(
    row: Any, asked: dict[str, Any], words: Callable[[Any], dict[str, Any]]
) -> Iterator[None]:
    """Give an IllegalMove raised inside `theirs` (with their version) and `yours`.

    Only where the row was saved since `asked["version"]`; any other refusal stays as it is.
    """
    try:
        yield
    except IllegalMove as error:
        now = type(row).objects.get(pk=row.pk)
        if now.version != asked["version"]:
            error.theirs = words(now) | {"version": now.version}  # type: ignore[attr-defined]
            error.yours = asked  # type: ignore[attr-defined]
        raise


@contextmanager
def both_seen(asked: dict[str, Any], now: Callable[[], dict[str, Any]]) -> Iterator[None]:
    """As `both_told`, for rows without a version: `now()` has a `seen`, as the caller's had."""
    try:
        yield
    except IllegalMove as error:
        theirs = now()
        if theirs["seen"] != asked["seen"]:
            error.theirs, error.yours = theirs, asked  # type: ignore[attr-defined]
        raise
