"""What a draft's final would cost, for the screens that show one."""

from __future__ import annotations

from dataclasses import replace

from django import template
from django.template.context import Context

from books.models import Artwork, Scene
from illustration import again
from illustration.dollars import unpriced

register = template.Library()


@register.simple_tag(takes_context=True)
def finish_of(context: Context, scene: Scene, artwork: Artwork) -> again.Way:
    """Reckon the final of a draft: about what it costs, or why it cannot be asked for."""
    way = again.finish_of(scene, artwork)
    return way if "costs" in context["acts"] else replace(way, fault=unpriced(way.fault))
