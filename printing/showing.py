"""How print runs and verdicts are shown: a word, an icon and a tone together."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from books.showing import Badge
from printing.enums import ProofState, Reply, RunPart, RunState

RUN = {
    RunState.QUEUED: Badge(_("Queued"), "hourglass", "wait"),
    RunState.PRESSING: Badge(_("Pressing"), "printer", "busy"),
    RunState.DONE: Badge(_("Made"), "circle-check", "good"),
    RunState.FAILED: Badge(_("Failed"), "alert-triangle", "bad"),
    RunState.RELEASED: Badge(_("Released"), "lock", "good"),
    RunState.UPLOADED: Badge(_("Uploaded"), "download", "look"),
    RunState.ACCEPTED: Badge(_("Accepted by the printer"), "certificate", "good"),
    RunState.REJECTED: Badge(_("Rejected by the printer"), "circle-x", "bad"),
    RunState.SUPERSEDED: Badge(_("Superseded"), "history", "quiet"),
}
PROOF = {
    ProofState.QUEUED: Badge(_("Queued"), "hourglass", "wait"),
    ProofState.MAKING: Badge(_("Being made"), "loader-2", "busy"),
    ProofState.DONE: Badge(_("Made"), "circle-check", "good"),
    ProofState.FAILED: Badge(_("Failed"), "alert-triangle", "bad"),
}
REPLY = {
    Reply.NONE: Badge(_("No answer yet"), "circle-dashed", "quiet"),
    Reply.APPROVED: Badge(_("Approved"), "circle-check", "good"),
    Reply.CHANGES: Badge(_("Changes asked"), "message-circle", "warn"),
}
PART = {
    RunPart.INTERIOR.value: _("Interior"),
    RunPart.COVER.value: _("Cover"),
    RunPart.CASE.value: _("Case"),
    RunPart.JACKET.value: _("Jacket"),
    RunPart.ENDPAPERS.value: _("Endpapers"),
}
VERDICT = {
    "pass": Badge(_("Pass"), "circle-check", "good"),
    "warning": Badge(_("Warning"), "alert-triangle", "warn"),
    "error": Badge(_("Error"), "circle-x", "bad"),
    "not judged": Badge(_("Not judged"), "help-circle", "quiet"),
}

# What becomes of a picture at another printer or trim (printing.press.suiting).
FATE = {
    "": Badge(_("No picture"), "typography", "quiet"),
    "reuse": Badge(_("As it is"), "circle-check", "good"),
    "re-crop": Badge(_("Cropped anew"), "photo", "good"),
    "extend": Badge(_("Extended"), "arrow-right", "warn"),
    "redraw": Badge(_("Redrawn"), "brush", "bad"),
}
SUITS = {
    "fits": Badge(_("Fits as it is"), "circle-check", "good"),
    "work": Badge(_("Needs work"), "alert-triangle", "warn"),
    "refused": Badge(_("Not made there"), "circle-x", "bad"),
}


def verdict_of(errors: int, warnings: int) -> Badge:
    """Return the whole report's verdict: the worst of its lines."""
    if errors:
        return VERDICT["error"]
    return VERDICT["warning" if warnings else "pass"]
