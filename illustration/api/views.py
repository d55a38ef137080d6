"""Asking for pictures, and how far they are."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import operation
from books.api.paging import Paging
from books.enums import Act
from books.views.finding import find_book, find_character, find_scene
from illustration.api.serializers import (
    AttemptTold,
    DrawNoteAsked,
    ProgressTold,
    QueuedTold,
    StyleTold,
)
from illustration.models import Attempt
from illustration.operations.request import request_scene, request_sheet
from illustration.operations.whole import queue_book
from illustration.pace import progress_of
from illustration.studio.styles import STYLES


class Styles(Door):
    """The shelf of styles."""

    tag = "Drawing"

    @operation("list_styles", Act.SEE, gives=StyleTold, many=True)
    def get(self, request: Request) -> Response:
        """List the styles a title may take; one's own words do as well."""
        return self.told(STYLES)


class Drawing(Door):
    """A title's drawing."""

    tag = "Drawing"

    @operation("get_progress", Act.SEE, gives=ProgressTold)
    def get(self, request: Request, book: str) -> Response:
        """Tell how far a title's drawing is."""
        return self.told(progress_of(find_book(book), timezone.now()))

    @operation("draw_title", Act.DRAW, gives=QueuedTold, status=202, draws=True)
    def post(self, request: Request, book: str) -> Response:
        """Ask for every sheet and picture a title lacks.

        Asking twice asks for nothing new.
        """
        return self.told(queue_book(book=find_book(book), by=self.member))


class Attempts(Door):
    """What was asked of illustrators."""

    tag = "Drawing"

    @operation("list_attempts", Act.SEE, gives=AttemptTold, query=Paging, paged=True)
    def get(self, request: Request, book: str) -> Response:
        """List what was asked of illustrators for a title, the newest first."""
        return self.page(_shown().filter(book=find_book(book)), order=("-id",))


class DrawScene(Door):
    """Another picture of a scene."""

    tag = "Drawing"

    @operation(
        "draw_scene", Act.DRAW, gives=AttemptTold, asks=DrawNoteAsked, status=202, draws=True
    )
    def post(self, request: Request, book: str, position: int) -> Response:
        """Ask for another picture of a scene.

        Without a note, the reason with which it was sent back goes along.
        """
        scene, asked = find_scene(book, position), self.asked()
        return self.told(request_scene(scene=scene, by=self.member, note=asked.get("note", "")))


class DrawSheet(Door):
    """Another sheet of a character."""

    tag = "Drawing"

    @operation(
        "draw_sheet", Act.DRAW, gives=AttemptTold, asks=DrawNoteAsked, status=202, draws=True
    )
    def post(self, request: Request, book: str, position: int) -> Response:
        """Ask for another sheet of a character."""
        character, asked = find_character(book, position), self.asked()
        note = asked.get("note", "")
        return self.told(request_sheet(character=character, by=self.member, note=note))


def _shown() -> QuerySet[Any]:
    return Attempt.objects.select_related("scene", "character")
