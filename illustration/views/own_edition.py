"""A child's own edition: one form, the lines that change, and the new title."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from books.enums import Act
from books.errors import NoPublisher, NotAllowed, OctavoError, Refused
from books.models import Book, Character
from books.rules import require
from books.views.finding import find_book, member_of
from books.views.links import character_url
from illustration.operations.own_edition import (
    HandedIn,
    OwnEdition,
    make_own_edition,
    refuse_unfit,
)
from illustration.own_edition import Wish, changed_lines, title_for
from illustration.views.photo import looks_of, photo_words

KINDS = (
    ("girl", gettext_lazy("a girl")),
    ("boy", gettext_lazy("a boy")),
    ("child", gettext_lazy("a child")),
)
WORDS = ("name", "character", "kind", "title", "hair_type", "hair_colour", "skin", "guardian")


@require_http_methods(["GET", "HEAD", "POST"])
def own_edition(request: HttpRequest, book: str) -> HttpResponse:
    """Show the form, or the lines that would change, or make the title."""
    found, member = find_book(book), member_of(request)
    try:
        require(member, Act.IMPORT)
    except NotAllowed as error:
        told = {"why": str(error), "heading": _("A child's own edition is made by editors")}
        return render(request, "books/wizard/refused.html", told, status=403)
    if request.method != "POST":
        return _form(request, found)
    try:
        wish = _wish(request, found)
        refuse_unfit(found, wish)
        if "make" not in request.POST:
            return _form(request, found, wish)
        made = make_own_edition(book=found, wish=wish, by=member, photo=_photo(request))
    except NoPublisher:
        raise
    except OctavoError as error:
        messages.error(request, str(error))
        shown = _form(request, found, status=error.status)
        shown["HX-Push-Url"] = "false"
        return shown
    _tell(request, made)
    return redirect(character_url(made.child, member.publisher.slug))


def _wish(request: HttpRequest, book: Book) -> Wish:
    typed = _typed(request)
    looks = looks_of(request)
    position = typed["character"]
    known = {str(each.position): each for each in book.characters.all()}
    if position not in known:
        raise Refused(_("Choose the character that becomes the child. Nothing was made."))
    kinds = {kind for kind, _label in KINDS}
    return Wish(
        character=known[position],
        name=typed["name"],
        hair=looks["hair"],
        skin=looks["skin"],
        kind=typed["kind"] if typed["kind"] in kinds else "",
        title=typed["title"],
    )


def _photo(request: HttpRequest) -> HandedIn | None:
    file = request.FILES.get("photo")
    if file is None:
        return None
    agreed = request.POST.get("agreed") == "yes"
    return HandedIn(file.read(), request.POST.get("guardian", ""), agreed)


def _form(
    request: HttpRequest, book: Book, wish: Wish | None = None, status: int = 200
) -> HttpResponse:
    told: dict[str, Any] = {
        "book": book,
        "characters": list(book.characters.all()),
        "typed": _typed(request),
        "kinds": KINDS,
        "wish": wish,
        "lines": changed_lines(book, wish) if wish else [],
        "own_title": title_for(book, wish) if wish else "",
        "own_url": reverse("own-edition", args=[member_of(request).publisher.slug, book.slug]),
        "tab": "book",
        **photo_words(),
    }
    return render(request, "illustration/own_edition.html", told, status=status)


def _typed(request: HttpRequest) -> dict[str, str]:
    return {word: " ".join(request.POST.get(word, "").split()) for word in WORDS}


def _tell(request: HttpRequest, made: OwnEdition) -> None:
    child: Character = made.child
    told = _("%(title)s is a title of its own now. Have %(name)s's sheet drawn next.") % {
        "title": made.book.title,
        "name": child.name,
    }
    messages.success(request, told)
    if made.photo_missed:
        messages.error(request, made.photo_missed)
