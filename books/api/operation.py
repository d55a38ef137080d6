"""What one verb of one address is: its name, its right, what it takes and what it gives.

One declaration serves the door (which checks the right and what was sent) and the schema (which
tells both), so that they cannot tell different things.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, TypeVar

from rest_framework.serializers import BaseSerializer

from books.enums import Act

Shape = type[BaseSerializer[Any]]
F = TypeVar("F", bound=Callable[..., Any])

JSON = "application/json"
FORM = "multipart/form-data"


@dataclass(frozen=True)
class Operation:
    """One verb of one address.

    `gives` is the answer's shape, or the media types of a file; None gives no body. `asks` maps
    the media types it takes to their shapes. `paged` answers come as {results, next}. `draws`
    asks an illustrator for pictures: it has its own rate, and must come with an Idempotency-Key.
    `at_once` joins the deed and its remembered answer in one transaction. A reading that `waits`
    is answered 409 while what it reads cannot be made yet.
    """

    name: str
    act: Act
    gives: Shape | tuple[str, ...] | None
    asks: Mapping[str, Shape]
    query: Shape | None
    status: int
    many: bool
    paged: bool
    draws: bool
    at_once: bool
    waits: bool


def operation(
    name: str,
    act: Act,
    *,
    gives: Shape | tuple[str, ...] | None = None,
    asks: Shape | Mapping[str, Shape] | None = None,
    query: Shape | None = None,
    status: int = 200,
    many: bool = False,
    paged: bool = False,
    draws: bool = False,
    at_once: bool = True,
    waits: bool = False,
) -> Callable[[F], F]:
    """Declare the method of a Door below. An answer without a body has status 204."""
    shapes: Mapping[str, Shape] = (
        {} if asks is None else asks if isinstance(asks, Mapping) else {JSON: asks}
    )
    told = Operation(
        name=name,
        act=act,
        gives=gives,
        asks=shapes,
        query=query,
        status=204 if gives is None else status,
        many=many,
        paged=paged,
        draws=draws,
        at_once=at_once,
        waits=waits,
    )

    def declare(method: F) -> F:
        method.operation = told  # type: ignore[attr-defined]
        return method

    return declare
