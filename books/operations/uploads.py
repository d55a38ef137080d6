"""A picture handed in: received at the door, read by a worker, taken or refused by a sentence.

The row is the truth. `tries` is the fence: every claim raises it, and a reader that lost its
lease finds that it may no longer write.
"""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import IO, Any

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from books import queue, storing
from books.darkroom.apart import Outcome, Task, develop_apart
from books.darkroom.bounds import WALL_SECONDS
from books.enums import UPLOAD_MOVES, Act, Origin, UploadState
from books.errors import IllegalMove, Refused
from books.fitting import fit_told
from books.models import Artwork, Book, Character, Event, Member, Scene, Upload
from books.operations.artwork import MIME_SUFFIX, add_artwork
from books.operations.moves import move, record
from books.operations.offering import offer
from books.operations.received import as_local, keep_received, throw_away, workroom
from books.process import process_name
from books.rules import require

TAKE_JOB = "books.jobs.take_upload"
LEASE = timedelta(seconds=WALL_SECONDS + 120)
LONGEST_NAME = Upload._meta.get_field("name").max_length or 0


def receive_upload(
    *,
    book: Book,
    name: str,
    content: bytes | IO[bytes],
    by: Member,
    scene: Scene | None = None,
    character: Character | None = None,
) -> Upload:
    """Keep what was handed in as it is and have a worker read it; return the waiting row.

    `content` is bytes or a stream that can be rewound, stored in pieces and not looked at here.
    With neither scene nor character the picture will be kept unplaced. Raises NotAllowed, Refused
    (no name, a scene of another book), TooLarge.
    """
    require(by, Act.IMPORT)
    called = _called(name)
    for subject in (scene, character):
        if subject is not None and subject.book_id != book.pk:
            raise Refused(f"{subject} belongs to another book. Nothing was kept.")
    kept, size = keep_received(content, publisher_id=book.publisher_id, name=called)
    with transaction.atomic():
        upload = Upload.objects.create(
            publisher_id=book.publisher_id,
            book=book,
            scene=scene,
            character=character,
            name=called,
            file=kept,
            bytes=size,
            by=by.user,
        )
        _tell(upload, "receive-upload", note=called, by_person=True)
        wake_taking(upload)
    return upload


def wake_taking(upload: Upload) -> None:
    """Wake a worker for a waiting upload."""
    queue.wake(TAKE_JOB, key=waking_key(upload), publisher=upload.publisher_id, row=upload.pk)


def waking_key(upload: Upload) -> str:
    """Return the queue's name for this upload's wake-up."""
    return f"upload-{upload.pk}"


def take_upload(*, upload: Upload) -> None:
    """Read a waiting upload and keep its picture, or refuse it. One somebody else holds is left.

    The picture is decoded in a child process under limits, with no transaction open. Raises
    IllegalMove where this reader lost its lease meanwhile: then nothing of it is kept; OSError
    where the machine fails, and the sweep has it read again.
    """
    if not _claim(upload):
        return
    with workroom() as folder:
        target = folder / "developed"
        try:
            source = as_local(upload.file, folder)
        except FileNotFoundError:
            refuse_upload(upload=upload, why="is no longer there as received; hand it in again.")
            return
        (outcome,) = develop_apart([Task(source, target, upload.name)])
        if outcome.refused:
            refuse_upload(upload=upload, why=outcome.refused)
        else:
            _take(upload, outcome, target)


def refuse_upload(*, upload: Upload, why: str) -> None:
    """End a held upload with its sentence, `why` going on from the file's name.

    Raises IllegalMove where the upload is not held any more as it was read.
    """
    with transaction.atomic():
        _hold(upload)
        _finish(upload, UploadState.REFUSED, f"{upload.name} {why} Nothing was kept.")
        _tell(upload, "refuse-upload", note=upload.sentence)


@transaction.atomic
def place_artwork(*, artwork: Artwork, scene: Scene, by: Member) -> None:
    """Make an unplaced picture a candidate of a scene, offered for review.

    Raises NotAllowed, Refused (a scene of another book), IllegalMove (it is placed already).
    """
    require(by, Act.IMPORT)
    if scene.book_id != artwork.book_id:
        raise Refused("That scene belongs to another book. Nothing was changed.")
    newest = scene.candidates.order_by("-version").first()
    version = newest.version + 1 if newest else 1
    placed = Artwork.objects.filter(
        pk=artwork.pk, scene__isnull=True, character__isnull=True
    ).update(scene=scene, version=version)
    if placed != 1:
        raise IllegalMove(
            "That picture has been placed by somebody else a moment ago. Nothing was changed by "
            "you; reload to see where it stands."
        )
    artwork.refresh_from_db()
    came_from = offer(scene)
    record(
        book=scene.book,
        what="place-artwork",
        subject=f"scene {scene.position}",
        by=by.user,
        from_state=came_from,
        to_state=scene.state,
        note=" ".join([f"{artwork.source_name}, version {version}.", *_fit(artwork, scene)]),
    )


def _claim(upload: Upload) -> bool:
    try:
        move(
            upload,
            to=UploadState.READING.value,
            moves=UPLOAD_MOVES,
            subject=upload.name,
            tries=F("tries") + 1,
            held_by=process_name(),
            lease_until=timezone.now() + LEASE,
        )
    except IllegalMove:
        return False
    upload.refresh_from_db()
    return True


def _hold(upload: Upload) -> None:
    """Lock the row for this transaction, or raise IllegalMove where it is another reader's now."""
    mine = Upload.objects.filter(
        pk=upload.pk, state=UploadState.READING.value, tries=upload.tries
    ).update(lease_until=timezone.now() + LEASE)
    if mine != 1:
        raise IllegalMove(f"{upload.name} was taken from this reader; its picture is not kept.")


def _take(upload: Upload, outcome: Outcome, target: Path) -> None:
    data = target.read_bytes()
    suffix = MIME_SUFFIX[outcome.kind]
    storing.keep(data, publisher_id=upload.publisher_id, suffix=suffix)
    with transaction.atomic():
        _hold(upload)
        artwork = add_artwork(
            book=upload.book,
            scene=upload.scene,
            character=upload.character,
            data=data,
            suffix=suffix,
            size=(outcome.width, outcome.height),
            origin=Origin.UPLOADED,
            by=upload.by,
            source_name=upload.name,
        )
        told = [*outcome.done, *_fit(artwork, upload.scene)]
        _finish(upload, UploadState.TAKEN, " ".join(told), artwork=artwork)
        states = _offered(upload.scene)
        note = f"{upload.name}, version {artwork.version}, sha256 {artwork.sha256[:12]}."
        _tell(upload, "take-upload", note=" ".join([note, *told]), states=states)


def _offered(scene: Scene | None) -> tuple[str, str]:
    if scene is None:
        return "", ""
    scene.refresh_from_db(fields=["state", "position"])
    came_from = offer(scene)
    return ("", "") if came_from == scene.state else (came_from, scene.state)


def _fit(artwork: Artwork, scene: Scene | None) -> list[str]:
    return fit_told(scene, (artwork.width, artwork.height))


def _finish(upload: Upload, to: UploadState, sentence: str, **also: Artwork) -> None:
    received = upload.file
    move(
        upload,
        to=to.value,
        moves=UPLOAD_MOVES,
        subject=upload.name,
        sentence=sentence,
        file="",
        held_by="",
        lease_until=None,
        **dict[str, Any](also),
    )
    transaction.on_commit(lambda: throw_away(received))


def _tell(
    upload: Upload,
    what: str,
    *,
    note: str,
    by_person: bool = False,
    states: tuple[str, str] = ("", ""),
) -> None:
    longest = Event._meta.get_field("subject").max_length
    record(
        book=upload.book,
        what=what,
        subject=_subject(upload)[:longest],
        by=upload.by if by_person else None,
        from_state=states[0],
        to_state=states[1],
        note=note,
    )


def _subject(upload: Upload) -> str:
    if upload.scene is not None:
        return f"scene {upload.scene.position}"
    return f"character {upload.character}" if upload.character is not None else "book"


def _called(name: str) -> str:
    """A file's own name: without folders, without what cannot be printed, short enough to keep."""
    last = name.replace("\\", "/").rpartition("/")[2]
    printable = "".join(letter if letter.isprintable() else " " for letter in last)
    words = " ".join(printable.split())
    if not words:
        raise Refused("The picture has no name; give the file one. Nothing was kept.")
    stem, dot, suffix = words.rpartition(".")
    if len(words) <= LONGEST_NAME or len(suffix) > 10:
        return words[:LONGEST_NAME]
    return stem[: LONGEST_NAME - len(suffix) - 1] + dot + suffix
