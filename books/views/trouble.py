"""What a person is shown when a request cannot be answered: what happened, what is safe, what next.

A fragment that htmx asked for gets the same words as a fragment, and goes to the main part.
"""

from __future__ import annotations

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string

# No limit at the door has a longer window (config/settings/accounts.py).
LONGEST_WINDOW = 300
TO_MAIN = {"HX-Retarget": "#main", "HX-Reselect": "#main", "HX-Reswap": "outerHTML"}


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400, or 413 where the request was larger than we take."""
    return trouble(request, 413 if isinstance(exception, RequestDataTooBig) else 400)


def too_large(request: HttpRequest) -> HttpResponse:
    """413, before a byte of the body was read."""
    response = trouble(request, 413)
    response["Connection"] = "close"
    return response


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: the role does not permit it."""
    return trouble(request, 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """403: the form was too old, or came from elsewhere."""
    return trouble(request, 403, template="403_csrf.html")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the same page for what does not exist and for what is another publisher's."""
    return trouble(request, 404)


def too_many(request: HttpRequest, seconds: int = LONGEST_WINDOW) -> HttpResponse:
    """429, with the time after which it is worth trying again."""
    response = trouble(request, 429, minutes=-(-seconds // 60))
    response["Retry-After"] = str(seconds)
    return response


def server_error(request: HttpRequest) -> HttpResponse:
    """500. Shows nothing that had to be looked up: whatever broke may break again."""
    told = {"frame": _frame(request), "request": None}
    return _sent(request, HttpResponse(render_to_string("500.html", told), status=500))


def trouble(
    request: HttpRequest, status: int, *, template: str = "", **told: object
) -> HttpResponse:
    """Return the page of a status, framed for a browser or for htmx."""
    shown = told | {"frame": _frame(request)}
    return _sent(request, render(request, template or f"{status}.html", shown, status=status))


def _frame(request: HttpRequest) -> str:
    return "house/fragment.html" if _asks_for_fragment(request) else "house/plain.html"


def _asks_for_fragment(request: HttpRequest) -> bool:
    # The middleware that sets request.htmx may not have been reached.
    return request.headers.get("HX-Request") == "true"


def _sent(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    if _asks_for_fragment(request):
        for name, value in TO_MAIN.items():
            response[name] = value
    return response
