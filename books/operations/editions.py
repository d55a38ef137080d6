"""A further edition of a book: another language, or another trim, printer or paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from books.answers import ARRANGEMENTS, isbn_in, language_in
from books.drafting import EditionWish
from books.enums import Act
from books.errors import IllegalMove, Refused
from books.further import Further, work_out_edition
from books.manuscript.draft import BookDraft
from books.models import Book, Edition, Member
from books.operations.moves import record
from books.operations.replan import plan_digest
from books.queries import pages_of
from books.rules import require

Finish = Callable[[Further], None]

__all__ = ["Finish", "add_edition", "refuse_used_isbn", "try_edition"]


def add_edition(
    *,
    book: Book,
    draft: BookDraft | None,
    wish: EditionWish,
    language: str,
    isbn: str,
    by: Member,
    now: datetime | None = None,
    follow: Edition | None = None,
    finish: Finish | None = None,
) -> Edition:
    """Save a further edition of a book and return it, or save nothing.

    Its words stand on the same scenes, in the same order, with a plan, a body size and approvals
    of its own; no picture is copied, and no row of another edition is touched. Without a `draft`
    the words of `follow`, else of the first edition in `language`, are taken once more. `finish`
    may change the worked-out rows before they are saved.

    Raises NotAllowed, NotReady, Refused as `try_edition`, and IllegalMove where the book was
    changed meanwhile.
    """
    further = try_edition(
        book=book,
        draft=draft,
        wish=wish,
        language=language,
        isbn=isbn,
        by=by,
        now=now,
        follow=follow,
        finish=finish,
    )
    try:
        with transaction.atomic():
            _save(further, by)
    except IntegrityError as error:
        raise _meanwhile(book) from error
    return further.edition


def try_edition(
    *,
    book: Book,
    draft: BookDraft | None,
    wish: EditionWish,
    language: str,
    isbn: str,
    by: Member,
    now: datetime | None = None,
    follow: Edition | None = None,
    finish: Finish | None = None,
) -> Further:
    """Return a further edition as it would be saved, for somebody to look at; nothing is saved.

    Raises NotAllowed; Refused for a language, ISBN or arrangement that is none, an ISBN that is
    used, another number of story pages than the book has, and what the printer or no plan can hold.
    """
    require(by, Act.IMPORT)
    code, number = language_in({"language": language}), isbn_in({"isbn": isbn})
    refuse_used_isbn(number)
    if wish.arrangement not in ARRANGEMENTS:
        raise Refused(f"Choose one of {', '.join(ARRANGEMENTS)}. Nothing was saved.")
    further = work_out_edition(
        book=book,
        draft=draft,
        wish=wish,
        language=code,
        isbn=number,
        by=by,
        now=now or timezone.now(),
        follow=follow,
    )
    further.edition.number = _next_number(book)
    if finish is not None:
        finish(further)
    return further


def _save(further: Further, by: Member) -> None:
    edition = further.edition
    _hold(further)
    refuse_used_isbn(edition.isbn)
    edition.save()
    for page in further.pages:
        page.save()
    record(
        book=edition.book,
        what="add-edition",
        subject=f"edition {edition.number}",
        by=by.user,
        to_state=edition.language,
        note="\n".join(edition.plan_reasons),
    )


def _hold(further: Further) -> None:
    """Nobody plans the followed edition anew, or adds another, until this one is saved."""
    source = further.source
    Book.objects.select_for_update().get(pk=source.book_id)
    Edition.objects.select_for_update().get(pk=source.pk)
    if plan_digest(pages_of(source)) != plan_digest(further.before):
        raise _meanwhile(source.book)
    further.edition.number = _next_number(source.book)


def _next_number(book: Book) -> int:
    return max(book.editions.values_list("number", flat=True), default=0) + 1


def _meanwhile(book: Book) -> IllegalMove:
    return IllegalMove(
        f"Somebody else changed the pages or editions of {book} a moment ago. Nothing of yours was "
        "saved; look at it as it stands, and do it again."
    )


def refuse_used_isbn(isbn: str) -> None:
    """Raise Refused where an edition of the publisher has this ISBN; "" is none."""
    used = Edition.objects.filter(isbn=isbn).select_related("book").first() if isbn else None
    if used is not None:
        raise Refused(
            f"The ISBN {isbn} is taken by {used.book}, edition {used.number}; every edition has "
            "one of its own. Nothing was saved; write another, or leave it empty."
        )
