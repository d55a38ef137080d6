"""Doors under p/<publisher>/."""

from __future__ import annotations

from django.urls import URLPattern, path

from printing.views import release, run, runs

RUNS = "books/<slug:book>/e<int:edition>/runs/"

urlpatterns: list[URLPattern] = [
    path(RUNS, runs.runs, name="runs"),
    path(RUNS + "press/", runs.press_edition, name="press-edition"),
    path(RUNS + "progress/", runs.runs_progress, name="runs-progress"),
    path(RUNS + "changes/", release.changes, name="run-changes"),
    path(RUNS + "next-printing/", release.next_printing, name="next-printing"),
    path(RUNS + "new-edition/", release.correct_edition, name="correct-edition"),
    path(RUNS + "<int:n>/release/", release.release_run, name="release-run"),
    path(RUNS + "<int:n>/upload/", release.upload_run, name="upload-run"),
    path(RUNS + "<int:n>/accept/", release.accept_run, name="accept-run"),
    path(RUNS + "<int:n>/reject/", release.reject_run, name="reject-run"),
    path(RUNS + "<int:n>/supersede/", release.supersede_run, name="supersede-run"),
    path(RUNS + "<int:n>/", run.run, name="run"),
    path(RUNS + "<int:n>/file/", run.run_file, name="run-file"),
    path(RUNS + "<int:n>/report.<str:kind>", run.run_report, name="run-report"),
]
