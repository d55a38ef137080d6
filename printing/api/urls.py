"""Printing's addresses under /api/v1/."""

from __future__ import annotations

from django.urls import URLPattern, path

from printing.api import views

RUNS = "titles/<slug:book>/editions/<int:edition>/runs/"
RUN = RUNS + "<int:n>/"

urlpatterns: list[URLPattern] = [
    path("printers/", views.Printers.as_view(), name="api-printers"),
    path("printers/<slug:printer>/", views.Printer.as_view(), name="api-printer"),
    path("printers/<slug:printer>/offer/", views.Offer.as_view(), name="api-offer"),
    path(RUNS, views.Runs.as_view(), name="api-runs"),
    path(RUN, views.Run.as_view(), name="api-run"),
    path(RUN + "findings/", views.Findings.as_view(), name="api-findings"),
    path(RUN + "certificate/", views.Certificate.as_view(), name="api-certificate"),
    path(RUN + "file/", views.RunFile.as_view(), name="api-run-file"),
]
