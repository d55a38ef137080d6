"""One print run: its verdict, its rules one by one, its file and its report to take away."""

from __future__ import annotations

import json
from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from books import storing
from books.enums import Act
from books.errors import NotAllowed, OctavoError
from books.rules import require
from books.views.finding import find_edition, member_of
from printing.enums import RunState
from printing.models import PrintRun
from printing.operations.press import file_name
from printing.operations.release_gates import broken_rules, release_gates, waived_rules
from printing.operations.stored_file import checked_file
from printing.showing import RUN, VERDICT, verdict_of

KINDS = {"json": "application/json", "html": "text/html; charset=utf-8"}
ORDER = {"error": 0, "warning": 1, "not judged": 2, "pass": 3}


@require_safe
def run(request: HttpRequest, book: str, edition: int, n: int) -> HttpResponse:
    """Show a print run with its preflight."""
    return show_run(request, find_run(book, edition, n))


@require_safe
def run_file(request: HttpRequest, book: str, edition: int, n: int) -> HttpResponseBase:
    """Hand out the PDF, to those who may take print files away."""
    found = find_run(book, edition, n)
    refusal = _refusal(request, found)
    if refusal is not None:
        return refusal
    if not storing.exists(found.file):
        raise Http404
    try:
        path = checked_file(found)
    except OctavoError as error:
        messages.error(request, str(error))
        return show_run(request, found, error.status)
    name = f"{file_name(found.edition, found.part)}-run{found.n}.pdf"
    answer = FileResponse(
        path.open("rb"),
        as_attachment=True,
        filename=name,
        content_type="application/pdf",
    )
    answer["ETag"] = f'"{found.sha256}"'
    return _private(answer)


@require_safe
def run_report(request: HttpRequest, book: str, edition: int, n: int, kind: str) -> HttpResponse:
    """Hand out the preflight report, for machines (json) or for people (html)."""
    found = find_run(book, edition, n)
    if kind not in KINDS or not found.report:
        raise Http404
    text = found.report if kind == "json" else found.report_page
    name = f"{file_name(found.edition, found.part)}-run{found.n}-preflight.{kind}"
    answer = HttpResponse(text, content_type=KINDS[kind])
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return _private(answer)


def find_run(slug: str, edition: int, n: int) -> PrintRun:
    """Return a print run with its edition and book, or raise Http404."""
    found = find_edition(slug, edition)
    people = ("asked_by", "released_by", "superseded_by")
    runs = PrintRun.objects.select_related(*people).defer("script", "superseded_by__script")
    made = get_object_or_404(runs, edition=found, n=n)
    made.edition = found
    return made


def show_run(request: HttpRequest, run: PrintRun, status: int = 200) -> HttpResponse:
    """Render the run's screen; another status follows a refusal."""
    return render(request, "printing/run.html", told_of(run), status=status)


def told_of(run: PrintRun) -> dict[str, Any]:
    """Return what the run's screen shows: the worst lines first, the passed ones last."""
    findings = sorted(run.findings.all(), key=lambda each: (ORDER[each.verdict], each.position))
    shown = [(finding, VERDICT[finding.verdict]) for finding in findings]
    return {
        "book": run.edition.book,
        "edition": run.edition,
        "run": run,
        "state": RUN[RunState(run.state)],
        "verdict": verdict_of(run.errors, run.warnings) if run.file else None,
        "open_findings": [pair for pair in shown if pair[0].verdict != "pass"],
        "passed": [pair for pair in shown if pair[0].verdict == "pass"],
        "size": storing.size_to_show(run.file),
        "about": json.loads(run.report) if run.report else {},
        "tab": "runs",
    } | _life_of(run)


def run_url(run: PrintRun) -> str:
    """Return a print run's screen."""
    edition = run.edition
    words = [edition.publisher.slug, edition.book.slug, edition.number, run.n]
    return reverse("run", args=words)


def everywhere_url(run: PrintRun) -> str:
    """Return where every printer's word on a run's file stands."""
    edition = run.edition
    words = [edition.publisher.slug, edition.book.slug, edition.number, run.n]
    return reverse("run-everywhere", args=words)


def _life_of(run: PrintRun) -> dict[str, Any]:
    """What a made file waits for: the gates of its release, and rules that need a reason."""
    if run.state != RunState.DONE:
        return {"gates": []}
    gates = release_gates(run)
    open_rules = [rule for rule in broken_rules(run) if rule not in waived_rules(run)]
    return {
        "gates": gates,
        "waive_rules": open_rules,
        # Reasons can still be given in the form; every other gate is shut until it is mended.
        "shut": [gate for gate in gates if not gate.met and not gate.rules],
    }


def _refusal(request: HttpRequest, run: PrintRun) -> HttpResponse | None:
    try:
        require(member_of(request), Act.DOWNLOAD)
    except NotAllowed as error:
        messages.error(request, str(error))
        return show_run(request, run, error.status)
    return None


def _private(answer: Any) -> Any:
    answer["Cache-Control"] = "private, no-store"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
