"""A book whose one spread is asked for in two matched halves."""

from __future__ import annotations

from books.models import Book
from books.operations.review import approve_sheet
from illustration.models import Attempt, ProviderKey, Route
from illustration.operations.request import request_scene
from tests.factories import add_candidate, make_book
from tests.illustration.pump.rig import FLAT, OF_WIRE, SMALL
from tests.personas import Press

# Pixels of the whole spread here, which would be some 5184 x 2640.
WIDE, HIGH = 128, 64


def two_halves_by(key: ProviderKey) -> Route:
    """Let a key's model draw pages, and spreads as two matched halves."""
    model = OF_WIRE.get(key.account.wire, OF_WIRE["gptproto"])
    return Route.objects.create(
        publisher=key.publisher, role="page", model=model, key=key, way="two-halves"
    )


def book_with_spread(press: Press) -> Book:
    """Four scenes, of which one is a spread; Pip's sheet is approved."""
    book = make_book(press.ben, scenes=4, spreads=1)
    pip = book.characters.get()
    approve_sheet(character=pip, artwork=add_candidate(character=pip), by=press.rita)
    return book


def spread_wanted(
    press: Press, key: ProviderKey, *, micros: int = FLAT, note: str = "", after_page: bool = False
) -> Attempt:
    """The spread asked for, with few pixels; after a page, which waits, where it is said."""
    two_halves_by(key)
    scenes = book_with_spread(press).scenes
    if after_page:
        page = scenes.filter(kind="page")[0]
        request_scene(scene=page, by=press.ben)
        Attempt.objects.update(waits_for="breaker")
    attempt = request_scene(scene=scenes.get(kind="spread"), by=press.ben, note=note)
    wire = key.account.wire
    attempt.model = SMALL[wire if wire in SMALL else "gptproto"].key
    attempt.width, attempt.height, attempt.reserved_micros = WIDE, HIGH, micros
    attempt.save()
    return attempt
