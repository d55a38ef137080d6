"""An edition in another typeface, tried before it is chosen: its words' size, what overflows."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from decimal import Decimal

from books.content import book_content
from books.enums import PageKind
from books.models import Edition, OwnFace, Page
from books.openings import facts_for
from books.printers import profile_of
from books.queries import pages_of
from printing.press.content import BookContent
from printing.press.layout import TextDoesNotFit, fit_body, lay_page
from printing.press.letters import CannotSet

# Set apart from the story's size rule, and small: whether they fit is seen by setting them.
SHORT = frozenset({PageKind.DEDICATION.value, PageKind.END.value})


@dataclass(frozen=True)
class Refit:
    """An edition as it would be: `pages` are its rows in it, none of it saved.

    `edition` is a copy with the face and the one size (points) its story takes then; `outside`
    are the numbers of pages whose words fit at no size.
    """

    edition: Edition
    pages: list[Page]
    outside: tuple[int, ...]


def refit(edition: Edition, face: OwnFace | None) -> Refit:
    """Try an edition in a face at the largest size that every page fits well, 14 to 18 points.

    The size stays as it is where no size fits, or where the press cannot set some letter.
    """
    tried = copy.copy(edition)
    tried.face = face
    pages = pages_of(edition)
    for page in pages:
        page.edition = tried
    told = book_content(tried, pages)
    outside: tuple[int, ...] = ()
    try:
        tried.body_pt = fit_body(told, profile=profile_of(tried))
    except TextDoesNotFit as error:
        outside = error.pages
    except CannotSet:
        return Refit(tried, pages, ())
    return Refit(tried, pages, tuple(sorted({*outside, *_overflowing(tried, told)})))


def no_longer_fit(edition: Edition, worked: Refit) -> list[int]:
    """Return the pages that fit as the edition is, and would not as it was worked out."""
    if not worked.outside:
        return []
    already = refit(edition, edition.face).outside
    return [number for number in worked.outside if number not in already]


def _overflowing(edition: Edition, told: BookContent) -> list[int]:
    facts = facts_for(edition, len(told.pages))
    found = []
    for page in told.pages:
        if page.kind in SHORT and page.picture is None:
            try:
                lay_page(facts, page)
            except TextDoesNotFit:
                found.append(page.number)
    return found


def size_told(size: Decimal) -> str:
    """Return a size as it is read: 18 pt, 16.5 pt."""
    return f"{size.normalize():f} pt"
