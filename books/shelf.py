"""What the desk's lists ask of the trunk: every screen a constant number of queries."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from books.content import authors
from books.enums import SceneState
from books.models import Artwork, Book, Contributor, Page, Scene
from books.showing import APPROVED, STAGE, Badge, page_badge
from books.stage import Stage, stage_of, with_counts

A_SCREENFUL = 24


@dataclass(frozen=True)
class Cell:
    """One page in a title's strip."""

    number: int
    state: Badge


@dataclass(frozen=True)
class Title:
    """A book as a card of the title list. `waiting` is the scene to review first, if any."""

    book: Book
    author: str
    stage: Stage
    badge: Badge
    cells: tuple[Cell, ...]
    cover: int | None
    waiting: int | None

    @property
    def approved(self) -> int:
        """How many pages stand approved in all three ways."""
        return sum(cell.state is APPROVED for cell in self.cells)


@dataclass(frozen=True)
class Shelf:
    """A screenful of titles, and whether more follow."""

    titles: tuple[Title, ...]
    more: bool


def picture_shown() -> Coalesce:
    """Return the expression for the picture a scene shows: the approved one, else the newest."""
    newest = Artwork.objects.filter(scene=OuterRef("pk")).order_by("-version").values("pk")[:1]
    return Coalesce("artwork_id", Subquery(newest))


def shelf(*, search: str = "", stage: str = "", start: int = 0, archived: bool = False) -> Shelf:
    """Return the titles from `start` on whose title or author holds `search`.

    Those in the archive are left out, or with `archived` are the only ones.
    `stage` is one of the stage words; a stage is derived, so filtering by it counts every title.
    """
    books = with_counts(Book.objects.filter(archived_at__isnull=not archived))
    if search:
        credited = Contributor.objects.filter(book=OuterRef("pk"), name__icontains=search)
        books = books.filter(Q(title__icontains=search) | Exists(credited))
    end = start + A_SCREENFUL + 1
    if stage:
        found = [book for book in books if stage_of(book).word == stage][start:end]
    else:
        found = list(books[start:end])
    return Shelf(tuple(_titles(found[:A_SCREENFUL])), len(found) > A_SCREENFUL)


def any_title() -> bool:
    """Return whether the publisher has a title at all, be it in the archive."""
    return bool(Book.objects.exists())


def _titles(books: list[Book]) -> Iterable[Title]:
    people: defaultdict[int, list[Contributor]] = defaultdict(list)
    for person in Contributor.objects.filter(book__in=books):
        people[person.book_id].append(person)
    pages = _first_edition_pages(books)
    covers = _covers(books)
    for book in books:
        stage, own = stage_of(book), pages[book.pk]
        yield Title(
            book=book,
            author=authors(people[book.pk]),
            stage=stage,
            badge=STAGE[stage.word],
            cells=tuple(
                Cell(page.number, page_badge(page, page.edition, len(own))) for page in own
            ),
            cover=covers.get(book.pk),
            waiting=_to_review(own),
        )


def _first_edition_pages(books: list[Book]) -> defaultdict[int, list[Page]]:
    pages: defaultdict[int, list[Page]] = defaultdict(list)
    rows = Page.objects.filter(edition__book__in=books, edition__number=1)
    for page in rows.select_related("edition", "scene__artwork").order_by("number"):
        pages[page.edition.book_id].append(page)
    return pages


def _covers(books: list[Book]) -> dict[int, int]:
    """The artwork that stands for each book: the cover's, else the first scene's that has one."""
    scenes = Scene.objects.filter(book__in=books).annotate(picture=picture_shown())
    shown = scenes.filter(picture__isnull=False).order_by("-position")
    # Read backwards, so that the earliest scene of a book is written last and stays.
    return dict(shown.values_list("book_id", "picture"))


def _to_review(pages: list[Page]) -> int | None:
    offered = [
        page.scene.position
        for page in pages
        if page.scene is not None and page.scene.state == SceneState.OFFERED
    ]
    return offered[0] if offered else None
