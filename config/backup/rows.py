"""Rows as lines of JSON that either engine can take in: a table's columns, then its rows."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal
from itertools import islice
from typing import Any, TextIO
from uuid import UUID

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection, models, transaction

# Tables a backup leaves out, and why.
LEFT_OUT = {
    "sessions.session": "everybody signs in again",
    "usersessions.usersession": "tells of those sessions",
    "account.emailconfirmation": "links that live for days; a new one is one click",
    "contenttypes.contenttype": "made by the migrations, with numbers of their own",
    "auth.permission": "made by the migrations; rights come from books.rules",
    "auth.group_permissions": "names those",
    "books.user_user_permissions": "names those",
    "django_rq.dashboard": "has no table",
}
BATCH = 500


def kept_models() -> list[type[models.Model]]:
    """Return every model whose rows a backup holds."""
    every = apps.get_models(include_auto_created=True)
    return [model for model in every if model._meta.label_lower not in LEFT_OUT]


def write_rows(out: TextIO) -> dict[str, int]:
    """Write every kept row; return how many of which table. Called inside one_moment()."""
    counts = {}
    for model in kept_models():
        columns = [field.attname for field in model._meta.concrete_fields]
        out.write(json.dumps({"table": model._meta.label_lower, "columns": columns}) + "\n")
        rows = model._base_manager.order_by("pk").values_list(*columns).iterator(chunk_size=BATCH)
        counts[model._meta.label_lower] = 0
        for row in rows:
            out.write(json.dumps([_plain(value) for value in row], ensure_ascii=False) + "\n")
            counts[model._meta.label_lower] += 1
    return counts


def _plain(value: Any) -> Any:
    """Return a value as JSON says it. Times keep their microseconds: print files depend on them."""
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, Decimal | UUID):
        return str(value)
    return value


def take_in_rows(lines: Iterable[str], known: Any) -> dict[str, int]:
    """Insert the rows of write_rows() in one transaction; return how many of which table.

    `known` is the registry of models as they were when the rows were written. Raises ValueError
    for a table or a column it does not have; nothing is inserted then.
    """
    counts: dict[str, int] = {}
    written = []
    with transaction.atomic():
        for model, columns, rows in _tables(lines, known):
            counts[model._meta.label_lower] = _insert(model, columns, rows)
            written.append(model)
        # Rows bring their numbers along; the next one must not repeat them.
        with connection.cursor() as cursor:
            for statement in connection.ops.sequence_reset_sql(no_style(), written):
                cursor.execute(statement)
    return counts


Rows = Iterator[list[Any]]


def _tables(
    lines: Iterable[str], known: Any
) -> Iterator[tuple[type[models.Model], list[str], Rows]]:
    told = (json.loads(line) for line in lines)
    head = next(told, None)
    while head is not None:
        after: list[dict[str, Any]] = []
        try:
            model = known.get_model(head["table"])
        except LookupError as error:
            raise ValueError(f"the table {head['table']} is not known") from error
        yield model, head["columns"], _until_a_head(told, after)
        head = after[0] if after else None


def _until_a_head(told: Iterator[Any], after: list[dict[str, Any]]) -> Rows:
    for line in told:
        if isinstance(line, dict):
            after.append(line)
            return
        yield line


def _insert(model: type[models.Model], columns: list[str], rows: Rows) -> int:
    fields = {field.attname: field for field in model._meta.concrete_fields}
    if strange := [name for name in columns if name not in fields]:
        raise ValueError(f"{model._meta.label_lower} has no column {', '.join(strange)}")
    ordered = [fields[name] for name in columns]
    quote = connection.ops.quote_name
    names = ", ".join(quote(str(field.column)) for field in ordered)
    places = ", ".join(["%s"] * len(ordered))
    statement = f"INSERT INTO {quote(model._meta.db_table)} ({names}) VALUES ({places})"
    count = 0
    with connection.cursor() as cursor:
        while some := list(islice(rows, BATCH)):
            cursor.executemany(statement, [_for_the_database(ordered, row) for row in some])
            count += len(some)
    return count


def _for_the_database(fields: list[Any], row: list[Any]) -> list[Any]:
    return [
        field.get_db_prep_save(_typed(field, value), connection)
        for field, value in zip(fields, row, strict=True)
    ]


def _typed(field: Any, value: Any) -> Any:
    if value is None:
        return None
    while field.remote_field is not None:
        field = field.target_field
    return field.to_python(value)
