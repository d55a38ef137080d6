"""Drafts: approved, so that their finals are drawn; and whether they come first."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import operation
from books.api.serializers.scenes import ArtworkChosenAsked
from books.enums import Act
from books.models import Artwork
from books.views.finding import find_book, find_scene
from illustration.api.draft_shapes import DraftingChosenAsked, DraftsFirstTold
from illustration.api.serializers import AttemptTold
from illustration.drafts_showing import drafts_told
from illustration.operations.drafting import set_drafting
from illustration.operations.finishing import finish


class FinishDraft(Door):
    """A draft finished."""

    tag = "Drawing"

    @operation(
        "finish_draft",
        Act.APPROVE,
        gives=AttemptTold,
        asks=ArtworkChosenAsked,
        status=202,
        draws=True,
    )
    def post(self, request: Request, book: str, position: int) -> Response:
        """Approve one of a scene's drafts and have its final drawn, at print size.

        The final is offered and approved as every picture. Who made the draft does not approve
        it, unless he is an owner.
        """
        scene = find_scene(book, position)
        draft = get_object_or_404(Artwork, pk=self.asked()["artwork"])
        return self.told(finish(scene=scene, artwork=draft, by=self.member))


class Drafting(Door):
    """Whether drafts come first in the whole house."""

    tag = "Providers"

    @operation("get_drafting", Act.KEYS, gives=DraftsFirstTold)
    def get(self, request: Request) -> Response:
        """Tell whether drafts come first in titles that say nothing themselves, and why."""
        return self.told(drafts_told(None))

    @operation("set_drafting", Act.KEYS, gives=DraftsFirstTold, asks=DraftingChosenAsked)
    def post(self, request: Request) -> Response:
        """Say whether drafts come first in titles that say nothing themselves."""
        first, by = self.asked()["first"], self.member
        set_drafting(publisher=by.publisher, first=first, by=by)
        return self.told(drafts_told(None))


class TitleDrafting(Door):
    """Whether drafts come first in a title."""

    tag = "Providers"

    @operation("get_title_drafting", Act.KEYS, gives=DraftsFirstTold)
    def get(self, request: Request, book: str) -> Response:
        """Tell whether drafts come first in a title, and why."""
        return self.told(drafts_told(find_book(book)))

    @operation("set_title_drafting", Act.KEYS, gives=DraftsFirstTold, asks=DraftingChosenAsked)
    def post(self, request: Request, book: str) -> Response:
        """Say whether drafts come first in a title."""
        found, first, by = find_book(book), self.asked()["first"], self.member
        set_drafting(publisher=by.publisher, book=found, first=first, by=by)
        return self.told(drafts_told(found))
