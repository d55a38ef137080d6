"""How far the pages and pictures of many titles are, told by the database in one query."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import (
    Aggregate,
    Case,
    Count,
    F,
    IntegerField,
    Q,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.expressions import Combinable

from books.enums import Approval, SceneState
from books.models import Page
from books.prepared import Prepared
from books.showing import LAYOUT_WAITS, SCENE, TEXT_WAITS, Badge

MOST = 50  # books
DONE = Approval.APPROVED.value
# A page's state is a plain word here: a badge's own word is translated each time it is compared.
BADGES: dict[str, Badge] = {
    **{state.value: badge for state, badge in SCENE.items()},
    "text": TEXT_WAITS,
    "layout": LAYOUT_WAITS,
}
STATES = tuple(BADGES)
CODES = {state: code for code, state in enumerate(STATES)}
assert len(STATES) <= 10  # a state is the last digit of what the database tells


class Told(Aggregate):
    """Whole numbers of a group as one text, "41,52", in no sequence that could be relied on."""

    function = "STRING_AGG"
    template = "%(function)s(%(distinct)s%(before)s%(expressions)s%(after)s)"
    allow_distinct = True
    output_field = TextField()

    def as_sql(  # type: ignore[override]
        self, compiler: Any, connection: Any, **told: Any
    ) -> Any:
        """PostgreSQL joins texts only, and is told by what."""
        return super().as_sql(
            compiler, connection, **({"before": "(", "after": ")::text, ','"} | told)
        )

    def as_sqlite(self, compiler: Any, connection: Any, **told: Any) -> Any:
        """SQLite joins anything by a comma."""
        own = {"function": "GROUP_CONCAT", "before": "", "after": ""}
        return self.as_sql(compiler, connection, **(told | own))


@dataclass(frozen=True)
class Progress:
    """A title's pages and pictures, by what is stored of them.

    `states` (keys of BADGES) are those of the first edition's pages in their sequence, `scenes`
    the position and state of every scene that a page of any edition shows, the cover left out.
    `laid_out` is how many pages' layout is approved.
    """

    states: tuple[str, ...] = ()
    scenes: tuple[tuple[int, str], ...] = ()
    laid_out: int = 0

    @property
    def approved(self) -> int:
        """How many pages stand approved in all three ways."""
        return self.states.count(DONE)

    def first(self, state: SceneState) -> int | None:
        """The position of the first scene in a state, or None."""
        return next((at for at, found in self.scenes if found == state), None)


def progress_of(books: Sequence[int]) -> defaultdict[int, Progress]:
    """Return the progress of each book by its row, MOST at a time; one without pages has none.

    An approval is taken as it is stored: the verbs that change words or pictures take it back.
    """
    found: defaultdict[int, Progress] = defaultdict(Progress)
    for book, pages, scenes, laid_out in _PAGES.ask(books):
        states = tuple([STATES[value % 10] for value in _read(pages)])
        pictures = tuple([(value // 10, STATES[value % 10]) for value in _read(scenes)])
        found[book] = Progress(states, pictures, laid_out)
    return found


def _told(books: Sequence[int]) -> QuerySet[Page, Any]:
    first, inside = Q(edition__number=1), Q(scene__position__gt=0)
    rows = Page.objects.filter(edition__book__in=books).order_by()
    return rows.values_list("edition__book_id").annotate(
        pages=Told(F("number") * 10 + _page(), filter=first),
        scenes=Told(F("scene__position") * 10 + _scene(), distinct=True, filter=inside),
        laid_out=Count("pk", filter=first & Q(layout_state=DONE)),
    )


def _scene() -> Case:
    """The code of a scene's state."""
    known = [When(scene__state=state.value, then=Value(CODES[state])) for state in SceneState]
    return Case(*known, output_field=IntegerField())


def _page() -> Case:
    """The code of the one thing a page waits for, the earliest gate first."""
    drawn = Q(scene__isnull=True) | Q(scene__state=SceneState.APPROVED.value)
    read: Q = Q(text_state=DONE) | Q(text="", text_hash="")
    scene: Combinable = _scene()
    return Case(
        When(~drawn, then=scene),
        When(~read, then=Value(CODES["text"])),
        When(~Q(layout_state=DONE), then=Value(CODES["layout"])),
        default=Value(CODES[DONE]),
        output_field=IntegerField(),
    )


_PAGES = Prepared(_told, MOST)


def _read(told: str | None) -> list[int]:
    """The numbers that Told gave, in their sequence."""
    return sorted(map(int, told.split(","))) if told else []
