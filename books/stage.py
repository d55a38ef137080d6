"""A book's stage and next action, derived from its parts; nothing of it is stored.

The floors above add facts of their own (printing tells whether a file was pressed) through
`add_fact`, because the trunk imports nothing from above.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from books.enums import Approval, SceneState
from books.models import Book, Character, Page, Scene

Deed = Literal["draw", "wait", "decide", "sheet", "scene", "pages", "press", "download"]
IN_WORK = (SceneState.QUEUED, SceneState.DRAWING)
Fact = Callable[[], Any]
# What stands for a fact that no floor above tells.
UNTOLD: dict[str, Any] = {
    "sheets_in_work": Value(0),
    "sheets_doubtful": Value(0),
    "scenes_doubtful": Value(0),
    "pressed": Value(False),
}
_facts: dict[str, Fact] = {}


def add_fact(name: str, fact: Fact) -> None:
    """Register an expression that `with_counts` annotates every book with, under `name`."""
    _facts[name] = fact


@dataclass(frozen=True)
class Stage:
    """Where a book stands: a word, the one thing to do next, and what kind of deed that is."""

    word: str
    next_action: str
    deed: Deed


def with_counts(books: QuerySet[Book]) -> QuerySet[Book]:
    """Annotate each book with the counts its stage is derived from, in one query."""
    scenes = Scene.objects.filter(position__gt=0, pages__isnull=False)
    pages = Page.objects.filter(edition__number=1)
    return with_facts(books).annotate(
        scenes_total=_counted(scenes),
        scenes_approved=_counted(scenes.filter(state=SceneState.APPROVED.value)),
        scenes_offered=_counted(scenes.filter(state=SceneState.OFFERED.value)),
        scenes_drawing=_counted(scenes.filter(state__in=IN_WORK)),
        scenes_sent_back=_counted(scenes.filter(state=SceneState.CHANGES_ASKED.value)),
        pages_total=_counted(pages, "edition__book"),
        pages_approved=_counted(
            pages.filter(layout_state=Approval.APPROVED.value), "edition__book"
        ),
    )


def with_facts(books: QuerySet[Book]) -> QuerySet[Book]:
    """Annotate each book with its sheets and with what the floors above know of it."""
    told = {name: fact() for name, fact in _facts.items()}
    return books.annotate(
        sheets_missing=_counted(Character.objects.filter(sheet__isnull=True)),
        sheets_waiting=_counted(Character.objects.filter(sheet__isnull=True, sheets__isnull=False)),
        **(UNTOLD | told),
    )


def at_stage(books: QuerySet[Book], word: str) -> QuerySet[Book]:
    """Return the books whose stage is `word`, found by the database in the sequence of `stage_of`.

    Raises KeyError for a word that is no stage.
    """
    shown = Scene.objects.filter(book=OuterRef("pk"), position__gt=0, pages__isnull=False)
    pages = Page.objects.filter(edition__book=OuterRef("pk"), edition__number=1)
    deciding = [SceneState.OFFERED.value, SceneState.CHANGES_ASKED.value]
    missing = Character.objects.filter(book=OuterRef("pk"), sheet__isnull=True)
    characters = Q(Exists(missing)) | Q(sheets_in_work__gt=0)
    working = Q(Exists(shown.filter(state__in=IN_WORK)))
    waiting = Q(Exists(shown.filter(state__in=deciding)))
    undrawn = Q(Exists(shown.exclude(state=SceneState.APPROVED.value)))
    unset = Q(Exists(pages.exclude(layout_state=Approval.APPROVED.value)))
    made = Q(pressed=True)
    wanted = {
        "characters": characters,
        "drawing": ~characters & (working | (undrawn & ~waiting)),
        "review": ~characters & ~working & waiting,
        "layout": ~characters & ~undrawn & unset,
        "pressed": ~characters & ~undrawn & ~unset & made,
        "ready": ~characters & ~undrawn & ~unset & ~made,
    }
    return with_facts(books).filter(wanted[word])


def _counted(rows: QuerySet[Any], key: str = "book") -> Any:
    total = rows.filter(**{key: OuterRef("pk")}).order_by().values(key)
    # A spread stands on two pages and is one scene.
    return Coalesce(Subquery(total.annotate(n=Count("pk", distinct=True)).values("n")), 0)


def stage_of(book: Any) -> Stage:
    """Return the stage of a book that came from `with_counts`: the first thing still to be done.

    Doubtful pictures are of those in work, but nobody draws them: a person must decide.
    """
    undrawn = book.scenes_total - book.scenes_approved
    unset = book.pages_total - book.pages_approved
    if book.sheets_waiting:
        return _stage("characters", _sheets, book.sheets_waiting, "sheet")
    if book.sheets_in_work > book.sheets_doubtful:
        drawn = book.sheets_in_work - book.sheets_doubtful
        return _stage("characters", _sheets_in_work, drawn, "wait")
    if book.sheets_in_work:
        return _stage("characters", _doubtful_sheets, book.sheets_doubtful, "decide")
    if book.sheets_missing:
        return _stage("characters", _no_sheets, book.sheets_missing, "draw")
    if book.scenes_drawing > book.scenes_doubtful:
        return _stage("drawing", _in_work, book.scenes_drawing - book.scenes_doubtful, "wait")
    if book.scenes_drawing:
        return _stage("drawing", _doubtful, book.scenes_doubtful, "decide")
    if book.scenes_offered:
        return _stage("review", _offered, book.scenes_offered, "scene")
    if book.scenes_sent_back:
        return _stage("review", _sent_back, book.scenes_sent_back, "scene")
    if undrawn:
        return _stage("drawing", _undrawn, undrawn, "draw")
    if unset:
        return _stage("layout", _unset, unset, "pages")
    if book.pressed:
        return Stage("pressed", _("Download the print file"), "download")
    return Stage("ready", _("Press the interior"), "press")


def _stage(word: str, action: Callable[[int], str], n: int, deed: Deed) -> Stage:
    return Stage(word, action(n) % {"n": n}, deed)


def _sheets(n: int) -> str:
    return ngettext("Approve %(n)d character sheet", "Approve %(n)d character sheets", n)


def _sheets_in_work(n: int) -> str:
    return ngettext(
        "%(n)d character sheet is being drawn", "%(n)d character sheets are being drawn", n
    )


def _doubtful_sheets(n: int) -> str:
    return ngettext(
        "Decide about %(n)d doubtful character sheet",
        "Decide about %(n)d doubtful character sheets",
        n,
    )


def _no_sheets(n: int) -> str:
    return ngettext("Draw %(n)d character sheet", "Draw %(n)d character sheets", n)


def _in_work(n: int) -> str:
    return ngettext("%(n)d picture is being drawn", "%(n)d pictures are being drawn", n)


def _doubtful(n: int) -> str:
    return ngettext(
        "Decide about %(n)d doubtful picture", "Decide about %(n)d doubtful pictures", n
    )


def _offered(n: int) -> str:
    return ngettext("Review %(n)d picture", "Review %(n)d pictures", n)


def _sent_back(n: int) -> str:
    return ngettext("Redo %(n)d picture", "Redo %(n)d pictures", n)


def _undrawn(n: int) -> str:
    return ngettext("Draw %(n)d picture", "Draw %(n)d pictures", n)


def _unset(n: int) -> str:
    return ngettext("Approve %(n)d page", "Approve %(n)d pages", n)
