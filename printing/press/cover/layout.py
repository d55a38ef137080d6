"""A whole cover laid out: one page from bleed to bleed, or from wrap to wrap."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from printing.press.content import Paragraph, PictureContent, Run
from printing.press.cover.back import BackDoesNotFit, lay_back
from printing.press.cover.barcode import BarcodeError
from printing.press.cover.colours import Palette, palette_of
from printing.press.cover.content import CoverContent
from printing.press.cover.flaps import lay_flaps
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

Part = Literal["cover", "case", "jacket", "endpapers"]
SIZELESS = 0.0
# Where a title will stand on a front nobody has painted yet: shares of its live area.
ROOM = (0.04, 0.03, 0.96, 0.36)


class CoverWordsDoNotFit(ValueError):
    """A title or names that find no room on the front."""


@dataclass(frozen=True)
class Wrap:
    """One sheet around a book: its boxes, where art lies on it, and a jacket's flaps (points).

    `flaps` are the live areas of the front's and the back's flap; () where there are none.
    """

    geometry: CoverGeometry
    front_art: Box
    back_art: Box
    flaps: tuple[Box, ...] = ()


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
    content = cleaned(content)
    geometry = cover_geometry(
        profile,
        trim,
        pages=pages,
        stock=stock,
        template=template,
        rtl=content.rtl,
    )
    page = lay_wrap(content, profile, Wrap(geometry, *art_boxes(geometry, rtl=content.rtl)))
    return script_of(content, profile, trim, stock, "cover", (page,))


def script_of(
    content: CoverContent,
    profile: PrinterProfile,
    trim: Trim,
    stock: str,
    part: Part,
    pages: tuple[PageScript, ...],
) -> BookScript:
    """The script of one part of the outside, with the book's facts that go into the file."""
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
        pages=pages,
        direction=content.direction,
        part=part,
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


def lay_wrap(content: CoverContent, profile: PrinterProfile, wrap: Wrap) -> PageScript:
    """The one page of a cover, case or jacket, its words cleaned already. Raises as `lay_cover`."""
    geometry = wrap.geometry
    shown, front_look = _placed(content.front, wrap.front_art)
    covered, back_look = _placed(content.back, wrap.back_art)
    palette = palette_for(content, profile)
    assert profile.cover is not None
    front = _front(content, geometry, shown, front_look, palette)
    inside = replace(content, blurb=()) if wrap.flaps else content
    back = lay_back(inside, geometry, profile.cover.barcode, covered, back_look, palette)
    spine = lay_spine(content, geometry, palette, profile.min_font_pt)
    pictures = [each for each in (front.picture, back.picture, back.logo) if each]
    art = [each.box for each in (front.picture, back.picture) if each]
    return PageScript(
        number=1,
        kind="cover",
        template="cover",
        side="recto",
        media_box=geometry.media_box,
        bleed_box=geometry.media_box,
        trim_box=geometry.trim_box,
        live_box=_around(geometry.back_live, geometry.front_live, *wrap.flaps),
        pictures=tuple(pictures),
        lines=(*front.lines, *spine, *back.lines, *lay_flaps(content, wrap.flaps, palette)),
        panels=(*_grounds(geometry, art, palette), *back.under, *back.panels),
    )


def palette_for(content: CoverContent, profile: PrinterProfile) -> Palette:
    """The colours of a cover, from its whole front picture: the same for each of its parts."""
    if content.front is None:
        return palette_of(None, profile.icc, profile.ink_limit)
    whole = fill(content.front, (0.0, 0.0, float(content.front.width), float(content.front.height)))
    return palette_of(look_at(content.front, whole).pixels, profile.icc, profile.ink_limit)


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


def _grounds(geometry: CoverGeometry, art: list[Box], palette: Palette) -> list[Panel]:
    """Flat colour wherever no picture lies: between and beside the pictures, top to bottom."""
    found, at = [], 0.0
    for x0, _, x1, _ in [*sorted(art), (geometry.width, 0.0, geometry.width, 0.0)]:
        if x0 > at:
            box = (round(at, 4), 0.0, round(x0, 4), geometry.height)
            found.append(Panel(box, palette.ground.ink, under=True))
        at = max(at, x1)
    return found


def _placed(picture: PictureContent | None, box: Box) -> tuple[PlacedPicture | None, Look | None]:
    if picture is None:
        return None, None
    placed = fill(picture, box)
    return placed, look_at(picture, placed)


def _around(*boxes: Box) -> Box:
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def cleaned(content: CoverContent) -> CoverContent:
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
        check(clean(text), where, content.language)
    return replace(
        content,
        title=clean(content.title),
        subtitle=clean(content.subtitle),
        author=clean(content.author),
        illustrator=clean(content.illustrator),
        age_line=clean(content.age_line),
        publisher=clean(content.publisher),
        blurb=tuple(
            Paragraph(
                tuple(Run(clean(run.text), run.bold, run.italic) for run in paragraph.runs),
                content.language,
            )
            for paragraph in content.blurb
        ),
    )
