"""A scene's sketch: handed in, another in its place, taken away. It is never printed."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from books import storing
from books.darkroom.apart import Task, develop_apart
from books.enums import Act
from books.errors import IllegalMove, Refused, TooLarge
from books.models import Member, Scene
from books.operations.moves import record
from books.operations.received import workroom
from books.rules import require
from illustration.models import Sketch
from illustration.studio.sketching import SHORTEST_EDGE, reduced

MOST_BYTES = 40_000_000
# What is made small is held in memory whole: 3 bytes a pixel.
MOST_PIXELS = 40_000_000
KEPT = "Nothing was kept; the sketch there was, if any, still stands."


def hand_in_sketch(*, scene: Scene, by: Member, data: bytes) -> Sketch:
    """Keep a small copy of a drawing as the scene's sketch, in place of the one there was.

    It is read as every picture handed in: JPEG, PNG, WebP or TIFF, decoded in a child process
    under limits, in sRGB, upright, with nothing but its pixels; then made at most 1536 px long.
    Requests that were planned before keep theirs. Raises NotAllowed; TooLarge; Refused for what is
    no picture or too narrow; IllegalMove where somebody handed one in at this moment; OSError.
    """
    require(by, Act.EDIT)
    refuse_large(len(data))
    picture, size = _read(data)
    # Written before its row is: a crash between leaves an orphan and no row without its file.
    file, sha256 = storing.keep(picture, publisher_id=scene.publisher_id, suffix=".jpg")
    try:
        with transaction.atomic():
            Sketch.objects.filter(scene=scene).delete()
            sketch = Sketch.objects.create(
                scene=scene,
                file=file,
                sha256=sha256,
                width=size[0],
                height=size[1],
                uploaded_by=by.user,
            )
            _tell(scene, "hand-in-sketch", by, sketch)
    except IntegrityError as error:
        raise IllegalMove(
            "Somebody else handed in a sketch for this scene at this moment. Theirs stands; look "
            "at it, and hand in yours again if it is to take its place."
        ) from error
    return sketch


@transaction.atomic
def take_sketch_away(*, scene: Scene, by: Member) -> None:
    """Take a scene's sketch away: no further request takes it along.

    Requests that were planned before keep it. Raises NotAllowed; IllegalMove where there is none.
    """
    require(by, Act.EDIT)
    sketch = Sketch.objects.filter(scene=scene).first()
    gone = Sketch.objects.filter(pk=sketch.pk).delete()[0] if sketch else 0
    if sketch is None or not gone:
        raise IllegalMove(f"Scene {scene.position} has no sketch. Nothing was changed.")
    _tell(scene, "take-sketch-away", by, sketch)


def refuse_large(size: int) -> None:
    """Raise TooLarge for more bytes than a sketch may have, before they are read."""
    if size > MOST_BYTES:
        raise TooLarge(
            f"A sketch has at most {MOST_BYTES // 1_000_000} MB; hand in a smaller copy. {KEPT}"
        )


def _read(data: bytes) -> tuple[bytes, tuple[int, int]]:
    with workroom() as folder:
        source, target = folder / "sketch", folder / "developed"
        source.write_bytes(data)
        (outcome,) = develop_apart([Task(source, target, "")])
        if outcome.refused:
            raise Refused(f"The file {outcome.refused} {KEPT}")
        if outcome.width * outcome.height > MOST_PIXELS:
            raise Refused(
                f"A sketch has at most {MOST_PIXELS:,} pixels, this one {outcome.width} x "
                f"{outcome.height}; hand in a smaller copy. {KEPT}"
            )
        picture, size = reduced(target)
    if min(size) < SHORTEST_EDGE:
        raise Refused(f"The sketch is too narrow to show where things go. {KEPT}")
    return picture, size


def _tell(scene: Scene, what: str, by: Member, sketch: Sketch) -> None:
    record(
        book=scene.book,
        what=what,
        subject=f"scene {scene.position}",
        by=by.user,
        note=f"{sketch.width} x {sketch.height} px, sha256 {sketch.sha256[:12]}",
    )
