"""An edition's print runs: the gates before the press, every made file, and pressing another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from books import storing
from books.models import Edition, Page
from books.printers import profile_of
from books.queries import pages_of, unapproved
from books.showing import Badge
from books.views.answering import answer
from books.views.finding import find_edition, member_of
from books.views.links import runs_url
from printing.enums import IN_FLIGHT, MADE, RunState
from printing.models import PrintRun
from printing.operations.run import queue_run
from printing.queries import was_released
from printing.showing import RUN, verdict_of

GATES = (
    ("text", gettext_lazy("Words"), "typography"),
    ("art", gettext_lazy("Pictures"), "photo"),
    ("layout", gettext_lazy("Layouts"), "layout"),
)


@dataclass(frozen=True)
class Gate:
    """What must be approved before the press: the pages that still wait, of how many."""

    what: str | Promise
    icon: str
    waiting: tuple[int, ...]
    total: int

    @property
    def passed(self) -> int:
        """How many pages are through."""
        return self.total - len(self.waiting)


@dataclass(frozen=True)
class RunRow:
    """A print run as a line of the list. `size` in bytes, 0 without a file."""

    run: PrintRun
    state: Badge
    verdict: Badge | None
    size: int


@require_safe
def runs(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Show the edition's print runs."""
    return show_runs(request, find_edition(book, edition))


@require_POST
def press_edition(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Queue a print run."""
    found = find_edition(book, edition)
    waiver = request.POST.get("waiver", "").strip()
    return answer(
        request,
        lambda: queue_run(edition=found, by=member_of(request), waiver=waiver),
        told=_sentence,
        then=runs_url(found),
        again=lambda status: show_runs(request, find_edition(book, edition), status),
    )


@require_safe
def runs_progress(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Answer the list alone: what the screen asks for every two seconds while one is pressed."""
    return render(request, "printing/runs_list.html", told_of(find_edition(book, edition)))


def show_runs(request: HttpRequest, edition: Edition, status: int = 200) -> HttpResponse:
    """Render the print runs' screen; another status follows a deed that failed."""
    pages = pages_of(edition)
    from printing.foresight import file_foreseen  # noqa: PLC0415  (web floors start without Pillow)

    gates = gates_of(edition, pages)
    told = told_of(edition) | {
        "foreseen": file_foreseen(edition, pages) if pages else None,
        "gates": gates,
        "open": bool(pages) and all(not gate.waiting for gate in gates),
        "profile": profile_of(edition),
        "pages": len(pages),
        "was_released": was_released(edition, edition.printing),
        "was_ever_released": was_released(edition),
        "next": edition.printing + 1,
        "comparable": edition.print_runs.exclude(script="").exists(),
    }
    return render(request, "printing/runs.html", told, status=status)


def gates_of(edition: Edition, pages: list[Page]) -> list[Gate]:
    """Return the three gates of an edition."""
    waiting = unapproved(edition, pages)
    return [Gate(what, icon, getattr(waiting, name), len(pages)) for name, what, icon in GATES]


def told_of(edition: Edition) -> dict[str, Any]:
    """Return the edition's runs, the newest first."""
    rows = list(edition.print_runs.select_related("asked_by").defer("script", "report_page"))
    return {
        "book": edition.book,
        "edition": edition,
        "rows": [_row(run) for run in rows],
        "under_way": any(run.state in IN_FLIGHT for run in rows),
        "tab": "runs",
    }


def _row(run: PrintRun) -> RunRow:
    made = bool(run.file)
    verdict = verdict_of(run.errors, run.warnings) if made else None
    return RunRow(run, RUN[RunState(run.state)], verdict, storing.size_to_show(run.file))


def _sentence(run: PrintRun) -> str:
    if run.state in MADE:
        return _("Nothing changed since print run %(n)s; its file stands.") % {"n": run.n}
    return _("Print run %(n)s is queued.") % {"n": run.n}
