"""What a guardian can be told of a photo: what it was for, what is deleted, and who has a copy."""

from __future__ import annotations

from typing import Any

from illustration.enums import AttemptState, PhotoEnd, Purpose
from illustration.models import Attempt, ChildPhoto
from illustration.offered import models
from illustration.providers.catalog import ModelRow

USED_FOR = (
    "The character sheet alone: hair type and colour, and skin tone. No page and no cover was"
    " asked for with it, and no picture of the book shows it."
)
WHY = {
    PhotoEnd.SHEET_APPROVED: "the character's sheet was approved",
    PhotoEnd.DUE: "its day was over",
    PhotoEnd.ASKED: "somebody at the publisher deleted it",
    PhotoEnd.REPLACED: "another photo was handed in for the same character",
    PhotoEnd.CHARACTER_GONE: "the character was taken out of the book",
    PhotoEnd.NOT_KEPT: "it could not be stored whole",
    PhotoEnd.LOST: "its file was no longer there",
}
# What the code does, each checked by a test; not what a file listing happened to show.
PLACES = (
    ("Storage", "The file was deleted, and the storage was asked afterwards: it has it no more."),
    ("Temporary files", "None was written: the upload was read in memory, and so was every use."),
    ("Cache and previews", "None was made: the photo was never shown on any screen."),
    ("Queue", "It held the number of the request, never the photo."),
    ("Backups", "They take no photo. They hold this receipt."),
)
# From these on, or once a time of sending is noted, the provider may have the photo.
PERHAPS_SENT = frozenset(
    {
        AttemptState.SENDING,
        AttemptState.RUNNING,
        AttemptState.FETCHING,
        AttemptState.VERIFYING,
        AttemptState.STORED,
        AttemptState.UNKNOWN,
    }
)


def receipt_of(photo: ChildPhoto) -> dict[str, Any]:
    """Return the receipt as JSON values: as it was kept at the deletion, else as things stand.

    Copies are looked up each time, and none that was once named is dropped.
    """
    told = photo.receipt or _written(photo)
    known = {copy["request"] for copy in told["copies"]}
    fresh = [copy for copy in copies_of(photo) if copy["request"] not in known]
    return {**told, "copies": [*told["copies"], *fresh]}


def final_receipt(photo: ChildPhoto) -> dict[str, Any]:
    """Return the receipt to keep with a photo that is deleted now; `deleted_at` is set on it."""
    return _written(photo)


def copies_of(photo: ChildPhoto) -> list[dict[str, Any]]:
    """Return who was sent the photo, on which day, and what the model's row says of its terms.

    A picture of the offline painter leaves no machine, and is no copy.
    """
    attempts = Attempt.objects.filter(
        character_id=photo.character_id, purpose=Purpose.SHEET.value, account__isnull=False
    ).select_related("account")
    return [
        _copy(attempt)
        for attempt in attempts.order_by("id")
        if any(each.get("photo") == photo.pk for each in attempt.references)
        and (attempt.sent_at is not None or AttemptState(attempt.state) in PERHAPS_SENT)
    ]


def _copy(attempt: Attempt) -> dict[str, Any]:
    row = _row_of(attempt.model)
    assert attempt.account is not None
    return {
        "request": str(attempt.ref),
        "sent_at": attempt.sent_at.isoformat() if attempt.sent_at else None,
        "model": row.title if row else attempt.model or attempt.provider,
        "address": attempt.account.base,
        "terms": row.licence if row else "",
        "source": row.source if row else "",
        "verified_on": row.verified_on.isoformat() if row else "",
    }


def _row_of(model: str) -> ModelRow | None:
    rows = models()
    return rows.get(model) or next((row for row in rows.values() if row.model == model), None)


def _written(photo: ChildPhoto) -> dict[str, Any]:
    return {
        "photo": photo.pk,
        "for": photo.subject,
        "sha256": photo.sha256,
        "bytes": photo.bytes,
        "handed_in": {
            "at": photo.uploaded_at.isoformat(),
            "by": str(photo.uploaded_by) if photo.uploaded_by else "",
        },
        "consent": {
            "by": photo.consent_by,
            "at": photo.consent_at.isoformat(),
            "words": photo.consent_words,
        },
        "used_for": USED_FOR,
        "deleted": _deleted(photo),
        "copies": copies_of(photo),
    }


def _deleted(photo: ChildPhoto) -> dict[str, Any] | None:
    if photo.deleted_at is None:
        return None
    return {
        "at": photo.deleted_at.isoformat(),
        "why": WHY[PhotoEnd(photo.deleted_why)],
        "by": str(photo.deleted_by) if photo.deleted_by else "",
        "places": [{"place": place, "told": told} for place, told in PLACES],
    }
