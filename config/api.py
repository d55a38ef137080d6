"""Assembles /api/v1/ from the apps' doors; whatever is none of them is told so in JSON."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path, re_path
from drf_spectacular.views import SpectacularJSONAPIView

from books.api.door import NotHere

urlpatterns: list[URLPattern | URLResolver] = [
    # The description tells nothing of any publisher, so it needs no token.
    path(
        "schema/",
        SpectacularJSONAPIView.as_view(authentication_classes=[], throttle_classes=[]),
        name="api-schema",
    ),
    path("", include("books.api.urls")),
    path("", include("illustration.api.urls")),
    path("", include("illustration.api.money_urls")),
    path("", include("illustration.api.verb_urls")),
    path("", include("printing.api.urls")),
    re_path(r"", NotHere.as_view(schema=None), name="api-not-here"),
]
