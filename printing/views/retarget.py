"""One-click new format: choose, see what becomes of every page and its price, then begin it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from books.drafting import EditionWish
from books.enums import Act, ShortArt
from books.errors import NoPublisher, NotAllowed, OctavoError
from books.models import Edition
from books.printers import custom_sizes, is_offered, printers, stocks_of, trims_of
from books.rules import require
from books.showing import Badge
from books.views.finding import find_edition, member_of
from books.views.links import edition_url
from printing.operations import retarget as deeds
from printing.operations.retarget import PageFate, Retarget
from printing.showing import FATE

Told = dict[str, Any]
SHORT = (
    (ShortArt.MIRROR.value, gettext_lazy("continued by its mirror image")),
    (ShortArt.FILL.value, gettext_lazy("continued by the colours of its edge")),
    (ShortArt.SCALE.value, gettext_lazy("scaled to cover the page, under 300 DPI")),
    (ShortArt.REFUSE.value, gettext_lazy("redrawn")),
)


@dataclass(frozen=True)
class Line:
    """A page of the new format and the badge of its picture's fate."""

    fate: PageFate
    badge: Badge


@require_http_methods(["GET", "HEAD", "POST"])
def retarget(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Show the form, or the verdict on every page, or begin the new edition."""
    found, member = find_edition(book, edition), member_of(request)
    try:
        require(member, Act.IMPORT)
    except NotAllowed as error:
        told = {"why": str(error), "heading": _("Editions are added by owners and editors")}
        return render(request, "books/wizard/refused.html", told, status=403)
    told = _typed(request, found)
    if request.method != "POST" or "look" in request.POST:
        return _form(request, found, told)
    asked = _asked(found, told)
    try:
        if "begin" not in request.POST:
            return _form(request, found, told, deeds.try_retarget(**asked, by=member))
        fresh = deeds.retarget(**asked, by=member)
    except NoPublisher:
        raise
    except OctavoError as error:
        messages.error(request, str(error))
        shown = _form(request, found, told, status=error.status)
        shown["HX-Push-Url"] = "false"
        return shown
    messages.success(
        request,
        _("Edition %(n)s is begun; nothing was drawn. Its pages wait for approval.")
        % {"n": fresh.number},
    )
    return redirect(edition_url(fresh))


def _typed(request: HttpRequest, edition: Edition) -> Told:
    form = request.POST if request.method == "POST" else request.GET
    printer = form.get("printer", edition.printer)
    return {
        "printer": printer if is_offered(printer) else edition.printer,
        "trim": form.get("trim", edition.trim).strip(),
        "stock": form.get("stock", edition.stock),
        "bleed": form.get("bleed") == "on" if request.method == "POST" else edition.bleed,
        "isbn": form.get("isbn", "").strip(),
        "short_art": form.get("short_art", ShortArt.MIRROR.value),
    }


def _asked(edition: Edition, told: Told) -> Told:
    wish = EditionWish(
        printer=told["printer"], trim=told["trim"], stock=told["stock"], bleed=told["bleed"]
    )
    return {
        "edition": edition,
        "wish": wish,
        "isbn": told["isbn"],
        "short_art": told["short_art"],
    }


def _form(
    request: HttpRequest,
    edition: Edition,
    told: Told,
    verdict: Retarget | None = None,
    status: int = 200,
) -> HttpResponse:
    stocks = stocks_of(told["printer"])
    codes = [each.code for each in stocks]
    stock = told["stock"] if told["stock"] in codes else stocks[0].code
    shown = told | {
        "book": edition.book,
        "edition": edition,
        "stock": stock,
        "printers": printers(),
        "stocks": stocks,
        "trims": trims_of(told["printer"], stock, bleed=told["bleed"]),
        "custom": custom_sizes(told["printer"]),
        "short_choices": SHORT,
        "verdict": verdict,
        "lines": [Line(fate, FATE[fate.suit.fate]) for fate in verdict.pages] if verdict else [],
        "tab": "runs",
    }
    return render(request, "printing/retarget.html", shown, status=status)
