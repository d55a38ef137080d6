"""What is to be looked at again once a title, its credits or an ISBN change: told beforehand."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import dataclass, replace

from books.enums import Approval
from books.models import Book, Edition
from books.renaming import NAMING, front_of, renamed

# Returns what of an edition is with the trade, as words for a sentence; "" where nothing is.
InTheTrade = Callable[[Edition], str]
_trades: list[InTheTrade] = []


@dataclass(frozen=True)
class Voided:
    """An edition's pages that are written anew, those worded by hand, and whether the cover was
    approved; `held` is what keeps its title and ISBN as they are, "" for nothing."""

    edition: Edition
    pages: tuple[int, ...]
    by_hand: tuple[int, ...]
    cover: bool
    held: str


def add_trade(trade: InTheTrade) -> None:
    """Register what keeps an edition's title and ISBN (printing names its released files)."""
    if trade not in _trades:
        _trades.append(trade)


def held_by(edition: Edition) -> str:
    """Return what of an edition is with the trade, "" where nothing is."""
    return next((words for trade in _trades if (words := trade(edition))), "")


def voided(edition: Edition) -> Voided:
    """Return what another title and other credits would void of an edition."""
    was = front_of(edition)
    now = replace(was, title=f"{was.title} …", credits=(*was.credits, ("…", "author")))
    pages = list(edition.pages.filter(kind__in=NAMING).order_by("number"))
    follow = [page.number for page in pages if renamed(page.kind, page.text, was, now) != page.text]
    return Voided(
        edition=edition,
        pages=tuple(follow),
        by_hand=tuple(page.number for page in pages if page.number not in follow),
        cover=edition.cover_state == Approval.APPROVED,
        held=held_by(edition),
    )


def seen_of_title(book: Book) -> str:
    """Return what a form notes of a title's name and credits, to be sent back with it."""
    people = sorted(book.contributors.all(), key=lambda each: each.position)
    return _digest([book.title, [[each.name, each.role] for each in people]])


def seen_of_edition(edition: Edition) -> str:
    """Return what a form notes of an edition's own title and ISBN, to be sent back with it."""
    return _digest([edition.title, edition.isbn])


def _digest(told: object) -> str:
    return hashlib.sha256(json.dumps(told).encode()).hexdigest()[:16]
