"""An edition's AI use: KDP's answers to copy, the statement and its deeds, the export."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from books.enums import Act
from books.models import Edition
from books.rules import may
from books.views.answering import answer
from books.views.finding import find_edition, member_of
from illustration.ai_reminding import ai_use_url
from illustration.ai_showing import OF_PICTURES_SAYS, OF_WORDS_SAYS, STANDS
from illustration.ai_standing import standing_of
from illustration.ai_use import ai_use_of
from illustration.ai_words import digest_of
from illustration.kdp import A_FEW, QUESTION, READ_ON, answers_of, as_text, yes_or_no
from illustration.operations import ai_use as deeds
from illustration.provenance_file import edition_file


@require_safe
def ai_use(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Show what of an edition AI models made."""
    return _show(request, find_edition(book, edition))


@require_safe
def provenance_file(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Hand out the whole edition's provenance as JSON; costs to those alone who may see them."""
    found = find_edition(book, edition)
    costs = may(member_of(request), Act.COSTS)
    told = edition_file(ai_use_of(found), costs=costs)
    file = HttpResponse(told, content_type="application/json")
    name = f"{slugify(found.book.slug)}-edition{found.number}-provenance.json"
    file["Content-Disposition"] = f'attachment; filename="{name}"'
    file["Cache-Control"] = "private, no-store"
    return file


@require_POST
def say_authorship(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Keep who made the words, and the pictures that were handed in."""
    found, seen = find_edition(book, edition), request.POST.get("version", "0")
    said = {name: request.POST.get(name, "") for name in _fields()}
    return answer(
        request,
        lambda: deeds.say_authorship(
            edition=found,
            said=said,
            seen_version=int(seen) if seen.isdecimal() and len(seen) < 10 else -1,
            by=member_of(request),
        ),
        told=lambda _row: _("Kept in your name. The answers and the statement follow it."),
        then=ai_use_url(found),
        again=lambda status: _show(request, find_edition(book, edition), status, said),
    )


@require_POST
def place_statement(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Put the statement on the copyright page."""
    found, seen = find_edition(book, edition), request.POST.get("seen", "")
    return answer(
        request,
        lambda: deeds.place_statement(edition=found, seen=seen, by=member_of(request)),
        told=lambda _none: _(
            "The statement is on the copyright page, which now waits for approval."
        ),
        then=ai_use_url(found),
        again=lambda status: _show(request, find_edition(book, edition), status),
    )


@require_POST
def settle_statement(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Note that the copyright page tells it in other words."""
    found, seen = find_edition(book, edition), request.POST.get("seen", "")
    return answer(
        request,
        lambda: deeds.settle_in_own_words(edition=found, seen=seen, by=member_of(request)),
        told=lambda _none: _("Noted in your name; it is asked again when the facts change."),
        then=ai_use_url(found),
        again=lambda status: _show(request, find_edition(book, edition), status),
    )


def _fields() -> list[str]:
    return [name for about in deeds.ABOUT for name in (about, f"{about}_tools")]


def _show(
    request: HttpRequest, edition: Edition, status: int = 200, posted: dict[str, str] | None = None
) -> HttpResponse:
    use = ai_use_of(edition)
    stands, answers = standing_of(use), answers_of(use)
    said = posted or {name: getattr(use.said, name) for name in _fields()}
    told: dict[str, Any] = {
        "book": edition.book,
        "edition": edition,
        "use": use,
        "standing": stands,
        "stands": STANDS[stands.stands],
        "seen": digest_of(stands.statement),
        "answers": answers,
        "any_tools": yes_or_no(answers),
        "question": QUESTION,
        "read_on": READ_ON,
        "a_few": A_FEW,
        "to_copy": as_text(answers),
        "forms": _forms(said, pictures=use.touched_by_hand > 0),
        "tab": "ai-use",
    }
    return render(request, "illustration/ai_use.html", told, status=status)


def _forms(said: dict[str, str], *, pictures: bool) -> list[dict[str, Any]]:
    """The questions only a person can answer; of pictures only where some were handed in."""
    asked = {"text": _("The text"), "translation": _("The translation, where it is one")}
    if pictures:
        asked["pictures"] = _("The pictures that were handed in")
    return [
        {
            "name": name,
            "label": label,
            "choices": OF_PICTURES_SAYS if name == "pictures" else OF_WORDS_SAYS,
            "chosen": said[name],
            "tools": said[f"{name}_tools"],
        }
        for name, label in asked.items()
    ]
