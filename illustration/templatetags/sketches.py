"""A scene's sketch as a card beside its pictures, and a word where it stays behind."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context

from books.models import Scene
from illustration.operations.sketching import MOST_BYTES
from illustration.sketch_showing import going
from illustration.sketches import sketch_of

register = template.Library()


@register.inclusion_tag("illustration/sketch_card.html", takes_context=True)
def scene_sketch(context: Context, scene: Scene) -> dict[str, Any]:
    """Show a scene's sketch, whether it goes along, and the form for another."""
    sketch = sketch_of(scene)
    return {
        "publisher": context["publisher"],
        "acts": context["acts"],
        "member": context["member"],
        "csrf_token": context.get("csrf_token"),
        "book": scene.book,
        "scene": scene,
        "sketch": sketch,
        "going": going(scene, sketch, costs="costs" in context["acts"]) if sketch else None,
        "most_bytes": MOST_BYTES,
        "most_megabytes": MOST_BYTES // 1_000_000,
    }


@register.simple_tag
def sketch_stays(scene: Scene) -> str:
    """Why a scene's sketch does not go along with its next picture; "" where it does."""
    sketch = sketch_of(scene)
    # Asked for by who may have it drawn, and so may see what it costs.
    told = going(scene, sketch, costs=True) if sketch else None
    return told.sentence if told and not told.along else ""
