"""The list of titles: a page of it by key, in a constant number of queries."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import Case, Exists, F, OuterRef, Q, QuerySet, Subquery, When
from django.db.models.functions import Coalesce

from books.content import authors
from books.enums import SceneState
from books.models import Artwork, Book, Contributor
from books.prepared import Prepared
from books.progress import MOST, Progress, progress_of
from books.stage import IN_WORK, Stage, at_stage, stage_of, with_facts

A_SCREENFUL = 24  # titles of the review inbox, each with all its pictures
A_PAGE = MOST  # titles of the list
FACTS = (
    "sheets_missing", "sheets_waiting", "sheets_in_work", "sheets_doubtful", "scenes_doubtful",
    "pressed", "cover",
)  # fmt: skip


@dataclass(frozen=True)
class Title:
    """A book as one entry of the list.

    `cover` is the artwork that stands for it, `waiting` the position of the scene to decide on
    first, if any.
    """

    pk: int
    slug: str
    title: str
    author: str
    stage: Stage
    progress: Progress
    cover: int | None
    waiting: int | None


@dataclass(frozen=True)
class Key:
    """A place in the list: between two titles, whatever is added or taken away elsewhere."""

    title: str
    pk: int

    def __str__(self) -> str:
        return f"{self.pk}.{self.title}"

    @classmethod
    def read(cls, text: str) -> Key | None:
        """Read what str() wrote; None for anything else."""
        pk, dot, title = text.partition(".")
        sound = dot and pk.isascii() and pk.isdigit() and len(pk) < 19 and len(title) <= 200
        return cls(title, int(pk)) if sound else None


@dataclass(frozen=True)
class Shelf:
    """A page of titles, and the keys of its ends where the list goes on beyond them."""

    titles: tuple[Title, ...]
    earlier: Key | None
    later: Key | None


def picture_shown() -> Coalesce:
    """Return the expression for the picture a scene shows: the approved one, else the newest."""
    newest = Artwork.objects.filter(scene=OuterRef("pk")).order_by("-version").values("pk")[:1]
    return Coalesce("artwork_id", Subquery(newest))


def newest_is_draft() -> Subquery:
    """Return the expression for whether the newest picture of a scene is a draft."""
    newest = Artwork.objects.filter(scene=OuterRef("pk")).order_by("-version")
    return Subquery(newest.values("draft")[:1])


def shelf(
    *, search: str = "", stage: str = "", archived: bool = False,
    after: Key | None = None, before: Key | None = None, size: int = A_PAGE,
) -> Shelf:  # fmt: skip
    """Return the titles that follow `after`, or those just ahead of `before`, in their order.

    `search` is looked for in titles and credited names; `stage` is one of the stage words. Those
    in the archive are left out, or with `archived` are the only ones.
    """
    books = _asked(search, stage, archived)
    backwards = before is not None and after is None
    # The key is compared as a pair; the wider first term lets the index of titles be used.
    if backwards and before is not None:
        books = books.filter(title__lte=before.title)
        books = books.exclude(title=before.title, pk__gte=before.pk).order_by("-title", "-pk")
    elif after is not None:
        books = books.filter(title__gte=after.title)
        books = books.exclude(title=after.title, pk__lte=after.pk)
    found = list(books.values_list("pk", "slug", "title")[: size + 1])
    shown, beyond = found[:size], len(found) > size
    if backwards:
        shown.reverse()
    came = backwards and beyond or after is not None
    goes = before is not None if backwards else beyond
    return Shelf(
        titles=tuple(_titles(shown)),
        earlier=Key(shown[0][2], shown[0][0]) if shown and came else None,
        later=Key(shown[-1][2], shown[-1][0]) if shown and goes else None,
    )


def _asked(search: str, stage: str, archived: bool) -> QuerySet[Book]:
    books: QuerySet[Book] = Book.objects.filter(archived_at__isnull=not archived)
    if search:
        credited = Contributor.objects.filter(book=OuterRef("pk"), name__icontains=search)
        books = books.filter(Q(title__icontains=search) | Exists(credited))
    return (at_stage(books, stage) if stage else books).order_by("title", "pk")


def any_title() -> bool:
    """Return whether the publisher has a title at all, be it in the archive."""
    return bool(Book.objects.exists())


@dataclass(frozen=True)
class _Counts:
    """What a stage is derived from (stage.with_counts has the same names)."""

    scenes_total: int
    scenes_approved: int
    scenes_offered: int
    scenes_drawing: int
    scenes_sent_back: int
    sheets_missing: int
    sheets_waiting: int
    pages_total: int
    pages_approved: int
    sheets_in_work: int
    sheets_doubtful: int
    scenes_doubtful: int
    pressed: bool


class Credit(NamedTuple):
    """A person on the list: of a contributor what its line needs."""

    name: str
    role: str


def _titles(shown: list[tuple[int, str, str]]) -> Iterable[Title]:
    keys = [pk for pk, _, _ in shown]
    people: defaultdict[int, list[Credit]] = defaultdict(list)
    for book, _, name, role in sorted(_CREDITS.ask(keys)):
        people[book].append(Credit(name, role))
    progress = progress_of(keys)
    facts = {pk: dict(zip(FACTS, told, strict=True)) for pk, *told in _FACTS.ask(keys)}
    for pk, slug, title in shown:
        own, told = progress[pk], facts[pk]
        yield Title(
            pk=pk, slug=slug, title=title, author=authors(people[pk]),
            stage=stage_of(_counts(own, told)), progress=own, cover=told["cover"],
            waiting=_first_to_decide(own),
        )  # fmt: skip


def _credits(keys: Sequence[int]) -> QuerySet[Contributor, Any]:
    people = Contributor.objects.filter(book__in=keys).order_by()
    return people.values_list("book_id", "position", "name", "role")


def _facts(keys: Sequence[int]) -> QuerySet[Book, Any]:
    """One row a book: its sheets, its cover, and what the floors above know of it."""
    own = Q(scene__artwork=F("pk"))
    shown = Artwork.objects.filter(book=OuterRef("pk"), scene__isnull=False)
    # The first scene that has a picture; of its pictures the approved one, else the newest.
    first = shown.order_by("scene__position", Case(When(own, then=0), default=1), "-version")
    books = with_facts(Book.objects.filter(pk__in=keys).order_by())
    return books.annotate(cover=Subquery(first.values("pk")[:1])).values_list("pk", *FACTS)


_CREDITS = Prepared(_credits, A_PAGE)
_FACTS = Prepared(_facts, A_PAGE)


def _counts(progress: Progress, told: dict[str, Any]) -> _Counts:
    scenes = Counter([state for _, state in progress.scenes])
    return _Counts(
        scenes_total=len(progress.scenes),
        scenes_approved=scenes[SceneState.APPROVED],
        scenes_offered=scenes[SceneState.OFFERED],
        scenes_drawing=sum(scenes[state] for state in IN_WORK),
        scenes_sent_back=scenes[SceneState.CHANGES_ASKED],
        sheets_missing=told["sheets_missing"],
        sheets_waiting=told["sheets_waiting"],
        pages_total=len(progress.states),
        pages_approved=progress.laid_out,
        sheets_in_work=told["sheets_in_work"],
        sheets_doubtful=told["sheets_doubtful"],
        scenes_doubtful=told["scenes_doubtful"],
        pressed=bool(told["pressed"]),
    )


def _first_to_decide(progress: Progress) -> int | None:
    offered = progress.first(SceneState.OFFERED)
    return offered if offered is not None else progress.first(SceneState.CHANGES_ASKED)
