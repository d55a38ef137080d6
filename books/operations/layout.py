"""Approving how a page looks: words and picture together, by their hash."""

from __future__ import annotations

from django.db import transaction

from books.enums import Act, Approval
from books.errors import NotReady
from books.layouts import art_is_approved, layout_hash
from books.models import Edition, Member, Page
from books.operations.moves import record
from books.reaching import refuse_short
from books.rules import require
from books.signals import layout_approved


@transaction.atomic
def approve_layout(*, page: Page, edition: Edition, total: int, by: Member) -> None:
    """Approve a page's layout. `total` is the edition's page count.

    Raises NotAllowed, and NotReady while its text or its picture is not approved as it stands, or
    the picture ends short of the bleed and nobody has said what is to become of it there.
    """
    require(by, Act.APPROVE)
    if not page.text_is_approved:
        raise NotReady(
            f"Page {page.number}: approve its text before its layout. Nothing was changed."
        )
    if not art_is_approved(page):
        raise NotReady(
            f"Page {page.number}: approve its picture before its layout. Nothing was changed."
        )
    refuse_short(page, edition)
    page.layout_state = Approval.APPROVED.value
    page.layout_hash = layout_hash(page, edition, total)
    page.layout_note = ""
    page.save(update_fields=["layout_state", "layout_hash", "layout_note"])
    record(
        book=edition.book,
        what="approve-layout",
        subject=f"page {page.number}",
        by=by.user,
        to_state=page.layout_state,
        note=page.layout_hash[:12],
    )
    transaction.on_commit(lambda: layout_approved.send(sender=Page, page=page))
