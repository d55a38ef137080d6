"""The letter that no row can hold: PostgreSQL refuses U+0000, so it is refused at the door."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import chain
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.http import HttpRequest, HttpResponseBase

NOTHING = "\x00"


class RefuseNullLetters:
    """Answers 400 to a path, a question or a form with U+0000; no keyboard writes it.

    The API's own fields refuse it, and its bodies are not read here.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Hand the request on; the form is looked at once Django's own door has read it."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *of_the_view: Any) -> None:
        """Look at every word of the request before the view does."""
        if any(NOTHING in word for word in _words_of(request)):
            raise SuspiciousOperation("a request held the letter U+0000")


def _words_of(request: HttpRequest) -> Iterable[str]:
    asked = chain.from_iterable([key, *values] for key, values in request.GET.lists())
    form = {} if request.path.startswith("/api/") else dict(request.POST.lists())
    filled = chain.from_iterable([key, *map(str, values)] for key, values in form.items())
    return chain([request.path], asked, filled)
