"""What comes after a release: the next printing of an edition, or an edition that corrects it."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import F, Max
from django.utils import timezone
from django.utils.translation import gettext as _

from books.answers import isbn_in
from books.copying import again
from books.enums import Act, Approval, PageKind
from books.errors import IllegalMove, NotReady, Refused
from books.models import Edition, Member, Page
from books.operations.editions import refuse_used_isbn
from books.operations.holding import hold
from books.operations.moves import record
from books.rules import require
from printing.operations.printing_line import with_printing
from printing.queries import was_released

_DRAFT = {
    "version": 1,
    "text_state": Approval.DRAFT.value,
    "text_hash": "",
    "layout_state": Approval.DRAFT.value,
    "layout_hash": "",
    "text_note": "",
    "layout_note": "",
}


@transaction.atomic
def next_printing(*, edition: Edition, by: Member, reason: str) -> int:
    """Begin the next printing of an edition and return its number; ISBN and pages stay.

    Where the copyright page names the printing, its words are brought up to date and wait for
    approval; where it does not, nothing of the pages changes. Released files stay as they are.

    Raises NotAllowed; Refused without a reason; NotReady while this printing has no released
    interior; IllegalMove where somebody else began it.
    """
    require(by, Act.RELEASE)
    why = _reason(reason)
    hold(edition)
    was, now = edition.printing, edition.printing + 1
    if not was_released(edition, printing=was):
        raise NotReady(
            _(
                "Printing %(n)s of edition %(edition)s is not released yet: change it as it is, "
                "and press. Nothing was changed."
            )
            % {"n": was, "edition": edition.number}
        )
    if Edition.objects.filter(pk=edition.pk, printing=was).update(printing=F("printing") + 1) != 1:
        raise _meanwhile(edition)
    edition.printing = now
    told = _rename(edition, by, was, now)
    record(
        book=edition.book,
        what="next-printing",
        subject=f"edition {edition.number}",
        by=by.user,
        from_state=f"printing {was}",
        to_state=f"printing {now}",
        note=f"{why}\n{told}",
    )
    return now


def new_edition(
    *, edition: Edition, by: Member, reason: str, isbn: str = "", now: datetime | None = None
) -> Edition:
    """Begin an edition that corrects another, and return it: same plan, words and printing.

    Its words and layouts are drafts, its scenes the book's own: no picture is copied, and no row
    or file of the corrected edition is touched. An ISBN of its own is needed where the corrected
    one was released.

    Raises NotAllowed; Refused without a reason, for an ISBN that is none, missing or used, and for
    an edition without pages; IllegalMove where somebody else added an edition meanwhile.
    """
    require(by, Act.RELEASE)
    why, number = _reason(reason), isbn_in({"isbn": isbn})
    if not number and was_released(edition):
        raise Refused(
            _(
                "Edition %(n)s is released: what replaces it in the trade has an ISBN of its own. "
                "Write the new ISBN. Nothing was saved."
            )
            % {"n": edition.number}
        )
    try:
        with transaction.atomic():
            hold(edition)
            refuse_used_isbn(number)
            fresh = _copy(edition, number, now or timezone.now())
            record(
                book=edition.book,
                what="correct-edition",
                subject=f"edition {fresh.number}",
                by=by.user,
                from_state=f"edition {edition.number}",
                to_state=f"edition {fresh.number}",
                note=why,
            )
    except IntegrityError as error:
        raise _meanwhile(edition) from error
    return fresh


def _copy(edition: Edition, isbn: str, now: datetime) -> Edition:
    pages = list(edition.pages.order_by("number"))
    if not pages:
        raise Refused(
            _(
                "Edition %(n)s has no pages here; its finished file was handed in. "
                "Nothing was saved."
            )
            % {"n": edition.number}
        )
    last = edition.book.editions.aggregate(last=Max("number"))["last"]
    fresh = again(
        edition,
        number=last + 1,
        isbn=isbn,
        corrects_id=edition.pk,
        printing=1,
        cover_state=Approval.DRAFT.value,
        cover_hash="",
        cover_note="",
        created_at=now,
    )
    for page in pages:
        again(page, edition_id=fresh.pk, text=_renamed(page, edition, isbn), **_DRAFT)
    return fresh


def _renamed(page: Page, edition: Edition, isbn: str) -> str:
    """A page's words in the new edition: the copyright page names its ISBN and first printing."""
    if page.kind != PageKind.COPYRIGHT:
        return page.text
    text = page.text
    if edition.isbn:
        old = f"ISBN {edition.isbn}"
        text = text.replace(old, f"ISBN {isbn}") if isbn else text.replace(f"\n\n{old}", "")
    return with_printing(text, was=edition.printing, now=1) if edition.printing > 1 else text


def _rename(edition: Edition, by: Member, was: int, now: int) -> str:
    for page in edition.pages.filter(kind=PageKind.COPYRIGHT.value):
        text = with_printing(page.text, was=was, now=now)
        if text != page.text:
            Page.objects.filter(pk=page.pk).update(
                text=text,
                text_by=by.user,
                version=F("version") + 1,
                text_state=Approval.DRAFT.value,
                layout_state=Approval.DRAFT.value,
            )
            return f"The copyright page (page {page.number}) names printing {now} now."
    return "The copyright page names no printing; it stays as it is."


def _reason(reason: str) -> str:
    if not reason.strip():
        raise Refused(_("Write what is to be corrected. Nothing was changed."))
    return reason.strip()


def _meanwhile(edition: Edition) -> IllegalMove:
    return IllegalMove(
        _(
            "Somebody else changed the editions of %(book)s a moment ago. "
            "Nothing of yours was saved."
        )
        % {"book": edition.book}
    )
