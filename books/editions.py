"""A book's editions as its screen lists them, and the languages it still lacks."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q

from books.enums import Approval
from books.languages import name_of_language
from books.models import Book, Edition, Event, Proposal
from books.printers import profile_of


@dataclass(frozen=True)
class EditionLine:
    """One edition in the list. `approved` counts pages whose layout stands approved."""

    edition: Edition
    language: str
    printer: str
    pages: int
    approved: int

    @property
    def is_whole(self) -> bool:
        """Whether every page is approved."""
        return self.pages > 0 and self.pages == self.approved


def editions_of(book: Book) -> list[EditionLine]:
    """Return the editions of a book in order, in one query."""
    approved = Q(pages__layout_state=Approval.APPROVED.value)
    rows = book.editions.select_related("book", "publisher").annotate(
        pages_total=Count("pages"), pages_approved=Count("pages", filter=approved)
    )
    return [
        EditionLine(
            edition=row,
            language=name_of_language(row.language),
            printer=_printer(row),
            pages=row.pages_total,
            approved=row.pages_approved,
        )
        for row in rows.order_by("number")
    ]


def lacking(book: Book, lines: list[EditionLine]) -> list[tuple[str, str]]:
    """Return (code, name) of the languages chosen when the title was made that it has not yet."""
    there = {line.edition.language for line in lines}
    chosen: list[str] = []
    for answers in Proposal.objects.filter(book=book).values_list("answers__printing", flat=True):
        chosen += (answers or {}).get("further", [])
    return [(code, name_of_language(code)) for code in chosen if code not in there]


def was_pressed(edition: Edition) -> bool:
    """Return whether a print file was made of this edition, by what the events tell."""
    made = Event.objects.filter(book=edition.book, what="press")
    return made.filter(subject__startswith=f"edition {edition.number},").exists()


def _printer(edition: Edition) -> str:
    try:
        return profile_of(edition).title
    except ValueError:
        return edition.printer
