"""Where a picture comes from, as a card beside it."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context

from books.models import Artwork
from books.showing import Badge
from illustration.ai_showing import MAKING, verb_words
from illustration.authorship import Making
from illustration.provenance import provenance_of

register = template.Library()
register.filter("as_verb", verb_words)


@register.inclusion_tag("illustration/provenance.html", takes_context=True)
def picture_provenance(context: Context, artwork: Artwork) -> dict[str, Any]:
    """Show where a picture comes from, down to the first it began from."""
    told = provenance_of(artwork)
    return {
        "publisher": context["publisher"],
        "told": told,
        "making": MAKING[told.making],
        "steps": told.chain,
    }


@register.filter
def as_making(making: Making) -> Badge:
    """Return the badge of how a picture came to be."""
    return MAKING[making]
