"""The matrix: an edition, or a made file, against every printer there is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from books.queries import pages_of
from books.showing import Badge
from books.views.answering import answer
from books.views.finding import find_edition, member_of
from printing.models import PrintRun
from printing.operations.matrix import Matrix, PrinterSuit, matrix_of
from printing.operations.matrix_file import FileVerdict, ask_everywhere, verdicts_of
from printing.press.suiting import PageSuit
from printing.showing import FATE, SUITS, verdict_of
from printing.views.run import everywhere_url, find_run

# What one request asks at most; what is left is asked by the next, a second later.
SECONDS = 0.8


@dataclass(frozen=True)
class Row:
    """A printer's line."""

    suit: PrinterSuit
    verdict: Badge

    @property
    def cropped(self) -> int:
        """How many pictures are cropped anew; the count's own name is no word of a template."""
        return self.suit.counts.get("re-crop", 0)


@dataclass(frozen=True)
class Cell:
    """A page at a printer: its picture's fate, and whether its words fit."""

    suit: PageSuit | None
    fate: Badge | None


@dataclass(frozen=True)
class FileRow:
    """A printer's word on a file; `state` is None until it was asked."""

    title: str
    version: str
    told: FileVerdict | None
    state: Badge | None


@require_safe
def matrix(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Show the matrix; what takes longer than a second comes in steps."""
    found = find_edition(book, edition)
    pages = pages_of(found)
    told = shown(matrix_of(found, pages, within=SECONDS)) if pages else {}
    told |= {"book": found.book, "edition": found, "pages_there": bool(pages), "tab": "runs"}
    part = "printing/matrix_table.html" if request.headers.get("HX-Request") else ""
    again = part and request.headers.get("HX-Target") == "matrix"
    return render(request, part if again else "printing/matrix.html", told)


def shown(told: Matrix) -> dict[str, Any]:
    """Return what the matrix's tables show."""
    return {
        "rows": [Row(suit, SUITS[suit.verdict]) for suit in told.rows],
        "lines": [
            (number, [Cell(suit, FATE[suit.fate] if suit else None) for suit in suits])
            for number, suits in told.pages
        ],
        "waiting": told.waiting,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def run_everywhere(request: HttpRequest, book: str, edition: int, n: int) -> HttpResponse:
    """Show every printer's word on a made file; a POST has them asked."""
    run = find_run(book, edition, n)
    if request.method != "POST":
        return show_everywhere(request, run)
    return answer(
        request,
        lambda: ask_everywhere(run=run, by=member_of(request)),
        told=lambda _none: _("Every printer is asked; the answers come in one by one."),
        then=everywhere_url(run) + "?asked=1",
        again=lambda status: show_everywhere(request, run, status),
    )


def show_everywhere(request: HttpRequest, run: PrintRun, status: int = 200) -> HttpResponse:
    """Render the file's verdicts; while they come in the screen asks again."""
    rows = [
        FileRow(profile.title, profile.version, told, _state(told))
        for profile, told in verdicts_of(run)
    ]
    told = {
        "book": run.edition.book,
        "edition": run.edition,
        "run": run,
        "rows": rows,
        "open": sum(row.told is None for row in rows),
        "asked": request.GET.get("asked") == "1",
        "tab": "runs",
    }
    again = request.headers.get("HX-Target") == "everywhere"
    name = "printing/everywhere_table.html" if again else "printing/everywhere.html"
    return render(request, name, told, status=status)


def _state(told: FileVerdict | None) -> Badge | None:
    if told is None:
        return None
    return SUITS["refused"] if told.refused else verdict_of(told.errors, told.warnings)
