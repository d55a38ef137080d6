"""A person's word on whether drafts come first: for one book, or for all of a publisher's."""

from __future__ import annotations

from django.db import transaction

from books.enums import Act
from books.errors import NotAllowed
from books.models import Book, Member, Publisher
from books.operations.moves import record, record_of_house
from books.rules import require
from illustration.models import Drafting

WHAT, SUBJECT = "set-drafting", "drafts first"
SAYS = {True: "always", False: "never", None: "as the price says"}


@transaction.atomic
def set_drafting(
    *, publisher: Publisher, by: Member, first: bool | None, book: Book | None = None
) -> None:
    """Say whether drafts come first, in a book or in all titles that say nothing themselves.

    `first` None takes the word back: then the publisher's holds, else the price decides. What is
    asked for already stays as it is. Raises NotAllowed (owners only).
    """
    require(by, Act.KEYS)
    if by.publisher_id != publisher.pk or (book and book.publisher_id != publisher.pk):
        raise NotAllowed("Drafts are decided on by their own publisher's owner. Nothing changed.")
    rows = Drafting.objects.filter(publisher=publisher, book=book)
    before = rows.values_list("first", flat=True).first()
    if before is first:
        return
    if first is None:
        rows.delete()
    else:
        Drafting.objects.update_or_create(publisher=publisher, book=book, defaults={"first": first})
    was, now = SAYS[before], SAYS[first]
    if book is not None:
        record(book=book, what=WHAT, subject=SUBJECT, by=by.user, from_state=was, to_state=now)
    else:
        record_of_house(
            publisher=publisher,
            what=WHAT,
            subject=SUBJECT,
            by=by.user,
            from_state=was,
            to_state=now,
        )
