"""A book whose scene has a picture, a model for each role, and the fake provider."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pytest
from PIL import Image

from books import storing
from books.models import Artwork, Scene
from books.operations.review import approve_sheet
from illustration.models import Attempt, ProviderKey, Route
from illustration.providers.fake.house import House
from tests.factories import add_candidate, make_book
from tests.illustration.pump.conftest import clock
from tests.illustration.pump.rig import SMALL, Calendar, a_house, an_account, pumped
from tests.personas import Press

__all__ = ["clock"]
SIZE = (300, 306)


@dataclass
class Studio:
    """A scene with its first picture, who draws it, and the provider's own ledger."""

    press: Press
    scene: Scene
    artwork: Artwork
    key: ProviderKey
    house: House
    clock: Calendar

    def drawn(self, attempt: Attempt) -> Attempt:
        """The attempt after the pump did what it could."""
        pumped(self.key.account, self.house, self.clock)
        self.scene.refresh_from_db()
        return Attempt.objects.get(pk=attempt.pk)


@pytest.fixture
def scene(owl: Press) -> Scene:
    """The first scene of a small book, with a picture of 300 x 306 and a cast of one."""
    book = make_book(owl.ben, scenes=4, spreads=1)
    pip = book.characters.get()
    approve_sheet(character=pip, artwork=add_candidate(character=pip), by=owl.rita)
    found: Scene = book.scenes.get(position=1)
    add_candidate(scene=found)
    return found


@pytest.fixture
def wire() -> str:
    """The wire format of the account."""
    return "gptproto"


@pytest.fixture
def studio(
    owl: Press, scene: Scene, wire: str, clock: Calendar, monkeypatch: pytest.MonkeyPatch
) -> Studio:
    """That scene, with one small model of the fake provider for pages and for parts."""
    rows = {row.key: row for row in SMALL.values()}
    monkeypatch.setattr("illustration.routing.models", lambda: rows)
    monkeypatch.setattr("illustration.again.models", lambda: rows)
    monkeypatch.setattr("illustration.operations.asked.scene_pixels", lambda scene: SIZE)
    key = an_account(owl.publisher, owl.ada, wire=wire)
    for role in ("page", "region"):
        Route.objects.create(role=role, model=SMALL[wire].key, key=key)
    return Studio(owl, scene, scene.candidates.get(), key, a_house(clock), clock)


def pixels(artwork: Artwork) -> Image.Image:
    """A stored picture as it is decoded."""
    with Image.open(io.BytesIO(storing.read(artwork.file))) as image:
        image.load()
        return image
