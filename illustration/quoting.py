"""What a picture costs here, and which pictures of a book were drawn from other words."""

from __future__ import annotations

from django.conf import settings

from books.models import Book, Scene
from illustration.drawn_from import changed_since_scene
from illustration.models import Attempt
from illustration.providers import get_provider


def price_of_a_picture() -> tuple[int, str]:
    """Return millionths of a US dollar, and who draws for them."""
    provider = get_provider(settings.PROVIDER)
    return provider.price.micros_per_picture, provider.title


def outdated_scenes(book: Book) -> dict[int, list[str]]:
    """Return scenes that a page shows and whose picture was ordered otherwise, with why."""
    shown = Scene.objects.filter(book=book, pages__isnull=False, artwork__isnull=False).distinct()
    attempts = {
        attempt.artwork_id: attempt
        for attempt in Attempt.objects.filter(artwork__in=shown.values("artwork"))
    }
    told = {
        scene.pk: [str(each) for each in changed_since_scene(attempts.get(scene.artwork_id), scene)]
        for scene in shown
        if scene.artwork_id in attempts
    }
    return {key: sentences for key, sentences in told.items() if sentences}
