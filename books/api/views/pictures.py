"""Pictures: what there is of a title, and their files."""

from __future__ import annotations

from django.http import Http404, HttpResponseBase
from django.shortcuts import get_object_or_404
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.files import picture_file
from books.api.operation import operation
from books.api.paging import Paging
from books.api.serializers.scenes import ArtworkTold
from books.api.views.scenes import shown_artworks
from books.api.words import YesNo
from books.enums import Act
from books.models import Artwork
from books.operations.renditions import EDGES
from books.views.finding import find_book

PICTURES = ("image/jpeg", "image/png", "image/webp", "image/tiff")


class ArtworksAsked(Paging):
    """Which pictures to list."""

    unplaced = YesNo(required=False, help_text="Only pictures of no scene and no character.")


class Artworks(Door):
    """A title's pictures."""

    tag = "Pictures"

    @operation("list_artworks", Act.SEE, gives=ArtworkTold, query=ArtworksAsked, paged=True)
    def get(self, request: Request, book: str) -> Response:
        """List a title's pictures."""
        rows = shown_artworks().filter(book=find_book(book))
        if self.query().get("unplaced"):
            rows = rows.filter(scene__isnull=True, character__isnull=True)
        return self.page(rows, order=("id",))


class OneArtwork(Door):
    """One picture."""

    tag = "Pictures"

    @operation("get_artwork", Act.SEE, gives=ArtworkTold)
    def get(self, request: Request, artwork: int) -> Response:
        """Show what is known of a picture."""
        return self.told(get_object_or_404(shown_artworks(), pk=artwork))


class ArtworkFile(Door):
    """A picture's own file."""

    tag = "Pictures"

    @operation("download_artwork", Act.SEE, gives=PICTURES)
    def get(self, request: Request, artwork: int) -> HttpResponseBase:
        """Download a picture as it was drawn or handed in."""
        return picture_file(get_object_or_404(Artwork, pk=artwork).file)


class ArtworkPreview(Door):
    """A picture made small."""

    tag = "Pictures"

    @operation("download_preview", Act.SEE, gives=PICTURES)
    def get(self, request: Request, artwork: int, edge: int) -> HttpResponseBase:
        """Download a picture made small: its longer edge is 256 or 1024 pixels.

        While the small one is not made yet, the whole one is given.
        """
        if edge not in EDGES:
            raise Http404
        found = get_object_or_404(Artwork, pk=artwork)
        small = found.renditions.filter(edge=edge).first()
        return picture_file(small.file if small else found.file)
