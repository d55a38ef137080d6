"""Changing a cover's fields, approving a cover with all that went in, sending it back."""

from __future__ import annotations

from django.db import transaction

from books.cover_checks import mismatches, missing
from books.cover_fields import CoverFields, checked, fields_of, seen_of, told_of
from books.cover_layout import lay_out_cover
from books.covers import art_is_approved, facts_of, hash_of
from books.enums import Act, Approval
from books.errors import IllegalMove, NotReady, Refused
from books.models import Edition, Member
from books.operations.moves import record
from books.queries import pages_of
from books.rules import require


@transaction.atomic
def change_cover(*, edition: Edition, fields: CoverFields, seen: str, by: Member) -> None:
    """Write the cover's fields. An approval of the cover as it was no longer holds.

    `seen` is `seen_of` when the person began. Raises NotAllowed; Refused for a price without a
    currency, an add-on that is no five digits, a picture that is no logo of this book;
    IllegalMove where somebody saved meanwhile.
    """
    require(by, Act.EDIT)
    wanted = checked(edition, fields)
    current = Edition.objects.select_for_update().get(pk=edition.pk)
    if seen != seen_of(current):
        raise IllegalMove(
            "The cover was saved by somebody else since you opened it. Their words stand; yours "
            "were not saved: reload, and enter them again."
        )
    if wanted == fields_of(current):
        return
    keys = {"logo": "logo_id", "endpapers": "endpapers_id"}
    values = {keys.get(name, name): value for name, value in told_of(wanted).items()}
    Edition.objects.filter(pk=edition.pk).update(cover_state=Approval.DRAFT.value, **values)
    edition.refresh_from_db()
    record(
        book=edition.book,
        what="change-cover",
        subject=f"edition {edition.number}, cover",
        by=by.user,
        to_state=edition.cover_state,
    )


@transaction.atomic
def approve_cover(*, edition: Edition, by: Member, looked: str = "") -> None:
    """Approve the cover as it would be pressed now, bound to everything that goes in.

    `looked` is the hash of what the person was shown ("" for whoever just laid it out). Raises
    NotAllowed; IllegalMove where it changed since; NotReady while a picture is not approved, the
    press cannot lay the cover out, or cover and interior name another title, author or ISBN.
    """
    require(by, Act.APPROVE)
    pages = pages_of(edition)
    if not pages:
        raise NotReady(f"{edition} has no pages yet, so its spine has no width. Plan them first.")
    if not art_is_approved(edition.book):
        raise NotReady("Approve the cover's picture before the cover. Nothing was changed.")
    against = [*missing(edition), *mismatches(edition, pages)]
    if against:
        raise NotReady(f"The cover was not approved. {' '.join(against)}")
    lay_out_cover(edition, len(pages))
    facts = facts_of(edition, len(pages))
    if looked and looked != hash_of(facts):
        raise IllegalMove(
            "The cover changed since you looked at it. Nothing was approved; look again."
        )
    edition.cover_state = Approval.APPROVED.value
    edition.cover_hash = hash_of(facts)
    edition.cover_bound = facts
    edition.cover_note = ""
    edition.save(update_fields=["cover_state", "cover_hash", "cover_bound", "cover_note"])
    record(
        book=edition.book,
        what="approve-cover",
        subject=f"edition {edition.number}, cover",
        by=by.user,
        to_state=edition.cover_state,
        note=f"{len(pages)} pages, spine {facts['spine_in']} in, {edition.cover_hash[:12]}",
    )


@transaction.atomic
def ask_cover_changes(*, edition: Edition, reason: str, by: Member) -> None:
    """Send a cover back with a reason. Raises NotAllowed, Refused where none is given."""
    require(by, Act.ASK_CHANGES)
    if not reason.strip():
        raise Refused("Say what should change on the cover. Nothing was changed.")
    came_from = edition.cover_state
    edition.cover_state, edition.cover_note = Approval.DRAFT.value, reason.strip()
    edition.save(update_fields=["cover_state", "cover_note"])
    record(
        book=edition.book,
        what="ask-cover-changes",
        subject=f"edition {edition.number}, cover",
        by=by.user,
        from_state=came_from,
        to_state=edition.cover_state,
        note=reason.strip(),
    )
