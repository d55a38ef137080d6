"""A door outside every publisher: a reference picture, for the provider that was sent its link."""

from __future__ import annotations

from django.urls import URLPattern, path

from illustration.views import reference

urlpatterns: list[URLPattern] = [
    path("reference/<str:token>", reference.reference, name="reference"),
]
