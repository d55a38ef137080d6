"""The cover's own scenes: the front with a brief proposed from the story, the back on demand."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.db.models import Count, Max

from books.cover_sizes import title_room
from books.covers import COVERS, FRONT, cover_scene
from books.enums import Act, BriefOrigin, SceneKind, SceneState
from books.errors import IllegalMove, Refused
from books.models import Book, Character, Member, Scene
from books.operations.moves import record
from books.operations.scenes import cast_in
from books.rules import require

MOST_CAST = 3


@transaction.atomic
def begin_cover(
    *,
    book: Book,
    kind: SceneKind,
    by: Member,
    brief: str = "",
    light: str = "",
    cast: Sequence[Character] | None = None,
) -> Scene:
    """Return the book's scene for its front or back cover; made and briefed where there is none.

    Without a `brief` one is proposed and marked so: the front shows the story's main characters
    where most of them are together, the back that place without them. Raises NotAllowed, Refused
    for another kind, IllegalMove where somebody began it at the same moment.
    """
    require(by, Act.EDIT)
    if kind not in COVERS:
        raise Refused(f"A {kind} is no cover. Nothing was changed.")
    known = cover_scene(book, kind)
    if known is not None:
        return known
    like, front = _like(book), kind == SceneKind.COVER_FRONT
    scene = Scene(
        publisher_id=book.publisher_id,
        book=book,
        position=FRONT if front else _last(book) + 1,
        kind=kind.value,
        state=SceneState.BRIEFED.value,
        brief=brief.strip() or _proposed(book, like, front),
        brief_origin=(BriefOrigin.PERSON if brief.strip() else BriefOrigin.PROPOSED).value,
        light=light or (like.light if like else ""),
    )
    edition = book.editions.order_by("number").first()
    if edition is not None and front:
        scene.text_room = title_room(edition)
    people = cast if cast is not None else _cast(book, like) if front else []
    _save(scene, people, by)
    return scene


def _save(scene: Scene, cast: Sequence[Character], by: Member) -> None:
    try:
        with transaction.atomic():
            scene.save()
            cast_in(scene, list(cast))
    except IntegrityError as error:
        raise IllegalMove(
            "Somebody began the cover a moment ago; reload to see it. Nothing was changed."
        ) from error
    record(
        book=scene.book,
        what="begin-cover",
        subject=f"scene {scene.position}",
        by=by.user,
        to_state=scene.state,
        note=scene.brief,
    )


def _like(book: Book) -> Scene | None:
    """The first story scene that shows most of the book's people together."""
    scenes = book.scenes.filter(kind__in=[SceneKind.PAGE.value, SceneKind.SPREAD.value])
    return scenes.annotate(n=Count("castings")).order_by("-n", "position").first()


def _proposed(book: Book, like: Scene | None, front: bool) -> str:
    if like is None or not like.brief:
        return f'The {"front" if front else "back"} cover of "{book.title}".'
    if front:
        return like.brief
    return f"A wide, calm view without anybody in it, the place of: {like.brief}"


def _cast(book: Book, like: Scene | None) -> list[Character]:
    if like is None:
        return list(book.characters.all()[:MOST_CAST])
    castings = like.castings.select_related("character").order_by("position")
    return [casting.character for casting in castings][:MOST_CAST]


def _last(book: Book) -> int:
    return int(Scene.objects.filter(book=book).aggregate(last=Max("position"))["last"] or 0)
