"""Whether a page's picture reaches the bleed, told by its shape alone: no file is opened."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from books.enums import Part, ShortArt, Template
from books.errors import NotReady
from books.models import Artwork, Edition, Page, Scene
from books.printers import profile_of
from printing.press.content import PictureContent
from printing.press.cropping import zones_of
from printing.press.geometry import Trim, page_geometry
from printing.press.short import Shortfall, ShortOfBleed, shortfalls

if TYPE_CHECKING:
    from printing.press.content import Part as PressPart

# Templates that lay a picture over the whole page; the others leave paper around it on purpose.
OVER_PAGE = (Template.PICTURE, Template.TEXT_ON_PICTURE)


def shortfalls_of(page: Page, edition: Edition, artwork: Artwork | None) -> tuple[Shortfall, ...]:
    """Return where a page's picture ends short of the bleed, whatever is to become of it there.

    None without bleed, for the templates that frame, and for a shape that a crop brings home.
    """
    part = Part(page.part)
    if artwork is None or part == Part.NONE:
        return ()
    if page.template not in OVER_PAGE and part == Part.WHOLE:
        return ()
    return shape_short(edition, (artwork.width, artwork.height), part)


def shape_short(edition: Edition, size: tuple[int, int], part: Part) -> tuple[Shortfall, ...]:
    """Return where a picture of a size (pixels) ends short of an edition's pages."""
    if not edition.bleed:
        return ()
    geometry = page_geometry(
        profile_of(edition), Trim.parse(edition.trim), bleed=True, pages=1, number=1
    )
    shape = PictureContent(Path(), *size, sha256="", part=cast("PressPart", part.value))
    inner = zones_of(geometry, bleed=True).inner
    return shortfalls(shape, geometry.bleed_box, inner)


def short_art_of(page: Page, edition: Edition) -> ShortArt:
    """Return what is to become of a page's picture where it ends short: its own word, or ours."""
    return ShortArt(page.short_art or edition.short_art)


def frame_short(
    edition: Edition, pages: Iterable[Page], size_of: Callable[[Scene], tuple[int, int] | None]
) -> str:
    """Set pages whose known picture ends short of the bleed as art above text, and say so.

    Unsaved pages of a plan; `size_of` is the picture (pixels) that is there for a scene. Returns
    the sentence that names the pages, "" where there are none. Where the edition has chosen what
    becomes of such art, nothing is framed.
    """
    if edition.short_art != ShortArt.REFUSE:
        return ""
    framed: list[str] = []
    for page in pages:
        over = page.template in OVER_PAGE and page.part == Part.WHOLE and not page.short_art
        size = size_of(page.scene) if over and page.scene is not None else None
        if size is not None and shape_short(edition, size, Part.WHOLE):
            page.template = Template.ART_ABOVE_TEXT.value
            framed.append(str(page.number))
    if not framed:
        return ""
    which = "The picture of page" if len(framed) == 1 else "The pictures of pages"
    stand = "it stands" if len(framed) == 1 else "they stand"
    return (
        f"{which} {', '.join(framed)} would end short of the bleed, being of another shape: "
        f"{stand} whole, as art above text. Each page can be set otherwise, or have its picture "
        "scaled, mirrored or filled to the bleed."
    )


def refuse_short(page: Page, edition: Edition) -> None:
    """Raise NotReady where the picture ends short of the bleed and nobody chose what then."""
    if page.scene is None or short_art_of(page, edition) != ShortArt.REFUSE:
        return
    short = shortfalls_of(page, edition, page.scene.artwork)
    if short:
        raise NotReady(str(ShortOfBleed(page.number, short)))
