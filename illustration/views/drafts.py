"""Approving a draft, and an owner's word on whether drafts come first."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from books.models import Artwork, Book
from books.views.answering import answer
from books.views.finding import find_book, find_scene, member_of
from illustration.operations.drafting import set_drafting
from illustration.operations.finishing import finish
from illustration.views.providers import require_right, show_providers
from illustration.views.providers_models import show_models
from illustration.views.scene import next_url, show_scene

WORDS = {"always": True, "never": False, "price": None}


@require_POST
def finish_draft(request: HttpRequest, book: str, position: int) -> HttpResponse:
    """Approve the draft that was looked at: its final is asked for."""
    found, sent = find_scene(book, position), request.POST.get("artwork", "")
    draft = get_object_or_404(
        Artwork, pk=int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 18 else 0
    )
    return answer(
        request,
        lambda: finish(scene=found, artwork=draft, by=member_of(request)),
        told=lambda attempt: (
            _("The draft of scene %(scene)s is approved; its final is asked for as picture %(n)s.")
            % {"scene": position, "n": attempt.n}
        ),
        then=next_url(request, found),
        again=lambda status: show_scene(request, find_scene(book, position), status),
    )


@require_POST
def decide_drafts(request: HttpRequest, book: str) -> HttpResponse:
    """Say whether drafts come first in a book."""
    require_right(request)
    found = find_book(book)
    return answer(
        request,
        lambda: _decide(request, found),
        told=lambda _none: _("Saved. What is asked for already stays as it is."),
        then=reverse("book-models", args=[member_of(request).publisher.slug, book]),
        again=lambda status: show_models(request, found, status),
    )


@require_POST
def decide_house_drafts(request: HttpRequest) -> HttpResponse:
    """Say whether drafts come first in all titles that say nothing themselves."""
    require_right(request)
    return answer(
        request,
        lambda: _decide(request, None),
        told=lambda _none: _("Saved. What is asked for already stays as it is."),
        then=reverse("providers", args=[member_of(request).publisher.slug]),
        again=lambda status: show_providers(request, status),
    )


def _decide(request: HttpRequest, book: Book | None) -> None:
    member = member_of(request)
    first = WORDS.get(request.POST.get("drafts", ""))
    set_drafting(publisher=member.publisher, book=book, first=first, by=member)
