"""A page as it will stand in print, drawn for a screen from the press's own layout.

The press gives boxes in points from the lower left; a screen counts from the upper left, so
every y is turned over here, once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from books.content import page_content
from books.models import Artwork, Page
from printing.press.content import PageContent
from printing.press.cropping import bound_left
from printing.press.facts import BookFacts
from printing.press.geometry import PageGeometry
from printing.press.layout import CannotSet, TextDoesNotFit, lay_page
from printing.press.remarks import remarks
from printing.press.script import Box, Ink, PageScript, PlacedPicture, Rule, Scrim, TextLine
from printing.press.short import shortfalls


@dataclass(frozen=True)
class Frame:
    """A box for a screen: its upper left corner and its extent, in points."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Shown:
    """A picture: its place, the part of its pixels that is printed, its whole size in pixels."""

    artwork: int
    frame: Frame
    crop: Frame
    width: int
    height: int


@dataclass(frozen=True)
class Words:
    """A run of words on its baseline; `face` is the CSS class of the press's face."""

    text: str
    x: float
    y: float
    face: str
    size: float
    fill: str
    rtl: bool = False


@dataclass(frozen=True)
class Light:
    """A soft light below words."""

    frame: Frame
    radius: float
    strength: float
    fill: str


@dataclass(frozen=True)
class Stroke:
    """A straight line with round ends; a dot where both ends are one."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float
    stroke: str


@dataclass(frozen=True)
class Drawing:
    """A whole page. `trouble` is why the press could not set it, "" where it could.

    `remarks` is what it set and a person should know: what is cut, bound in, or continued.
    """

    width: float
    height: float
    pictures: tuple[Shown, ...] = ()
    lights: tuple[Light, ...] = ()
    words: tuple[Words, ...] = ()
    strokes: tuple[Stroke, ...] = ()
    trouble: str = ""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True)
class Guides:
    """The lines a printer draws on a page: what is cut, what is safe, where it is bound."""

    trim: Frame
    live: Frame
    gutter: Frame


def draw_page(facts: BookFacts, page: Page, artwork: Artwork | None) -> Drawing:
    """Return a page as the press would lay it out with this picture."""
    geometry = facts.geometry(page.number)
    content = page_content(page, artwork)
    try:
        script = lay_page(facts, content)
    except (TextDoesNotFit, CannotSet, ValueError, OSError) as error:
        return _without_layout(facts, geometry, content, artwork, str(error))
    shown = {artwork.sha256: artwork.pk} if artwork else {}
    gutter = facts.profile.gutter_in(facts.pages)
    told = remarks(script, content, rtl=facts.rtl, gutter_in=gutter, language=facts.language)
    return replace(_drawing(script, geometry, shown), remarks=told)


def guides(geometry: PageGeometry, *, rtl: bool = False) -> Guides:
    """Return the boxes of the press's geometry for a screen; the gutter is the bound strip."""
    gutter = float(geometry.gutter_in) * 72
    bound = 0.0 if bound_left(geometry.side, rtl=rtl) else geometry.width - gutter
    return Guides(
        trim=_frame(geometry.trim_box, geometry.height),
        live=_frame(geometry.live_box, geometry.height),
        gutter=Frame(round(bound, 3), 0.0, round(gutter, 3), geometry.height),
    )


def _drawing(script: PageScript, geometry: PageGeometry, shown: Mapping[str, int]) -> Drawing:
    high = geometry.height
    return Drawing(
        width=geometry.width,
        height=high,
        pictures=tuple(_picture(each, high, shown[each.sha256]) for each in script.pictures),
        lights=tuple(_light(each, high) for placed in script.pictures for each in placed.scrims),
        words=tuple(words for line in script.lines for words in _line(line, high)),
        strokes=tuple(_stroke(rule, high) for rule in script.rules),
    )


def _without_layout(
    facts: BookFacts,
    geometry: PageGeometry,
    content: PageContent,
    artwork: Artwork | None,
    trouble: str,
) -> Drawing:
    """The picture alone and the reason: what the press refuses is still shown."""
    bare = PageContent(content.number, content.kind, "picture", (), content.picture)
    # Where it does not reach the bleed it is shown as it is: whole, with paper around it.
    short = content.picture is not None and shortfalls(content.picture, geometry.bleed_box)
    try:
        script = lay_page(replace(facts, bleed=False) if short else facts, bare)
    except (ValueError, OSError):
        return Drawing(geometry.width, geometry.height, trouble=trouble)
    drawn = _drawing(script, geometry, {artwork.sha256: artwork.pk} if artwork else {})
    return Drawing(drawn.width, drawn.height, pictures=drawn.pictures, trouble=trouble)


def _frame(box: Box, high: float) -> Frame:
    x0, y0, x1, y1 = box
    return Frame(round(x0, 3), round(high - y1, 3), round(x1 - x0, 3), round(y1 - y0, 3))


def _picture(placed: PlacedPicture, high: float, artwork: int) -> Shown:
    x0, y0, x1, y1 = placed.crop
    return Shown(
        artwork=artwork,
        frame=_frame(placed.box, high),
        crop=Frame(x0, y0, x1 - x0, y1 - y0),
        width=placed.width,
        height=placed.height,
    )


def _light(scrim: Scrim, high: float) -> Light:
    red, green, blue = scrim.color
    return Light(
        frame=_frame(scrim.box, high),
        radius=scrim.radius,
        strength=round(scrim.strength, 3),
        fill=f"#{red:02x}{green:02x}{blue:02x}",
    )


def _line(line: TextLine, high: float) -> list[Words]:
    return [
        Words(
            text=run.text,
            x=round(run.x, 3),
            y=round(high - line.y, 3),
            face=run.face.lower(),
            size=run.size,
            fill=_screen_colour(run.ink),
            rtl=run.rtl,
        )
        for run in line.runs
    ]


def _stroke(rule: Rule, high: float) -> Stroke:
    return Stroke(
        x0=round(rule.x0, 3),
        y0=round(high - rule.y0, 3),
        x1=round(rule.x1, 3),
        y1=round(high - rule.y1, 3),
        width=rule.width,
        stroke=_screen_colour(rule.ink),
    )


def _screen_colour(ink: Ink) -> str:
    # A plain complement will do on a screen: the press prints words in black or in paper white.
    cyan, magenta, yellow, black = ink
    shares = ((1 - part) * (1 - black) for part in (cyan, magenta, yellow))
    return "#" + "".join(f"{round(255 * share):02x}" for share in shares)
