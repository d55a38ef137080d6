"""Questions that a busy screen asks on every visit, put into SQL once and asked again and again.

Building and compiling a long query costs the ORM more than the database needs to answer it. What
is kept is the SQL the ORM wrote behind the wall of a stand-in publisher: each place where the
wall put that publisher is filled with the one in force, so that no filter can be forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from django.db import connection
from django.db.models import QuerySet

from books.errors import NoPublisher
from books.tenancy import EVERYONE, acting_for, publisher_in_force

STAND_IN = 2**62  # no publisher and no row has this key, nor one of those that follow it
NO_ROW = 0  # fills up a list of keys; matches nothing


class Prepared:
    """A question about up to `most` rows, by their keys. Answers are plain tuples."""

    def __init__(self, build: Callable[[Sequence[int]], QuerySet[Any, Any]], most: int) -> None:
        """`build` makes the query of a `values_list` for a list of keys."""
        self._build = build
        self._most = most
        self._written: dict[str, tuple[str, tuple[Any, ...]]] = {}

    def ask(self, keys: Sequence[int]) -> list[tuple[Any, ...]]:
        """Return the answer for these keys, in no sequence. Raises NoPublisher outside the wall."""
        publisher = publisher_in_force()
        if publisher is None or publisher == EVERYONE:
            raise NoPublisher("A prepared question is asked for one publisher; name it first.")
        if len(keys) > self._most:
            raise ValueError(f"{len(keys)} keys, and the question has room for {self._most}.")
        sql, places = self._sql()
        filled = {STAND_IN: publisher}
        padded = [*keys, *[NO_ROW] * (self._most - len(keys))]
        filled |= {STAND_IN + 1 + n: key for n, key in enumerate(padded)}
        with connection.cursor() as cursor:
            cursor.execute(sql, [filled.get(place, place) for place in places])
            return list(cursor.fetchall())

    def _sql(self) -> tuple[str, tuple[Any, ...]]:
        """The SQL in the words of the database in use, and what stands in its places."""
        if connection.vendor not in self._written:
            keys = [STAND_IN + 1 + n for n in range(self._most)]
            with acting_for(STAND_IN):
                self._written[connection.vendor] = self._build(keys).query.sql_with_params()
        return self._written[connection.vendor]
