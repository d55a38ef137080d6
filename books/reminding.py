"""What a person should know before an edition is pressed, told by the floors above the trunk.

Reminders shut no gate: what must be so before the press stands in its gates.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from books.models import Edition


@dataclass(frozen=True)
class Reminder:
    """A sentence, and the screen where it is seen to."""

    sentence: str
    url: str


Source = Callable[[Edition], list[Reminder]]
_sources: list[Source] = []


def register(source: Source) -> None:
    """Ask `source` whenever an edition's screen is shown; once, however often it registers."""
    if source not in _sources:
        _sources.append(source)


def reminders_of(edition: Edition) -> list[Reminder]:
    """Return everything there is to remember, in the order the sources registered."""
    return [each for source in _sources for each in source(edition)]
