"""A publisher's own typefaces: added after a look at their embedding bits, retired."""

from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils import timezone

from books import storing
from books.enums import Act
from books.errors import IllegalMove, Refused, TooLarge
from books.models import Member, OwnFace
from books.operations.moves import record_of_house
from books.rules import require

LARGEST = 24 * 1024 * 1024  # bytes, as printing.press.shaping.own
SUFFIX = {"glyf": ".ttf", "CFF": ".otf"}


def refuse_large(size: int) -> None:
    """Raise TooLarge for a file of so many bytes, before it is read."""
    if size > LARGEST:
        most = LARGEST // 2**20
        raise TooLarge(f"This font has {size / 2**20:.0f} MiB, more than {most}. {_NOTHING}")


def add_face(*, by: Member, name: str, data: bytes) -> OwnFace:
    """Keep a TTF or OTF whose maker allows it in a print file, and return its row.

    `name` is the file's, for the record. One that was retired is offered again. Raises NotAllowed;
    Refused with the reason, among them what the embedding bits (OS/2 fsType) do not allow.
    """
    from printing.press.shaping.apart import own_face_apart  # noqa: PLC0415
    from printing.press.shaping.own import FaceRefused  # noqa: PLC0415

    require(by, Act.PRINTERS)
    refuse_large(len(data))
    try:
        facts = own_face_apart(data)
    except FaceRefused as error:
        raise Refused(f"{error} {_NOTHING}") from error
    style = "" if facts.style == "Regular" else f" {facts.style}"
    suffix = SUFFIX[facts.outlines]
    file, sha256 = storing.keep(data, publisher_id=by.publisher_id, suffix=suffix)
    try:
        with transaction.atomic():
            row = _row(by, f"{facts.family}{style}", file, sha256, len(data))
            _record("add-face", row, by, name[-200:])
    except IntegrityError as error:
        raise _there_already(f"{facts.family}{style}") from error
    return row


_NOTHING = "Nothing was saved."


def _row(by: Member, title: str, file: str, sha256: str, size: int) -> OwnFace:
    row = OwnFace.objects.select_for_update().filter(sha256=sha256).first()
    if row is None:
        return OwnFace.objects.create(
            publisher=by.publisher,
            title=title,
            file=file,
            sha256=sha256,
            bytes=size,
            made_by=by.user,
        )
    if row.retired_at is None:
        raise _there_already(row.title)
    row.retired_at = None
    row.save(update_fields=["retired_at"])
    return row


def _there_already(title: str) -> IllegalMove:
    return IllegalMove(f"{title} is there already, the very same file. {_NOTHING}")


@transaction.atomic
def retire_face(*, face: OwnFace, by: Member) -> None:
    """Offer a typeface to no further edition; editions that have it keep it.

    Raises NotAllowed; IllegalMove where it is retired already.
    """
    require(by, Act.PRINTERS)
    changed = OwnFace.objects.filter(pk=face.pk, retired_at=None).update(retired_at=timezone.now())
    if not changed:
        raise IllegalMove(f"{face.title} is retired already. Nothing was changed.")
    _record("retire-face", face, by, "")


def _record(what: str, row: OwnFace, by: Member, note: str) -> None:
    record_of_house(
        publisher=by.publisher, what=what, subject=f"typeface {row.title}", by=by.user, note=note
    )
