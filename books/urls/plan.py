"""The plan and its pages: order, templates, briefs, casts."""

from __future__ import annotations

from django.urls import URLPattern

urlpatterns: list[URLPattern] = []
