"""Characters: traits, sheets, and the sheet that defines how one looks."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import operation
from books.api.paging import Paging
from books.api.serializers.scenes import ArtworkChosenAsked, ArtworkTold, CharacterTold
from books.api.views.scenes import shown_artworks
from books.enums import Act
from books.models import Artwork
from books.operations.review import approve_sheet
from books.views.finding import find_book, find_character


class Characters(Door):
    """A title's characters."""

    tag = "Characters"

    @operation("list_characters", Act.SEE, gives=CharacterTold, query=Paging, paged=True)
    def get(self, request: Request, book: str) -> Response:
        """List a title's characters."""
        return self.page(find_book(book).characters.all(), order=("position", "id"))


class OneCharacter(Door):
    """One character."""

    tag = "Characters"

    @operation("get_character", Act.SEE, gives=CharacterTold)
    def get(self, request: Request, book: str, position: int) -> Response:
        """Show a character."""
        return self.told(find_character(book, position))


class Sheets(Door):
    """The pictures of a character."""

    tag = "Characters"

    @operation("list_sheets", Act.SEE, gives=ArtworkTold, query=Paging, paged=True)
    def get(self, request: Request, book: str, position: int) -> Response:
        """List a character's sheets."""
        character = find_character(book, position)
        return self.page(shown_artworks().filter(character=character), order=("id",))


class ApproveSheet(Door):
    """Approving a sheet."""

    tag = "Characters"

    @operation("approve_sheet", Act.APPROVE, gives=CharacterTold, asks=ArtworkChosenAsked)
    def post(self, request: Request, book: str, position: int) -> Response:
        """Make a sheet the picture that defines a character.

        Scenes with the character may be drawn from now on.
        """
        character, asked = find_character(book, position), self.asked()
        artwork = get_object_or_404(Artwork, pk=asked["artwork"])
        approve_sheet(character=character, artwork=artwork, by=self.member)
        return self.told(find_character(book, position))
