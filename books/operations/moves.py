"""The only writer of a state: a conditional UPDATE and the event that records it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db import models

from books.errors import IllegalMove
from books.models import Book, Event, Publisher, User


def record(
    *,
    book: Book,
    what: str,
    subject: str,
    by: User | None,
    from_state: str = "",
    to_state: str = "",
    note: str = "",
) -> Event:
    """Add one event row and return it. Called inside the transaction of the act it records."""
    return Event.objects.create(
        publisher_id=book.publisher_id,
        book=book,
        what=what,
        subject=_fitting("subject", subject),
        from_state=_fitting("from_state", from_state),
        to_state=_fitting("to_state", to_state),
        by=by,
        note=note,
    )


def record_of_house(
    *,
    publisher: Publisher,
    what: str,
    subject: str,
    by: User | None,
    from_state: str = "",
    to_state: str = "",
    note: str = "",
) -> None:
    """Add one event of no book: an act on the publisher or its people. As `record`."""
    Event.objects.create(
        publisher=publisher,
        what=what,
        subject=_fitting("subject", subject),
        from_state=_fitting("from_state", from_state),
        to_state=_fitting("to_state", to_state),
        by=by,
        note=note,
    )


def _fitting(column: str, words: str) -> str:
    """Cut words that their column cannot hold: an act is never refused for its record."""
    room = int(Event._meta.get_field(column).max_length or 0)  # type: ignore[union-attr]
    return words if len(words) <= room else words[: room - 1] + "…"


def move(
    row: Any,
    *,
    to: str,
    moves: Mapping[Any, frozenset[Any]],
    subject: str,
    state_field: str = "state",
    **also: Any,
) -> str:
    """Take `row` from the state it was read in to `to`, and return the state it came from.

    The UPDATE names the old state, so of two people who click at once one is told. `also` are
    further columns to write with it. Raises IllegalMove; the row is then as it was.
    """
    came_from = str(getattr(row, state_field))
    if to not in moves[came_from]:
        raise IllegalMove(f"{subject} is {came_from} and cannot become {to}. Nothing was changed.")
    rows: models.QuerySet[Any] = type(row).objects.filter(pk=row.pk, **{state_field: came_from})
    if rows.update(**{state_field: to}, **also) != 1:
        raise IllegalMove(
            f"{subject} was changed by somebody else a moment ago. Nothing was changed by you; "
            "reload to see how it stands."
        )
    for name, value in {state_field: to, **also}.items():
        setattr(row, name, value)
    return came_from
