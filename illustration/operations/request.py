"""Asking for a picture: one Attempt row, one wake-up."""

from __future__ import annotations

import hashlib
import json
import uuid
from dataclasses import dataclass

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max

from books import queue
from books.enums import SCENE_MOVES, Act, SceneKind, SceneState
from books.errors import IllegalMove, NotReady
from books.models import Character, Member, Scene
from books.operations.moves import move, record
from books.rules import require
from books.sizes import scene_pixels
from illustration.enums import Purpose
from illustration.models import Attempt
from illustration.providers import get_provider
from illustration.studio.order import PictureOrder, Traits
from illustration.studio.prompt import compose
from printing.press.geometry import request_size

DRAW_JOB = "illustration.jobs.draw_picture"
SHEET_PIXELS = (2048, 2048)


@dataclass(frozen=True)
class Reference:
    """An approved sheet that goes with a request."""

    name: str
    artwork: int
    sha256: str


@transaction.atomic
def request_sheet(*, character: Character, by: Member, note: str = "") -> Attempt:
    """Ask for a character's sheet, the next version. Raises NotAllowed, IllegalMove."""
    require(by, Act.DRAW)
    order = PictureOrder(
        purpose="sheet",
        brief=f"Character sheet of {character.name}",
        cast=(traits_of(character),),
        light="",
        style=character.book.style,
        text_room=(),
        width=SHEET_PIXELS[0],
        height=SHEET_PIXELS[1],
        seed=_seed(character.book.slug, f"sheet {character.name}", _next_n(character=character)),
    )
    return _plan_attempt(order=order, by=by, references=(), character=character, note=note)


@transaction.atomic
def request_scene(*, scene: Scene, by: Member, note: str = "") -> Attempt:
    """Ask for a scene's picture. An approved picture stays until another is approved.

    Raises NotAllowed; NotReady while a cast character has no approved sheet, or the scene is on
    no planned page; IllegalMove while it is being drawn already.
    """
    require(by, Act.DRAW)
    cast = [casting.character for casting in scene.castings.select_related("character__sheet")]
    unsettled = [character.name for character in cast if character.sheet is None]
    if unsettled:
        raise NotReady(
            f"Scene {scene.position} shows {' and '.join(unsettled)}, whose sheet is not approved "
            "yet. Have the sheet drawn and approved first. Nothing was queued, nothing was spent."
        )
    reason = note or (scene.note if scene.state == SceneState.CHANGES_ASKED else "")
    came_from = move(
        scene,
        to=SceneState.QUEUED.value,
        moves=SCENE_MOVES,
        subject=f"Scene {scene.position}",
    )
    attempt = _plan_attempt(
        order=_scene_order(scene, cast),
        by=by,
        references=tuple(
            Reference(character.name, character.sheet.pk, character.sheet.sha256)
            for character in cast
            if character.sheet is not None
        ),
        scene=scene,
        note=reason,
    )
    record(
        book=scene.book,
        what="queue-drawing",
        subject=f"scene {scene.position}",
        by=by.user,
        from_state=came_from,
        to_state=scene.state,
        note=reason,
    )
    return attempt


def traits_of(character: Character) -> Traits:
    """Return a character's locked traits as the studio takes them."""
    words = dict(character.traits)
    wears = words.pop("wears", [])
    return Traits(
        name=character.name,
        kind=character.kind,
        wears=tuple(wears),
        **{key: str(value) for key, value in words.items()},
    )


def wake_drawing(attempt: Attempt) -> None:
    """Wake a worker for an attempt. Each fence has its own key, so a lost job blocks nothing."""
    queue.wake(
        DRAW_JOB,
        key=waking_key(attempt),
        publisher=attempt.publisher_id,
        row=attempt.pk,
    )


def waking_key(attempt: Attempt) -> str:
    """Return the queue's name for this attempt's present wake-up."""
    return f"draw-{attempt.ref}-{attempt.fence}"


def _scene_order(scene: Scene, cast: list[Character]) -> PictureOrder:
    provider = get_provider(settings.PROVIDER)
    width, height = request_size(scene_pixels(scene), provider.limits.multiple)
    return PictureOrder(
        purpose="spread" if scene.kind == SceneKind.SPREAD else "page",
        brief=scene.brief,
        cast=tuple(traits_of(character) for character in cast),
        light=scene.light,
        style=scene.book.style,
        text_room=tuple((box[0], box[1], box[2], box[3]) for box in scene.text_room),
        width=width,
        height=height,
        seed=_seed(scene.book.slug, f"scene {scene.position}", _next_n(scene=scene)),
    )


def _plan_attempt(
    *,
    order: PictureOrder,
    by: Member,
    references: tuple[Reference, ...],
    scene: Scene | None = None,
    character: Character | None = None,
    note: str,
) -> Attempt:
    subject = scene or character
    assert subject is not None
    provider = get_provider(settings.PROVIDER)
    told = [vars(reference) for reference in references]
    try:
        attempt = Attempt.objects.create(
            ref=uuid.uuid4(),
            publisher_id=subject.publisher_id,
            book=subject.book,
            scene=scene,
            character=character,
            purpose=Purpose(order.purpose).value,
            n=_next_n(scene=scene, character=character),
            provider=provider.key,
            prompt=compose(
                order, references=[reference.name for reference in references], change=note
            ),
            order=order.to_json(),
            references=told,
            request_hash=_request_hash(order, told, provider.key),
            width=order.width,
            height=order.height,
            reserved_micros=provider.price.micros_per_picture,
            asked_by=by.user,
            note=note,
        )
    except IntegrityError as error:
        raise IllegalMove(
            f"{subject} is being drawn already; wait for that picture. Nothing was queued."
        ) from error
    wake_drawing(attempt)
    return attempt


def _next_n(*, scene: Scene | None = None, character: Character | None = None) -> int:
    same = Attempt.objects.filter(scene=scene, character=character)
    return int(same.aggregate(last=Max("n"))["last"] or 0) + 1


def _seed(book: str, subject: str, n: int) -> int:
    # From names and counts alone, so that a fresh machine draws the same book.
    return int.from_bytes(hashlib.sha256(f"{book}/{subject}/{n}".encode()).digest()[:6], "big")


def _request_hash(order: PictureOrder, references: list[dict[str, object]], provider: str) -> str:
    sheets = [reference["sha256"] for reference in references]
    facts = {"order": order.to_json(), "sheets": sheets, "provider": provider}
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
