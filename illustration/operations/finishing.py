"""Approving a draft: its final is asked for at once, at print size, the draft going first."""

from __future__ import annotations

from dataclasses import replace

from django.db import transaction

from books.enums import Act
from books.errors import NotReady, Refused
from books.models import Artwork, Character, Member, Scene
from books.rules import may, require, require_other_hands
from illustration.dollars import unpriced
from illustration.enums import Verb
from illustration.models import Attempt
from illustration.operations.asked import Wanted, scene_wanted
from illustration.operations.request import Begins
from illustration.operations.verbs import NOTHING, Plan, asked_for, of_picture, refuse_other
from illustration.stopping import Place, places_of_scene, refuse_stopped
from illustration.studio.order import PictureOrder

WHAT = "approve-draft"


@transaction.atomic
def finish(*, scene: Scene, artwork: Artwork, by: Member) -> Attempt:
    """Approve a draft and ask for its final; of two people at once one is told.

    The draft stays as it is: a final that fails leaves it on offer, and it may be finished again.
    Raises NotAllowed (role, or own work); Refused for a picture that is no draft, or another
    scene's; NotReady where the model of the final cannot draw it, or words stop it; IllegalMove
    while the scene is being drawn.
    """
    require(by, Act.APPROVE)
    require_other_hands(by, artwork.made_by_id, f"this draft of scene {scene.position}")
    try:
        return _finished(scene, artwork, by, WHAT)
    except NotReady as why:
        # What would help has a price, which whoever may approve need not see.
        raise why if may(by, Act.COSTS) else NotReady(unpriced(str(why))) from why


def finish_again(attempt: Attempt, by: Member) -> Attempt:
    """Ask once more for a final whose draft was approved and that is in doubt. Raises as `finish`.

    Called inside the caller's transaction, by whoever may have pictures drawn.
    """
    assert attempt.scene is not None
    if attempt.based_on is None:
        raise NotReady(f"The draft it was to finish is gone; have the scene drawn. {NOTHING}")
    return _finished(attempt.scene, attempt.based_on, by, f"ask-{Verb.FINISH.value}")


def final_wanted(scene: Scene, artwork: Artwork) -> Wanted:
    """What the final of a draft would be asked for as. Raises Refused and NotReady as `finish`."""
    return _ordered(scene, artwork)[2]


def _finished(scene: Scene, artwork: Artwork, by: Member, what: str) -> Attempt:
    order, cast, wanted = _ordered(scene, artwork)
    written = [Place("In the style", order.style), Place("In the draft's brief", order.brief)]
    refuse_stopped(scene.book, [*written, *places_of_scene(scene, cast)[1:]])
    order = replace(order, width=wanted.width, height=wanted.height)
    plan = Plan(Verb.FINISH, order, wanted, begins=Begins(based_on=artwork))
    told = f"version {artwork.version}, sha256 {artwork.sha256[:12]}"
    return asked_for(scene, plan, by, what=what, told=told)


def _ordered(scene: Scene, artwork: Artwork) -> tuple[PictureOrder, list[Character], Wanted]:
    """The draft's own order with the words the scene shall bear now, its cast, the request."""
    refuse_other(artwork, scene)
    if not artwork.draft:
        raise Refused(f"This picture is no draft; approve it as it is. {NOTHING}")
    order, cast = of_picture(scene, artwork)
    wanted = scene_wanted(scene, cast, draft=artwork)
    return replace(order, exact_text=scene.exact_text), cast, wanted
