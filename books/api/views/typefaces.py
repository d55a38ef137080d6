"""Typefaces of the publisher's own: handed in, retired, chosen for an edition."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import FORM, operation
from books.api.paging import Paging
from books.api.serializers.typefaces import (
    EditionTypefaceTold,
    TypefaceChosenAsked,
    TypefaceFileAsked,
    TypefaceTold,
)
from books.enums import Act
from books.faces import lacking_letters
from books.models import Edition, OwnFace
from books.operations.face_choice import choose_face
from books.operations.own_faces import LARGEST, add_face, refuse_large, retire_face
from books.views.finding import find_edition

# What stands around the file in a form.
AROUND = 100_000


class Typefaces(Door):
    """The publisher's own typefaces."""

    tag = "Printing"
    parser_classes = [MultiPartParser]
    largest = LARGEST + AROUND

    @operation("list_typefaces", Act.SEE, gives=TypefaceTold, query=Paging, paged=True)
    def get(self, request: Request) -> Response:
        """List the publisher's own typefaces, the newest first, retired ones too."""
        return self.page(OwnFace.objects.all(), order=("-id",))

    @operation(
        "add_typeface",
        Act.PRINTERS,
        gives=TypefaceTold,
        asks={FORM: TypefaceFileAsked},
        status=201,
        at_once=False,
    )
    def post(self, request: Request) -> Response:
        """Hand in a TTF or OTF that may stand in a print file.

        A face is taken only if its maker allows it: its embedding bits must permit embedding
        outlines, and only the letters used. Make sure your licence does as well. One file is one
        weight. The same file again brings a retired typeface back.
        """
        font = self.asked()["font"]
        refuse_large(font.size)
        return self.told(add_face(by=self.member, name=font.name, data=font.read()))


class RetireTypeface(Door):
    """A typeface taken out of what is offered."""

    tag = "Printing"

    @operation("retire_typeface", Act.PRINTERS)
    def post(self, request: Request, typeface: int) -> Response:
        """Offer a typeface to no further edition; editions that have it keep it."""
        retire_face(face=get_object_or_404(OwnFace, pk=typeface), by=self.member)
        return Response(status=204)


class EditionTypeface(Door):
    """What an edition's story is set in."""

    tag = "Printing"

    @operation("get_edition_typeface", Act.SEE, gives=EditionTypefaceTold)
    def get(self, request: Request, book: str, edition: int) -> Response:
        """Tell typeface and size of an edition's story, and which letters the typeface lacks."""
        return self.told(_told(find_edition(book, edition)))

    @operation("choose_typeface", Act.EDIT, gives=EditionTypefaceTold, asks=TypefaceChosenAsked)
    def post(self, request: Request, book: str, edition: int) -> Response:
        """Set an edition's story in a typeface of the publisher's own, or in the press's.

        Its words are fitted anew, one size across the book; the answer tells it. Refused, by
        page, where letters are lacking or words would fit at no size. Layouts approved before
        are to be approved anew.
        """
        found, key = find_edition(book, edition), self.asked()["typeface"]
        face = None if key is None else get_object_or_404(OwnFace, pk=key)
        choose_face(edition=found, face=face, by=self.member)
        return self.told(_told(found))


def _told(edition: Edition) -> dict[str, Any]:
    lacking = lacking_letters(edition.face, edition) if edition.face else {}
    return {
        "typeface": edition.face,
        "body_pt": edition.body_pt,
        "lacking": [{"page": page, "letters": each} for page, each in sorted(lacking.items())],
    }
