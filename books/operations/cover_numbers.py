"""Spine and cover size typed from a printer's own template, bound to the pages they are for."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from django.db import transaction

from books.covers import template_of
from books.enums import Act
from books.errors import IllegalMove, NotReady, Refused
from books.models import Edition, Member
from books.operations.moves import record
from books.printers import profile_of
from books.rules import require
from printing.press.cover_geometry import CoverError, CoverTemplate, cover_geometry
from printing.press.trim import Trim
from printing.press.units import inches

LONGEST = 20


@transaction.atomic
def type_template(
    *, edition: Edition, spine: str, width: str, height: str, taken_on: str, by: Member
) -> None:
    """Keep the numbers of the printer's template (inches, or "9.6 mm") for the pages there are.

    `taken_on` is the day it was fetched, ISO. Raises NotAllowed; NotReady for an edition without
    pages; Refused for numbers that are no lengths or do not fit the trim. A cover approved with
    other numbers is to be approved anew.
    """
    require(by, Act.PRINTERS)
    pages = edition.pages.count()
    if not pages:
        raise NotReady("Plan the pages first: a spine is for a page count. Nothing was saved.")
    told = {"spine_in": spine, "width_in": width, "height_in": height}
    template = CoverTemplate(
        spine_in=_length(spine, "The spine"),
        width_in=_length(width, "The cover's width"),
        height_in=_length(height, "The cover's height"),
        pages=pages,
        taken_on=_day(taken_on),
    )
    try:
        cover_geometry(
            profile_of(edition),
            Trim.parse(edition.trim),
            pages=pages,
            stock=edition.stock,
            template=template,
        )
    except CoverError as error:
        raise Refused(f"{error} Nothing was saved.") from error
    kept = {name: text.strip() for name, text in told.items()}
    _write(edition, kept | {"pages": pages, "taken_on": template.taken_on.isoformat()})
    note = f"spine {kept['spine_in']}, {kept['width_in']} x {kept['height_in']}, {pages} pages"
    _record("type-template", edition, by, note)


@transaction.atomic
def forget_template(*, edition: Edition, by: Member) -> None:
    """Drop what was typed; the printer's formula holds again, where there is one.

    Raises NotAllowed; IllegalMove where nothing was typed.
    """
    require(by, Act.PRINTERS)
    if template_of(edition) is None:
        raise IllegalMove("Nothing was typed from a template. Nothing was changed.")
    _write(edition, {})
    _record("forget-template", edition, by)


def _length(text: str, what: str) -> Fraction:
    told = text.strip()
    try:
        length = inches(told) if len(told) <= LONGEST else None
    except ValueError:
        length = None
    if length is None or length < 0:
        raise Refused(f'{what} is inches such as 0.24, or "6.1 mm". Nothing was saved.')
    return length


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused(
            "The day the template was taken is a date such as 2026-11-21. Nothing was saved."
        ) from error


def _write(edition: Edition, template: dict[str, object]) -> None:
    # An approval of the cover is bound to these numbers by its hash: it goes stale by itself.
    edition.cover_template = template
    edition.save(update_fields=["cover_template"])


def _record(what: str, edition: Edition, by: Member, note: str = "") -> None:
    record(
        book=edition.book,
        what=what,
        subject=f"edition {edition.number}, cover",
        by=by.user,
        note=note,
    )
