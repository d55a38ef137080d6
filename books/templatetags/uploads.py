"""The panel for handing in pictures, the same on the screens of a scene and of a character."""

from __future__ import annotations

from typing import Any

from django import template
from django.template.context import Context
from django.urls import reverse
from django.utils import timezone

from books.darkroom.bounds import MAX_BYTES, MEGABYTE
from books.handing_in import Place, place_of, remarks_on, standing_of
from books.models import Artwork, Book, Character, Scene

register = template.Library()


@register.inclusion_tag("books/upload_panel.html", takes_context=True)
def upload_panel(
    context: Context, subject: Book | Scene | Character, looked_at: Artwork | None = None
) -> dict[str, Any]:
    """Show what was handed in for a book, scene or character, and the form for more.

    `looked_at` is the picture on the screen: of one that was handed in it is said by whom, and
    whether it has the pixels and the shape.
    """
    place = place_of(subject)
    publisher = context["publisher"]
    return {
        "publisher": publisher,
        "acts": context["acts"],
        "csrf_token": context.get("csrf_token"),
        "place": place,
        "book": place.book,
        "standing": standing_of(place, timezone.now()),
        "address": _address(place, publisher.slug),
        "artwork": looked_at if looked_at is not None and looked_at.origin == "uploaded" else None,
        "remarks": remarks_on(looked_at, place.scene),
        "most_bytes": MAX_BYTES,
        "most_megabytes": MAX_BYTES // MEGABYTE,
    }


def _address(place: Place, publisher: str) -> str:
    if place.scene is not None:
        words = [publisher, place.book.slug, place.scene.position]
        return reverse("upload-to-scene", args=words)
    if place.character is not None:
        words = [publisher, place.book.slug, place.character.position]
        return reverse("upload-to-character", args=words)
    return reverse("upload-to-book", args=[publisher, place.book.slug])
