"""An edition's colours in print: every page with what will shift, the furthest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from books.forecasts import Forecast, PageForecast, forecasts_of
from books.models import Edition
from books.printers import profile_of
from books.queries import pages_of
from books.showing import Badge
from books.views.finding import find_edition

# A visit works so long (seconds) on what nobody asked for before; the screen asks again for more.
PATIENCE = 1.0
SHIFTS = Badge(_("Shifts visibly"), "alert-triangle", "warn")
KEEPS = Badge(_("Keeps its colours"), "circle-check", "good")
GREYS = Badge(_("Prints grey"), "circle-dot", "quiet")
WAITS = Badge(_("Being worked out"), "hourglass", "wait")
NO_PICTURE = Badge(_("Words alone"), "typography", "quiet")


@dataclass(frozen=True)
class ColourRow:
    """A page as a line of the list."""

    told: PageForecast
    state: Badge
    percent: float


@require_safe
def colour(request: HttpRequest, book: str, edition: int) -> HttpResponse:
    """Show what printing makes of the edition's colours."""
    return render(request, "books/colour.html", told_of(find_edition(book, edition)))


def told_of(edition: Edition) -> dict[str, Any]:
    """Return the edition's pages by how far they shift, and what they are printed with."""
    pages = pages_of(edition)
    profile = profile_of(edition)
    rows = [_row(told) for told in forecasts_of(edition, pages, seconds=PATIENCE)]
    known = [row.told.forecast for row in rows if row.told.forecast is not None]
    return {
        "book": edition.book,
        "edition": edition,
        "profile": profile,
        "stock": profile.stock(edition.stock),
        "look": look_of(known),
        "rows": rows,
        "flagged": sum(each.flagged for each in known),
        "waiting": len(rows) - len(known),
        "black": all(each.words_in_black for each in known),
        "tab": "colour",
    }


def look_of(known: Sequence[Forecast]) -> str:
    """Return what the pages are printed with, "" while none is known."""
    return known[0].look if known else ""


def badge_of(forecast: Forecast | None) -> Badge:
    """Return a forecast as a word, an icon and a tone."""
    if forecast is None:
        return WAITS
    if not forecast.picture:
        return NO_PICTURE
    if forecast.look == "grey":
        return GREYS
    return SHIFTS if forecast.flagged else KEEPS


def percent_of(forecast: Forecast | None) -> float:
    """Return the share of a page that shifts visibly, in percent."""
    return round(forecast.share * 100, 1) if forecast is not None else 0.0


LOOK_WORDS: dict[str, str | Promise] = {
    "drawn": _("As drawn"),
    "printed": _("As printed"),
    "shifts": _("Where it shifts"),
}


def _row(told: PageForecast) -> ColourRow:
    return ColourRow(told, badge_of(told.forecast), percent_of(told.forecast))
