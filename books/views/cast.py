"""The book's characters: who there is, one more, other traits, one less."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from books.errors import IllegalMove
from books.models import Book, Character
from books.operations.cast import LONGEST_NAME, LONGEST_TRAIT, TRAITS
from books.operations.cast import add_character as add_character_of
from books.operations.cast import edit_character as edit_character_of
from books.operations.cast import remove_character as remove_character_of
from books.touching import approved_among, touched_by
from books.views.answering import answer
from books.views.conflict import Written, show_conflict
from books.views.finding import find_book, find_character, member_of
from books.views.links import character_url
from books.views.portraits import portraits_of

LABELS: dict[str, str | Promise] = {
    "name": gettext_lazy("Name"),
    "kind": gettext_lazy("Kind (owl, girl, dragon)"),
    "body": gettext_lazy("Body"),
    "eyes": gettext_lazy("Eyes"),
    "wears": gettext_lazy("Wears, with commas between"),
    "build": gettext_lazy("Build"),
    "hair": gettext_lazy("Hair: colour and type"),
    "skin": gettext_lazy("Skin"),
    "age": gettext_lazy("Age"),
    "marks": gettext_lazy("Marks"),
}


@require_safe
def cast(request: HttpRequest, book: str) -> HttpResponse:
    """Show who is in the book."""
    return show_cast(request, find_book(book))


@require_POST
def add_character(request: HttpRequest, book: str) -> HttpResponse:
    """Add a character."""
    found = find_book(book)
    sent = _sent(request)
    return answer(
        request,
        lambda: add_character_of(
            book=found,
            name=sent["name"],
            kind=sent["kind"],
            traits={word: sent[word] for word in TRAITS},
            by=member_of(request),
        ),
        told=lambda one: _("%(name)s is in the book; no sheet is drawn yet.") % {"name": one.name},
        then=_cast_url(request, found),
        again=lambda status: show_cast(request, found, status),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def edit_character(request: HttpRequest, book: str, position: int) -> HttpResponse:
    """Show a character's traits as a form, or save them."""
    found = find_character(book, position)
    if request.method != "POST":
        return show_traits(request, found)
    sent = _sent(request)
    return answer(
        request,
        lambda: edit_character_of(
            character=found,
            name=sent["name"],
            kind=sent["kind"],
            traits={word: sent[word] for word in TRAITS},
            seen_version=_version(request.POST.get("version", "")),
            by=member_of(request),
        ),
        told=lambda _none: _saved(found),
        then=character_url(found, member_of(request).publisher.slug),
        again=lambda status: _again(request, find_character(book, position), status),
    )


@require_POST
def remove_character(request: HttpRequest, book: str, position: int) -> HttpResponse:
    """Take a character out of the book."""
    found = find_character(book, position)
    return answer(
        request,
        lambda: remove_character_of(character=found, by=member_of(request)),
        told=lambda _none: (
            _("%(name)s is out of the book; drawn sheets are kept as pictures on no page.")
            % {"name": found.name}
        ),
        then=_cast_url(request, found.book),
        again=lambda status: show_traits(request, found, status, stored=True),
    )


def show_cast(request: HttpRequest, book: Book, status: int = 200) -> HttpResponse:
    """Render who is in the book and the form for one more, filled as it was sent."""
    told = {
        "book": book,
        "portraits": portraits_of(book),
        "fields": _fields(_sent(request)),
        "tab": "cast",
    }
    return render(request, "books/cast.html", told, status=status)


def show_traits(
    request: HttpRequest, character: Character, status: int = 200, stored: bool = False
) -> HttpResponse:
    """Render the form: as it was sent, or as the character is `stored`."""
    as_sent = request.method == "POST" and not stored
    touches = touched_by(character)
    told = {
        "book": character.book,
        "character": character,
        "fields": _fields(_sent(request) if as_sent else _stored(character), _stored(character)),
        "scenes": [each.scene for each in touches],
        "touches": touches,
        "approved": approved_among(touches),
        "back": character_url(character, member_of(request).publisher.slug),
        "tab": "cast",
    }
    return render(request, "books/traits.html", told, status=status)


def _again(request: HttpRequest, character: Character, status: int) -> HttpResponse:
    if status != IllegalMove.status:
        return show_traits(request, character, status)
    sent, theirs = _sent(request), _stored(character)
    slug = member_of(request).publisher.slug
    return show_conflict(
        request,
        book=character.book,
        what=character.name,
        action=reverse("edit-character", args=[slug, character.book.slug, character.position]),
        back=character_url(character, slug),
        version=character.version,
        row=character.pk,
        fields=[
            Written(word, label, theirs[word], sent[word], request.POST.get(f"was-{word}", ""))
            for word, label in LABELS.items()
        ],
    )


def _sent(request: HttpRequest) -> dict[str, str]:
    return {word: " ".join(request.POST.get(word, "").split()) for word in LABELS}


def _stored(character: Character) -> dict[str, str]:
    told = {"name": character.name, "kind": character.kind}
    for word in TRAITS:
        value = character.traits.get(word, "")
        told[word] = value if isinstance(value, str) else ", ".join(value)
    return told


def _fields(values: dict[str, str], was: dict[str, str] | None = None) -> list[dict[str, Any]]:
    return [
        {
            "name": word,
            "label": label,
            "value": values[word],
            "was": (was or values)[word],
            "longest": LONGEST_NAME if word in ("name", "kind") else LONGEST_TRAIT,
        }
        for word, label in LABELS.items()
    ]


def _saved(character: Character) -> str:
    told = _("%(name)s is saved.") % {"name": character.name}
    if character.sheet_id is None:
        return told
    return f"{told} {_('The approved sheet was drawn from the earlier traits; it stands.')}"


def _cast_url(request: HttpRequest, book: Book) -> str:
    return reverse("cast", args=[member_of(request).publisher.slug, book.slug])


def _version(sent: str) -> int:
    return int(sent) if sent.isascii() and sent.isdigit() and len(sent) < 10 else 0
