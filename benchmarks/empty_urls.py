"""The house's own doors and one more, behind which a member finds an empty page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from config.urls import handler400, handler403, handler404, handler500, urlpatterns

__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]


def nothing(request: HttpRequest) -> HttpResponse:
    """Answer with nothing: what is left is the house's own cost."""
    return HttpResponse("")


urlpatterns = [path("p/<slug:publisher>/nothing/", nothing), *urlpatterns]
