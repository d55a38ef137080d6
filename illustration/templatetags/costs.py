"""Sums of money, and the costs box for screens of the trunk, which knows nothing of prices."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from django import template
from django.template.context import Context
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from books.models import Book
from illustration.ai_showing import verb_words
from illustration.costs_showing import MOVEMENT, PURSE, asks_somebody_paid, costs_of
from illustration.enums import EntryKind
from illustration.offered import models
from illustration.providers.sums import cents, dollars, rounded, rounded_down
from illustration.spending import PagePrice, Purse, price_in_all

register = template.Library()
register.filter("dollars", dollars)
register.filter("cents", cents)
register.filter("rounded", rounded)
register.filter("rounded_down", rounded_down)
register.filter("as_verb", verb_words)


@register.filter
def in_all(prices: Iterable[PagePrice]) -> PagePrice:
    """Return the price of an approved page over all models."""
    return price_in_all(prices)


@register.filter
def as_whose(purse: Purse) -> str | Promise:
    """Return what a budget is for."""
    return PURSE[purse.kind]


@register.filter
def as_movement(kind: str) -> str | Promise:
    """Return what happened to the money as people say it."""
    return MOVEMENT[EntryKind(kind)]


@register.filter
def as_model(key: str) -> str:
    """Return a model's name as people know it; a model no list knows any more keeps its key."""
    row = models().get(key)
    return row.title if row else key


@register.filter
def as_long(length: timedelta) -> str:
    """Return how long a drawing takes: "It takes about 3 min"."""
    seconds = round(length.total_seconds())
    if seconds < 100:
        return _("It takes about %(n)s s.") % {"n": -(-seconds // 10) * 10}
    return _("It takes about %(n)s min.") % {"n": -(-seconds // 60)}


@register.inclusion_tag("illustration/costs_box.html", takes_context=True)
def costs_box(context: Context, book: Book) -> dict[str, Any]:
    """Show those who may see it what drawing the rest costs and what is left; else nothing."""
    shown = "costs" in context["acts"]
    return {
        "publisher": context["publisher"],
        "acts": context["acts"],
        "book": book,
        "costs": costs_of(book) if shown and asks_somebody_paid() else None,
        "shown": shown,
    }
