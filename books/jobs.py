"""The trunk's jobs: doors for workers. Each fetches its row and calls one operation."""

from __future__ import annotations

from books.models import Artwork
from books.operations import renditions
from books.tenancy import acting_for


def make_renditions(publisher_id: int, artwork_id: int) -> None:
    """Make an artwork's small pictures; an artwork deleted meanwhile is nobody's loss."""
    with acting_for(publisher_id):
        artwork = Artwork.objects.filter(pk=artwork_id).first()
        if artwork is not None:
            renditions.make_renditions(artwork=artwork)
