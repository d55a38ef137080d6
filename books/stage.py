"""A book's stage and next action, derived from its parts; nothing of it is stored.

The floors above add facts of their own (printing tells whether a file was pressed) through
`add_fact`, because the trunk imports nothing from above.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from books.enums import Approval, SceneState
from books.models import Book, Character, Page, Scene

Fact = Callable[[], Any]
_facts: dict[str, Fact] = {}


def add_fact(name: str, fact: Fact) -> None:
    """Register an expression that `with_counts` annotates every book with, under `name`."""
    _facts[name] = fact


@dataclass(frozen=True)
class Stage:
    """Where a book stands: a word, and the one thing to do next."""

    word: str
    next_action: str


def with_counts(books: QuerySet[Book]) -> QuerySet[Book]:
    """Annotate each book with the counts its stage is derived from, in one query."""

    def counted(rows: QuerySet[Any], key: str = "book") -> Any:
        total = rows.filter(**{key: OuterRef("pk")}).order_by().values(key)
        return Coalesce(Subquery(total.annotate(n=Count("pk")).values("n")), 0)

    scenes = Scene.objects.filter(position__gt=0, pages__isnull=False).distinct()
    pages = Page.objects.filter(edition__number=1)
    return books.annotate(
        scenes_total=counted(scenes),
        scenes_approved=counted(scenes.filter(state=SceneState.APPROVED.value)),
        scenes_offered=counted(scenes.filter(state=SceneState.OFFERED.value)),
        scenes_drawing=counted(
            scenes.filter(state__in=[SceneState.QUEUED.value, SceneState.DRAWING.value])
        ),
        scenes_sent_back=counted(scenes.filter(state=SceneState.CHANGES_ASKED.value)),
        sheets_missing=counted(Character.objects.filter(sheet__isnull=True)),
        pages_total=counted(pages, "edition__book"),
        pages_approved=counted(pages.filter(layout_state=Approval.APPROVED.value), "edition__book"),
        **{name: fact() for name, fact in _facts.items()},
    )


def stage_of(book: Any) -> Stage:
    """Return the stage of a book that came from `with_counts`."""
    if getattr(book, "pressed", False):
        return Stage("pressed", "Download the print file")
    if book.sheets_missing:
        return Stage("characters", f"Approve {book.sheets_missing} character sheet(s)")
    if book.scenes_drawing:
        return Stage("drawing", f"{book.scenes_drawing} pictures are being drawn")
    if book.scenes_offered:
        return Stage("review", f"Review {book.scenes_offered} pictures")
    if book.scenes_sent_back:
        return Stage("review", f"Redo {book.scenes_sent_back} pictures")
    if book.scenes_approved < book.scenes_total:
        return Stage("drawing", f"Draw {book.scenes_total - book.scenes_approved} pictures")
    if book.pages_approved < book.pages_total:
        return Stage("layout", f"Approve {book.pages_total - book.pages_approved} pages")
    return Stage("ready", "Press the interior")
