"""What a draft's final would cost, for the screens that show one."""

from __future__ import annotations

from django import template

from books.models import Artwork, Scene
from illustration import again

register = template.Library()


@register.simple_tag
def finish_of(scene: Scene, artwork: Artwork) -> again.Way:
    """Reckon the final of a draft: about what it costs, or why it cannot be asked for."""
    return again.finish_of(scene, artwork)
