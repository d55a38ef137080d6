"""A title as a whole: duplicated, put away, taken out again, deleted."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import IntegrityError, models, transaction
from django.utils import timezone

from books.copying import copy_title, free_slug
from books.enums import Act
from books.errors import IllegalMove, NotReady, Refused
from books.felling import fell
from books.models import Book, Member
from books.operations.moves import record
from books.rules import require

# Each returns what of a book must stay, as words for a sentence; empty where nothing does.
Protection = Callable[[Book], list[str]]
_protections: list[Protection] = []


def add_protection(protection: Protection) -> None:
    """Register what forbids deleting a title (printing names its print runs)."""
    if protection not in _protections:
        _protections.append(protection)


def protecting(book: Book) -> list[str]:
    """Return what stands against deleting the title, each as words for a sentence."""
    return [words for protection in _protections for words in protection(book)]


def duplicate_title(*, book: Book, by: Member, title: str = "") -> Book:
    """Return a new title with the same plan, words, style, characters and editions.

    Approved character sheets come along; other pictures, approvals, attempts, print runs and
    ISBNs do not. Raises NotAllowed, Refused for a title that is too long, and IllegalMove where
    somebody else made a title of that address at this moment.
    """
    require(by, Act.IMPORT)
    wanted = " ".join(title.split()) or f"{book.title[:190]} (copy)"
    if len(wanted) > 200:
        raise Refused("A title has 200 characters at most; nothing was duplicated. Shorten it.")
    note = f"From {book.title} ({book.slug})."
    try:
        with transaction.atomic():
            copy = copy_title(book, title=wanted, slug=free_slug(wanted))
            record(book=copy, what="duplicate", subject="book", by=by.user, note=note)
    except IntegrityError as error:
        raise IllegalMove(
            f"Somebody made a title called {wanted} at this moment. Nothing was duplicated; do it "
            "again."
        ) from error
    return copy


@transaction.atomic
def archive_title(*, book: Book, by: Member) -> Book:
    """Put a title away: lists leave it out, nothing of it is lost. Raises IllegalMove if it is."""
    require(by, Act.ARCHIVE)
    now = timezone.now()
    _put(book, "archive", by, stands={"archived_at__isnull": True}, archived_at=now)
    return book


@transaction.atomic
def restore_title(*, book: Book, by: Member) -> Book:
    """Take a title out of the archive. Raises IllegalMove where it is not in it."""
    require(by, Act.ARCHIVE)
    _put(book, "restore", by, stands={"archived_at__isnull": False}, archived_at=None)
    return book


def delete_title(*, book: Book, by: Member, typed: str) -> None:
    """Delete a title and every row below it; its files go with the next orphan sweep.

    `typed` is the title as the person wrote it, as a proof that this one is meant. The events
    stay (models.event). Raises NotAllowed, Refused for another title, NotReady naming what protects
    it, and IllegalMove where somebody worked on it at this moment.
    """
    require(by, Act.DELETE)
    if " ".join(typed.split()) != " ".join(book.title.split()):
        raise Refused(
            f"You typed another title than {book.title}. Nothing was deleted; type it exactly."
        )
    try:
        with transaction.atomic():
            _delete(book, by)
    except IntegrityError as error:
        raise IllegalMove(
            f"Somebody is working on {book.title} at this moment. Nothing was deleted; do it again."
        ) from error


def _delete(book: Book, by: Member) -> None:
    standing = protecting(book)
    if standing:
        raise NotReady(
            f"{book.title} is protected by {'; '.join(standing)}. Nothing was deleted; archive "
            "the title, and the lists leave it out."
        )
    felled = fell(book)
    record(
        book=book,
        what="delete-title",
        subject=book.slug[:60],
        by=by.user,
        note=f"{book.title} ({_counted(felled)})",
    )


def _put(book: Book, what: str, by: Member, *, stands: dict[str, Any], **to: Any) -> None:
    rows: models.QuerySet[Book] = Book.objects.filter(pk=book.pk, **stands)
    if rows.update(**to) != 1:
        already = "in the archive already" if what == "archive" else "not in the archive"
        raise IllegalMove(f"{book.title} is {already}. Nothing was changed.")
    for name, value in to.items():
        setattr(book, name, value)
    record(book=book, what=what, subject="book", by=by.user)


def _counted(felled: dict[type[models.Model], int]) -> str:
    told = sorted((model._meta.verbose_name_plural, n) for model, n in felled.items() if n)
    return ", ".join(f"{n} {name}" for name, n in told)
