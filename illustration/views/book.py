"""Asking for everything a book still lacks."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from books.views.answering import answer
from books.views.book import show_book
from books.views.finding import find_book, member_of
from books.views.links import book_url
from illustration.operations.whole import Queued, Undrawable, queue_book


@require_POST
def draw_book(request: HttpRequest, book: str) -> HttpResponse:
    """Ask for every sheet and scene that is missing and may be drawn."""
    found = find_book(book)
    return answer(
        request,
        lambda: queue_book(book=found, by=member_of(request)),
        told=sentence,
        then=book_url(found),
        again=lambda status: show_book(request, book, status),
    )


def sentence(queued: Queued) -> str:
    """Return what was asked for, and what waits, as one or two sentences."""
    asked = []
    if queued.sheets:
        asked.append(
            ngettext("%(n)s character sheet", "%(n)s character sheets", queued.sheets)
            % {"n": queued.sheets}
        )
    if queued.scenes:
        asked.append(
            ngettext("%(n)s picture", "%(n)s pictures", queued.scenes) % {"n": queued.scenes}
        )
    waits = queued.waiting_for_sheets
    told = _("Asked for %(what)s.") % {"what": _(" and ").join(asked)} if asked else ""
    if waits:
        held = ngettext(
            "%(n)s scene waits until its character sheet is approved.",
            "%(n)s scenes wait until their character sheets are approved.",
            len(waits),
        ) % {"n": len(waits)}
        told = f"{told} {held}".strip()
    for each in queued.undrawable:
        told = f"{told} {_unasked(each)}".strip()
    return told or _("Everything has its picture; nothing was asked for.")


def _unasked(each: Undrawable) -> str:
    if each.characters:
        names = _(" and ").join(each.characters)
        return _("Not asked for, the sheet of %(names)s: %(why)s") % {
            "names": names,
            "why": each.reason,
        }
    numbers = ", ".join(str(number) for number in each.scenes)
    return _("Not asked for, scene %(n)s: %(why)s") % {"n": numbers, "why": each.reason}
