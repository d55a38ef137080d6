"""An edition's cover: what it says and shows, what it measures, what its approval is bound to."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, cast

from books.content import authors, page_paragraphs, picture_content
from books.enums import Approval, ContributorRole, Part, SceneKind, SceneState
from books.models import Artwork, Book, Edition, Scene
from books.printers import profile_of
from printing.press.cover.content import BarcodeBy, CoverContent
from printing.press.cover_geometry import CoverError, CoverGeometry, CoverTemplate, cover_geometry
from printing.press.direction import direction_of
from printing.press.geometry import Trim
from printing.press.terms import PrinterProfile
from printing.press.units import inches

COVERS = (SceneKind.COVER_FRONT, SceneKind.COVER_BACK)
# The front cover has the place before the story.
FRONT = 0
# Bindings that have a jacket and endpapers, and the flap where nobody chose one.
CASED = frozenset({"case", "offset"})
USUAL_FLAP = Decimal("3.25")


@dataclass(frozen=True)
class CoverArt:
    """The pictures of a cover: the approved ones, or (for looking) the newest there are."""

    front: Artwork | None
    back: Artwork | None
    logo: Artwork | None
    endpapers: Artwork | None = None


def cover_scene(book: Book, kind: SceneKind) -> Scene | None:
    """Return the book's scene for its front or back cover, or None."""
    return (
        Scene.objects.filter(book=book, kind=kind.value)
        .select_related("artwork", "book")
        .order_by("position")
        .first()
    )


def cover_art(edition: Edition, *, newest: bool = False) -> CoverArt:
    """Return the approved pictures of a cover; with `newest` what was drawn last, drafts apart."""
    front, back = (_picture(cover_scene(edition.book, kind), newest) for kind in COVERS)
    return CoverArt(front, back, edition.logo, edition.endpapers)


def shown_author(edition: Edition) -> str:
    """Return the author as the cover prints it: its own wording, else the book's credits."""
    return edition.cover_author or authors(edition.book.contributors.all())


def shown_illustrator(edition: Edition) -> str:
    """Return the illustrator as the cover prints it; "" where it is the author again."""
    if edition.cover_illustrator:
        return edition.cover_illustrator
    drawn = edition.book.contributors.filter(role=ContributorRole.ILLUSTRATOR.value)
    author = shown_author(edition)
    return ", ".join(person.name for person in drawn if person.name not in author)


def cover_content(edition: Edition, art: CoverArt) -> CoverContent:
    """Return a cover as the press takes it."""
    return CoverContent(
        title=edition.shown_title,
        author=shown_author(edition),
        illustrator=shown_illustrator(edition),
        credited=authors(edition.book.contributors.all()),
        language=edition.language,
        publisher=edition.publisher.name,
        created=edition.created_at.isoformat(),
        blurb=page_paragraphs(edition.blurb),
        price=edition.price,
        currency=edition.currency,
        age_line=edition.age_line,
        isbn=edition.isbn,
        addon=edition.price_addon,
        barcode=cast("BarcodeBy", edition.barcode),
        spine_text=edition.spine_text,
        direction=direction_of(edition.language),
        front=picture_content(art.front, Part.WHOLE) if art.front else None,
        back=picture_content(art.back, Part.WHOLE) if art.back else None,
        logo=picture_content(art.logo, Part.WHOLE) if art.logo else None,
    )


def template_of(edition: Edition) -> CoverTemplate | None:
    """Return the numbers typed from the printer's own cover template, None where none were."""
    typed = edition.cover_template
    if not typed:
        return None
    return CoverTemplate(
        spine_in=inches(typed["spine_in"]),
        width_in=inches(typed["width_in"]),
        height_in=inches(typed["height_in"]),
        pages=int(typed["pages"]),
        taken_on=date.fromisoformat(typed["taken_on"]),
    )


def geometry_of(edition: Edition, pages: int) -> CoverGeometry:
    """Return the boxes of an edition's cover. Raises CoverError, ValueError for its stock."""
    return cover_geometry(
        profile_of(edition),
        Trim.parse(edition.trim),
        pages=pages,
        stock=edition.stock,
        template=template_of(edition),
        rtl=direction_of(edition.language) == "rtl",
    )


def facts_of(edition: Edition, pages: int, *, newest: bool = False) -> dict[str, Any]:
    """Return everything that decides how a cover will look, as JSON values.

    A comma of the blurb, a picture, a page more, another version of the printer's profile: each
    makes other facts. With `newest` the pictures are those drawn last, approved or not.
    """
    profile, art = profile_of(edition), cover_art(edition, newest=newest)
    try:
        spine = f"{float(geometry_of(edition, pages).spine_in):.4f}"
    except (CoverError, ValueError):
        spine = ""
    price = str(edition.price.normalize()) if edition.price is not None else ""
    return {
        "title": edition.shown_title,
        "author": shown_author(edition),
        "illustrator": shown_illustrator(edition),
        "credited": authors(edition.book.contributors.all()),
        "publisher": edition.publisher.name,
        "language": edition.language,
        "blurb": edition.blurb,
        "price": [price, edition.currency],
        "age_line": edition.age_line,
        "isbn": edition.isbn,
        "barcode": [edition.barcode, edition.price_addon],
        "spine_text": edition.spine_text,
        "front": _told(art.front),
        "back": _told(art.back),
        "logo": _told(art.logo),
        "printer": [profile.key, profile.version],
        "trim": edition.trim,
        "stock": edition.stock,
        "template": edition.cover_template,
        "pages": pages,
        "spine_in": spine,
        **_around(edition, profile, art),
    }


def hash_of(facts: dict[str, Any]) -> str:
    """Return the sha256 of a cover's facts."""
    return hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()


def cover_is_approved(edition: Edition, pages: int) -> bool:
    """Whether the cover was approved as it would be pressed now."""
    if edition.cover_state != Approval.APPROVED:
        return False
    return edition.cover_hash == hash_of(facts_of(edition, pages))


def art_is_approved(book: Book) -> bool:
    """Whether the front's picture stands approved, and the back's where it has a scene."""
    front, back = (cover_scene(book, kind) for kind in COVERS)
    approved = SceneState.APPROVED.value
    return (
        front is not None and front.state == approved and (back is None or back.state == approved)
    )


def _picture(scene: Scene | None, newest: bool) -> Artwork | None:
    if scene is None:
        return None
    if not newest or (scene.state == SceneState.APPROVED and scene.artwork is not None):
        return scene.artwork
    return scene.candidates.filter(draft=False).order_by("-version").first() or scene.artwork


def _around(edition: Edition, profile: PrinterProfile, art: CoverArt) -> dict[str, Any]:
    """What joined the facts later: told only of cased books, and where it is not as usual."""
    facts: dict[str, Any] = {}
    if profile.binding in CASED and edition.flap_in != USUAL_FLAP:
        facts["flap_in"] = flap_told(edition)
    if profile.binding in CASED and art.endpapers is not None:
        facts["endpapers"] = _told(art.endpapers)
    return facts


def flap_told(edition: Edition) -> str:
    """Return the width of a jacket's flap as people write it, inches: "3.25"."""
    return f"{edition.flap_in.normalize():f}"


def _told(artwork: Artwork | None) -> list[Any]:
    return [artwork.sha256, artwork.figures, artwork.subjects] if artwork else []
