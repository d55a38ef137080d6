"""What was seen on a picture, as a card beside it, and how many of a title are flagged."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context

from books.models import Artwork, Book
from illustration.evidence import flags_by_title, seen_on

register = template.Library()


@register.inclusion_tag("illustration/evidence_card.html", takes_context=True)
def picture_evidence(context: Context, artwork: Artwork) -> dict[str, Any]:
    """Show what was seen on a picture; nothing where nobody looked at it."""
    return {
        "publisher": context["publisher"],
        "acts": context["acts"],
        "csrf_token": context.get("csrf_token"),
        "artwork": artwork,
        "seen": seen_on(artwork),
    }


@register.inclusion_tag("illustration/flags.html", takes_context=True)
def flagged_pictures(context: Context, book: Book) -> dict[str, Any]:
    """Say how many pictures of a title are flagged, with the way to the board; else nothing."""
    return {
        "publisher": context["publisher"],
        "book": book,
        "n": flags_by_title().get(book.pk, 0),
    }


@register.simple_tag
def count_flags() -> dict[int, int]:
    """Return how many pictures are flagged, by title: for a list of titles."""
    return flags_by_title()


@register.filter
def flagged_of(counts: dict[int, int], book: Book) -> int:
    """Return a title's own number."""
    return counts.get(book.pk, 0)
