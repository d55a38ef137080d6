"""A page as it will stand, with the printer's guides, its words and its approvals."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from books.errors import IllegalMove
from books.forecasts import forecast_of
from books.layouts import layout_hash
from books.models import Edition, Page
from books.openings import PageCard, card_of, facts_for, pictures_of
from books.operations.layout import approve_layout as approve_layout_of
from books.operations.text import approve_text as approve_text_of
from books.operations.text import edit_text as edit_text_of
from books.proofs import LOOKS, proof_key
from books.queries import pages_of, unapproved
from books.standing import guides
from books.views.answering import answer
from books.views.colour import LOOK_WORDS, badge_of, percent_of
from books.views.conflict import Written, show_conflict
from books.views.dressing import dressing_of
from books.views.finding import find_edition, find_page, find_row, member_of
from books.views.links import edit_text_url, page_url
from books.views.plan import show_plan


@require_safe
def page(request: HttpRequest, book: str, edition: int, number: int) -> HttpResponse:
    """Show a page."""
    return show_page(request, find_page(book, edition, number))


@require_POST
def approve_text(request: HttpRequest, book: str, edition: int, number: int) -> HttpResponse:
    """Approve the words that were shown; words changed meanwhile are not approved."""
    found = find_page(book, edition, number)
    found.version = _seen(request, found)
    return answer(
        request,
        lambda: _approve_text_as_seen(request, found),
        told=lambda _none: _("The text of page %(n)s is approved.") % {"n": number},
        then=page_url(found),
        again=lambda status: show_page(request, find_page(book, edition, number), status),
    )


@require_POST
def approve_layout(request: HttpRequest, book: str, edition: int, number: int) -> HttpResponse:
    """Approve how the page stands."""
    found = find_page(book, edition, number)
    return answer(
        request,
        lambda: _approve_layout_as_seen(request, found),
        told=lambda _none: _("The layout of page %(n)s is approved.") % {"n": number},
        then=page_url(found, _next_waiting(found)),
        again=lambda status: show_page(request, find_page(book, edition, number), status),
    )


@require_POST
def edit_text(request: HttpRequest, book: str, edition: int, number: int) -> HttpResponse:
    """Save new words; where somebody saved others meanwhile, show both and lose neither.

    The form names the row it was opened on: words follow their page wherever it was moved.
    """
    words = request.POST.get("text", "")
    found = _opened(request, book, edition, number)
    if found is None:
        return _gone(request, find_edition(book, edition), number)
    return answer(
        request,
        lambda: edit_text_of(
            page=found, text=words, seen_version=_seen(request, found), by=member_of(request)
        ),
        told=lambda _none: (
            _("Page %(n)s is saved; its text and layout wait for approval.") % {"n": found.number}
        ),
        then=page_url(found),
        again=lambda status: _both(request, find_row(found.pk), status),
    )


def show_page(request: HttpRequest, page: Page, status: int = 200) -> HttpResponse:
    """Render the page's screen; another status follows a deed that failed."""
    told = told_of(page) | colours_of(page, request.GET.get("look", ""))
    return render(request, "books/page.html", told, status=status)


def _both(request: HttpRequest, page: Page, status: int) -> HttpResponse:
    """Theirs and mine after a stale save; the page as it stands after any other failure."""
    if status != IllegalMove.status:
        return show_page(request, page, status)
    mine = request.POST.get("text", "").replace("\r\n", "\n").strip()
    was = request.POST.get("was-text", page.text)
    label = _("Words of page %(n)s") % {"n": page.number}
    return show_conflict(
        request,
        book=page.edition.book,
        what=_("Page %(n)s") % {"n": page.number},
        action=edit_text_url(page),
        back=page_url(page),
        version=page.version,
        row=page.pk,
        fields=[Written("text", label, page.text, mine, was.replace("\r\n", "\n").strip(), rows=9)],
    )


def _gone(request: HttpRequest, edition: Edition, number: int) -> HttpResponse:
    messages.error(
        request,
        _(
            "Page %(n)s was deleted while you wrote. Your words are kept below: insert a page with "
            "them, or leave them."
        )
        % {"n": number},
    )
    return show_plan(request, edition, 409, unsaved=request.POST.get("text", ""))


def told_of(page: Page) -> dict[str, Any]:
    """Return what the page's screen shows: the page, the one facing it, the guides."""
    edition = page.edition
    total = edition.pages.count()
    facing = edition.pages.filter(number=facing_number(page.number))
    pages = [page, *facing.select_related("scene__artwork")]
    facts, pictures = facts_for(edition, total), pictures_of(pages)
    cards: list[PageCard] = [
        card_of(facts, edition, each, pictures.get(each.scene_id or 0)) for each in pages
    ]
    geometry = facts.geometry(page.number)
    bleed = facts.profile.bleed_in if edition.bleed else 0
    return {
        "book": edition.book,
        "edition": edition,
        "page": page,
        "total": total,
        "card": cards[0],
        "facing": cards[1] if len(cards) > 1 else None,
        "guides": guides(geometry, rtl=facts.rtl),
        "rtl": facts.rtl,
        "dressing": dressing_of(page, edition, cards[0]),
        "geometry": geometry,
        "seen": layout_hash(page, edition, total),
        "bleed_in": bleed,
        "safe_in": geometry.outer_in - bleed,
        "profile": facts.profile,
        "proof": proof_key(facts, edition, page, cards[0].artwork)[:16],
        "earlier": page.number - 1 if page.number > 1 else None,
        "later": page.number + 1 if page.number < total else None,
        "tab": "book",
    }


def colours_of(page: Page, look: str) -> dict[str, Any]:
    """Return what the page's screen tells of its colours in print, and the look it is shown in."""
    edition = page.edition
    facts = facts_for(edition, edition.pages.count())
    artwork = pictures_of([page]).get(page.scene_id or 0)
    forecast = forecast_of(facts, edition, page, artwork)
    shown = look if look in LOOKS and forecast.picture else "printed"
    return {
        "look": shown,
        "looks": [(each, LOOK_WORDS[each]) for each in LOOKS] if forecast.picture else [],
        "forecast": forecast,
        "colour_state": badge_of(forecast),
        "percent": percent_of(forecast),
    }


def facing_number(number: int) -> int:
    """Return the page that lies open beside a page: 2 beside 3; 0, no page, beside 1."""
    return number + 1 if number % 2 == 0 else number - 1


def _approve_text_as_seen(request: HttpRequest, page: Page) -> None:
    if request.POST.get("row", str(page.pk)) != str(page.pk):
        raise IllegalMove(
            f"Page {page.number} is another page since you opened it: the plan was changed. "
            "Nothing was approved; read it as it stands now."
        )
    approve_text_of(page=page, by=member_of(request))


def _approve_layout_as_seen(request: HttpRequest, page: Page) -> None:
    total = page.edition.pages.count()
    seen, stands = request.POST.get("seen", ""), layout_hash(page, page.edition, total)
    if seen and seen != stands:
        raise IllegalMove(
            f"Page {page.number} was changed since you opened it. Nothing was approved; look at it "
            "as it stands now."
        )
    approve_layout_of(page=page, edition=page.edition, total=total, by=member_of(request))


def _next_waiting(page: Page) -> int:
    """The next page that waits for an approval, so that reading on is reviewing on; else this."""
    waiting = unapproved(page.edition, pages_of(page.edition)).numbers
    return next((number for number in waiting if number > page.number), page.number)


def _opened(request: HttpRequest, book: str, edition: int, number: int) -> Page | None:
    """The page a form was opened on, wherever the plan has moved it; None where it is gone."""
    row = request.POST.get("row", "")
    if not (row.isascii() and row.isdigit() and len(row) < 18):
        return find_page(book, edition, number)
    opened = Page.objects.filter(pk=int(row), edition__book__slug=book, edition__number=edition)
    return find_row(int(row)) if opened.exists() else None


def _seen(request: HttpRequest, page: Page) -> int:
    seen = request.POST.get("version", "")
    return int(seen) if seen.isascii() and seen.isdigit() and len(seen) < 10 else 0
