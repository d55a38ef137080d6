"""What was seen on returned pictures: the flagged ones of a title, crops, and a word that it is
fine."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from books.models import Artwork, Book
from books.views.answering import answer
from books.views.finding import find_book, member_of
from illustration.cropping import crop_of
from illustration.evidence import crop_box, flagged_in
from illustration.models import PictureCheck
from illustration.operations.clearing import clear_check as clear_check_of

KEPT = "private, max-age=86400"


@require_safe
def picture_checks(request: HttpRequest, book: str) -> HttpResponse:
    """Show every flagged picture of a title with its evidence."""
    return _show(request, find_book(book))


@require_safe
def evidence_crop(request: HttpRequest, artwork: int, n: int) -> HttpResponse:
    """Answer one place of a picture that the check speaks of, as a small WebP."""
    check = _check_of(artwork)
    box = crop_box(check, n)
    if box is None:
        raise Http404
    tag = f'"{check.artwork.sha256[:32]}-{"-".join(map(str, box))}"'
    if request.headers.get("If-None-Match") == tag:
        shown: HttpResponse = HttpResponseNotModified()
    else:
        shown = HttpResponse(_crop(check.artwork, box), content_type="image/webp")
    shown["ETag"] = tag
    shown["Cache-Control"] = KEPT
    shown["X-Content-Type-Options"] = "nosniff"
    return shown


@require_POST
def clear_check(request: HttpRequest, artwork: int) -> HttpResponse:
    """Say that a flagged picture was looked at and is fine."""
    check = _check_of(artwork)
    book = check.artwork.book
    return answer(
        request,
        lambda: clear_check_of(check=check, by=member_of(request)),
        told=lambda _none: _("The flag is taken off; the picture waits for its decision."),
        then=reverse("picture-checks", args=[member_of(request).publisher.slug, book.slug]),
        again=lambda status: _show(request, book, status),
    )


def _show(request: HttpRequest, book: Book, status: int = 200) -> HttpResponse:
    told = {"book": book, "flagged": flagged_in(book), "tab": "book"}
    return render(request, "illustration/picture_checks.html", told, status=status)


def _check_of(artwork: int) -> PictureCheck:
    checks = PictureCheck.objects.select_related("artwork__book", "artwork__scene")
    return get_object_or_404(checks, artwork=artwork)


def _crop(artwork: Artwork, box: tuple[int, int, int, int]) -> bytes:
    try:
        return crop_of(artwork, box)
    except OSError:
        raise Http404 from None
