"""Asking for a picture: one Attempt row, one wake-up."""

from __future__ import annotations

import hashlib
import json
import uuid
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max

from books import queue
from books.enums import SCENE_MOVES, Act, SceneKind, SceneState
from books.errors import IllegalMove, NotReady
from books.models import Artwork, Character, Member, Scene
from books.operations.moves import move, record
from books.rules import require
from illustration.enums import Purpose, Verb
from illustration.models import Attempt
from illustration.operations.asked import Wanted, sheet_wanted
from illustration.operations.draft_asked import first_wanted
from illustration.operations.left_kept import with_left_kept
from illustration.providers import get_provider
from illustration.pump.waking import wake_pump
from illustration.stopping import places_of_scene, places_of_sheet, refuse_stopped
from illustration.studio.halves import halves
from illustration.studio.order import Box, Dressed, PictureOrder, Traits
from illustration.studio.photo import PHOTO_CLAUSE
from illustration.studio.prompt import compose

DRAW_JOB = "illustration.jobs.draw_picture"


@dataclass(frozen=True)
class Begins:
    """What an edit or a restyle starts from; `region` are boxes in fractions of `based_on`.

    `words` take the place of the order's own prompt.
    """

    words: str = ""
    based_on: Artwork | None = None
    region: tuple[Box, ...] = ()


NOWHERE = Begins()


@transaction.atomic
def request_sheet(
    *, character: Character, by: Member, note: str = "", urgent: bool = False
) -> Attempt:
    """Ask for a character's sheet, the next version.

    Raises NotAllowed, IllegalMove; NotReady where words stop it (illustration.stopping) or its
    model cannot draw it.
    """
    require(by, Act.DRAW)
    refuse_stopped(character.book, places_of_sheet(character, note))
    wanted = sheet_wanted(character)
    order = PictureOrder(
        purpose="sheet",
        brief=f"Character sheet of {character.name}",
        cast=(traits_of(character),),
        light="",
        style=character.book.style,
        text_room=(),
        width=wanted.width,
        height=wanted.height,
        seed=_seed(character.book.slug, f"sheet {character.name}", _next_n(character=character)),
    )
    return plan_attempt(
        order=order, wanted=wanted, by=by, character=character, note=note, urgent=urgent
    )


@transaction.atomic
def request_scene(
    *,
    scene: Scene,
    by: Member,
    note: str = "",
    urgent: bool = False,
    verb: Verb = Verb.DRAW,
) -> Attempt:
    """Ask for a scene's picture, its draft where drafts come first (illustration.drafts).

    An approved picture stays until another is approved. `urgent` where somebody waits for this one
    picture. Raises NotAllowed; NotReady while a cast character has no approved sheet, words stop it
    (illustration.stopping), the scene is on no planned page, or its model cannot draw it;
    IllegalMove while it is being drawn already.
    """
    require(by, Act.DRAW)
    return plan_scene(scene=scene, by=by, note=note, urgent=urgent, verb=verb)


def plan_scene(
    *,
    scene: Scene,
    by: Member | None,
    what: str = "queue-drawing",
    note: str = "",
    urgent: bool = False,
    verb: Verb = Verb.DRAW,
) -> Attempt:
    """Plan a scene's picture, inside the caller's transaction; raises as request_scene does.

    `by` is None for what the house asks for by itself; whether it may is its caller's to know.
    """
    cast = settled_cast(scene)
    reason = note or (scene.note if scene.state == SceneState.CHANGES_ASKED else "")
    refuse_stopped(scene.book, places_of_scene(scene, cast, reason))
    wanted = first_wanted(scene, cast)
    came_from = move(
        scene,
        to=SceneState.QUEUED.value,
        moves=SCENE_MOVES,
        subject=f"Scene {scene.position}",
    )
    attempt = plan_attempt(
        order=scene_order(scene, cast, (wanted.width, wanted.height)),
        wanted=wanted,
        by=by,
        scene=scene,
        note=reason,
        urgent=urgent,
        verb=verb,
    )
    record(
        book=scene.book,
        what=what,
        subject=f"scene {scene.position}",
        by=by.user if by else None,
        from_state=came_from,
        to_state=scene.state,
        note=reason,
    )
    return attempt


def settled_cast(scene: Scene) -> list[Character]:
    """Who is in a scene, in its order. Raises NotReady while one has no approved sheet."""
    cast = [casting.character for casting in scene.castings.select_related("character__sheet")]
    unsettled = [character.name for character in cast if character.sheet is None]
    if unsettled:
        raise NotReady(
            f"Scene {scene.position} shows {' and '.join(unsettled)}, whose sheet is not approved "
            "yet. Have the sheet drawn and approved first. Nothing was queued, nothing was spent."
        )
    return cast


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


def dressed_in(scene: Scene) -> tuple[Dressed, ...]:
    """The outfits of a scene; who wears and holds nothing of its own there is left out."""
    castings = scene.castings.select_related("character").order_by("position")
    return tuple(
        Dressed(each.character.name, tuple(each.wears), tuple(each.holds))
        for each in castings
        if each.wears or each.holds
    )


def wake_drawing(attempt: Attempt) -> None:
    """Wake whoever draws an attempt: its account's pump, or a worker for this one picture.

    Each fence has its own key, so a lost job blocks nothing.
    """
    if attempt.account is not None:
        wake_pump(attempt.account)
        return
    queue.wake(
        DRAW_JOB,
        key=waking_key(attempt),
        publisher=attempt.publisher_id,
        row=attempt.pk,
    )


def waking_key(attempt: Attempt) -> str:
    """Return the queue's name for this attempt's present wake-up."""
    return f"draw-{attempt.ref}-{attempt.fence}"


def scene_order(scene: Scene, cast: list[Character], size: tuple[int, int]) -> PictureOrder:
    """A scene's order as it stands, for a picture of that size in pixels; its seed is the next."""
    return PictureOrder(
        purpose="spread" if scene.kind == SceneKind.SPREAD else "page",
        brief=scene.brief,
        cast=tuple(traits_of(character) for character in cast),
        light=scene.light,
        style=scene.book.style,
        text_room=tuple((box[0], box[1], box[2], box[3]) for box in scene.text_room),
        width=size[0],
        height=size[1],
        seed=seed_of(scene, _next_n(scene=scene)),
        dressed=dressed_in(scene),
        exact_text=scene.exact_text,
    )


def seed_of(scene: Scene, n: int) -> int:
    """The seed of a scene's n-th picture."""
    return _seed(scene.book.slug, f"scene {scene.position}", n)


def plan_attempt(
    *,
    order: PictureOrder,
    wanted: Wanted,
    by: Member | None,
    scene: Scene | None = None,
    character: Character | None = None,
    note: str,
    urgent: bool,
    verb: Verb = Verb.DRAW,
    begins: Begins = NOWHERE,
) -> Attempt:
    """Write one planned request and wake whoever draws it, inside the caller's transaction.

    Raises IllegalMove while the subject is being drawn.
    """
    subject = scene or character
    assert subject is not None
    drawn_by = _drawn_by(wanted)
    told, who = wanted.told, wanted.model or drawn_by["provider"]
    try:
        attempt = Attempt(
            ref=uuid.uuid4(),
            publisher_id=subject.publisher_id,
            book=subject.book,
            scene=scene,
            character=character,
            purpose=Purpose(order.purpose).value,
            n=_next_n(scene=scene, character=character),
            **drawn_by,
            verb=verb.value,
            based_on=begins.based_on,
            region=[list(box) for box in begins.region],
            urgent=urgent,
            prompt=begins.words or _words(order, wanted, note),
            order=order.to_json(),
            references=told,
            request_hash=_request_hash(order, told, who, begins.words),
            width=order.width,
            height=order.height,
            asked_by=by.user if by else None,
            note=note,
        )
        with_left_kept(attempt).save(force_insert=True)
    except IntegrityError as error:
        raise IllegalMove(
            f"{subject} is being drawn already; wait for that picture. Nothing was queued."
        ) from error
    wake_drawing(attempt)
    return attempt


def _drawn_by(wanted: Wanted) -> dict[str, Any]:
    """An attempt's columns that tell who draws it, and for how much at most."""
    account = wanted.key.account if wanted.key else None
    return {
        "provider": account.wire if account else get_provider(settings.PROVIDER).key,
        "account": account,
        "key": wanted.key,
        "model": wanted.model,
        "role": wanted.role.value,
        "quality": wanted.quality,
        "reserved_micros": wanted.micros,
        "half": wanted.half,
    }


def _words(order: PictureOrder, wanted: Wanted, note: str) -> str:
    names = [reference.name for reference in wanted.references]
    asked = halves(order)[0] if wanted.half else order
    words = compose(asked, references=wanted.lineup or names, change=note)
    return f"{words}\n{PHOTO_CLAUSE}" if wanted.photo else words


def _next_n(*, scene: Scene | None = None, character: Character | None = None) -> int:
    same = Attempt.objects.filter(scene=scene, character=character)
    return int(same.aggregate(last=Max("n"))["last"] or 0) + 1


def _seed(book: str, subject: str, n: int) -> int:
    # From names and counts alone, so that a fresh machine draws the same book.
    return int.from_bytes(hashlib.sha256(f"{book}/{subject}/{n}".encode()).digest()[:6], "big")


def _request_hash(
    order: PictureOrder, references: list[dict[str, object]], provider: str, words: str
) -> str:
    sheets = [reference["sha256"] for reference in references]
    facts: dict[str, object] = {"order": order.to_json(), "sheets": sheets, "provider": provider}
    # Words of its own tell a region apart; without any the hash is what it always was.
    facts |= {"words": words} if words else {}
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
