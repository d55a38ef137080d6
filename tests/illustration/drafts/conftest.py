"""A book whose pages cost by size and quality, drawn as drafts first by the fake provider."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from books.models import Artwork, Scene
from books.operations.review import approve_sheet
from illustration.models import Attempt, ProviderKey, Route
from illustration.operations.finishing import finish
from illustration.operations.outcome import store
from illustration.operations.request import request_scene
from illustration.providers.catalog import shipped_models
from illustration.providers.fake.house import House
from tests.factories import add_candidate, make_book, picture_bytes
from tests.illustration.pump.conftest import clock
from tests.illustration.pump.rig import SMALL, Calendar, an_account, pumped
from tests.personas import Press

__all__ = ["clock"]
# As gpt-image-2 is, but that it draws small pictures.
TOKENS = replace(
    shipped_models()["gptproto/gpt-image-2"], key="test/tokens", min_pixels=64, max_references=4
)
FLAT_ROW = SMALL["gptproto"]
ROWS = {row.key: row for row in (TOKENS, FLAT_ROW)}
# Pixels in print here; a draft of the same shape has a ninth of them.
SIZE = (288, 288)
DRAFT = (96, 96)
WITH_ALL = ("book", "scene", "asked_by", "account", "based_on")


@dataclass
class Studio:
    """A scene, who draws it, and the provider's own ledger."""

    press: Press
    scene: Scene
    key: ProviderKey
    house: House
    clock: Calendar

    def drawn(self, attempt: Attempt) -> Attempt:
        """The attempt after the pump did what it could."""
        pumped(self.key.account, self.house, self.clock)
        self.scene.refresh_from_db()
        return Attempt.objects.select_related("artwork").get(pk=attempt.pk)

    def drafted(self) -> Artwork:
        """The scene's draft on offer, past the pump."""
        return self.came(request_scene(scene=self.scene, by=self.press.ben))

    def finished(self, draft: Artwork) -> Artwork:
        """The final of a draft on offer, past the pump."""
        return self.came(finish(scene=self.scene, artwork=draft, by=self.press.rita))

    def came(self, attempt: Attempt) -> Artwork:
        """The picture of a request, stored as if the pump had brought it."""
        self.clock.go(1.0)
        Attempt.objects.filter(pk=attempt.pk).update(state="VERIFYING")
        attempt = Attempt.objects.select_related(*WITH_ALL).get(pk=attempt.pk)
        size = (attempt.width, attempt.height)
        data = picture_bytes(size, attempt.n)
        artwork = store(attempt, data=data, suffix=".jpg", size=size, figures=[], micros=0)
        self.scene.refresh_from_db()
        return artwork


@pytest.fixture
def models(monkeypatch: pytest.MonkeyPatch, clock: Calendar) -> None:
    """The two small models, wherever somebody asks for models."""
    for room in ("routing", "again", "offered", "operations.routes", "pump.asking"):
        monkeypatch.setattr(f"illustration.{room}.models", lambda: ROWS)
    for room in ("asked", "draft_asked"):
        monkeypatch.setattr(f"illustration.operations.{room}.scene_pixels", _pixels)
    monkeypatch.setattr("illustration.needs.DRAFT_PIXELS", DRAFT[0] * DRAFT[1])


@pytest.fixture
def key(owl: Press, models: None) -> ProviderKey:
    """A key that draws pages at high quality and drafts at low."""
    key = an_account(owl.publisher, owl.ada)
    route(key, "page", quality="high")
    route(key, "draft", quality="low")
    return key


@pytest.fixture
def scene(owl: Press) -> Scene:
    """The first scene of a small book, with a cast of one; scene 2 is a spread."""
    book = make_book(owl.ben, scenes=4, spreads=1)
    pip = book.characters.get()
    approve_sheet(character=pip, artwork=add_candidate(character=pip), by=owl.rita)
    found: Scene = book.scenes.filter(kind="page").order_by("position")[0]
    return found


@pytest.fixture
def studio(owl: Press, scene: Scene, key: ProviderKey, clock: Calendar) -> Studio:
    """That scene with the provider that draws it."""
    return Studio(owl, scene, key, House(clock=clock, rows=ROWS.values()), clock)


def route(
    key: ProviderKey, role: str, *, quality: str = "", flat: bool = False, way: str = ""
) -> Route:
    """Let a model draw a role in all titles."""
    model = FLAT_ROW.key if flat else TOKENS.key
    told = {"model": model, "quality": quality, "way": way, "key": key}
    return Route.objects.update_or_create(role=role, book=None, defaults=told)[0]


def most(quality: str, size: tuple[int, int], references: int) -> int:
    """What is reserved for a picture, in micro-dollars."""
    return TOKENS.price.most(*size, quality=quality, references=references)


def _pixels(scene: Scene) -> tuple[int, int]:
    return (2 * SIZE[0], SIZE[1]) if scene.kind == "spread" else SIZE
