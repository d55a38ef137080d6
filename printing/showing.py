"""How print runs and verdicts are shown: a word, an icon and a tone together."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from books.showing import Badge
from printing.enums import RunState

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
VERDICT = {
    "pass": Badge(_("Pass"), "circle-check", "good"),
    "warning": Badge(_("Warning"), "alert-triangle", "warn"),
    "error": Badge(_("Error"), "circle-x", "bad"),
    "not judged": Badge(_("Not judged"), "help-circle", "quiet"),
}


def verdict_of(errors: int, warnings: int) -> Badge:
    """Return the whole report's verdict: the worst of its lines."""
    if errors:
        return VERDICT["error"]
    return VERDICT["warning" if warnings else "pass"]
