"""Four ways to have a picture drawn again, as a card beside it."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context

from books.models import Artwork, Character, Scene
from books.operations.brief import LONGEST_BRIEF
from illustration.again import Way, again, picture_of, sheet_of
from illustration.operations.verbs import LONGEST_STYLE

register = template.Library()


@register.inclusion_tag("illustration/again_card.html", takes_context=True)
def picture_again(context: Context, scene: Scene, artwork: Artwork) -> dict[str, Any]:
    """Show the verbs with their prices, and the proof of a part that was drawn anew."""
    return {
        "publisher": context["publisher"],
        "acts": context["acts"],
        "csrf_token": context.get("csrf_token"),
        "book": scene.book,
        "scene": scene,
        "artwork": artwork,
        "again": again(scene, artwork),
        "longest_brief": LONGEST_BRIEF,
        "longest_style": LONGEST_STYLE,
    }


@register.simple_tag
def next_picture(scene: Scene) -> Way:
    """Reckon what asking for a scene's picture costs."""
    return picture_of(scene)


@register.simple_tag
def next_sheet(character: Character) -> Way:
    """Reckon what asking for a character's sheet costs."""
    return sheet_of(character)
