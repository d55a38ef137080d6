"""The publisher's own typefaces: what there is, one added, one retired, one chosen."""

from __future__ import annotations

from decimal import Decimal

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from books.enums import Act
from books.errors import Refused
from books.models import Edition, OwnFace
from books.operations import own_faces as deeds
from books.operations.face_choice import choose_face
from books.refitting import size_told
from books.rules import require
from books.views.answering import answer
from books.views.finding import find_edition, member_of
from books.views.numbers import show_numbers


@require_safe
def typefaces(request: HttpRequest) -> HttpResponse:
    """Show the publisher's own typefaces, the retired ones last."""
    return _show(request)


@require_POST
def add_typeface(request: HttpRequest) -> HttpResponse:
    """Look at a font file, and keep it where it may stand in a print file."""
    return answer(
        request,
        lambda: _add(request),
        told=lambda face: _("%(name)s can be chosen for an edition.") % {"name": face.title},
        then=_own_url(request),
        again=lambda status: _show(request, status),
    )


@require_POST
def retire_typeface(request: HttpRequest, face: int) -> HttpResponse:
    """Offer a typeface to no further edition."""
    row = _found(face)
    return answer(
        request,
        lambda: deeds.retire_face(face=row, by=member_of(request)),
        told=lambda _none: _("%(name)s is offered to no further edition.") % {"name": row.title},
        then=_own_url(request),
        again=lambda status: _show(request, status),
    )


@require_POST
def choose_typeface(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Set an edition in a typeface of the publisher's own, or in the press's."""
    found, asked = find_edition(book, edition), request.POST.get("face", "")
    told = asked if asked.isascii() and asked.isdigit() and len(asked) < 18 else ""
    row = _found(int(told)) if told else None
    size = found.body_pt
    return answer(
        request,
        lambda: choose_face(edition=found, face=row, by=member_of(request)),
        told=lambda _none: _chosen(found, row, size),
        then=reverse("numbers", args=[found.publisher.slug, found.book.slug, found.number]),
        again=lambda status: show_numbers(request, found, status),
    )


def _add(request: HttpRequest) -> OwnFace:
    require(member_of(request), Act.PRINTERS)
    file = request.FILES.get("file")
    if file is None or file.size is None:
        raise Refused(_("Choose a TTF or OTF file. Nothing was saved."))
    deeds.refuse_large(file.size)
    return deeds.add_face(by=member_of(request), name=file.name or "", data=file.read())


def _chosen(edition: Edition, face: OwnFace | None, before: Decimal) -> str:
    told = {
        "name": face.title if face is not None else _("the press's own typeface"),
        "now": size_told(edition.body_pt),
        "before": size_told(before),
    }
    if edition.body_pt == before:
        return _("The story is set in %(name)s at %(now)s. Look at the layouts again.") % told
    return (
        _(
            "The story is set in %(name)s at %(now)s, so that every page fits; it was %(before)s. "
            "Look at the layouts again."
        )
        % told
    )


def _show(request: HttpRequest, status: int = 200) -> HttpResponse:
    rows = list(OwnFace.objects.all())
    told = {
        "faces": [row for row in rows if row.retired_at is None],
        "retired": [row for row in rows if row.retired_at is not None],
        "most": deeds.LARGEST // 2**20,
        "tab": "printers",
    }
    return render(request, "books/printers/typefaces.html", told, status=status)


def _found(key: int) -> OwnFace:
    row = OwnFace.objects.filter(pk=key).first()
    if row is None:
        raise Http404
    return row


def _own_url(request: HttpRequest) -> str:
    return reverse("typefaces", args=[member_of(request).publisher.slug])
