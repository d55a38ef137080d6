"""Sending a page's words or layout back, with the reason."""

from __future__ import annotations

from django.db import transaction

from books.enums import Act, Approval
from books.errors import IllegalMove, Refused
from books.models import Member, Page
from books.operations.moves import record
from books.operations.notices import wake_notice
from books.rules import require


@transaction.atomic
def ask_text_changes(*, page: Page, by: Member, reason: str) -> None:
    """Ask for other words on a page: an approval they had is taken back, and so is the layout's.

    The words stay as they are until somebody edits them. Raises NotAllowed, Refused (no reason),
    IllegalMove where they were changed since `page` was read.
    """
    _ask(
        page,
        by,
        reason,
        what="ask-text-changes",
        text_state=Approval.DRAFT.value,
        layout_state=Approval.DRAFT.value,
        text_note=reason.strip(),
    )


@transaction.atomic
def ask_layout_changes(*, page: Page, by: Member, reason: str) -> None:
    """Ask for another layout of a page: an approval it had is taken back.

    Raises NotAllowed, Refused (no reason), IllegalMove where the words were changed meanwhile.
    """
    _ask(
        page,
        by,
        reason,
        what="ask-layout-changes",
        layout_state=Approval.DRAFT.value,
        layout_note=reason.strip(),
    )


def _ask(page: Page, by: Member, reason: str, *, what: str, **written: str) -> None:
    require(by, Act.ASK_CHANGES)
    if not reason.strip():
        raise Refused("Say what should change; the reason is what the editor works from.")
    if Page.objects.filter(pk=page.pk, version=page.version).update(**written) != 1:
        raise IllegalMove(
            f"Page {page.number} was changed a moment ago; read it again before sending it back. "
            "Nothing was changed."
        )
    for name, value in written.items():
        setattr(page, name, value)
    asked = record(
        book=page.edition.book,
        what=what,
        subject=f"page {page.number}",
        by=by.user,
        to_state=Approval.DRAFT.value,
        note=reason.strip(),
    )
    wake_notice(asked)
