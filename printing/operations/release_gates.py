"""What must be right before a made file is let go: one list for the desk and for programs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from books.models import Edition
from printing.enums import IN_FORCE, LET_GO, RunPart, RunState
from printing.models import PrintRun
from printing.operations.stored_file import AlteredError, checked_file
from printing.press.changes import differences
from printing.press.script import BookScript, ScriptError

# The rule that a reason given when pressing waives (printing.operations.run.queue_run).
WAIVED_AT_THE_PRESS = "image.dpi"
AROUND_THE_INTERIOR = (RunPart.COVER, RunPart.CASE, RunPart.JACKET)


@dataclass(frozen=True)
class ReleaseGate:
    """One condition of a release: whether it is met, and a sentence for a person either way.

    `rules` are the broken rules that still lack a reason.
    """

    key: str
    met: bool
    told: str
    rules: tuple[str, ...] = ()


def release_gates(run: PrintRun, waivers: Mapping[str, str] | None = None) -> list[ReleaseGate]:
    """Return the gates of a run's release, in order. `waivers` are reasons by rule, to be kept."""
    return [
        _made(run),
        _stored(run),
        _preflight(run, waivers or {}),
        _printing(run),
        *_part(run),
    ]


def interior_in_force(edition: Edition) -> PrintRun | None:
    """Return the newest interior of an edition that was let go and stands."""
    states = [state.value for state in IN_FORCE]
    runs = edition.print_runs.filter(part=RunPart.INTERIOR.value, state__in=states)
    return runs.defer("script", "report", "report_page").order_by("-n").first()


def waived_rules(run: PrintRun) -> set[str]:
    """Return the rules a run's kept reasons speak of; a line without a rule is of the pixels."""
    named = set()
    for line in run.waiver.splitlines():
        rule, colon, _reason = line.partition(":")
        known = colon and "." in rule and " " not in rule.strip()
        named.add(rule.strip() if known else WAIVED_AT_THE_PRESS)
    return named


def broken_rules(run: PrintRun) -> tuple[str, ...]:
    """Return the rules a run's file breaks, in the order of the certificate."""
    rows = run.findings.filter(verdict="error").order_by("position")
    return tuple(dict.fromkeys(rows.values_list("rule", flat=True)))


def _made(run: PrintRun) -> ReleaseGate:
    met = run.state == RunState.DONE
    told = (
        _("The file is made.")
        if met
        else _("The print run is %(state)s; only a made file is released.")
    )
    return ReleaseGate("made", met, told % {"state": run.state})


def _stored(run: PrintRun) -> ReleaseGate:
    try:
        checked_file(run)
    except AlteredError as error:
        return ReleaseGate("stored", False, str(error))
    except OSError:
        told = _("The file is not in the storage; take it back from a backup, or press again.")
        return ReleaseGate("stored", False, told)
    return ReleaseGate("stored", True, _("The stored bytes are those that were made."))


def _preflight(run: PrintRun, waivers: Mapping[str, str]) -> ReleaseGate:
    broken = broken_rules(run)
    given = waived_rules(run) | {rule for rule, reason in waivers.items() if reason.strip()}
    missing = tuple(rule for rule in broken if rule not in given)
    if missing:
        told = _("The preflight has errors and no reason to let them go: %(rules)s.")
        return ReleaseGate("preflight", False, told % {"rules": ", ".join(missing)}, missing)
    if broken:
        told = _("The preflight's errors are waived with reasons: %(rules)s.")
        return ReleaseGate("preflight", True, told % {"rules": ", ".join(broken)})
    if not run.report:
        return ReleaseGate("preflight", False, _("The file was not preflighted; press it again."))
    return ReleaseGate("preflight", True, _("The preflight has no error."))


def _printing(run: PrintRun) -> ReleaseGate:
    """One file a printing; and a further printing is the same book."""
    stands = _stands(run)
    if stands is not None:
        told = _(
            "Printing %(printing)s is print run %(n)s already (%(state)s). Begin the next printing "
            "for changes, or set that run aside if it will never be printed."
        )
        words = {"printing": run.printing, "n": stands.n, "state": stands.state}
        return ReleaseGate("printing", False, told % words)
    changed = _another_book(run)
    if changed:
        told = _(
            "Printing %(printing)s differs from the one before in %(what)s: that is a new edition "
            "with an ISBN of its own, no further printing."
        )
        words = {"printing": run.printing, "what": ", ".join(changed)}
        return ReleaseGate("printing", False, told % words)
    return ReleaseGate("printing", True, _("It is printing %(n)s.") % {"n": run.printing})


def _stands(run: PrintRun) -> PrintRun | None:
    states = [state.value for state in IN_FORCE]
    same = run.edition.print_runs.filter(part=run.part, printing=run.printing, state__in=states)
    return same.exclude(pk=run.pk).exclude(sha256=run.sha256).order_by("-n").first()


def _another_book(run: PrintRun) -> tuple[str, ...]:
    if run.printing == 1 or run.part != RunPart.INTERIOR:
        return ()
    states = [state.value for state in LET_GO]
    earlier = run.edition.print_runs.filter(
        part=run.part, printing__lt=run.printing, state__in=states, released_at__isnull=False
    )
    last = earlier.exclude(script="").order_by("-n").first()
    if last is None or not run.script:
        return ()
    try:
        old, new = BookScript.from_json(last.script), BookScript.from_json(run.script)
    except ScriptError:  # written by an older release
        return ()
    return differences(old, new).another_book


def _part(run: PrintRun) -> list[ReleaseGate]:
    """What lies around an interior is made for its count of pages: the spine hangs on it."""
    if run.part not in AROUND_THE_INTERIOR:
        return []
    inside = interior_in_force(run.edition)
    if inside is None:
        told = _("Release the interior first: the %(part)s is made for its number of pages.")
        return [ReleaseGate("interior", False, told % {"part": run.part})]
    words = {"part": run.part, "made": run.interior_pages, "n": inside.n, "pages": inside.pages}
    if run.interior_pages != inside.pages:
        told = _(
            "The %(part)s was made for an interior of %(made)s pages, and print run %(n)s that is "
            "released has %(pages)s; press the %(part)s again."
        )
        return [ReleaseGate("interior", False, told % words)]
    told = _("The %(part)s is made for print run %(n)s, the interior of %(pages)s pages.")
    return [ReleaseGate("interior", True, told % words)]
