"""A publisher's own printers: making one, changing it (a further version), retiring it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.text import slugify

from books.enums import Act
from books.errors import IllegalMove, Refused
from books.models import Member, OwnPrinter
from books.operations.moves import record_of_house
from books.printers import OWN
from books.rules import require
from printing.press.numbers import numbers_of
from printing.press.profile import PrinterProfile, profile_from_table
from printing.press.table import ProfileError

LONGEST_TITLE = 120
LONGEST_TABLE = 40_000  # characters of JSON; the longest shipped profile has 9,000
# What no book printer does; a slip of the keyboard, or somebody trying the press out.
MOST = {
    "page_multiple_printer": 64,
    "page_multiple_house": 64,
    "dpi_error": 1200,
    "dpi_warn": 1200,
    "bleed_in": 1,
    "outer_margin_from_trim": 3,
    "marks_offset_in": 2,
    "min_font_pt": 72,
    "min_line_pt": 10,
    "ink_limit": 400,
    "node_limit": 400,
    "jpeg_quality": 100,
    "max_file_mb": 20_000,
}
LEAST = {"ink_limit": 200, "node_limit": 180, "jpeg_quality": 60, "min_font_pt": 4}
MOST_PAGES = 2_000


class WrongPrinter(Refused):
    """A table that is no printer's: `fields` tells what is wrong, by the field's whole path."""

    def __init__(self, message: str, fields: Mapping[str, str]) -> None:
        super().__init__(message)
        self.fields = dict(fields)


@transaction.atomic
def make_printer(*, title: str, table: Mapping[str, Any], by: Member) -> OwnPrinter:
    """Save a printer of the publisher's own and return its row, version 1.

    `table` has the shape of the press's TOML files; key, version and title are the row's. Raises
    NotAllowed, and WrongPrinter naming the field that is not as it should be.
    """
    require(by, Act.PRINTERS)
    name = _title(title)
    key = _free_key(name)
    row = _row(by, key, 1, name, table)
    _record("make-printer", row, by)
    return row


@transaction.atomic
def change_printer(
    *, printer: OwnPrinter, title: str, table: Mapping[str, Any], by: Member
) -> OwnPrinter:
    """Save a further version of a printer and return it; the one before stays as it was.

    `printer` is the version the person began from. Layouts approved for the version before are
    asked for anew; print runs keep theirs. Raises NotAllowed; WrongPrinter; IllegalMove where
    somebody saved a version meanwhile, or retired it.
    """
    require(by, Act.PRINTERS)
    _refuse_stale(printer)
    try:
        with transaction.atomic():
            row = _row(by, printer.key, printer.version + 1, _title(title), table)
    except IntegrityError as error:
        raise IllegalMove(_TOO_LATE) from error
    _record("change-printer", row, by)
    return row


@transaction.atomic
def retire_printer(*, printer: OwnPrinter, by: Member) -> None:
    """Offer a printer for no new edition; editions that have it keep it.

    Raises NotAllowed; IllegalMove where it is retired already, or was changed meanwhile.
    """
    require(by, Act.PRINTERS)
    _refuse_stale(printer)
    printer.retired_at = timezone.now()
    printer.save(update_fields=["retired_at"])
    _record("retire-printer", printer, by)


_TOO_LATE = (
    "Somebody else saved this printer since you opened it. Their version stands and nothing of "
    "yours was saved; open it again."
)


def _refuse_stale(printer: OwnPrinter) -> None:
    versions = OwnPrinter.objects.select_for_update().filter(key=printer.key)
    newest = versions.order_by("-version").first()
    if newest is None or newest.version != printer.version:
        raise IllegalMove(_TOO_LATE)
    if newest.retired_at is not None:
        raise IllegalMove(f"{newest.title} is retired. Nothing was changed.")


def _row(by: Member, key: str, version: int, title: str, table: Mapping[str, Any]) -> OwnPrinter:
    rows = {**table, "key": key, "version": str(version), "title": title}
    _check(rows, title)
    return OwnPrinter.objects.create(
        publisher=by.publisher,
        key=key,
        version=version,
        title=title,
        table=json.loads(json.dumps(rows, default=str)),
        made_by=by.user,
    )


def _check(rows: Mapping[str, Any], title: str) -> PrinterProfile:
    _refuse_unstorable(rows)
    try:
        profile = profile_from_table(rows, title)
    except ProfileError as error:
        told = {error.field: error.wanted} if error.field else {}
        raise WrongPrinter(f"{error}. Nothing was saved.", told) from error
    wrong = _implausible(profile)
    if wrong:
        faults = "; ".join(f"{field} {what}".strip() for field, what in wrong.items())
        raise WrongPrinter(f"{title}: {faults}. Nothing was saved.", wrong)
    return profile


def _refuse_unstorable(rows: Mapping[str, Any]) -> None:
    text = json.dumps(rows, default=str, ensure_ascii=False)
    try:
        text.encode()
        whole = "\\u0000" not in text
    except UnicodeEncodeError:
        whole = False
    if not whole:
        raise WrongPrinter("The table has characters that are no text. Nothing was saved.", {})
    if len(text) > LONGEST_TABLE:
        raise WrongPrinter(
            f"The table is longer than {LONGEST_TABLE} characters. Nothing was saved.", {}
        )


def _implausible(profile: PrinterProfile) -> dict[str, str]:
    """What no press could work with, by field; numbers that are absurd, pages without room."""
    wrong = {}
    for field, most in MOST.items():
        if getattr(profile, field) > most:
            wrong[field] = f"must be {most} at most"
    for field, least in LEAST.items():
        value = getattr(profile, field)
        if value < least and not (field == "ink_limit" and value == 0):
            wrong[field] = f"must be {least} at least" + (", or 0" if field == "ink_limit" else "")
    for n, stock in enumerate(profile.stocks, 1):
        if not 1 <= stock.max_pages <= MOST_PAGES:
            wrong[f"stock.{n}.max_pages"] = f"must be 1 to {MOST_PAGES}"
    if not (profile.trims or profile.custom):
        wrong["trim"] = "names no size; give one, or a range"
    return wrong or _without_room(profile)


def _without_room(profile: PrinterProfile) -> dict[str, str]:
    for n, offer in enumerate(profile.trims, 1):
        for code in offer.max_pages:
            found = numbers_of(
                profile,
                offer.trim,
                bleed=bool(profile.bleed_in),
                pages=profile.stock(code).max_pages,
                stock=code,
            )
            if min(found.live_pt) < 72:
                return {f"trim.{n}.size": f"{offer.trim} leaves less than an inch for words"}
    return {}


def _title(title: str) -> str:
    told = " ".join(title.split())
    if not told or len(told) > LONGEST_TITLE:
        wrong = f"must have 1 to {LONGEST_TITLE} characters"
        raise WrongPrinter(f"The printer's name {wrong}. Nothing was saved.", {"title": wrong})
    return told


def _free_key(title: str) -> str:
    stem = f"{OWN}{slugify(title)[:40] or 'printer'}"
    taken = set(OwnPrinter.objects.filter(key__startswith=stem).values_list("key", flat=True))
    number, key = 1, stem
    while key in taken:
        number += 1
        key = f"{stem}-{number}"
    return key


def _record(what: str, row: OwnPrinter, by: Member) -> None:
    record_of_house(
        publisher=by.publisher,
        what=what,
        subject=f"printer {row.title}",
        by=by.user,
        note=f"{row.key}, version {row.version}",
    )
