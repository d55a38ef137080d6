"""Pictures handed in with a manuscript: candidates of their scenes, or kept unplaced."""

from __future__ import annotations

import io
from collections.abc import Iterator

from books.enums import SCENE_MOVES, Act, BriefOrigin, Origin, SceneKind, SceneState
from books.manuscript.draft import ArtFile, BookDraft
from books.models import Artwork, Book, Member, Scene
from books.operations.artwork import MIME_SUFFIX, add_artwork
from books.operations.moves import move
from books.rules import require

# EXIF tag 274, Orientation; 1 is upright (TIFF 6.0).
ORIENTATION = 274


def hand_in_art(*, book: Book, scenes: list[Scene], draft: BookDraft, by: Member) -> list[Artwork]:
    """Keep every picture of the draft and return the rows, in the draft's order.

    The cover becomes scene 0, a story page's picture a candidate of its scene, offered; what is
    over is kept with neither. Called inside the import's transaction. Raises NotAllowed.
    """
    require(by, Act.IMPORT)
    return list(_kept(book, scenes, draft, by))


def _kept(book: Book, scenes: list[Scene], draft: BookDraft, by: Member) -> Iterator[Artwork]:
    if draft.cover is not None:
        yield _offer(draft.cover, book, _cover_scene(book), by)
    for scene, scene_draft in zip(scenes, draft.scenes, strict=True):
        for index in scene_draft.page_indexes:
            picture = draft.art[index] if index < len(draft.art) else None
            if picture is not None:
                yield _offer(picture, book, scene, by)
    for picture in draft.surplus_art:
        yield _keep(picture, book, None, by)


def _cover_scene(book: Book) -> Scene:
    return Scene.objects.create(
        book=book,
        position=0,
        kind=SceneKind.COVER_FRONT.value,
        state=SceneState.BRIEFED.value,
        brief="The front cover",
        brief_origin=BriefOrigin.PROPOSED.value,
    )


def _offer(picture: ArtFile, book: Book, scene: Scene, by: Member) -> Artwork:
    artwork = _keep(picture, book, scene, by)
    if scene.state != SceneState.OFFERED:
        subject = f"Scene {scene.position}"
        move(scene, to=SceneState.OFFERED.value, moves=SCENE_MOVES, subject=subject)
    return artwork


def _keep(picture: ArtFile, book: Book, scene: Scene | None, by: Member) -> Artwork:
    return add_artwork(
        book=book,
        scene=scene,
        character=None,
        data=upright(picture),
        suffix=MIME_SUFFIX[picture.format],
        size=(picture.width, picture.height),
        origin=Origin.UPLOADED,
        source_name=picture.path.name,
        by=by.user,
    )


def upright(picture: ArtFile) -> bytes:
    """Return the file's bytes, turned first where the camera only noted that it lay on its side.

    A turned picture is written anew in its own format (JPEG quality 95, 4:4:4); all others keep
    every byte.
    """
    from PIL import Image, ImageOps  # noqa: PLC0415  (the web process must not load Pillow)

    data = picture.path.read_bytes()
    with Image.open(io.BytesIO(data)) as opened:
        if opened.getexif().get(ORIENTATION, 1) == 1:
            return data
        turned = ImageOps.exif_transpose(opened)
        out = io.BytesIO()
        options = {"quality": 95, "subsampling": 0} if picture.format == "JPEG" else {}
        turned.save(out, picture.format, **options)
        return out.getvalue()
