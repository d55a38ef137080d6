"""Saying of a flagged picture that it was looked at and is fine."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone

from books.enums import Act
from books.errors import IllegalMove
from books.models import Member
from books.operations.checklist import subject_of
from books.operations.moves import record
from books.rules import require
from illustration.models import PictureCheck


@transaction.atomic
def clear_check(*, check: PictureCheck, by: Member) -> None:
    """Take a flag off, in this person's name; the picture itself waits for its decision as before.

    Raises NotAllowed; IllegalMove where it is not flagged or somebody else was first.
    """
    require(by, Act.APPROVE)
    rows = PictureCheck.objects.filter(pk=check.pk, flagged=True, cleared_at__isnull=True)
    if rows.update(cleared_by=by.user, cleared_at=timezone.now()) != 1:
        raise IllegalMove("This picture is not flagged any more. Nothing was changed.")
    artwork = check.artwork
    character = artwork.character
    record(
        book=artwork.book,
        what="clear-check",
        subject=f"character {character.name}" if character else subject_of(artwork),
        by=by.user,
        from_state=check.verdict,
        note=f"version {artwork.version}",
    )
