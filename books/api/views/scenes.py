"""Scenes: what is wanted, what is offered, and the decision on it."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import operation
from books.api.paging import Paging
from books.api.serializers.pages import ReasonAsked
from books.api.serializers.scenes import (
    ArtworkTold,
    BriefAsked,
    DressAsked,
    ExactTextAsked,
    SceneApprovalAsked,
    SceneTold,
)
from books.api.stale import both_told
from books.enums import Act, CheckItem
from books.errors import Refused
from books.models import Artwork, Scene
from books.operations.brief import edit_brief
from books.operations.dressing import dress
from books.operations.lettering import set_exact_text
from books.operations.review import approve_artwork, ask_changes
from books.views.finding import find_book, find_character, find_scene


def shown_scenes(book: str) -> QuerySet[Any]:
    """Return a title's scenes with all that SceneTold tells, in a constant number of queries."""
    return Scene.objects.filter(book__slug=book).prefetch_related("castings__character")


def shown_artworks() -> QuerySet[Any]:
    """Return pictures with all that ArtworkTold tells, in a constant number of queries."""
    rows = Artwork.objects.select_related("scene", "character", "made_by")
    return rows.prefetch_related("ticks")


class SceneDoor(Door):
    """An address of one scene."""

    tag = "Scenes"

    def told_scene(self, book: str, position: int) -> Response:
        """Return the scene as it stands now."""
        return self.told(get_object_or_404(shown_scenes(book), position=position))


class Scenes(Door):
    """A title's scenes."""

    tag = "Scenes"

    @operation("list_scenes", Act.SEE, gives=SceneTold, query=Paging, paged=True)
    def get(self, request: Request, book: str) -> Response:
        """List a title's scenes."""
        find_book(book)
        return self.page(shown_scenes(book), order=("position",))


class OneScene(SceneDoor):
    """One scene."""

    @operation("get_scene", Act.SEE, gives=SceneTold)
    def get(self, request: Request, book: str, position: int) -> Response:
        """Show a scene."""
        return self.told_scene(book, position)

    @operation("edit_brief", Act.EDIT, gives=SceneTold, asks=BriefAsked)
    def patch(self, request: Request, book: str, position: int) -> Response:
        """Write a scene's brief, its light and its cast.

        A picture offered or approved stands; it was drawn from the earlier brief. A stale save
        is answered 409 with both briefs.
        """
        scene, asked = find_scene(book, position), self.asked()
        known = {each.position: each for each in scene.book.characters.all()}
        unknown = sorted(set(asked["cast"]) - set(known))
        if unknown:
            raise Refused(f"There is no character {unknown[0]} here. Nothing was changed.")
        with both_told(scene, asked, lambda now: {"brief": now.brief, "light": now.light}):
            edit_brief(
                scene=scene,
                brief=asked["brief"],
                light=asked.get("light", scene.light),
                cast=[known[at] for at in asked["cast"]],
                seen_version=asked["version"],
                by=self.member,
            )
        return self.told_scene(book, position)


class Outfit(SceneDoor):
    """What somebody wears and holds in one scene."""

    @operation("dress", Act.EDIT, gives=SceneTold, asks=DressAsked)
    def put(self, request: Request, book: str, position: int, who: int) -> Response:
        """Say what a character wears and holds in this scene, beside its own traits.

        Pictures there are stay as they are. A stale save is answered 409.
        """
        scene, asked = find_scene(book, position), self.asked()
        dress(
            scene=scene,
            character=find_character(book, who),
            wears=asked["wears"],
            holds=asked["holds"],
            seen_version=asked["version"],
            by=self.member,
        )
        return self.told_scene(book, position)


class ExactText(SceneDoor):
    """Words that a scene's picture bears itself."""

    @operation("set_exact_text", Act.EDIT, gives=SceneTold, asks=ExactTextAsked)
    def put(self, request: Request, book: str, position: int) -> Response:
        """Say which words a scene's picture shall bear, letter for letter; empty for none.

        A stale save is answered 409.
        """
        scene, asked = find_scene(book, position), self.asked()
        set_exact_text(
            scene=scene, text=asked["text"], seen_version=asked["version"], by=self.member
        )
        return self.told_scene(book, position)


class Candidates(Door):
    """The pictures offered for a scene."""

    tag = "Scenes"

    @operation("list_candidates", Act.SEE, gives=ArtworkTold, query=Paging, paged=True)
    def get(self, request: Request, book: str, position: int) -> Response:
        """List the pictures offered for a scene."""
        scene = find_scene(book, position)
        return self.page(shown_artworks().filter(scene=scene), order=("id",))


class ApproveScene(SceneDoor):
    """Approving a picture."""

    @operation("approve_scene", Act.APPROVE, gives=SceneTold, asks=SceneApprovalAsked)
    def post(self, request: Request, book: str, position: int) -> Response:
        """Approve one of a scene's pictures.

        Every item of the checklist must have been looked at, and every letter of the scene's exact
        words been compared. Who made the picture does not
        approve it, unless he is an owner.
        """
        scene, asked = find_scene(book, position), self.asked()
        approve_artwork(
            scene=scene,
            artwork=get_object_or_404(Artwork, pk=asked["artwork"]),
            by=self.member,
            checked=[CheckItem(item) for item in asked.get("checked", ())],
            letters=asked.get("letters", ()),
        )
        return self.told_scene(book, position)


class SendBackScene(SceneDoor):
    """Asking for another picture."""

    @operation("ask_scene_changes", Act.ASK_CHANGES, gives=SceneTold, asks=ReasonAsked)
    def post(self, request: Request, book: str, position: int) -> Response:
        """Send a scene back with a reason, which goes to whoever draws next."""
        scene, asked = find_scene(book, position), self.asked()
        ask_changes(scene=scene, by=self.member, reason=asked["reason"])
        return self.told_scene(book, position)
