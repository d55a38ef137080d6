"""How large a cover's picture must be, and where its title will stand."""

from __future__ import annotations

import math

from books.covers import geometry_of
from books.enums import SceneKind
from books.errors import NotReady
from books.models import Edition, Scene
from books.printers import profile_of
from printing.press.cover.layout import art_boxes, front_room
from printing.press.cover_geometry import CoverError
from printing.press.direction import direction_of
from printing.press.geometry import Box, Trim, pixel_target

DPI = 300
# A box's points are rounded to a ten-thousandth; what that adds is no pixel more.
ROUNDED = 0.01


def cover_pixels(scene: Scene) -> tuple[int, int]:
    """Return the pixels (width, height) a cover's scene needs at 300 DPI: panel and bleed or wrap.

    Every edition of the book that has pages is asked; the widest and the highest decide. Raises
    NotReady where none has.
    """
    kind = SceneKind(scene.kind)
    editions = Edition.objects.filter(book=scene.book_id, pages__isnull=False).distinct()
    sizes = [edition_cover_pixels(edition, kind) for edition in editions]
    if not sizes:
        raise NotReady(
            "The cover has no size yet: choose printer and trim and let the pages be planned "
            "before drawing. Nothing was queued."
        )
    return max(width for width, _ in sizes), max(height for _, height in sizes)


def edition_cover_pixels(edition: Edition, kind: SceneKind) -> tuple[int, int]:
    """Return the pixels one edition needs for its front or back.

    Where the cover cannot be measured yet (a template is to be typed) a page with its bleed
    stands in.
    """
    box = _art_box(edition, kind)
    if box is None:
        return pixel_target(profile_of(edition), Trim.parse(edition.trim), bleed=edition.bleed)
    wide, high = box[2] - box[0], box[3] - box[1]
    return _pixels(wide), _pixels(high)


def title_room(edition: Edition) -> list[list[float]]:
    """Return where the title will stand on the front, as shares of the picture; [] unmeasured."""
    try:
        geometry = geometry_of(edition, edition.pages.count())
    except (CoverError, ValueError):
        return []
    return [list(front_room(geometry, rtl=_rtl(edition)))]


def _art_box(edition: Edition, kind: SceneKind) -> Box | None:
    try:
        geometry = geometry_of(edition, edition.pages.count())
    except (CoverError, ValueError):
        return None
    front, back = art_boxes(geometry, rtl=_rtl(edition))
    return front if kind == SceneKind.COVER_FRONT else back


def _rtl(edition: Edition) -> bool:
    return direction_of(edition.language) == "rtl"


def _pixels(length: float) -> int:
    return math.ceil(length * DPI / 72 - ROUNDED)
