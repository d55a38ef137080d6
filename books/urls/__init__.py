"""Doors under p/<publisher>/, one file for each part of the desk."""

from __future__ import annotations

from django.urls import URLPattern

from books.urls import desk, dressing, people, plan, printers, review, titles, uploads, wizard

urlpatterns: list[URLPattern] = [
    *wizard.urlpatterns,
    *people.urlpatterns,
    *titles.urlpatterns,
    *plan.urlpatterns,
    *dressing.urlpatterns,
    *printers.urlpatterns,
    *uploads.urlpatterns,
    *review.urlpatterns,
    *desk.urlpatterns,
]
