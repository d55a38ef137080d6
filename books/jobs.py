"""The trunk's jobs: doors for workers. Each fetches its row and calls one operation."""

from __future__ import annotations

from books.models import Artwork, Event, Upload
from books.operations import notices, renditions, uploads
from books.tenancy import acting_for


def make_renditions(publisher_id: int, artwork_id: int) -> None:
    """Make an artwork's small pictures; an artwork deleted meanwhile is nobody's loss."""
    with acting_for(publisher_id):
        artwork = Artwork.objects.filter(pk=artwork_id).first()
        if artwork is not None:
            renditions.make_renditions(artwork=artwork)


def send_notice(publisher_id: int, event_id: int) -> None:
    """Send the letter of an event."""
    with acting_for(publisher_id):
        event = Event.objects.select_related("book", "publisher", "by").filter(pk=event_id).first()
        if event is not None and event.book is not None:
            notices.send_notice(event=event)


def take_upload(publisher_id: int, upload_id: int) -> None:
    """Read a picture that was handed in; a row that is gone or done leaves nothing to do."""
    with acting_for(publisher_id):
        rows = Upload.objects.select_related("book", "scene", "character", "by")
        upload = rows.filter(pk=upload_id).first()
        if upload is not None:
            uploads.take_upload(upload=upload)
