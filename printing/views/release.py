"""Letting a made file go, noting what the printer says, and beginning what comes after."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from books.models import Member
from books.queries import pages_of
from books.views.answering import answer
from books.views.finding import find_edition, member_of
from books.views.links import edition_url, runs_url
from printing.models import PrintRun
from printing.operations import corrections, impact
from printing.operations import release as deeds
from printing.operations.release_gates import broken_rules
from printing.views.run import find_run, run_url, show_run
from printing.views.runs import show_runs


@require_POST
def release_run(request: HttpRequest, book: str, edition: int, n: int) -> HttpResponse:
    """Let a made file go, with a reason for each rule it breaks."""

    def act(run: PrintRun, by: Member) -> None:
        reasons = {rule: request.POST.get(f"waive-{rule}", "") for rule in broken_rules(run)}
        deeds.release(run=run, by=by, waivers=reasons)

    told = _("Print run %(n)s is released; its file never changes from now on.")
    return _answered(request, (book, edition, n), act, told)


@require_POST
def upload_run(request: HttpRequest, book: str, edition: int, n: int) -> HttpResponse:
    """Note that the file was handed to the printer."""
    note = request.POST.get("note", "")
    told = _("Print run %(n)s is with the printer.")
    return _answered(
        request,
        (book, edition, n),
        lambda run, by: deeds.upload(run=run, by=by, note=note),
        told,
    )


@require_POST
def accept_run(request: HttpRequest, book: str, edition: int, n: int) -> HttpResponse:
    """Note that the printer took the file."""
    words = request.POST.get("words", "")
    told = _("The printer accepted print run %(n)s.")
    return _answered(
        request,
        (book, edition, n),
        lambda run, by: deeds.accept(run=run, by=by, words=words),
        told,
    )


@require_POST
def reject_run(request: HttpRequest, book: str, edition: int, n: int) -> HttpResponse:
    """Note that the printer refused the file, in his words."""
    words = request.POST.get("words", "")
    told = _("The printer's words on print run %(n)s are kept. Mend what they name, and press.")
    return _answered(
        request,
        (book, edition, n),
        lambda run, by: deeds.reject(run=run, by=by, words=words),
        told,
    )


@require_POST
def supersede_run(request: HttpRequest, book: str, edition: int, n: int) -> HttpResponse:
    """Set a made file aside."""
    reason = request.POST.get("reason", "")
    told = _("Print run %(n)s is set aside; its file stays.")
    return _answered(
        request,
        (book, edition, n),
        lambda run, by: deeds.supersede(run=run, by=by, reason=reason),
        told,
    )


@require_POST
def next_printing(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Begin the next printing of an edition."""
    found = find_edition(book, edition)
    reason = request.POST.get("reason", "")
    return answer(
        request,
        lambda: corrections.next_printing(edition=found, by=member_of(request), reason=reason),
        told=lambda n: (
            _("Printing %(n)s is begun: change what it is for, approve, and press.") % {"n": n}
        ),
        then=runs_url(found),
        again=lambda status: show_runs(request, find_edition(book, edition), status),
    )


@require_POST
def correct_edition(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Begin an edition that corrects this one."""
    found = find_edition(book, edition)
    reason, isbn = (request.POST.get(name, "").strip() for name in ("reason", "isbn"))
    return answer(
        request,
        lambda: corrections.new_edition(
            edition=found, by=member_of(request), reason=reason, isbn=isbn
        ),
        told=lambda fresh: (
            _("Edition %(n)s is begun, with the words and the plan of edition %(of)s as drafts.")
            % {"n": fresh.number, "of": found.number}
        ),
        then=lambda fresh: edition_url(fresh),
        again=lambda status: show_runs(request, find_edition(book, edition), status),
    )


@require_safe
def changes(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Answer what pressing now would change in the newest made file, alone for htmx."""
    found = find_edition(book, edition)
    told = {
        "book": found.book,
        "edition": found,
        "impact": impact.impact_of(found, pages_of(found)),
        "tab": "runs",
    }
    whole = "printing/changes_page.html"
    return render(
        request, "printing/changes.html" if request.headers.get("HX-Request") else whole, told
    )


def _answered(
    request: HttpRequest,
    where: tuple[str, int, int],
    act: Callable[[PrintRun, Member], None],
    told: str,
) -> HttpResponse:
    run = find_run(*where)
    return answer(
        request,
        lambda: act(run, member_of(request)),
        told=lambda _none: told % {"n": run.n},
        then=run_url(run),
        again=lambda status: show_run(request, find_run(*where), status),
    )
