"""Deletes a book with everything that hangs below it, on every floor.

Django's own cascade stops at the first row that protects another, even where both would go. The
keys of our tables are checked when the transaction commits, so here all rows are gathered first
and then deleted in any order.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from typing import Any

from django.db import models, transaction
from django.db.models.fields.related import ForeignKey

from books.models import Book

Rows = dict[type[models.Model], set[int]]
AT_ONCE = 500


def fell(book: Book) -> dict[type[models.Model], int]:
    """Delete the book and what is below it; return how many rows of each model went.

    Must run inside a transaction. References that may be empty are emptied; events stay.
    """
    if not transaction.get_connection().in_atomic_block:
        raise RuntimeError("fell() must run inside a transaction")
    gathered = gather(book)
    for model, keys in gathered.items():
        for field in _references(model, models.SET_NULL):
            for some in _some(keys):
                rows = field.model._default_manager.filter(**{f"{field.name}__in": some})
                rows.update(**{field.name: None})
    for model, keys in gathered.items():
        for some in _some(keys):
            rows = model._default_manager.filter(pk__in=some)
            rows._raw_delete(rows.db)
    return {model: len(keys) for model, keys in gathered.items()}


def gather(book: Book) -> Rows:
    """Return the keys of the book and of every row that cannot stand without it, by model."""
    gathered: Rows = {type(book): {book.pk}}
    waiting: deque[tuple[type[models.Model], set[int]]] = deque([(type(book), {book.pk})])
    while waiting:
        model, keys = waiting.popleft()
        for field in _references(model, models.CASCADE, models.PROTECT):
            known = gathered.setdefault(field.model, set())
            fresh = {key for some in _some(keys) for key in _referring(field, some)} - known
            if fresh:
                known |= fresh
                waiting.append((field.model, fresh))
    return gathered


def _references(model: type[models.Model], *on_delete: Any) -> Iterator[ForeignKey[Any, Any]]:
    """The foreign keys of any table that point to this model and say one of `on_delete`."""
    for relation in model._meta.related_objects:
        if isinstance(relation.field, ForeignKey) and relation.on_delete in on_delete:
            yield relation.field


def _referring(field: ForeignKey[Any, Any], keys: list[int]) -> list[int]:
    rows = field.model._default_manager.filter(**{f"{field.name}__in": keys})
    return list(rows.values_list("pk", flat=True))


def _some(keys: set[int]) -> Iterator[list[int]]:
    ordered = sorted(keys)
    return (ordered[start : start + AT_ONCE] for start in range(0, len(ordered), AT_ONCE))
