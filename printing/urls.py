"""Doors under p/<publisher>/."""

from __future__ import annotations

from django.urls import URLPattern, path

from printing.views import (
    cover,
    cover_deeds,
    cover_package,
    matrix,
    proofs,
    release,
    retarget,
    run,
    runs,
)

EDITION = "books/<slug:book>/e<int:edition>/"
RUNS = EDITION + "runs/"
COVER = EDITION + "cover/"

PROOFS = EDITION + "proofs/"
PROOF = PROOFS + "<int:n>/"

urlpatterns: list[URLPattern] = [
    path(PROOFS, proofs.proofs, name="proofs"),
    path(PROOFS + "make/", proofs.make_proof, name="make-proof"),
    path(PROOFS + "progress/", proofs.proofs_progress, name="proofs-progress"),
    path(PROOF + "file/", proofs.proof_file, name="proof-file"),
    path(PROOF + "send/", proofs.send_proof, name="send-proof"),
    path(PROOF + "shut/", proofs.shut_proof, name="shut-proof"),
    path(PROOF + "answer/", proofs.answer_proof, name="answer-proof"),
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
    path(RUNS + "<int:n>/everywhere/", matrix.run_everywhere, name="run-everywhere"),
    path(EDITION + "retarget/", retarget.retarget, name="retarget"),
    path(EDITION + "matrix/", matrix.matrix, name="matrix"),
    path(COVER, cover.cover, name="cover"),
    path(COVER + "change/", cover_deeds.change_cover, name="change-cover"),
    path(COVER + "approve/", cover_deeds.approve_cover, name="approve-cover"),
    path(COVER + "ask/", cover_deeds.ask_cover_changes, name="ask-cover-changes"),
    path(COVER + "begin/", cover_deeds.begin_cover, name="begin-cover"),
    path(COVER + "press/", cover_deeds.press_part, name="press-part"),
    path(COVER + "<int:edge>.webp", cover.cover_picture, name="cover-picture"),
    path(EDITION + "package.zip", cover_package.package, name="package"),
    path(EDITION + "job-sheet.<str:kind>", cover_package.sheet, name="job-sheet"),
    path(RUNS + "<int:n>/", run.run, name="run"),
    path(RUNS + "<int:n>/file/", run.run_file, name="run-file"),
    path(RUNS + "<int:n>/report.<str:kind>", run.run_report, name="run-report"),
]
