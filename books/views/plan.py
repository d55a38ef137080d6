"""An edition's plan: its openings, the parts of its story, its count of pages."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from books.models import Edition
from books.openings import cards_of
from books.operations.replan import TROUBLE, plan_digest
from books.outline import count_of, loose_scenes, places_of, steps_of
from books.queries import pages_of
from books.replanning import read_story
from books.showing import SHORT_ART
from books.views.finding import find_edition
from printing.press.terms import LAST_PAGE


@require_safe
def plan(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Show the plan; `page` is a page of the part to change."""
    return show_plan(request, find_edition(book, edition))


def show_plan(
    request: HttpRequest, edition: Edition, status: int = 200, unsaved: str = ""
) -> HttpResponse:
    """Render the plan's screen; another status follows a deed that failed.

    `unsaved` are words that lost their page; they wait in the form for a new one.
    """
    wanted = request.GET.get("page", "") or request.POST.get("page", "")
    told = told_of(edition, wanted) | {"unsaved": unsaved or request.POST.get("text", "")}
    return render(request, "books/plan.html", told, status=status)


def told_of(edition: Edition, wanted: str = "") -> dict[str, Any]:
    """Return what the plan's screen shows; `wanted` is a folio of the part to change."""
    pages = pages_of(edition)
    seen = plan_digest(pages)
    versions = {page.number: page.version for page in pages}
    story = read_story(pages)
    steps = steps_of(edition, story)
    chosen = next((step for step in steps if wanted in map(str, step.numbers)), None)
    return {
        "book": edition.book,
        "edition": edition,
        "openings": places_of(cards_of(edition, pages), steps),
        "steps": steps,
        "chosen": chosen,
        "chosen_pages": [(n, versions[n]) for n in chosen.numbers] if chosen else [],
        "troubles": [
            note for note in edition.plan_reasons if note.startswith((TROUBLE, LAST_PAGE))
        ],
        "count": count_of(edition, pages, story),
        "loose": loose_scenes(edition, pages),
        "seen": seen,
        "short_ways": [(way.value, word) for way, word in SHORT_ART.items()],
        "tab": "plan",
    }
