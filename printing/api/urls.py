"""Printing's addresses under /api/v1/."""

from __future__ import annotations

from django.urls import URLPattern, path

from printing.api import cover, matrix, printers, proofs, release, views

EDITION = "titles/<slug:book>/editions/<int:edition>/"
RUNS = EDITION + "runs/"
COVER = EDITION + "cover/"
RUN = RUNS + "<int:n>/"
PRINTER = "printers/<slug:printer>/"
PROOFS = EDITION + "proofs/"
PROOF = PROOFS + "<int:n>/"

urlpatterns: list[URLPattern] = [
    path(PROOFS, proofs.Proofs.as_view(), name="api-proofs"),
    path(PROOF, proofs.Proof.as_view(), name="api-proof"),
    path(PROOF + "file/", proofs.ProofFile.as_view(), name="api-proof-file"),
    path(PROOF + "send/", proofs.SendProof.as_view(), name="api-send-proof"),
    path(PROOF + "shut/", proofs.ShutProof.as_view(), name="api-shut-proof"),
    path(PROOF + "answer/", proofs.AnswerProof.as_view(), name="api-answer-proof"),
    path("printers/", printers.Printers.as_view(), name="api-printers"),
    path(PRINTER, printers.Printer.as_view(), name="api-printer"),
    path(PRINTER + "table/", printers.Table.as_view(), name="api-printer-table"),
    path(PRINTER + "versions/", printers.Versions.as_view(), name="api-printer-versions"),
    path(PRINTER + "retire/", printers.Retire.as_view(), name="api-retire-printer"),
    path(PRINTER + "offer/", printers.Offer.as_view(), name="api-offer"),
    path(PRINTER + "geometry/", printers.Geometry.as_view(), name="api-geometry"),
    path(EDITION + "geometry/", printers.EditionGeometry.as_view(), name="api-edition-geometry"),
    path(EDITION + "cover-template/", printers.CoverNumbers.as_view(), name="api-cover-template"),
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
    path(RUN + "everywhere/", matrix.Everywhere.as_view(), name="api-run-everywhere"),
    path(COVER, cover.Cover.as_view(), name="api-cover"),
    path(COVER + "approve/", cover.ApproveCover.as_view(), name="api-approve-cover"),
    path(COVER + "ask-changes/", cover.AskCoverChanges.as_view(), name="api-ask-cover-changes"),
    path(COVER + "begin/", cover.BeginCover.as_view(), name="api-begin-cover"),
    path(COVER + "picture/<int:edge>/", cover.CoverPicture.as_view(), name="api-cover-picture"),
    path(EDITION + "package/", cover.Package.as_view(), name="api-package"),
    path(EDITION + "job-sheet/", cover.JobSheet.as_view(), name="api-job-sheet"),
    path(EDITION + "matrix/", matrix.MatrixDoor.as_view(), name="api-matrix"),
    path(EDITION + "formats/", matrix.Formats.as_view(), name="api-formats"),
    path(EDITION + "formats/preview/", matrix.FormatPreview.as_view(), name="api-format-preview"),
    path(EDITION + "gates/", release.PressGates.as_view(), name="api-press-gates"),
    path(EDITION + "changes/", release.PressChanges.as_view(), name="api-press-changes"),
    path(EDITION + "next-printing/", release.NextPrinting.as_view(), name="api-next-printing"),
    path(EDITION + "corrections/", release.CorrectEdition.as_view(), name="api-correct-edition"),
]
