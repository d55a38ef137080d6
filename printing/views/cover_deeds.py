"""What is done on the cover's screen: one operation each, then the screen again."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal, InvalidOperation
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from books.cover_fields import CoverFields
from books.enums import SceneKind
from books.errors import Refused
from books.models import Edition, Scene
from books.operations import cover as deeds
from books.operations.cover_scene import begin_cover as begin_cover_of
from books.views.answering import answer
from books.views.finding import find_edition, member_of
from books.views.links import scene_url
from printing.enums import MADE, RunPart
from printing.models import PrintRun
from printing.operations.run import queue_run
from printing.press.units import inches
from printing.showing import PART
from printing.views.cover import show_cover

T = TypeVar("T")
LONGEST_FLAP = 12


@require_POST
def change_cover(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Save the cover's words and choices."""
    return _answered(
        request,
        book,
        edition,
        lambda found: deeds.change_cover(
            edition=found,
            fields=fields_in(request.POST, found),
            seen=request.POST.get("seen", ""),
            by=member_of(request),
        ),
        lambda _none: _("The cover is saved. It waits for approval."),
    )


@require_POST
def approve_cover(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Approve the cover as it stands."""
    return _answered(
        request,
        book,
        edition,
        lambda found: deeds.approve_cover(
            edition=found, by=member_of(request), looked=request.POST.get("looked", "")
        ),
        lambda _none: _("The cover is approved as it stands."),
    )


@require_POST
def ask_cover_changes(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Send the cover back with a reason."""
    reason = request.POST.get("reason", "")
    return _answered(
        request,
        book,
        edition,
        lambda found: deeds.ask_cover_changes(edition=found, reason=reason, by=member_of(request)),
        lambda _none: _("The cover is sent back with your reason."),
    )


@require_POST
def begin_cover(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Begin the front's or the back's picture, and go to its scene."""
    found, by = find_edition(book, edition), member_of(request)
    kind = request.POST.get("kind", "")
    if kind not in (SceneKind.COVER_FRONT, SceneKind.COVER_BACK):
        raise Http404

    def then(scene: Scene) -> str:
        return scene_url(scene, by.publisher.slug)

    return answer(
        request,
        lambda: begin_cover_of(book=found.book, kind=SceneKind(kind), by=by),
        told=lambda _scene: _("Its brief was proposed from the story; change it, or draw it."),
        then=then,
        again=lambda status: show_cover(request, find_edition(book, edition), status),
    )


@require_POST
def press_part(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Queue a print run of the cover, case, jacket or endpapers."""
    part = request.POST.get("part", "")
    if part not in PART or part == RunPart.INTERIOR:
        raise Http404
    waiver = request.POST.get("waiver", "").strip()
    return _answered(
        request,
        book,
        edition,
        lambda found: queue_run(
            edition=found, by=member_of(request), waiver=waiver, part=RunPart(part)
        ),
        _pressed,
    )


def fields_in(sent: QueryDict, edition: Edition) -> CoverFields:
    """Return the form's fields. Raises Refused for a price or a flap that is no number.

    What a binding's form does not ask, flap and endpapers, stays as it is.
    """
    flap, papers = sent.get("flap_in"), sent.get("endpapers")
    return CoverFields(
        blurb=sent.get("blurb", ""),
        price=price_in(sent.get("price", "")),
        currency=sent.get("currency", ""),
        age_line=sent.get("age_line", ""),
        cover_author=sent.get("cover_author", ""),
        cover_illustrator=sent.get("cover_illustrator", ""),
        logo=_key_in(sent.get("logo", "")),
        spine_text=bool(sent.get("spine_text")),
        barcode=sent.get("barcode", ""),
        price_addon=sent.get("price_addon", ""),
        flap_in=edition.flap_in if flap is None else flap_from(flap),
        endpapers=edition.endpapers_id if papers is None else _key_in(papers),
    )


def flap_from(written: str) -> Decimal:
    """Return a width in inches from "3.25", "3,25" or "90 mm". Raises Refused."""
    text = written.strip().replace(",", ".")
    try:
        wide = inches(text) if len(text) <= LONGEST_FLAP else None
    except ValueError:
        wide = None
    if wide is None:
        raise Refused(
            f"“{written[:40]}” is no width of a flap; write inches such as 3.25, or mm such as "
            "90 mm. Nothing was saved."
        )
    return (Decimal(wide.numerator) / Decimal(wide.denominator)).quantize(Decimal("0.001"))


def _key_in(written: str) -> int | None:
    known = written.isascii() and written.isdigit() and len(written) < 18
    return int(written) if known else None


def price_in(written: str) -> Decimal | None:
    """Return an amount of money, None for none. Raises Refused."""
    text = written.strip().replace(",", ".")
    if not text:
        return None
    try:
        amount = Decimal(text)
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or len(text) > 12:
        raise Refused(f"“{written[:40]}” is no price; write it as 14.99. Nothing was saved.")
    return amount


def _answered(
    request: HttpRequest,
    book: str,
    number: int,
    deed: Callable[[Edition], T],
    told: Callable[[T], object],
) -> HttpResponse:
    found = find_edition(book, number)
    slugs = [found.publisher.slug, found.book.slug, found.number]
    return answer(
        request,
        lambda: deed(found),
        told=told,
        then=reverse("cover", args=slugs),
        again=lambda status: show_cover(request, find_edition(book, number), status),
    )


def _pressed(run: PrintRun) -> str:
    told = {"n": run.n, "part": PART[run.part]}
    if run.state in MADE:
        return _("Nothing changed since print run %(n)s; its file stands.") % told
    return _("%(part)s: print run %(n)s is queued.") % told
