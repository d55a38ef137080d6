"""Printing's addresses under /api/v1/."""

from __future__ import annotations

from django.urls import URLPattern, path

from printing.api import release, views

EDITION = "titles/<slug:book>/editions/<int:edition>/"
RUNS = EDITION + "runs/"
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
    path(RUN + "gates/", release.RunGates.as_view(), name="api-run-gates"),
    path(RUN + "release/", release.ReleaseRun.as_view(), name="api-release-run"),
    path(RUN + "upload/", release.UploadRun.as_view(), name="api-upload-run"),
    path(RUN + "accept/", release.AcceptRun.as_view(), name="api-accept-run"),
    path(RUN + "reject/", release.RejectRun.as_view(), name="api-reject-run"),
    path(RUN + "supersede/", release.SupersedeRun.as_view(), name="api-supersede-run"),
    path(EDITION + "gates/", release.PressGates.as_view(), name="api-press-gates"),
    path(EDITION + "changes/", release.PressChanges.as_view(), name="api-press-changes"),
    path(EDITION + "next-printing/", release.NextPrinting.as_view(), name="api-next-printing"),
    path(EDITION + "corrections/", release.CorrectEdition.as_view(), name="api-correct-edition"),
]
