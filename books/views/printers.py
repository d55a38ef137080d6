"""The printers: every profile with its day and sources; the publisher's own made and changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from books.enums import Act
from books.errors import NoPublisher, OctavoError
from books.models import OwnPrinter
from books.numbers import wants_looking_at
from books.operations import own_printers as deeds
from books.printer_fields import FIELDS
from books.printer_form import rows_of, shown, texts_of
from books.printers import OWN, own_rows, printers, profile_of_row
from books.rules import may
from books.views.answering import answer
from books.views.finding import member_of
from printing.press.profile import (
    PrinterProfile,
    ProfileError,
    load_profile,
    profile_text,
    rows_of_text,
)

START = "offset"


@dataclass(frozen=True)
class Line:
    """One printer in the list: its profile, and its row where it is the publisher's own."""

    profile: PrinterProfile
    row: OwnPrinter | None
    is_old: bool


@require_safe
def printers_list(request: HttpRequest) -> HttpResponse:
    """Show every printer there is, the publisher's own first, the retired ones last."""
    rows = {row.key: row for row in own_rows()}
    offered = [_line(profile, rows.get(profile.key)) for profile in printers()]
    retired = [
        _line(profile_of_row(row), row) for row in rows.values() if row.retired_at is not None
    ]
    told = {"lines": offered, "retired": retired, "tab": "printers"}
    return render(request, "books/printers/list.html", told)


@require_safe
def printer(request: HttpRequest, printer: str) -> HttpResponse:
    """Show one printer with every number it is made of."""
    return show_printer(request, printer)


def show_printer(request: HttpRequest, key: str, status: int = 200) -> HttpResponse:
    """Render one printer's screen; another status follows a deed that failed."""
    profile, rows, row = _found(key)
    versions = OwnPrinter.objects.filter(key=key) if row is not None else []
    told = {
        "line": _line(profile, row),
        "groups": shown(texts_of(rows), {}),
        "versions": list(versions),
        "tab": "printers",
    }
    return render(request, "books/printers/printer.html", told, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def make_printer(request: HttpRequest) -> HttpResponse:
    """Show the form, filled from a copy of any printer, or make one of the publisher's own."""
    _require_right(request)
    source = request.GET.get("copy") or request.POST.get("copy") or START
    try:
        _profile, rows, _row = _found(source)
    except Http404:
        source = START
        _profile, rows, _row = _found(source)
    here = reverse("make-printer", args=[member_of(request).publisher.slug])
    told = {"source": source, "here_url": here, "heading": _("A printer of your own")}
    if request.method != "POST":
        texts = texts_of(rows) | {"title": _("Our printer"), "verified_on": _today()}
        return _form(request, told, texts, {})
    return _save(
        request,
        told,
        lambda title, table: deeds.make_printer(title=title, table=table, by=member_of(request)),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def change_printer(request: HttpRequest, printer: str) -> HttpResponse:
    """Show an own printer's form, or save it as a further version."""
    _require_right(request)
    _profile, rows, row = _found(printer)
    if row is None:
        raise Http404
    here = reverse("change-printer", args=[member_of(request).publisher.slug, row.key])
    told = {"row": row, "here_url": here, "heading": row.title, "seen": row.version}
    if request.method != "POST":
        return _form(request, told, texts_of(rows) | {"title": row.title}, {})
    seen = request.POST.get("seen", "")
    told["seen"] = seen
    # The version the person began from: a later one makes the deed say so.
    row.version = int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 9 else 0
    return _save(
        request,
        told,
        lambda title, table: deeds.change_printer(
            printer=row, title=title, table=table, by=member_of(request)
        ),
    )


@require_POST
def retire_printer(request: HttpRequest, printer: str) -> HttpResponse:
    """Offer an own printer for no further edition."""
    _profile, _rows, row = _found(printer)
    if row is None:
        raise Http404
    return answer(
        request,
        lambda: deeds.retire_printer(printer=row, by=member_of(request)),
        told=lambda _none: _("%(name)s is offered for no new edition.") % {"name": row.title},
        then=reverse("printers", args=[member_of(request).publisher.slug]),
        again=lambda status: show_printer(request, printer, status),
    )


def _save(
    request: HttpRequest,
    told: dict[str, Any],
    deed: Callable[[str, Mapping[str, Any]], OwnPrinter],
) -> HttpResponse:
    texts = {path: request.POST.get(path, "") for path in FIELDS}
    table, wrong = rows_of(texts)
    if wrong:
        messages.error(request, _("Some fields cannot be read. Nothing was saved."))
        return _form(request, told, texts, wrong, status=400)
    try:
        row = deed(texts["title"], table)
    except NoPublisher:
        raise
    except OctavoError as error:
        messages.error(request, str(error))
        fields = error.fields if isinstance(error, deeds.WrongPrinter) else {}
        return _form(request, told, texts, fields, status=error.status)
    messages.success(
        request,
        _("%(name)s is saved as version %(n)s.") % {"name": row.title, "n": row.version},
    )
    return redirect(reverse("printer", args=[member_of(request).publisher.slug, row.key]))


def _form(
    request: HttpRequest,
    told: dict[str, Any],
    texts: Mapping[str, str],
    wrong: Mapping[str, str],
    status: int = 200,
) -> HttpResponse:
    groups = shown(texts, wrong)
    screen = told | {"groups": groups, "starts": printers(), "tab": "printers"}
    made = render(request, "books/printers/form.html", screen, status=status)
    if status != 200:
        made["HX-Push-Url"] = "false"
    return made


def _found(key: str) -> tuple[PrinterProfile, Mapping[str, Any], OwnPrinter | None]:
    """Return a printer's profile, its table and its newest row; raise Http404."""
    if key.startswith(OWN):
        row = OwnPrinter.objects.filter(key=key).order_by("-version").first()
        if row is None:
            raise Http404
        return profile_of_row(row), row.table, row
    try:
        return load_profile(key), rows_of_text(profile_text(key), key), None
    except ProfileError as error:
        raise Http404 from error


def _line(profile: PrinterProfile, row: OwnPrinter | None) -> Line:
    return Line(profile, row, wants_looking_at(profile, timezone.localdate()))


def _today() -> str:
    return timezone.localdate().isoformat()


def _require_right(request: HttpRequest) -> None:
    if not may(member_of(request), Act.PRINTERS):
        raise PermissionDenied
