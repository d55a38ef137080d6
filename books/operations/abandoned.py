"""Uploads whose reader died: read again, and after a few deaths refused. Run by the sweep."""

from __future__ import annotations

from django.utils import timezone

from books import queue
from books.enums import UPLOAD_MOVES, UploadState
from books.errors import IllegalMove
from books.models import Upload
from books.operations.moves import move
from books.operations.received import clear_workrooms
from books.operations.uploads import refuse_upload, wake_taking, waking_key
from books.process import is_dead
from books.tenancy import acting_for, everyone

# The child takes the blows, so a worker rarely dies at a picture; one that always does is no use.
TRIES = 4


def sweep_uploads() -> int:
    """Put uploads whose reader is gone back in the queue, wake workers for those that wait."""
    with everyone("the sweep looks after every publisher"):
        rows = Upload.objects.select_related("book", "scene", "character", "by")
        reading = list(rows.filter(state=UploadState.READING.value))
        waiting = list(rows.filter(state=UploadState.WAITING.value).order_by("id"))
    lost = [upload for upload in reading if _is_lost(upload)]
    freed = [upload for upload in lost if upload.tries < TRIES and _put_back(upload)]
    for upload in lost:
        if upload.tries >= TRIES:
            _give_up(upload)
    return len(lost) + sum(_wake(upload) for upload in [*waiting, *freed]) + clear_workrooms()


def received_names() -> set[str]:
    """Return the stored files that uploads still name; called with the wall lifted."""
    return set(Upload.objects.exclude(file="").values_list("file", flat=True))


def _is_lost(upload: Upload) -> bool:
    expired = upload.lease_until is not None and upload.lease_until < timezone.now()
    return expired or is_dead(upload.held_by)


def _put_back(upload: Upload) -> bool:
    with acting_for(upload.publisher_id):
        try:
            move(
                upload,
                to=UploadState.WAITING.value,
                moves=UPLOAD_MOVES,
                subject=upload.name,
                held_by="",
                lease_until=None,
            )
        except IllegalMove:
            return False
    return True


def _give_up(upload: Upload) -> None:
    why = f"ended {upload.tries} workers that read it; var/log says how. It is not tried again."
    with acting_for(upload.publisher_id):
        try:
            refuse_upload(upload=upload, why=why)
        except IllegalMove:
            return


def _wake(upload: Upload) -> int:
    if queue.is_waiting(waking_key(upload)):
        return 0
    with acting_for(upload.publisher_id):
        wake_taking(upload)
    return 1
