"""Holding a row, so that looking and acting are one step on PostgreSQL as they are on SQLite."""

from __future__ import annotations

from books.tenancy import PublisherOwned


def hold(row: PublisherOwned) -> None:
    """Lock a row until the end of the transaction; call it inside one.

    Who asks second waits, and then sees what the first did. SQLite has one writer at a time and
    needs no lock. Rows that refer to this one can be written meanwhile.
    """
    rows = type(row).objects.select_for_update(no_key=True).filter(pk=row.pk)
    list(rows.values_list("pk"))
