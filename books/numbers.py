"""An edition's numbers as its screens and the API tell them, and how its typed cover stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from books.covers import template_of
from books.enums import Template
from books.models import Edition
from books.printers import profile_of
from printing.press.cover_geometry import CoverTemplate
from printing.press.direction import direction_of
from printing.press.numbers import Numbers, numbers_of
from printing.press.profile import PrinterProfile
from printing.press.trim import Trim

# After so many days a profile's facts want to be compared with the printer's pages again.
STALE_AFTER = timedelta(days=180)


class Typed(StrEnum):
    """How the numbers typed from a printer's cover template stand."""

    NOT_NEEDED = "not-needed"
    WANTED = "wanted"
    HOLDS = "holds"
    CHANGED = "changed"


@dataclass(frozen=True)
class EditionNumbers:
    """What an edition comes to at its printer; `numbers` is None while it has no pages,
    or where the printer has its stock no more.

    `against` are the printer's refusals, `remarks` what would surprise, `typed` how the numbers
    of the printer's own template stand and `template` what they are.
    """

    profile: PrinterProfile
    pages: int
    numbers: Numbers | None
    against: tuple[str, ...]
    remarks: tuple[str, ...]
    typed: Typed
    template: CoverTemplate | None


def numbers_for(edition: Edition, pages: int | None = None) -> EditionNumbers:
    """Return an edition's numbers; `pages` saves counting them again."""
    total = edition.pages.count() if pages is None else pages
    profile, template = profile_of(edition), template_of(edition)
    trim, rtl = Trim.parse(edition.trim), direction_of(edition.language) == "rtl"
    told = (trim, edition.bleed, total, edition.stock)
    found = None
    if total and edition.stock in {stock.code for stock in profile.stocks}:
        found = numbers_of(
            profile,
            trim,
            bleed=edition.bleed,
            pages=total,
            stock=edition.stock,
            template=template,
            rtl=rtl,
        )
    return EditionNumbers(
        profile=profile,
        pages=total,
        numbers=found,
        against=tuple(profile.refuse(*told, rtl=rtl)) if total else (),
        remarks=tuple(profile.remarks(total, last_blank=_ends_blank(edition))) if total else (),
        typed=how_typed(profile, template, total),
        template=template,
    )


def how_typed(profile: PrinterProfile, template: CoverTemplate | None, pages: int) -> Typed:
    """Return how a typed template stands for a book of `pages` pages."""
    if template is not None:
        return Typed.HOLDS if template.pages == pages else Typed.CHANGED
    typed = profile.cover is not None and profile.cover.formula == "typed"
    return Typed.WANTED if typed else Typed.NOT_NEEDED


def wants_looking_at(profile: PrinterProfile, today: date) -> bool:
    """Whether a profile was last compared with its printer's pages more than 180 days ago."""
    return today - profile.verified_on > STALE_AFTER


def _ends_blank(edition: Edition) -> bool:
    last = edition.pages.order_by("-number").first()
    return last is not None and last.template == Template.BLANK
