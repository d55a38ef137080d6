"""Pictures handed in: received here, read by a worker, taken or refused with a sentence."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import FORM, operation
from books.api.paging import Paging
from books.api.serializers.scenes import ArtworkTold
from books.api.serializers.uploads import PictureAsked, PlaceArtworkAsked, UploadTold
from books.api.views.scenes import shown_artworks
from books.darkroom.bounds import MAX_BYTES
from books.enums import Act
from books.models import Artwork, Upload
from books.operations.uploads import place_artwork, receive_upload
from books.views.finding import find_book, find_character, find_scene

# What stands around the file in a form.
AROUND = 100_000


class Uploads(Door):
    """A title's pictures handed in."""

    tag = "Pictures"
    parser_classes = [MultiPartParser]
    largest = MAX_BYTES + AROUND

    @operation("list_uploads", Act.SEE, gives=UploadTold, query=Paging, paged=True)
    def get(self, request: Request, book: str) -> Response:
        """List the pictures handed in for a title, the newest first."""
        rows = Upload.objects.filter(book=find_book(book)).select_related("scene", "character")
        return self.page(rows, order=("-id",))

    @operation(
        "upload_picture",
        Act.IMPORT,
        gives=UploadTold,
        asks={FORM: PictureAsked},
        status=202,
        at_once=False,
    )
    def post(self, request: Request, book: str) -> Response:
        """Hand in a picture for a scene, for a character, or for neither.

        A worker reads it; ask for the upload until its state is taken or refused.
        """
        found, asked = find_book(book), self.asked()
        scene, character = asked.get("scene"), asked.get("character")
        picture = asked["picture"]
        upload = receive_upload(
            book=found,
            name=picture.name,
            content=picture.file,
            by=self.member,
            scene=None if scene is None else find_scene(book, scene),
            character=None if character is None else find_character(book, character),
        )
        return self.told(upload)


class OneUpload(Door):
    """One picture handed in."""

    tag = "Pictures"

    @operation("get_upload", Act.SEE, gives=UploadTold)
    def get(self, request: Request, upload: int) -> Response:
        """Show how far a picture that was handed in is."""
        rows = Upload.objects.select_related("scene", "character")
        return self.told(get_object_or_404(rows, pk=upload))


class PlaceArtwork(Door):
    """Placing a picture."""

    tag = "Pictures"

    @operation("place_artwork", Act.IMPORT, gives=ArtworkTold, asks=PlaceArtworkAsked)
    def post(self, request: Request, artwork: int) -> Response:
        """Make an unplaced picture a candidate of a scene of its title."""
        found = get_object_or_404(Artwork.objects.select_related("book"), pk=artwork)
        scene = find_scene(found.book.slug, self.asked()["scene"])
        place_artwork(artwork=found, scene=scene, by=self.member)
        return self.told(get_object_or_404(shown_artworks(), pk=artwork))
