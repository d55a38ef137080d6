"""The demo's cover: its words and picture asked for as Ben, approved as Rita."""

from __future__ import annotations

from decimal import Decimal

from books.cover_fields import CoverFields, fields_of, seen_of
from books.covers import cover_is_approved, cover_scene
from books.enums import CheckItem, SceneKind, SceneState
from books.models import Book
from books.operations.cover import approve_cover, change_cover
from books.operations.cover_scene import begin_cover
from books.operations.review import approve_artwork
from books.queries import edition_of
from books.tenancy import acting_for
from config.tour.steps import Cast

BRIEF = "Noor holds a lantern on the hill, Otto beside her under the stars and the moon"
LIGHT = "night"
FIELDS = CoverFields(
    blurb=(
        "One evening the lighthouse across the bay stays dark.\n\n"
        "Noor and a small owl called Otto set out to find its light: over the bridge, up Old "
        "Hill, through rain and snow, and home again.\n\n"
        "*A bedtime story about being a little bit afraid, together.*"
    ),
    price=Decimal("14.99"),
    currency="USD",
    age_line="Ages 3 to 7",
)


def write_cover(cast: Cast, book: Book) -> bool:
    """Begin the front picture and write the cover's words as Ben; return whether it was new."""
    with acting_for(cast.ben.publisher):
        edition = edition_of(book)
        new = cover_scene(book, SceneKind.COVER_FRONT) is None
        begin_cover(
            book=book,
            kind=SceneKind.COVER_FRONT,
            by=cast.ben,
            brief=BRIEF,
            light=LIGHT,
            cast=list(book.characters.filter(name__in=["Noor", "Otto"]).order_by("-position")),
        )
        if fields_of(edition) == CoverFields():
            change_cover(edition=edition, fields=FIELDS, seen=seen_of(edition), by=cast.ben)
        return new


def pass_cover(cast: Cast, book: Book) -> bool:
    """Approve the front picture and the cover as Rita; return whether anything stood open."""
    with acting_for(cast.rita.publisher):
        edition = edition_of(book)
        scene = cover_scene(book, SceneKind.COVER_FRONT)
        if scene is not None and scene.state == SceneState.OFFERED:
            newest = scene.candidates.order_by("-version")[0]
            approve_artwork(scene=scene, artwork=newest, by=cast.rita, checked=tuple(CheckItem))
        if cover_is_approved(edition, edition.pages.count()):
            return False
        approve_cover(edition=edition, by=cast.rita)
        return True
