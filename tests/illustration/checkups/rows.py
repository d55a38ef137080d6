"""A scene drawn by a provider, its picture stored, and a judge that says what a test wants."""

from __future__ import annotations

from typing import Any

from PIL import Image

from books.models import Book, Scene
from books.operations.review import approve_sheet
from illustration.enums import AttemptState
from illustration.models import Account, Attempt, ProviderKey, Route
from illustration.operations.outcome import store
from illustration.operations.request import request_scene
from illustration.sealing import seal
from illustration.studio.order import PixelBox, Traits
from tests.factories import add_candidate, make_book, picture_bytes
from tests.personas import Press

SIZE = (260, 390)
FIGURE, SCARF = (60, 120, 180, 330), (90, 200, 150, 240)


def owl_book(press: Press) -> Book:
    """Four scenes with Pip, whose sheet is approved; a provider draws their pages."""
    book = make_book(press.ben, scenes=4, spreads=0, trim="4x6")
    pip = book.characters.get()
    approve_sheet(character=pip, artwork=add_candidate(character=pip, seed=5), by=press.rita)
    account = Account.objects.create(wire="gptproto", base="https://127.0.0.1:9", fingerprint="f")
    sealed = seal(press.publisher.pk, "not-a-key-of-anybody")
    key = ProviderKey.objects.create(account=account, title="Ours", sealed=sealed)
    Route.objects.create(role="page", model="gptproto/seedream-5-lite", key=key)
    return book


def came(
    press: Press, scene: Scene, data: bytes = b"", size: tuple[int, int] = SIZE, **more: Any
) -> Attempt:
    """Ask for a scene's picture and let it come, small."""
    attempt = request_scene(scene=scene, by=press.ben)
    wide, high = size
    changed = {"state": AttemptState.VERIFYING.value, "width": wide, "height": high, **more}
    Attempt.objects.filter(pk=attempt.pk).update(**changed)
    attempt = Attempt.objects.select_related("book", "scene", "asked_by").get(pk=attempt.pk)
    pixels = data or picture_bytes(SIZE, scene.position)
    store(attempt, data=pixels, suffix=".jpg", size=size, figures=[], micros=0)
    attempt.refresh_from_db()
    scene.refresh_from_db()
    return attempt


class Says:
    """A judge that was told what to find; it notes what it was shown."""

    def __init__(self, score: float | None, *, redo: bool = False) -> None:
        self.score, self.redo = score, redo
        self.asked: list[tuple[tuple[int, int], Traits, PixelBox | None]] = []

    def __call__(
        self, page: Image.Image, sheet: Image.Image, traits: Traits, *, box: PixelBox | None = None
    ) -> Any:
        from illustration.drift import Evidence, Judgement

        self.asked.append((page.size, traits, box))
        if self.score is None:
            return Judgement("cannot-judge", "The figure is too small.", None, False, FIGURE, ())
        off = self.score > 0.6
        seen = Evidence(
            "wears: red scarf", "red scarf", True, "drifted" if off else "as-approved", "",
            self.score, SCARF, "#c03028", "#2848c0" if off else "#b83830", 52.1 if off else 3.0,
        )  # fmt: skip
        reason = "Not as on the sheet: wears: red scarf." if off else ""
        return Judgement(seen.verdict, reason, self.score, self.redo, FIGURE, (seen,))


AS_DRAWN, OFF, FAR_OFF, UNSEEN = 0.1, 0.7, 0.9, None
