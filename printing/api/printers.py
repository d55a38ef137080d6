"""Printers, own ones made and changed, and what a book or an edition comes to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.answers import ApiError
from books.api.door import Door
from books.api.operation import operation
from books.enums import Act
from books.errors import NotReady, Refused
from books.models import Edition, OwnPrinter
from books.numbers import numbers_for
from books.operations import cover_numbers, own_printers
from books.printers import OWN, printers, profile_named, profile_of_row
from books.tenancy import publisher_in_force
from books.views.finding import find_edition
from printing.api.printer_shapes import (
    ChangePrinterAsked,
    CoverNumbersAsked,
    EditionGeometryTold,
    GeometryAsked,
    GeometryTold,
    MakePrinterAsked,
    OfferAsked,
    OfferTold,
    PrinterTold,
    RetirePrinterAsked,
    TableTold,
)
from printing.press.numbers import numbers_of
from printing.press.offers import Book, nearest, nearest_book, reasons
from printing.press.profile import PrinterProfile, ProfileError, profile_text, rows_of_text
from printing.press.trim import Trim


class Printers(Door):
    """The printers on the shelf."""

    tag = "Printing"

    @operation("list_printers", Act.SEE, gives=PrinterTold, many=True)
    def get(self, request: Request) -> Response:
        """List the printers whose rules are known."""
        return self.told(list(printers()))

    @operation("make_printer", Act.PRINTERS, gives=PrinterTold, asks=MakePrinterAsked, status=201)
    def post(self, request: Request) -> Response:
        """Make a printer of the publisher's own: a copy of one there is, changed key by key.

        What is wrong is told by the field's path in `detail.fields`.
        """
        asked = self.asked()
        try:
            table = {**table_of(asked["copy_of"]), **asked["table"]}
        except ProfileError as error:
            raise Refused(f"{error}. Nothing was saved.") from error
        row = own_printers.make_printer(title=asked["title"], table=table, by=self.member)
        return self.told(profile_of_row(row))


class Printer(Door):
    """One printer."""

    tag = "Printing"

    @operation("get_printer", Act.SEE, gives=PrinterTold)
    def get(self, request: Request, printer: str) -> Response:
        """Show a printer."""
        return self.told(find_printer(printer))


class Table(Door):
    """The table a printer is made of."""

    tag = "Printing"

    @operation("get_printer_table", Act.SEE, gives=TableTold)
    def get(self, request: Request, printer: str) -> Response:
        """Show every number of a printer, as the press reads them."""
        profile = find_printer(printer)
        plain = {"key": profile.key, "version": profile.version}
        return self.told(plain | {"table": table_of(printer)})


class Versions(Door):
    """The versions of a printer of the publisher's own."""

    tag = "Printing"

    @operation(
        "change_printer", Act.PRINTERS, gives=PrinterTold, asks=ChangePrinterAsked, status=201
    )
    def post(self, request: Request, printer: str) -> Response:
        """Save a further version; print runs keep the one they were made with."""
        row, asked = find_own(printer), self.asked()
        seen, table = asked["version"], {**row.table, **asked["table"]}
        title = asked.get("title", row.title)
        row.version = seen
        made = own_printers.change_printer(printer=row, title=title, table=table, by=self.member)
        return self.told(profile_of_row(made))


class Retire(Door):
    """A printer taken out of what is offered."""

    tag = "Printing"

    @operation("retire_printer", Act.PRINTERS, asks=RetirePrinterAsked)
    def post(self, request: Request, printer: str) -> Response:
        """Offer a printer of the publisher's own for no new edition."""
        row = find_own(printer)
        row.version = self.asked()["version"]
        own_printers.retire_printer(printer=row, by=self.member)
        return Response(status=204)


class Geometry(Door):
    """What a book comes to at a printer."""

    tag = "Printing"

    @operation("get_geometry", Act.SEE, gives=GeometryTold, query=GeometryAsked)
    def get(self, request: Request, printer: str) -> Response:
        """Tell page, live area, gutter, pixels, spine and cover of a book.

        A book the printer would not make is refused with every reason and the nearest possible.
        """
        profile, asked = find_printer(printer), self.query()
        trim, stock = _trim(asked["trim"]), asked.get("stock", profile.default_stock)
        told = (trim, asked["bleed"], asked["pages"], stock)
        against = profile.refuse(*told, rtl=asked["rtl"])
        if against:
            near = nearest_book(profile, Book(*told))
            raise ApiError(400, "refused", " ".join(against), f"Nearest possible: {near}.")
        found = numbers_of(
            profile,
            trim,
            bleed=asked["bleed"],
            pages=asked["pages"],
            stock=stock,
            rtl=asked["rtl"],
        )
        names = dict(zip(("trim", "bleed", "pages", "stock"), (str(trim), *told[1:]), strict=True))
        return self.told(_named(profile) | names | vars(found) | _remarks(profile, asked["pages"]))


class EditionGeometry(Door):
    """What an edition comes to at its printer."""

    tag = "Printing"

    @operation("get_edition_geometry", Act.SEE, gives=EditionGeometryTold)
    def get(self, request: Request, book: str, edition: int) -> Response:
        """Tell an edition's numbers, those typed from the printer's template among them."""
        return self.told(_edition_told(find_edition(book, edition)))


class CoverNumbers(Door):
    """Spine and cover typed from a printer's own template."""

    tag = "Printing"

    @operation("type_template", Act.PRINTERS, gives=EditionGeometryTold, asks=CoverNumbersAsked)
    def put(self, request: Request, book: str, edition: int) -> Response:
        """Keep the template's numbers for the pages there are now."""
        found, asked = find_edition(book, edition), self.asked()
        cover_numbers.type_template(
            edition=found,
            spine=asked["spine_in"],
            width=asked["width_in"],
            height=asked["height_in"],
            taken_on=asked["taken_on"].isoformat(),
            by=self.member,
        )
        return self.told(_edition_told(found))

    @operation("forget_template", Act.PRINTERS)
    def delete(self, request: Request, book: str, edition: int) -> Response:
        """Drop the typed numbers; the printer's formula holds again, where there is one."""
        cover_numbers.forget_template(edition=find_edition(book, edition), by=self.member)
        return Response(status=204)


class Offer(Door):
    """What a printer would make."""

    tag = "Printing"

    @operation("get_offer", Act.SEE, gives=OfferTold, query=OfferAsked)
    def get(self, request: Request, printer: str) -> Response:
        """Tell whether a printer would make a book, and else the nearest it would."""
        profile, asked = find_printer(printer), self.query()
        trim = _trim(asked["trim"])
        stock = asked.get("stock", profile.default_stock)
        against = reasons(profile, trim, asked["bleed"], asked["pages"], stock)
        return self.told(
            {
                "possible": not against,
                "reasons": against,
                "remarks": profile.remarks(asked["pages"]),
                "nearest_trim": nearest(profile, trim),
                "stock": stock,
            }
        )


def find_printer(key: str) -> PrinterProfile:
    """Return a printer's profile, or raise Http404."""
    try:
        return profile_named(publisher_in_force(), key)
    except ProfileError as error:
        raise Http404 from error


def table_of(key: str) -> Mapping[str, Any]:
    """Return a printer's whole table. Raises ProfileError, Http404 for an own one not there."""
    return find_own(key).table if key.startswith(OWN) else rows_of_text(profile_text(key), key)


def find_own(key: str) -> OwnPrinter:
    """Return the newest version of a printer of the publisher's own, or raise Http404."""
    row = OwnPrinter.objects.filter(key=key).order_by("-version").first()
    if row is None:
        raise Http404
    return row


def _edition_told(edition: Edition) -> dict[str, Any]:
    told = numbers_for(edition)
    if told.numbers is None:
        raise NotReady("The edition has no pages yet, so there is nothing to measure. Plan it.")
    return (
        _named(told.profile)
        | {"trim": edition.trim, "pages": told.pages, "stock": edition.stock}
        | {"bleed": edition.bleed, "against": told.against, "typed": told.typed}
        | {"template_pages": told.template.pages if told.template else None}
        | vars(told.numbers)
        | {"remarks": told.remarks}
    )


def _named(profile: PrinterProfile) -> dict[str, Any]:
    return {"printer": profile.key, "version": profile.version}


def _remarks(profile: PrinterProfile, pages: int) -> dict[str, Any]:
    return {"remarks": profile.remarks(pages)}


def _trim(text: str) -> Trim:
    try:
        return Trim.parse(text)
    except ValueError as error:
        raise Refused(f"{error}.") from error
