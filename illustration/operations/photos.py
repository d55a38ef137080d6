"""A child's photo: handed in with consent, and deleted so that no crash can keep it.

Its end has three steps: decided on the row and committed, the file removed, the row emptied and
the receipt written. Whatever dies between them, the sweep goes on from the row.
"""

from __future__ import annotations

import contextlib
import hashlib
import logging
from collections.abc import Mapping
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone

from books.enums import Act
from books.errors import IllegalMove, NotReady, Refused
from books.models import Character, Member, User
from books.operations.cast import edit_character
from books.operations.moves import record, record_of_house
from books.rules import require
from books.tenancy import acting_for
from illustration import photo_folder
from illustration.enums import PhotoEnd
from illustration.models import ChildPhoto
from illustration.photos import CONSENT, living_photo
from illustration.receipts import final_receipt
from illustration.studio.photo import NotAPhoto, cleaned

# Ten minutes less than the promised day, for the sweep to come round and for a storage that fails.
KEPT_FOR = timedelta(hours=23, minutes=50)
LONGEST_GUARDIAN = 160
TRAITS_OF_A_PHOTO = ("hair", "skin")
logger = logging.getLogger(__name__)


def hand_in_photo(
    *,
    character: Character,
    data: bytes,
    consent_by: str,
    traits: Mapping[str, str],
    by: Member,
    agreed: bool = False,
) -> ChildPhoto:
    """Keep a cleaned copy of a photo for this character's sheet, for a day at most.

    `consent_by` is the guardian's name and `agreed` whether he or she agreed to CONSENT; `traits`
    has the words for "hair" and "skin", which go into the character's. A photo that is there
    already is deleted first. Must not run inside a transaction.

    Raises NotAllowed; Refused without consent or for what is no photo; IllegalMove where somebody
    else handed one in at this moment; NotReady where the storage does not do its part. Nothing of
    the photo is kept then.
    """
    require(by, Act.EDIT)
    guardian = require_consent(consent_by, agreed=agreed)
    picture = cleaned_photo(data)
    _let_go_of_the_last(character, by)
    photo = _enter(character, picture, guardian, traits, by)
    _store(photo, picture)
    return photo


def require_consent(consent_by: str, *, agreed: bool) -> str:
    """Return the guardian's name on one line; raise Refused without it, or without consent."""
    guardian = " ".join(consent_by.split())
    if not guardian or not agreed:
        raise Refused(
            "A child's photo is kept only with the consent of a parent or guardian: give the name"
            " and tick the sentence. Nothing was kept."
        )
    if len(guardian) > LONGEST_GUARDIAN:
        raise Refused(f"A name has {LONGEST_GUARDIAN} letters at most. Nothing was kept.")
    return guardian


def cleaned_photo(data: bytes) -> bytes:
    """Return the photo as it will be kept, without anything that a camera wrote beside it.

    Raises Refused with a sentence; the bytes handed in are not kept.
    """
    try:
        return cleaned(data)
    except NotAPhoto as error:
        raise Refused(str(error)) from None


def delete_photo(*, photo: ChildPhoto, why: PhotoEnd, by: Member | None = None) -> bool:
    """Delete a photo everywhere; return whether it is gone now, else the sweep goes on with it.

    From its first step on no request takes it along. Deleting what is deleted changes nothing.
    Must not run inside a transaction. Raises NotAllowed.
    """
    if by is not None:
        require(by, Act.EDIT)
    with transaction.atomic(durable=True):
        decide_end(photo, why, by.user if by else None)
    return finish(photo)


def end_photo_of(character: Character, why: PhotoEnd, by: User | None = None) -> None:
    """Decide the end of a character's photo in the caller's transaction; it goes at its commit."""
    photo = living_photo(character)
    if photo is not None:
        decide_end(photo, why, by)
        transaction.on_commit(lambda: finish(photo), robust=True)


def decide_end(photo: ChildPhoto, why: PhotoEnd, by: User | None) -> None:
    """Write on the row that it ends, and why; the first reason stands."""
    ChildPhoto.objects.filter(pk=photo.pk, ending_at__isnull=True).update(
        ending_at=timezone.now(), deleted_why=why.value, deleted_by=by
    )


def finish(photo: ChildPhoto) -> bool:
    """Remove the file of a photo whose end is decided, and write its receipt; whether it is gone.

    A storage that does not answer leaves the row as it is, for the sweep.
    """
    with acting_for(photo.publisher_id):
        photo.refresh_from_db()
        if photo.deleted_at is not None:
            return True
        if photo.ending_at is None:
            return False
        try:
            photo_folder.remove(photo.file)
        except OSError:
            logger.warning("Photo %s: the storage did not delete it; the sweep will.", photo.pk)
            return False
        with transaction.atomic():
            _confirm(photo)
    return True


def _let_go_of_the_last(character: Character, by: Member) -> None:
    last = living_photo(character)
    if last is not None and not delete_photo(photo=last, why=PhotoEnd.REPLACED, by=by):
        raise NotReady(
            "The photo that is there is being deleted, and the storage does not answer. It goes"
            " by itself as soon as it does; hand in the other one then. Nothing of it was kept."
        )


def _enter(
    character: Character, picture: bytes, guardian: str, traits: Mapping[str, str], by: Member
) -> ChildPhoto:
    now = timezone.now()
    try:
        with transaction.atomic(durable=True):
            _write_traits(character, traits, by)
            photo = ChildPhoto.objects.create(
                publisher_id=character.publisher_id,
                character=character,
                subject=f"{character.name} in {character.book.title}"[:300],
                file=photo_folder.new_name(character.publisher_id),
                sha256=hashlib.sha256(picture).hexdigest(),
                bytes=len(picture),
                consent_by=guardian,
                consent_words=CONSENT,
                consent_at=now,
                uploaded_by=by.user,
                uploaded_at=now,
                due_at=now + KEPT_FOR,
            )
            record(
                book=character.book,
                what="hand-in-photo",
                subject=f"character {character.name}",
                by=by.user,
            )
    except IntegrityError as error:
        raise IllegalMove(
            f"Somebody else handed in a photo for {character.name} at this moment. Theirs stands;"
            " nothing of yours was kept."
        ) from error
    return photo


def _write_traits(character: Character, traits: Mapping[str, str], by: Member) -> None:
    strange = sorted(set(traits) - set(TRAITS_OF_A_PHOTO))
    if strange:
        raise Refused(f"A photo is no source for {', '.join(strange)}. Nothing was kept.")
    fresh = {word: value for word, value in traits.items() if value}
    if all(character.traits.get(word) == value for word, value in fresh.items()):
        return
    edit_character(
        character=character,
        name=character.name,
        kind=character.kind,
        traits={**character.traits, **fresh},
        seen_version=character.version,
        by=by,
    )


def _store(photo: ChildPhoto, picture: bytes) -> None:
    try:
        photo_folder.put(photo.file, picture)
    except OSError:
        delete_photo(photo=photo, why=PhotoEnd.NOT_KEPT)
        raise NotReady(
            "The photo could not be stored, and nothing of it was kept. Hand it in again in a"
            " minute."
        ) from None
    living = ChildPhoto.objects.filter(pk=photo.pk, ending_at__isnull=True)
    if living.update(kept_at=timezone.now()) != 1:
        # Its end was decided while it was being stored, and perhaps met no file yet.
        with contextlib.suppress(OSError):
            photo_folder.remove(photo.file)
        raise IllegalMove(
            "The photo was deleted again while it was being stored: the sheet was approved, or"
            " somebody deleted it. Nothing of it was kept."
        )
    photo.refresh_from_db()


def _confirm(photo: ChildPhoto) -> None:
    photo.deleted_at = timezone.now()
    ended = ChildPhoto.objects.filter(pk=photo.pk, deleted_at__isnull=True).update(
        file="", deleted_at=photo.deleted_at, receipt=final_receipt(photo)
    )
    photo.refresh_from_db()
    if ended == 1:
        _tell(photo)


def _tell(photo: ChildPhoto) -> None:
    what, by, note = "delete-photo", photo.deleted_by, photo.deleted_why
    character = Character.objects.select_related("book").filter(pk=photo.character_id).first()
    if character is None:
        house = photo.publisher
        record_of_house(publisher=house, what=what, subject=photo.subject, by=by, note=note)
    else:
        subject = f"character {character.name}"
        record(book=character.book, what=what, subject=subject, by=by, note=note)
