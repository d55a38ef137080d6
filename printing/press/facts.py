"""What every page of a book shares when it is laid out."""

from __future__ import annotations

from dataclasses import dataclass

from printing.press.content import BookContent
from printing.press.direction import direction_of
from printing.press.geometry import PageGeometry, page_geometry
from printing.press.letters import clean
from printing.press.profile import PrinterProfile, load_profile
from printing.press.trim import Trim


@dataclass(frozen=True)
class BookFacts:
    """The book around a page: printer, paper, page count, the size of its text in points."""

    profile: PrinterProfile
    trim: Trim
    bleed: bool
    pages: int
    body_pt: float
    title: str = ""
    author: str = ""
    publisher: str = ""
    language: str = ""

    @property
    def rtl(self) -> bool:
        """Whether the book is read, bound and paged from right to left."""
        return direction_of(self.language) == "rtl"

    def geometry(self, number: int) -> PageGeometry:
        """The boxes of a page of this book; bound at the right where it is read right to left."""
        return page_geometry(
            self.profile,
            self.trim,
            bleed=self.bleed,
            pages=self.pages,
            number=number,
            rtl=self.rtl,
        )


def facts_of(book: BookContent, profile: PrinterProfile | None = None) -> BookFacts:
    """The facts of a book. `profile` is a publisher's own; else the press's of that key."""
    return BookFacts(
        profile=profile or load_profile(book.profile_key),
        trim=book.trim,
        bleed=book.bleed,
        pages=len(book.pages),
        body_pt=float(book.body_pt),
        title=clean(book.title),
        author=clean(book.author),
        publisher=clean(book.publisher),
        language=book.language,
    )
