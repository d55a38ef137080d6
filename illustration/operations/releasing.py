"""Letting words go that would stop a book's prompts, with a reason on record."""

from __future__ import annotations

from django.db import IntegrityError, transaction

from books.enums import Act
from books.errors import IllegalMove, NotAllowed, Refused
from books.models import Book, Member
from books.operations.moves import record
from books.rules import require
from illustration.models import ReleasedWords
from illustration.stopping import own_names
from illustration.studio.folding import key_of
from illustration.studio.naming import stopped_words

LONGEST_WORDS = 200
LONGEST_REASON = 2000


@transaction.atomic
def release_words(*, book: Book, words: str, reason: str, by: Member) -> ReleasedWords:
    """Let words stop no prompt of this book any more; other books are not touched.

    `words` as a stop tells them, one stop at a time: what stops nothing cannot be let go, so that
    nobody lets go more than he read. Raises NotAllowed (owners only); Refused without a reason or
    for words that stop nothing; IllegalMove where they were let go already.
    """
    require(by, Act.RELEASE_WORDS)
    if by.publisher_id != book.publisher_id:
        raise NotAllowed("Words are let go by their own publisher's owner. Nothing was changed.")
    told, why = " ".join(words.split()), reason.strip()
    _check(book, told, why)
    try:
        with transaction.atomic():
            row = ReleasedWords.objects.create(
                publisher_id=book.publisher_id,
                book=book,
                words=told,
                key=key_of(told),
                reason=why,
                by=by.user,
            )
    except IntegrityError as error:
        raise IllegalMove(f"“{told}” was let go already. Nothing was changed.") from error
    record(book=book, what="release-words", subject=f"“{told}”", by=by.user, note=why)
    return row


@transaction.atomic
def hold_words(*, released: ReleasedWords, by: Member) -> None:
    """Let words stop this book's prompts again; pictures there are stay. Raises NotAllowed."""
    require(by, Act.RELEASE_WORDS)
    if ReleasedWords.objects.filter(pk=released.pk).delete()[0]:
        subject = f"“{released.words}”"
        record(book=released.book, what="hold-words", subject=subject, by=by.user)


def _check(book: Book, words: str, reason: str) -> None:
    if not reason:
        raise Refused(f"Say why “{words}” may go; the reason stays on record. Nothing was changed.")
    if len(reason) > LONGEST_REASON or len(words) > LONGEST_WORDS:
        raise Refused(
            f"Words have {LONGEST_WORDS} letters and a reason {LONGEST_REASON} at most. Nothing "
            "was changed."
        )
    stops = [key_of(stop.words) for stop in stopped_words(words, own_names(book))]
    if stops != [key_of(words)]:
        raise Refused(
            f"“{words}” is not what stops a prompt; copy the words from the sentence that names "
            "them, one at a time. Nothing was changed."
        )
