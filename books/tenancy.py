"""The wall between publishers: a query runs for one publisher, or it does not run.

`acting_for(publisher)` puts a publisher in force for the code inside it; `everyone(reason)`
lifts the wall for the few places that must see all (sign-in, the sweep). Django's own managers
on our rows raise `NoPublisher` outside both, `.exists()` and saves included, because the very
first step, `get_queryset()`, refuses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TYPE_CHECKING, Any, TypeVar

from django.db import models

from books.errors import NoPublisher, Refused

if TYPE_CHECKING:
    from books.models import Publisher

EVERYONE = -1
_in_force: ContextVar[int | None] = ContextVar("publisher_in_force", default=None)
M = TypeVar("M", bound=models.Model)


def publisher_in_force() -> int | None:
    """Return the id of the publisher in force, EVERYONE, or None."""
    return _in_force.get()


@contextmanager
def acting_for(publisher: Publisher | int) -> Iterator[None]:
    """Put one publisher in force. Raises ValueError for anything that is not a saved publisher.

    Nesting is allowed and restores the outer publisher. No transaction is opened: on SQLite that
    would hold the only write lock while a picture is painted.
    """
    key = publisher if isinstance(publisher, int) else publisher.pk
    if not isinstance(key, int) or isinstance(key, bool) or key <= 0:
        raise ValueError(f"acting_for needs a saved publisher, not {publisher!r}")
    token = _in_force.set(key)
    try:
        yield
    finally:
        _in_force.reset(token)


@contextmanager
def everyone(reason: str) -> Iterator[None]:
    """Lift the wall. `reason` is a sentence for the reader; it must not be empty."""
    if not reason.strip():
        raise ValueError("everyone() needs its reason")
    token = _in_force.set(EVERYONE)
    try:
        yield
    finally:
        _in_force.reset(token)


class PublisherQuerySet(models.QuerySet[M]):
    """A query set that can only be born inside acting_for() or everyone()."""

    def bulk_create(self, objs: Iterable[M], *args: Any, **kwargs: Any) -> list[M]:
        """Add many rows; what is too long for its column is refused, as save() does."""
        rows = list(objs)
        for row in rows:
            refuse_overlong(row)
        return super().bulk_create(rows, *args, **kwargs)


def refuse_overlong(row: models.Model) -> None:
    """Raise Refused where a text is longer than its column, which SQLite alone would take."""
    for field in row._meta.concrete_fields:
        # What was not read with the row (defer) is not read for this.
        value = row.__dict__.get(field.attname)
        if not isinstance(field, models.CharField) or not isinstance(value, str):
            continue
        if field.max_length is not None and len(value) > field.max_length:
            raise Refused(
                f"The {field.verbose_name} of a {row._meta.verbose_name} can have"
                f" {field.max_length} letters, and {value[:30]!r}... has {len(value)}. Shorten it;"
                " nothing was saved."
            )


class PublisherManager(models.Manager[M]):
    """Filters every query by the publisher in force and raises where there is none."""

    use_in_migrations = False

    def get_queryset(self) -> models.QuerySet[M]:
        """Return the rows of the publisher in force; raise NoPublisher where there is none."""
        key = _in_force.get()
        if key is None:
            raise NoPublisher(
                f"{self.model.__name__} was queried with no publisher in force; "
                "wrap the call in acting_for(publisher)."
            )
        rows: models.QuerySet[M] = PublisherQuerySet(self.model, using=self._db)
        return rows if key == EVERYONE else rows.filter(publisher_id=key)


class PublisherOwned(models.Model):
    """A row that belongs to one publisher."""

    publisher = models.ForeignKey("books.Publisher", on_delete=models.CASCADE, related_name="+")

    objects = PublisherManager()

    class Meta:
        abstract = True
        # Saves, refreshes, deletions and forward relations go through the wall as well.
        base_manager_name = "objects"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Save for the publisher in force; another publisher's row is refused."""
        key = _in_force.get()
        if key is None:
            raise NoPublisher(f"{type(self).__name__} was saved with no publisher in force.")
        if key != EVERYONE:
            if self.publisher_id is None:
                self.publisher_id = key
            elif self.publisher_id != key:
                raise NoPublisher(f"{type(self).__name__} belongs to another publisher.")
        refuse_overlong(self)
        super().save(*args, **kwargs)
