"""Drawing jobs: a door for workers."""

from __future__ import annotations

from books.tenancy import acting_for
from illustration.models import Attempt
from illustration.operations import work


def draw_picture(publisher_id: int, attempt_id: int) -> None:
    """Carry one attempt on; a row that is gone or done leaves nothing to do."""
    with acting_for(publisher_id):
        attempt = (
            Attempt.objects.select_related("book", "scene", "character", "asked_by")
            .filter(pk=attempt_id)
            .first()
        )
        if attempt is not None:
            work.draw(attempt=attempt)
