"""Changing and approving the words of a page."""

from __future__ import annotations

from django.db import transaction

from books.enums import Act, Approval, Template
from books.errors import IllegalMove
from books.models import Member, Page
from books.operations.moves import record
from books.rules import require, require_other_hands
from books.sizes import decides_room, rooms_for_words


@transaction.atomic
def edit_text(*, page: Page, text: str, seen_version: int, by: Member) -> None:
    """Replace a page's Markdown. Its text approval and its layout approval no longer hold.

    `seen_version` is the version the person edited from: if somebody saved meanwhile, nothing is
    changed and IllegalMove is raised. Raises NotAllowed.
    """
    require(by, Act.EDIT)
    cleaned = text.replace("\r\n", "\n").strip()
    changed = Page.objects.filter(pk=page.pk, version=seen_version).update(
        text=cleaned,
        text_by=by.user,
        version=seen_version + 1,
        text_state=Approval.DRAFT.value,
        layout_state=Approval.DRAFT.value,
    )
    if changed != 1:
        raise IllegalMove(
            f"Page {page.number} was saved by somebody else since you opened it. Their words "
            "stand; yours were not saved, and are kept: choose between them, or put both together."
        )
    page.refresh_from_db()
    _make_room(page)
    record(book=page.edition.book, what="edit-text", subject=f"page {page.number}", by=by.user)


def _make_room(page: Page) -> None:
    """Tell whoever draws the scene next where the new words will lie."""
    on_picture = page.template == Template.TEXT_ON_PICTURE
    if page.scene is not None and on_picture and decides_room(page.edition, page.scene):
        shown = page.edition.pages.filter(scene=page.scene).order_by("number")
        page.scene.text_room = rooms_for_words(
            page.edition, shown, total=page.edition.pages.count()
        )
        page.scene.save(update_fields=["text_room"])


@transaction.atomic
def approve_text(*, page: Page, by: Member) -> None:
    """Approve a page's words as they stand, by their hash. Raises NotAllowed, IllegalMove."""
    require(by, Act.APPROVE)
    require_other_hands(by, page.text_by_id, f"the text of page {page.number}")
    changed = Page.objects.filter(pk=page.pk, version=page.version).update(
        text_state=Approval.APPROVED.value, text_hash=page.current_text_hash, text_note=""
    )
    if changed != 1:
        raise IllegalMove(
            f"Page {page.number} was changed a moment ago; read it again before approving."
        )
    page.text_state, page.text_hash = Approval.APPROVED.value, page.current_text_hash
    page.text_note = ""
    record(
        book=page.edition.book,
        what="approve-text",
        subject=f"page {page.number}",
        by=by.user,
        to_state=Approval.APPROVED.value,
        note=page.text_hash[:12],
    )
