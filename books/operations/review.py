"""Deciding on pictures: approve one, or ask for another with a reason."""

from __future__ import annotations

from collections.abc import Collection

from django.db import transaction

from books.enums import SCENE_MOVES, Act, Approval, CheckItem, SceneState
from books.errors import NotReady, Refused
from books.models import Artwork, Character, Member, Page, Scene
from books.operations.checklist import require_complete, tick
from books.operations.lettering import require_letters, tick_letters
from books.operations.moves import move, record
from books.operations.notices import wake_notice
from books.rules import require, require_other_hands
from books.signals import sheet_approved


@transaction.atomic
def approve_artwork(
    *,
    scene: Scene,
    artwork: Artwork,
    by: Member,
    checked: Collection[CheckItem] = (),
    letters: Collection[int] = (),
    note: str = "",
) -> None:
    """Make one candidate the scene's picture. Layouts approved with another picture turn stale.

    `checked` are the items of the checklist that this person looked at now; with those ticked
    before they must be all; so must `letters`, those of the scene's exact words. Raises NotAllowed
    (role, or own work), NotReady (checklist, letters, a draft), Refused (a picture of another
    scene, no such letter), IllegalMove.
    """
    require(by, Act.APPROVE)
    require_other_hands(by, artwork.made_by_id, f"this picture of scene {scene.position}")
    if artwork.scene_id != scene.pk:
        raise Refused("That picture belongs to another scene. Nothing was changed.")
    _refuse_draft(scene, artwork)
    tick(artwork=artwork, items=checked, by=by)
    tick_letters(scene=scene, artwork=artwork, numbers=letters, by=by)
    require_complete(artwork)
    require_letters(scene, artwork)
    subject = f"scene {scene.position}"
    if scene.artwork_id != artwork.pk:
        # The hashes tell as much; the state is kept true so that lists can count it.
        Page.objects.filter(scene=scene).update(layout_state=Approval.DRAFT.value)
    came_from = move(
        scene,
        to=SceneState.APPROVED.value,
        moves=SCENE_MOVES,
        subject=subject.capitalize(),
        artwork=artwork,
        note="",
    )
    record(
        book=scene.book,
        what="approve-art",
        subject=subject,
        by=by.user,
        from_state=came_from,
        to_state=scene.state,
        note=note or f"version {artwork.version}, sha256 {artwork.sha256[:12]}",
    )


@transaction.atomic
def ask_changes(*, scene: Scene, by: Member, reason: str) -> None:
    """Send a scene back with the reason, which the next request shows the illustrator.

    The approved picture, if there is one, stays until another is approved. Raises NotAllowed,
    Refused (no reason given), IllegalMove.
    """
    require(by, Act.ASK_CHANGES)
    if not reason.strip():
        raise Refused("Say what should change; the reason goes to whoever draws next.")
    subject = f"scene {scene.position}"
    came_from = move(
        scene,
        to=SceneState.CHANGES_ASKED.value,
        moves=SCENE_MOVES,
        subject=subject.capitalize(),
        note=reason.strip(),
    )
    asked = record(
        book=scene.book,
        what="ask-changes",
        subject=subject,
        by=by.user,
        from_state=came_from,
        to_state=scene.state,
        note=reason.strip(),
    )
    wake_notice(asked)


@transaction.atomic
def approve_sheet(*, character: Character, artwork: Artwork, by: Member) -> None:
    """Make a sheet the picture that defines a character; scenes with it may be queued from now.

    Raises NotAllowed (role, or own work) and Refused (a sheet of another character).
    """
    require(by, Act.APPROVE)
    require_other_hands(by, artwork.made_by_id, f"the sheet of {character.name}")
    if artwork.character_id != character.pk:
        raise Refused("That sheet belongs to another character. Nothing was changed.")
    character.sheet = artwork
    character.save(update_fields=["sheet"])
    record(
        book=character.book,
        what="approve-sheet",
        subject=f"character {character.name}",
        by=by.user,
        note=f"version {artwork.version}, sha256 {artwork.sha256[:12]}",
    )
    sheet_approved.send(sender=Character, character=character, by=by.user)


def _refuse_draft(scene: Scene, artwork: Artwork) -> None:
    """Raise NotReady for a draft: whoever approves one has its final drawn, another verb."""
    if artwork.draft:
        raise NotReady(
            f"Version {artwork.version} of scene {scene.position} is a draft and is not printed. "
            "Approve the draft on the scene's own screen: then its final is drawn, and that is "
            "approved. Nothing was changed, nothing was spent."
        )
