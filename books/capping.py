"""No request is larger than any door takes; it is refused before a byte of it is read."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase

from books.views.trouble import too_large


class LargestRequestMiddleware:
    """Answers 413 by the length a request says it has.

    Somebody who is not signed in sends forms, not files. The API has limits of its own, by door.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Refuse what is too long."""
        if _length(request) > _most(request):
            return too_large(request)
        return self.get_response(request)


def _length(request: HttpRequest) -> int:
    said = request.META.get("CONTENT_LENGTH") or "0"
    return int(said) if said.isascii() and said.isdigit() else 0


def _most(request: HttpRequest) -> int:
    if request.user.is_authenticated or request.path.startswith("/api/"):
        return int(settings.OCTAVO_LARGEST_REQUEST)
    return int(settings.DATA_UPLOAD_MAX_MEMORY_SIZE)
