"""One edition against every printer there is: worked out from its pages, nothing is pressed."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from django.core.cache import caches

from books.content import book_content
from books.models import Edition, Page
from books.printers import printers, profile_of
from printing.press.content import BookContent
from printing.press.facts import BookFacts, facts_of
from printing.press.geometry import page_size
from printing.press.letters import CannotSet
from printing.press.offers import Book, nearest_book, reasons, rounding
from printing.press.profile import PrinterProfile
from printing.press.suiting import PageSuit, counted, suit_pages

A_DAY = 24 * 60 * 60
Verdict = Literal["fits", "work", "refused"]


@dataclass(frozen=True)
class PrinterSuit:
    """One printer's word on an edition.

    `reasons` are what it refuses, each with the nearest it makes; the pages are then judged as
    that nearest book (`trim`, `bleed`, `stock`). `stocks` are those that take the page count at
    that trim. `page_in` is the page with bleed in inches, `same_page` whether it is the very size
    of the edition's own pages. `trouble` is why the pages could not be judged.
    """

    key: str
    version: str
    title: str
    reasons: tuple[str, ...]
    remarks: tuple[str, ...]
    trim: str
    bleed: bool
    bleed_sides: str
    stock: str
    stocks: tuple[str, ...]
    page_in: tuple[float, float]
    same_page: bool
    suits: tuple[PageSuit, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    trouble: str = ""

    @property
    def verdict(self) -> Verdict:
        """Whether the edition stands there as it is, after some work, or not at all."""
        if self.reasons or self.trouble:
            return "refused"
        return "fits" if all(suit.good for suit in self.suits) else "work"


@dataclass(frozen=True)
class Matrix:
    """The printers that were asked, the edition's own first; `waiting` are titles still to ask."""

    rows: tuple[PrinterSuit, ...]
    waiting: tuple[str, ...]

    @property
    def pages(self) -> list[tuple[int, list[PageSuit | None]]]:
        """Every page with its verdict at each printer, in the order of the rows."""
        by_number = [{suit.number: suit for suit in row.suits} for row in self.rows]
        numbers = sorted({number for known in by_number for number in known})
        return [(number, [known.get(number) for known in by_number]) for number in numbers]


def matrix_of(edition: Edition, pages: Sequence[Page], *, within: float | None = None) -> Matrix:
    """Return an edition's verdict at every printer the publisher may choose.

    `within` seconds, as many as can be asked are (one at least, and all that were asked before);
    the others are named as waiting: ask again. Without it all are asked.
    """
    own = profile_of(edition)
    book = book_content(edition, pages)
    was = facts_of(book, own)
    others = [profile for profile in printers() if profile.key != own.key]
    until = None if within is None else time.monotonic() + within
    rows: list[PrinterSuit] = []
    waiting: list[str] = []
    asked = 0
    for profile in (own, *others):
        name = _name(book, was, profile)
        row: PrinterSuit | None = caches["pages"].get(name)
        if row is None and (until is None or not asked or time.monotonic() < until):
            row, asked = suit_of(book, was, profile), asked + 1
            caches["pages"].set(name, row, timeout=A_DAY)
        if row is None:
            waiting.append(profile.title)
        else:
            rows.append(row)
    return Matrix(tuple(rows), tuple(waiting))


def suit_of(book: BookContent, was: BookFacts, profile: PrinterProfile) -> PrinterSuit:
    """Return one printer's word on a book that is printed as `was` now."""
    wanted = _wanted(book, profile)
    against = tuple(
        reasons(profile, wanted.trim, wanted.bleed, wanted.pages, wanted.stock, rtl=was.rtl)
    )
    judged = nearest_book(profile, wanted) if against else wanted
    there = replace(
        book,
        profile_key=profile.key,
        trim=judged.trim,
        bleed=judged.bleed,
        stock=judged.stock,
    )
    facts = facts_of(there, profile)
    size = page_size(profile, judged.trim, bleed=judged.bleed)
    told = PrinterSuit(
        key=profile.key,
        version=profile.version,
        title=profile.title,
        reasons=against,
        remarks=tuple(rounding(profile, wanted.pages)),
        trim=str(judged.trim),
        bleed=judged.bleed,
        bleed_sides=profile.bleed_sides if judged.bleed else "",
        stock=judged.stock,
        stocks=_stocks(profile, judged),
        page_in=(float(size[0]), float(size[1])),
        same_page=size == page_size(was.profile, was.trim, bleed=was.bleed),
    )
    try:
        suits = suit_pages(there, facts, was)
    except CannotSet as error:
        return replace(told, trouble=str(error))
    return replace(told, suits=suits, counts=counted(suits))


def _wanted(book: BookContent, profile: PrinterProfile) -> Book:
    known = [stock.code for stock in profile.stocks]
    stock = book.stock if book.stock in known else profile.default_stock
    return Book(book.trim, book.bleed, len(book.pages), stock)


def _stocks(profile: PrinterProfile, judged: Book) -> tuple[str, ...]:
    limits = profile.max_pages(judged.trim)
    return tuple(
        stock.code
        for stock in profile.stocks
        if stock.min_pages <= judged.pages <= min(limits.get(stock.code, 0), stock.max_pages)
    )


def _name(book: BookContent, was: BookFacts, profile: PrinterProfile) -> str:
    """All that decides a printer's word, as one name to remember it by."""
    return f"suit-{hashlib.sha256(repr((book, was, profile)).encode()).hexdigest()}"
