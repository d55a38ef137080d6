"""Stored attempts behind pictures of a test book."""

from __future__ import annotations

import uuid
from typing import Any

from books.enums import Origin, PageKind
from books.models import Artwork, Book, Page, Scene
from illustration.models import Attempt
from tests.factories import NOW, add_candidate, make_book
from tests.personas import Press

SEEDREAM = "gptproto/seedream-5-lite"
IMAGE_2 = "openai/gpt-image-2"


def drawn(artwork: Artwork, press: Press, *, model: str = SEEDREAM, **more: Any) -> Attempt:
    """Put the request behind a picture: of a model, or of the offline painter."""
    offline = model == "offline"
    earlier = Attempt.objects.filter(scene=artwork.scene, character=artwork.character)
    return Attempt.objects.create(
        ref=uuid.uuid5(uuid.NAMESPACE_URL, str(artwork.pk)),
        publisher_id=artwork.publisher_id,
        book=artwork.book,
        scene=artwork.scene,
        character=artwork.character,
        purpose="page" if artwork.scene else "sheet",
        n=earlier.count() + 1,
        provider="offline" if offline else "gptproto",
        model="" if offline else model,
        prompt="An owl over a hill",
        order={},
        request_hash="a" * 64,
        width=artwork.width,
        height=artwork.height,
        state="STORED",
        artwork=artwork,
        asked_by=press.ben.user,
        finished_at=NOW,
        settled_micros=0 if offline else 29_800,
        **more,
    )


def by_hand(artwork: Artwork, press: Press) -> Artwork:
    """Make a picture one that Ben handed in."""
    artwork.origin, artwork.source_name = Origin.UPLOADED.value, "hill.png"
    artwork.made_by = press.ben.user
    artwork.save()
    return artwork


def placed(book: Book) -> list[Artwork]:
    """The approved pictures of the story, in the scenes' order."""
    return [scene.artwork for scene in book.scenes.order_by("position") if scene.artwork]


def small_book(press: Press) -> Book:
    """Four scenes without a cast, every picture and page approved."""
    return make_book(press.ben, scenes=4, cast=False, approved=True, approver=press.rita)


def another(scene: Scene) -> Artwork:
    """A further picture of a scene."""
    return add_candidate(scene=scene, seed=77)


def copyright_page(book: Book) -> Page:
    """The first edition's copyright page."""
    return Page.objects.get(edition__book=book, kind=PageKind.COPYRIGHT.value)
