"""Characters: traits, sheets, and the sheet that defines how one looks."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import operation
from books.api.paging import Paging
from books.api.serializers.scenes import (
    ArtworkChosenAsked,
    ArtworkTold,
    CharacterChangeAsked,
    CharacterTold,
    CharacterWordsAsked,
    TouchedTold,
)
from books.api.stale import both_told
from books.api.views.scenes import shown_artworks
from books.enums import Act
from books.models import Artwork
from books.operations.cast import add_character, edit_character, remove_character
from books.operations.review import approve_sheet
from books.touching import touched_by
from books.views.finding import find_book, find_character


class Characters(Door):
    """A title's characters."""

    tag = "Characters"

    @operation("list_characters", Act.SEE, gives=CharacterTold, query=Paging, paged=True)
    def get(self, request: Request, book: str) -> Response:
        """List a title's characters."""
        return self.page(find_book(book).characters.all(), order=("position", "id"))

    @operation("add_character", Act.EDIT, gives=CharacterTold, asks=CharacterWordsAsked, status=201)
    def post(self, request: Request, book: str) -> Response:
        """Add a character to a title."""
        found, asked = find_book(book), self.asked()
        return self.told(add_character(book=found, **asked, by=self.member))


class OneCharacter(Door):
    """One character."""

    tag = "Characters"

    @operation("get_character", Act.SEE, gives=CharacterTold)
    def get(self, request: Request, book: str, position: int) -> Response:
        """Show a character."""
        return self.told(find_character(book, position))

    @operation("edit_character", Act.EDIT, gives=CharacterTold, asks=CharacterChangeAsked)
    def patch(self, request: Request, book: str, position: int) -> Response:
        """Write a character's name, kind and traits, all of them.

        An approved sheet stands. A stale save is answered 409 with both.
        """
        character, asked = find_character(book, position), self.asked()
        with both_told(character, asked, _words_of):
            edit_character(
                character=character,
                name=asked["name"],
                kind=asked["kind"],
                traits=asked["traits"],
                seen_version=asked["version"],
                by=self.member,
            )
        return self.told(find_character(book, position))

    @operation("remove_character", Act.EDIT)
    def delete(self, request: Request, book: str, position: int) -> Response:
        """Take a character out that is in no scene; its sheets are kept as pictures."""
        remove_character(character=find_character(book, position), by=self.member)
        return Response(status=204)


class Touches(Door):
    """What a change of a character concerns."""

    tag = "Characters"

    @operation("list_touched", Act.SEE, gives=TouchedTold, many=True)
    def get(self, request: Request, book: str, position: int) -> Response:
        """List the scenes and approved pictures that other traits concern; none is voided."""
        return self.told(touched_by(find_character(book, position)))


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


def _words_of(character: Any) -> dict[str, Any]:
    return {"name": character.name, "kind": character.kind, "traits": character.traits}
