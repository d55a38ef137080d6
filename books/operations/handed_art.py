"""Pictures handed in with a manuscript: candidates of their scenes, or kept unplaced."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from books.darkroom.apart import Outcome, Task, develop_apart
from books.enums import Act, BriefOrigin, Origin, SceneKind, SceneState
from books.errors import Refused
from books.manuscript.draft import ArtFile, BookDraft
from books.models import Artwork, Book, Member, Scene
from books.operations.artwork import MIME_SUFFIX, add_artwork
from books.operations.moves import record
from books.operations.offering import offer
from books.operations.received import workroom
from books.rules import require

Developed = dict[Path, Outcome]


@dataclass(frozen=True)
class _Import:
    """What every picture of one import shares."""

    book: Book
    art: Developed
    by: Member


@contextmanager
def developed_art(draft: BookDraft) -> Iterator[Developed]:
    """Develop every picture of a draft in the darkroom, into files that last for the block.

    Raises Refused at the first picture that cannot be taken, before anything is saved.
    """
    files = [picture for picture in (draft.cover, *draft.art, *draft.surplus_art) if picture]
    with workroom() as folder:
        tasks = [
            Task(picture.path.resolve(), folder / str(n), picture.path.name)
            for n, picture in enumerate(files)
        ]
        art: Developed = {}
        for picture, outcome in zip(files, develop_apart(tasks), strict=True):
            if outcome.refused:
                raise Refused(f"art/{picture.path.name} {outcome.refused} Nothing was saved.")
            art[picture.path] = outcome
        yield art


def hand_in_art(
    *, book: Book, scenes: list[Scene], draft: BookDraft, art: Developed, by: Member
) -> list[Artwork]:
    """Keep every picture of the draft and return the rows, in the draft's order.

    `art` is what developed_art made of them. The cover becomes scene 0, a story page's picture a
    candidate of its scene, offered; what is over is kept with neither. Called inside the import's
    transaction. Raises NotAllowed.
    """
    require(by, Act.IMPORT)
    return list(_kept(_Import(book, art, by), scenes, draft))


def _kept(into: _Import, scenes: list[Scene], draft: BookDraft) -> Iterator[Artwork]:
    if draft.cover is not None:
        yield _offer(into, draft.cover, _cover_scene(into.book))
    for scene, scene_draft in zip(scenes, draft.scenes, strict=True):
        for index in scene_draft.page_indexes:
            picture = draft.art[index] if index < len(draft.art) else None
            if picture is not None:
                yield _offer(into, picture, scene)
    for picture in draft.surplus_art:
        yield _keep(into, picture, None)


def _cover_scene(book: Book) -> Scene:
    return Scene.objects.create(
        book=book,
        position=0,
        kind=SceneKind.COVER_FRONT.value,
        state=SceneState.BRIEFED.value,
        brief="The front cover",
        brief_origin=BriefOrigin.PROPOSED.value,
    )


def _offer(into: _Import, picture: ArtFile, scene: Scene) -> Artwork:
    artwork = _keep(into, picture, scene)
    offer(scene)
    return artwork


def _keep(into: _Import, picture: ArtFile, scene: Scene | None) -> Artwork:
    made = into.art[picture.path]
    if made.done:
        record(
            book=into.book,
            what="take-upload",
            subject=f"scene {scene.position}" if scene else "book",
            by=into.by.user,
            note=f"{picture.path.name}: {' '.join(made.done)}",
        )
    return add_artwork(
        book=into.book,
        scene=scene,
        character=None,
        data=made.task.target.read_bytes(),
        suffix=MIME_SUFFIX[made.kind],
        size=(made.width, made.height),
        origin=Origin.UPLOADED,
        source_name=picture.path.name,
        by=into.by.user,
    )
