"""Asking again in four ways: a part of the picture, another style, another throw, another brief.

Each is one request with a row of its own in the ledger. An approved picture stands until another
is approved.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from django.db import transaction

from books.enums import SCENE_MOVES, Act, SceneState
from books.errors import NotReady, Refused
from books.models import Artwork, Character, Member, Scene
from books.operations.brief import edit_brief
from books.operations.moves import move, record
from books.rules import require
from illustration.enums import Purpose, Verb
from illustration.models import Attempt
from illustration.operations.asked import Wanted, region_wanted
from illustration.operations.draft_asked import again_wanted, first_wanted
from illustration.operations.request import (
    NOWHERE,
    Begins,
    plan_attempt,
    scene_order,
    seed_of,
    settled_cast,
    traits_of,
)
from illustration.stopping import Place, places_of_scene, refuse_stopped
from illustration.studio.binding import bound
from illustration.studio.feathering import BadRegion
from illustration.studio.marking import marked_boxes, place_words
from illustration.studio.order import Box, PictureOrder
from illustration.studio.prompt import describe
from illustration.studio.redraw import regenerated, restyled
from illustration.studio.references import Lineup
from illustration.studio.region import region_prompt

# Events, by verb; EVENT in books/showing.py has their words.
WHAT = {verb: f"ask-{verb.value}" for verb in Verb}
LONGEST_CHANGE = 1_000
LONGEST_STYLE = 1_000
NOTHING = "Nothing was queued, nothing was spent."


@dataclass(frozen=True)
class Plan:
    """What one verb asks for, and what it begins from."""

    verb: Verb
    order: PictureOrder
    wanted: Wanted
    note: str = ""
    begins: Begins = NOWHERE


@transaction.atomic
def edit_region(
    *, scene: Scene, artwork: Artwork, boxes: Sequence[Sequence[float]], change: str, by: Member
) -> Attempt:
    """Have marked places of a picture drawn anew; what comes back is laid into it by us.

    `boxes` are x0, y0, x1, y1 in fractions of the picture, from its top left. Raises NotAllowed;
    Refused for places or words that say nothing, or a picture of another scene; NotReady where no
    model draws parts, or words stop it; IllegalMove while the scene is being drawn.
    """
    require(by, Act.DRAW)
    refuse_other(artwork, scene)
    told = _told(change, LONGEST_CHANGE, "what is to change")
    order, cast = of_picture(scene, artwork)
    style = Place("In the style", order.style)
    refuse_stopped(scene.book, [style, Place("In what is to change", told)])
    wanted = region_wanted(scene, cast, artwork)
    try:
        marked = marked_boxes(boxes, (artwork.width, artwork.height))
        words = region_prompt(told, order.style, also=_also(order, wanted, marked))
    except BadRegion as bad:
        raise Refused(str(bad)) from bad
    order = replace(order, width=wanted.width, height=wanted.height)
    plan = Plan(Verb.EDIT, order, wanted, told, Begins(words, artwork, marked))
    return asked_for(scene, plan, by)


@transaction.atomic
def restyle(*, scene: Scene, artwork: Artwork, style: str, by: Member) -> Attempt:
    """Have the same picture drawn in another style; the book's own style stays.

    A model gets the picture itself as its first reference; the offline painter paints the same
    order in the new style. Raises as `edit_region`.
    """
    require(by, Act.DRAW)
    refuse_other(artwork, scene)
    told = _told(style, LONGEST_STYLE, "the style")
    order, cast = of_picture(scene, artwork)
    refuse_stopped(scene.book, [Place("In the new style", told), *places_of_scene(scene, cast)[1:]])
    wanted = again_wanted(scene, cast, artwork)
    if wanted.half and order.purpose != Purpose.SPREAD:
        raise NotReady(f"It was drawn as one page, and two are wanted; draw it again. {NOTHING}")
    try:
        fresh = restyled(replace(order, width=wanted.width, height=wanted.height), told)
    except ValueError as same:
        raise Refused(str(same)) from same
    return asked_for(scene, Plan(Verb.RESTYLE, fresh, wanted, begins=Begins(based_on=artwork)), by)


@transaction.atomic
def regenerate(*, scene: Scene, by: Member) -> Attempt:
    """Have the scene drawn once more from the same words: no reason goes along.

    Raises NotAllowed; NotReady where it has no picture yet, a sheet is missing, words stop it or
    its model cannot draw it; IllegalMove while it is being drawn.
    """
    require(by, Act.DRAW)
    _refuse_undrawn(scene)
    return _again(scene, Verb.REGENERATE, by)


@transaction.atomic
def rewrite(*, scene: Scene, brief: str, by: Member) -> Attempt:
    """Write another brief and have it drawn, both or neither.

    Raises as `regenerate`, and Refused for a brief that says nothing new. To write it is the act
    of an editor, to have it drawn too.
    """
    require(by, Act.DRAW)
    _refuse_undrawn(scene)
    if " ".join(brief.split()) == " ".join(scene.brief.split()):
        raise Refused(f"The brief says nothing new; write what shall be different. {NOTHING}")
    cast = [each.character for each in scene.castings.select_related("character")]
    edit_brief(
        scene=scene,
        brief=brief,
        light=scene.light,
        cast=cast,
        seen_version=scene.version,
        by=by,
    )
    return _again(scene, Verb.REWRITE, by)


def asked_again(attempt: Attempt, by: Member) -> Attempt:
    """Ask for what a verb's doubtful picture was to be, once more. Raises as the verbs."""
    scene, verb = attempt.scene, Verb(attempt.verb)
    assert scene is not None
    if verb not in (Verb.EDIT, Verb.RESTYLE):
        return _again(scene, verb, by)
    if attempt.based_on is None:
        raise NotReady(f"The picture it began from is gone; ask for another one. {NOTHING}")
    if verb == Verb.RESTYLE:
        style = str(attempt.order["style"])
        return restyle(scene=scene, artwork=attempt.based_on, style=style, by=by)
    return edit_region(
        scene=scene, artwork=attempt.based_on, boxes=attempt.region, change=attempt.note, by=by
    )


def refuse_other(artwork: Artwork, scene: Scene) -> None:
    """Raise Refused for a picture that is none of the scene's."""
    if artwork.scene_id != scene.pk:
        raise Refused(f"This is no picture of scene {scene.position}. {NOTHING}")


def cast_of_picture(scene: Scene, artwork: Artwork) -> list[Character]:
    """Who of the scene's cast was in the picture's order. Raises NotReady without a sheet."""
    return of_picture(scene, artwork)[1]


def _again(scene: Scene, verb: Verb, by: Member) -> Attempt:
    cast = settled_cast(scene)
    refuse_stopped(scene.book, places_of_scene(scene, cast))
    wanted = first_wanted(scene, cast)
    order = scene_order(scene, cast, (wanted.width, wanted.height))
    if verb == Verb.REGENERATE:
        throws = Attempt.objects.filter(scene=scene).count()
        order = regenerated(replace(order, seed=seed_of(scene, 1)), max(1, throws))
    return asked_for(scene, Plan(verb, order, wanted), by)


def asked_for(scene: Scene, plan: Plan, by: Member, *, what: str = "", told: str = "") -> Attempt:
    """The scene's move, the request and the event, inside the caller's transaction.

    `what` and `told` are the event's name and note where they are others than the verb's.
    """
    name = f"Scene {scene.position}"
    came_from = move(scene, to=SceneState.QUEUED.value, moves=SCENE_MOVES, subject=name)
    attempt = plan_attempt(
        order=plan.order,
        wanted=plan.wanted,
        by=by,
        scene=scene,
        note=plan.note,
        urgent=True,
        verb=plan.verb,
        begins=plan.begins,
    )
    record(
        book=scene.book,
        what=what or WHAT[plan.verb],
        subject=name.lower(),
        by=by.user,
        from_state=came_from,
        to_state=scene.state,
        note=told or plan.note or (plan.order.style if plan.verb == Verb.RESTYLE else ""),
    )
    return attempt


def of_picture(scene: Scene, artwork: Artwork) -> tuple[PictureOrder, list[Character]]:
    """What a picture was ordered as, with its cast as it is now; of one by hand, the scene's."""
    cast = settled_cast(scene)
    order = scene_order(scene, cast, (artwork.width, artwork.height))
    attempt = Attempt.objects.filter(artwork=artwork).first()
    if attempt is not None:
        try:
            drawn = PictureOrder.from_json(attempt.order)
        except ValueError:  # written by an older release
            return order, cast
        names = {traits.name for traits in drawn.cast}
        cast = [character for character in cast if character.name in names]
        now = tuple(traits_of(character) for character in cast)
        left = {traits.name for traits in now}
        dressed = tuple(one for one in drawn.dressed if one.name in left)
        order = replace(drawn, cast=now, dressed=dressed, seed=order.seed)
    return order, cast


def _also(order: PictureOrder, wanted: Wanted, marked: tuple[Box, ...]) -> list[str]:
    """Where the region lies, and who is who, should they be in it."""
    who = [f"{describe(traits)}." for traits in order.cast]
    named = bound(order.cast, wanted.lineup or Lineup())
    return [line for line in (place_words(marked), *who, named) if line]


def _told(words: str, most: int, what: str) -> str:
    told = " ".join(words.split())
    if not told or len(told) > most:
        raise Refused(f"Say {what} in at most {most} letters. {NOTHING}")
    return told


def _refuse_undrawn(scene: Scene) -> None:
    if not scene.candidates.exists():
        raise NotReady(f"Scene {scene.position} has no picture yet; have it drawn. {NOTHING}")


Deed = Callable[..., Attempt]
DEEDS: dict[Verb, Deed] = {
    Verb.EDIT: edit_region,
    Verb.RESTYLE: restyle,
    Verb.REGENERATE: regenerate,
    Verb.REWRITE: rewrite,
}
