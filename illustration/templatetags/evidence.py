"""What was seen on a picture, as a card beside it, and how many of a title are flagged."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context

from books.models import Artwork
from illustration.evidence import seen_on

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
