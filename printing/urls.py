"""Doors under p/<publisher>/."""

from __future__ import annotations

from django.urls import URLPattern, path

from printing.views import run, runs

RUNS = "books/<slug:book>/e<int:edition>/runs/"

urlpatterns: list[URLPattern] = [
    path(RUNS, runs.runs, name="runs"),
    path(RUNS + "press/", runs.press_edition, name="press-edition"),
    path(RUNS + "progress/", runs.runs_progress, name="runs-progress"),
    path(RUNS + "<int:n>/", run.run, name="run"),
    path(RUNS + "<int:n>/file/", run.run_file, name="run-file"),
    path(RUNS + "<int:n>/report.<str:kind>", run.run_report, name="run-report"),
]
