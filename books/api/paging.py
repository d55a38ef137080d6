"""Keyset pages: a list is continued after the last row seen, so no row is skipped or shown twice.

The cursor holds the last row's values of the ordering, whose last field is unique. The cost of a
page does not grow with how far one has read.
"""

from __future__ import annotations

import base64
import binascii
import json
from typing import Any
from urllib.parse import urlencode

from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import Model, Q, QuerySet
from rest_framework import serializers
from rest_framework.request import Request

from books.api.shapes import Asked
from books.api.words import Words
from books.errors import Refused

SIZE, LARGEST = 50, 200


class Paging(Asked):
    """The words every list takes."""

    cursor = Words(required=False, max_length=1000, help_text="Where to go on; taken from `next`.")
    page_size = serializers.IntegerField(
        required=False, min_value=1, max_value=LARGEST, default=SIZE
    )


def page(
    rows: QuerySet[Any], *, order: tuple[str, ...], request: Request, asked: dict[str, Any]
) -> tuple[list[Any], str | None]:
    """Return one page of `rows` and the address of the next, None on the last.

    `order` are field names, "-" before one that falls; the last is unique. Raises Refused for a
    cursor that is not ours.
    """
    cursor, size = asked.get("cursor"), asked["page_size"]
    if cursor:
        rows = rows.filter(_after(rows.model, order, _read(cursor, len(order))))
    found = list(rows.order_by(*order)[: size + 1])
    if len(found) <= size:
        return found, None
    return found[:size], _next(request, _write(found[size - 1], order))


def _after(model: type[Model], order: tuple[str, ...], values: list[Any]) -> Q:
    """(a > x) or (a = x and b > y) or ..., each in its own direction."""
    after, equal = Q(), Q()
    for name, raw in zip(order, values, strict=True):
        field = name.removeprefix("-")
        value = _value(model, field, raw)
        after |= equal & Q(**{f"{field}__{'lt' if name.startswith('-') else 'gt'}": value})
        equal &= Q(**{field: value})
    return after


def _value(model: type[Model], field: str, raw: Any) -> Any:
    try:
        value = model._meta.get_field(field).to_python(raw)  # type: ignore[union-attr]
        str(value).encode()
    except (ValidationError, FieldDoesNotExist, TypeError, UnicodeEncodeError) as error:
        raise _not_ours() from error
    if isinstance(value, str) and "\0" in value:
        raise _not_ours()
    return value


def _write(row: Any, order: tuple[str, ...]) -> str:
    values = [getattr(row, name.removeprefix("-")) for name in order]
    told = json.dumps(values, separators=(",", ":"))
    return base64.urlsafe_b64encode(told.encode()).decode().rstrip("=")


def _read(cursor: str, length: int) -> list[Any]:
    try:
        values = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, RecursionError) as error:
        raise _not_ours() from error
    if not isinstance(values, list) or len(values) != length:
        raise _not_ours()
    if not all(isinstance(value, str | int) for value in values):
        raise _not_ours()
    return values


def _not_ours() -> Refused:
    return Refused("That cursor is not one of ours; follow `next`, or start without a cursor.")


def _next(request: Request, cursor: str) -> str:
    words = {key: value for key, value in request.query_params.items() if key != "cursor"}
    return request.build_absolute_uri(f"{request.path}?{urlencode(words | {'cursor': cursor})}")
