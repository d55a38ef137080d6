"""The title list: every book of the publisher and what it waits for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from books.enums import Act
from books.operations.proposals import unfinished
from books.rules import may
from books.shelf import A_SCREENFUL, any_title, shelf
from books.showing import STAGE
from books.views.finding import member_of


@require_safe
def titles(request: HttpRequest) -> HttpResponse:
    """Show a screenful of titles, searched by words and narrowed to a stage."""
    return show_titles(request)


def show_titles(request: HttpRequest, status: int = 200) -> HttpResponse:
    """Render the title list; another status follows a deed that failed."""
    search = request.GET.get("q", "").strip()[:100]
    stage = request.GET.get("stage", "")
    stage = stage if stage in STAGE else ""
    start = _whole(request.GET.get("from", ""))
    archived = request.GET.get("archive") == "yes"
    shown = shelf(search=search, stage=stage, start=start, archived=archived)
    return render(
        request,
        "books/titles.html",
        {
            "shelf": shown,
            "search": search,
            "stage": stage,
            "stages": STAGE,
            "archived": archived,
            "earlier": max(0, start - A_SCREENFUL) if start else None,
            "later": start + A_SCREENFUL if shown.more else None,
            "empty": not shown.titles and not any_title(),
            "unfinished": unfinished() if may(member_of(request), Act.IMPORT) else [],
        },
        status=status,
    )


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else 0
