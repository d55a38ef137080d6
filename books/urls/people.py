"""The publisher's people, invitations and tokens."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
