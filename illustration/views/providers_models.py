"""Which model draws what, chosen for the publisher or for one book."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from books.models import Book
from books.views.answering import answer
from books.views.finding import find_book, member_of
from illustration.drafts_showing import drafts_told
from illustration.models import ProviderKey, Route
from illustration.operations.routes import drop_route, set_route
from illustration.providers_showing import options, qualities, role_lines
from illustration.views.providers import require_right, show_providers

AS_ELSEWHERE = "as-elsewhere"


@require_POST
def choose_model(request: HttpRequest) -> HttpResponse:
    """Say which model draws a role in all titles without one of their own."""
    require_right(request)
    return answer(
        request,
        lambda: _set(request, None),
        told=lambda route: _told(request),
        then=reverse("providers", args=[member_of(request).publisher.slug]),
        again=lambda status: show_providers(request, status),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def book_models(request: HttpRequest, book: str) -> HttpResponse:
    """Show a book's models, or say which one draws a role in it."""
    require_right(request)
    found = find_book(book)
    if request.method != "POST":
        return show_models(request, found)
    return answer(
        request,
        lambda: _set(request, found),
        told=lambda route: _told(request),
        then=_url(request, found),
        again=lambda status: show_models(request, found, status),
    )


def _set(request: HttpRequest, book: Book | None) -> Route | None:
    told, member = request.POST, member_of(request)
    role = told.get("role", "")
    if book is not None and told.get("draws") == AS_ELSEWHERE:
        drop_route(book=book, role=role, by=member)
        return None
    model, _space, key = told.get("draws", "").partition(" ")
    return set_route(
        publisher=member.publisher,
        book=book,
        role=role,
        model=model,
        quality=told.get("quality", ""),
        way=told.get("way", ""),
        key=_key(key) if key else None,
        by=member,
    )


def _told(request: HttpRequest) -> str:
    model = request.POST.get("draws", "").partition(" ")[0]
    if model == AS_ELSEWHERE:
        return _("It is drawn as everywhere in the house again.")
    return _("Chosen: %(model)s. Nothing was spent.") % {"model": model}


def show_models(request: HttpRequest, book: Book, status: int = 200) -> HttpResponse:
    """Render a book's models; another status follows a deed that failed."""
    told: dict[str, Any] = {
        "book": book,
        "roles": role_lines(book),
        "options": options(),
        "qualities": qualities(),
        "set_url": _url(request, book),
        "elsewhere": AS_ELSEWHERE,
        "drafts": drafts_told(book),
        "drafts_url": reverse("set-drafting", args=[member_of(request).publisher.slug, book.slug]),
        "tab": "models",
    }
    return render(request, "illustration/book_models.html", told, status=status)


def _url(request: HttpRequest, book: Book) -> str:
    return reverse("book-models", args=[member_of(request).publisher.slug, book.slug])


def _key(text: str) -> ProviderKey:
    if not (text.isascii() and text.isdigit() and len(text) < 18):
        raise Http404
    return get_object_or_404(ProviderKey.objects.select_related("account"), pk=int(text))
