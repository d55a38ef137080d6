"""How a door answers a deed: one operation, then the screen again with a sentence on top.

A browser without scripts is redirected after a success and shown the screen after a failure;
htmx follows the same road and swaps the main part (templates/house/fragment.html).
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from books.errors import NoPublisher, OctavoError

T = TypeVar("T")


def answer(
    request: HttpRequest,
    deed: Callable[[], T],
    *,
    told: Callable[[T], object],
    then: str | Callable[[T], str],
    again: Callable[[int], HttpResponse],
) -> HttpResponse:
    """Carry out `deed`; tell `told(result)` and go to `then`, or show `again(status)` with why not.

    `then` may be worked out of the result, where only the deed knows what it made.
    Only expected failures are told; a programming error stays one.
    """
    try:
        result = deed()
    except NoPublisher:
        raise
    except OctavoError as error:
        messages.error(request, str(error))
        shown = again(error.status)
        # The address of a deed is nothing to go back to.
        shown["HX-Push-Url"] = "false"
        return shown
    messages.success(request, str(told(result)))
    return redirect(then(result) if callable(then) else then)
