"""A whole cover laid out: one page from bleed to bleed, or from wrap to wrap."""

from __future__ import annotations

from dataclasses import replace

from printing.press.content import Paragraph, PictureContent, Run
from printing.press.cover.back import Back, BackDoesNotFit, lay_back
from printing.press.cover.barcode import BarcodeError
from printing.press.cover.colours import Palette, palette_of
from printing.press.cover.content import CoverContent
from printing.press.cover.front import Front, lay_front
from printing.press.cover.spine import lay_spine
from printing.press.cover_geometry import CoverError, CoverGeometry, CoverTemplate, cover_geometry
from printing.press.geometry import Box
from printing.press.letters import CannotSet, check, clean
from printing.press.placing import fill
from printing.press.profile import PrinterProfile
from printing.press.quiet import Look, look_at
from printing.press.rooms import DoesNotFit
from printing.press.script import FORMAT, BookScript, PageScript, Panel, PlacedPicture
from printing.press.trim import Trim

__all__ = [
    "BackDoesNotFit",
    "BarcodeError",
    "CannotSet",
    "CoverError",
    "CoverWordsDoNotFit",
    "art_boxes",
    "front_room",
    "lay_cover",
]

SIZELESS = 0.0
# Where a title will stand on a front nobody has painted yet: shares of its live area.
ROOM = (0.04, 0.03, 0.96, 0.36)


class CoverWordsDoNotFit(ValueError):
    """A title or names that find no room on the front."""


def lay_cover(
    content: CoverContent,
    profile: PrinterProfile,
    trim: Trim,
    *,
    pages: int,
    stock: str,
    template: CoverTemplate | None = None,
) -> BookScript:
    """The script of a cover for an interior of so many pages; its one page is of kind "cover".

    Raises CoverError where it cannot be measured, CoverWordsDoNotFit and BackDoesNotFit for words
    without room, BarcodeError for a wrong ISBN or add-on, CannotSet for letters the press has
    not, ValueError for a picture that cannot be read.
    """
    content = _cleaned(content)
    rtl = content.direction == "rtl"
    geometry = cover_geometry(profile, trim, pages=pages, stock=stock, template=template, rtl=rtl)
    page = _page(content, geometry, profile)
    return BookScript(
        format=FORMAT,
        profile_key=profile.key,
        profile_version=profile.version,
        trim=str(trim),
        bleed=True,
        stock=stock,
        title=content.title,
        author=content.credited or content.author,
        language=content.language,
        isbn=content.isbn,
        publisher=content.publisher,
        created=content.created,
        body_pt=SIZELESS,
        pages=(page,),
        direction=content.direction,
        part="cover",
    )


def art_boxes(geometry: CoverGeometry, *, rtl: bool) -> tuple[Box, Box]:
    """Where the front's and the back's art lies (points): from the spine over bleed or wrap."""
    left = (0.0, 0.0, geometry.spine_box[0], geometry.height)
    right = (geometry.spine_box[2], 0.0, geometry.width, geometry.height)
    return (left, right) if rtl else (right, left)


def front_room(geometry: CoverGeometry, *, rtl: bool) -> Box:
    """Where the title will stand, as shares of the front's art, origin top-left (x0, y0, x1, y1).

    For the painter, so that the picture is kept calm there.
    """
    art, _ = art_boxes(geometry, rtl=rtl)
    live = geometry.front_live
    wide, high = live[2] - live[0], live[3] - live[1]
    left, right = live[0] + ROOM[0] * wide, live[0] + ROOM[2] * wide
    top, foot = live[3] - ROOM[1] * high, live[3] - ROOM[3] * high
    across, tall = art[2] - art[0], art[3] - art[1]
    return (
        round((left - art[0]) / across, 4),
        round((art[3] - top) / tall, 4),
        round((right - art[0]) / across, 4),
        round((art[3] - foot) / tall, 4),
    )


def _page(content: CoverContent, geometry: CoverGeometry, profile: PrinterProfile) -> PageScript:
    rtl = content.direction == "rtl"
    front_art, back_art = art_boxes(geometry, rtl=rtl)
    shown, front_look = _placed(content.front, front_art)
    covered, back_look = _placed(content.back, back_art)
    pixels = front_look.pixels if front_look else None
    palette = palette_of(pixels, profile.icc, profile.ink_limit)
    assert profile.cover is not None
    front = _front(content, geometry, shown, front_look, palette)
    back = lay_back(content, geometry, profile.cover.barcode, covered, back_look, palette)
    spine = lay_spine(content, geometry, palette, profile.min_font_pt)
    pictures = [each for each in (front.picture, back.picture, back.logo) if each]
    return PageScript(
        number=1,
        kind="cover",
        template="cover",
        side="recto",
        media_box=geometry.media_box,
        bleed_box=geometry.media_box,
        trim_box=geometry.trim_box,
        live_box=_around(geometry.back_live, geometry.front_live),
        pictures=tuple(pictures),
        lines=(*front.lines, *spine, *back.lines),
        panels=(*_grounds(geometry, front, back, palette, rtl), *back.under, *back.panels),
    )


def _front(
    content: CoverContent,
    geometry: CoverGeometry,
    placed: PlacedPicture | None,
    look: Look | None,
    palette: Palette,
) -> Front:
    try:
        return lay_front(content, geometry.front_live, placed, look, palette)
    except DoesNotFit:
        raise CoverWordsDoNotFit(
            f"The title “{content.title}” with its names does not fit on the front. Give the "
            "cover shorter names, or break the title. Nothing was made."
        ) from None


def _grounds(
    geometry: CoverGeometry, front: Front, back: Back, palette: Palette, rtl: bool
) -> list[Panel]:
    """Flat colour wherever no picture lies: the spine always, back and front without art."""
    ink, spine = palette.ground.ink, geometry.spine_box
    x0, x1 = spine[0], spine[2]
    if (front if rtl else back).picture is None:
        x0 = 0.0
    if (back if rtl else front).picture is None:
        x1 = geometry.width
    if x1 <= x0:
        return []
    return [Panel((x0, 0.0, x1, geometry.height), ink, under=True)]


def _placed(picture: PictureContent | None, box: Box) -> tuple[PlacedPicture | None, Look | None]:
    if picture is None:
        return None, None
    placed = fill(picture, box)
    return placed, look_at(picture, placed)


def _around(one: Box, other: Box) -> Box:
    return (
        min(one[0], other[0]),
        min(one[1], other[1]),
        max(one[2], other[2]),
        max(one[3], other[3]),
    )


def _cleaned(content: CoverContent) -> CoverContent:
    """Every word as it is set. Raises CannotSet naming the field."""
    said = {
        "the cover's title": content.title,
        "the cover's subtitle": content.subtitle,
        "the cover's author": content.author,
        "the cover's illustrator": content.illustrator,
        "the age line": content.age_line,
        "the publisher's name": content.publisher,
        "the blurb": "\n".join(paragraph.text for paragraph in content.blurb),
    }
    for where, text in said.items():
        check(clean(text), where)
    return replace(
        content,
        title=clean(content.title),
        subtitle=clean(content.subtitle),
        author=clean(content.author),
        illustrator=clean(content.illustrator),
        age_line=clean(content.age_line),
        publisher=clean(content.publisher),
        blurb=tuple(
            Paragraph(tuple(Run(clean(run.text), run.bold, run.italic) for run in paragraph.runs))
            for paragraph in content.blurb
        ),
    )
