"""The largest picture each role is asked for, in a book or in all titles of a publisher."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, sqrt

from django.db.models import Count, Exists, OuterRef, QuerySet

from books.covers import COVERS
from books.enums import SceneKind
from books.errors import NotReady
from books.models import Book, Edition, Scene
from books.sizes import edition_pixels, scene_pixels
from illustration.models import Sketch
from illustration.studio.roles import Role, default_for

# The size of a title that has no plan yet: 8.5 x 8.5 in with bleed, at 300 dpi.
USUAL = (2588, 2625)
SHEET = (1024, 1024)
DRAFT_PIXELS = 1024 * 1024


@dataclass(frozen=True)
class Need:
    """A picture to be drawn: pixels wanted, approved sheets that go along.

    `further` are pictures that go along where there is room, such as a scene's sketch.
    `any_size`: fewer pixels will do, since it is not printed.
    """

    role: Role
    width: int
    height: int
    references: int = 0
    further: int = 0
    spread: bool = False
    any_size: bool = False


def needs_of(book: Book | None) -> list[Need]:
    """The largest picture of each role, a spread by itself; of all titles without a book."""
    scenes = Scene.objects.all() if book is None else Scene.objects.filter(book=book)
    cast, further = _along(scenes)
    page = _largest(book, SceneKind.PAGE) or _largest(book, SceneKind.SPOT) or USUAL
    spread = _largest(book, SceneKind.SPREAD)
    width, height = default_for(Role.SHEET).size or SHEET
    cover = _cover(scenes) or page
    needs = [Need(Role.SHEET, width, height), Need(Role.COVER, *cover, cast, further)]
    needs.append(Need(Role.PAGE, *page, cast, further))
    if spread is not None:
        needs.append(Need(Role.PAGE, *spread, cast, further, spread=True))
    needs.append(Need(Role.DRAFT, *draft_pixels(*page), cast, further, any_size=True))
    if spread is not None:
        small = draft_pixels(*spread)
        needs.append(Need(Role.DRAFT, *small, cast, further, spread=True, any_size=True))
    # The picture itself goes along with a part to be drawn anew, and no sketch.
    needs.append(Need(Role.REGION, *page, cast + 1))
    return needs


def _along(scenes: QuerySet[Scene]) -> tuple[int, int]:
    """The sheets of the largest cast, and what a scene with its sketch has beyond them."""
    sketched = Exists(Sketch.objects.filter(scene=OuterRef("pk")))
    counted = scenes.annotate(cast=Count("castings"), sketched=sketched)
    told = list(counted.values_list("cast", "sketched"))
    cast = max((n for n, _ in told), default=0)
    return cast, max((n + drawn for n, drawn in told), default=0) - cast


def draft_pixels(width: int, height: int) -> tuple[int, int]:
    """Pixels of a draft of a picture of so many: as 1024 x 1024 in its shape, never more."""
    share = min(1.0, sqrt(DRAFT_PIXELS / (width * height)))
    return ceil(width * share), ceil(height * share)


def _largest(book: Book | None, kind: SceneKind) -> tuple[int, int] | None:
    """The widest and the highest of the editions that show such a scene; None without any."""
    editions = Edition.objects.filter(pages__scene__kind=kind.value).distinct()
    if book is not None:
        editions = editions.filter(book=book)
    formats = {(each.printer, each.trim, each.stock, each.bleed): each for each in editions}
    return _over(edition_pixels(each, kind) for each in formats.values())


def _cover(scenes: QuerySet[Scene]) -> tuple[int, int] | None:
    found = Scene.objects.filter(kind__in=[kind.value for kind in COVERS])
    return _over(_sizes(list(found.filter(pk__in=scenes)[:50])))


def _sizes(scenes: list[Scene]) -> Iterator[tuple[int, int]]:
    for scene in scenes:
        try:
            yield scene_pixels(scene)
        except NotReady:
            continue


def _over(sizes: Iterator[tuple[int, int]]) -> tuple[int, int] | None:
    told = list(sizes)
    return (max(wide for wide, _ in told), max(high for _, high in told)) if told else None
