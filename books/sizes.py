"""How large a scene's picture must be, and where words will lie on it."""

from __future__ import annotations

from collections.abc import Iterable

from books.content import page_paragraphs
from books.cover_sizes import cover_pixels
from books.covers import COVERS
from books.enums import PageKind, Part, SceneKind, Template
from books.errors import NotReady
from books.faces import face_of, press_name
from books.models import Edition, Page, Scene
from books.printers import profile_of
from books.reading import is_rtl
from printing.press.geometry import Trim, page_geometry, pixel_target, spread_pixel_target
from printing.press.layout import TextDoesNotFit, text_room
from printing.press.letters import CannotSet

FractionBox = tuple[float, float, float, float]


def scene_pixels(scene: Scene) -> tuple[int, int]:
    """Return the pixels (width, height) the scene needs at 300 DPI with bleed.

    Every edition that shows the scene is asked, for a cover every one that has pages; the widest
    and the highest decide. Raises NotReady where no edition has printer, trim and plan yet.
    """
    kind = SceneKind(scene.kind)
    if kind in COVERS:
        return cover_pixels(scene)
    editions = Edition.objects.filter(pages__scene=scene).distinct()
    sizes = [edition_pixels(edition, kind) for edition in editions]
    if not sizes:
        raise NotReady(
            f"Scene {scene.position} is on no page yet: choose printer and trim and let the "
            "pages be planned before drawing. Nothing was queued."
        )
    return max(width for width, _ in sizes), max(height for _, height in sizes)


def edition_pixels(edition: Edition, kind: SceneKind) -> tuple[int, int]:
    """Return the pixels (width, height) one edition needs for a picture of this kind."""
    target = spread_pixel_target if kind == SceneKind.SPREAD else pixel_target
    profile = profile_of(edition)
    return target(profile, Trim.parse(edition.trim), bleed=edition.bleed)


def decides_room(edition: Edition, scene: Scene) -> bool:
    """Whether this edition says where words lie on a scene: the first that shows it does."""
    earlier = Page.objects.filter(scene=scene, edition__number__lt=edition.number)
    return not earlier.exists()


def rooms_for_words(edition: Edition, pages: Iterable[Page], *, total: int) -> list[list[float]]:
    """Return where words will lie on the picture of the scene that `pages` show.

    Boxes are (x0, y0, x1, y1) as fractions of the whole picture from its top left; a spread's
    left page is its left half. Words that do not fit, or that the press cannot set, have no room
    yet: the press refuses their page by number. `total` is the edition's page count, which
    decides the gutter.
    """
    rooms = []
    for page in pages:
        if page.template != Template.TEXT_ON_PICTURE or page.kind != PageKind.STORY:
            continue
        geometry = page_geometry(
            profile_of(edition),
            Trim.parse(edition.trim),
            bleed=edition.bleed,
            pages=total,
            number=page.number,
            rtl=is_rtl(edition),
        )
        try:
            told = page_paragraphs(page.text)
            box = text_room(
                told,
                geometry,
                edition.body_pt,
                edition.language,
                press_name(face_of(page, edition)),
            )
        except (TextDoesNotFit, CannotSet):
            continue
        rooms.append(list(_of_whole(box, Part(page.part))))
    return rooms


def _of_whole(box: FractionBox, part: Part) -> FractionBox:
    x0, y0, x1, y1 = box
    if part == Part.LEFT:
        return x0 / 2, y0, x1 / 2, y1
    if part == Part.RIGHT:
        return 0.5 + x0 / 2, y0, 0.5 + x1 / 2, y1
    return box
