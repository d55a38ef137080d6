"""Story pages: words alone, a picture alone, words on a picture or below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from printing.press.content import PageContent, Paragraph, PictureContent
from printing.press.contrast import scrim_color, strength_needed
from printing.press.facts import BookFacts
from printing.press.geometry import Box, PageGeometry
from printing.press.placing import fill, fills, framed
from printing.press.quiet import Look, covered, disturbance, look_at, places, texture
from printing.press.rooms import (
    SOFT_EMS,
    DoesNotFit,
    airy,
    block_alone,
    block_below,
    block_on_picture,
    padded,
    room_box,
    roomy_first,
)
from printing.press.script import PlacedPicture, Rule, Scrim, TextLine

# Words go below a picture rather than hide a figure, or a place this busy and this high.
HIDDEN = 0.08
CROWDED = 0.17
LARGE = 0.14


@dataclass(frozen=True)
class Laid:
    """What a page is drawn from, all in their places."""

    pictures: tuple[PlacedPicture, ...] = ()
    rules: tuple[Rule, ...] = ()
    lines: tuple[TextLine, ...] = ()


def template_of(page: PageContent) -> str:
    """The template a page can be set in: no word is lost for want of a picture or a place."""
    if page.picture is None:
        return "text" if page.paragraphs else "blank"
    return "text-on-picture" if page.paragraphs else "picture"


def words_alone(paragraphs: Sequence[Paragraph], live: Box, size: float) -> Laid:
    """A page of words: one block in the optical middle, its lines ragged."""
    block = roomy_first(block_alone, paragraphs, live, size)
    x = (live[0] + live[2] - block.width) / 2
    spare = live[3] - live[1] - block.height
    return Laid(lines=tuple(block.at(x, live[3] - spare * 0.46)))


def picture_alone(facts: BookFacts, geometry: PageGeometry, picture: PictureContent) -> Laid:
    """A page of art: over the whole page where its shape allows, else whole and framed."""
    box = canvas(facts, geometry)
    if fills(picture, box):
        return Laid(pictures=(fill(picture, box),))
    return Laid(pictures=(framed(picture, geometry.live_box),))


def words_on_picture(
    facts: BookFacts,
    geometry: PageGeometry,
    paragraphs: Sequence[Paragraph],
    picture: PictureContent,
) -> Laid:
    """Words on the quiet place of a picture; below it where it has none, or another shape."""
    box = canvas(facts, geometry)
    live = geometry.live_box
    block = roomy_first(block_on_picture, paragraphs, live, facts.body_pt)
    if not fills(picture, box):
        return _words_below(live, paragraphs, picture, facts.body_pt)
    placed = fill(picture, box)
    look = look_at(picture, placed)
    size = (block.width, block.height)
    room = room_box(block, live)
    area = airy(live, size, facts.body_pt)
    best = min(
        [room, *places(area, size)],
        key=lambda place: round(disturbance(look, place, live, room), 6),
    )
    if picture.part == "whole" and _hides_much(look, best, live):
        try:
            return _words_below(live, paragraphs, picture, facts.body_pt)
        except DoesNotFit:
            pass  # so many words that covering the picture is the lesser evil
    below = look.at(padded(best, block.size, box))
    strength = strength_needed(below)
    if strength:
        scrim = _scrim(padded(best, block.size, box), block.size, strength, scrim_color(below))
        placed = replace(placed, scrims=(scrim,))
    return Laid(pictures=(placed,), lines=tuple(block.at(best[0], best[3])))


def _hides_much(look: Look, place: Box, live: Box) -> bool:
    """Whether words would cover what the picture is about: a figure, or a large busy place."""
    if covered(look, place) > HIDDEN:
        return True
    large = place[3] - place[1] > (live[3] - live[1]) * LARGE
    return large and texture(look, place) > CROWDED


def canvas(facts: BookFacts, geometry: PageGeometry) -> Box:
    """What a picture may cover: the whole page with bleed, the live area without."""
    return geometry.bleed_box if facts.bleed else geometry.live_box


def _words_below(
    live: Box, paragraphs: Sequence[Paragraph], picture: PictureContent, size: float
) -> Laid:
    block = roomy_first(block_below, paragraphs, live, size)
    gap = 1.2 * size
    placed = framed(picture, (live[0], live[1] + block.height + gap, live[2], live[3]))
    spare = placed.box[1] - live[1] - gap - block.height
    drop = live[3] - placed.box[3] - (live[3] - placed.box[3] + spare) / 2
    x0, y0, x1, y1 = placed.box
    box = (x0, round(y0 + drop, 3), x1, round(y1 + drop, 3))
    x = (live[0] + live[2] - block.width) / 2
    return Laid((replace(placed, box=box),), (), tuple(block.at(x, box[1] - gap)))


def _scrim(box: Box, size: float, strength: float, color: tuple[int, int, int]) -> Scrim:
    rounded = (round(box[0], 3), round(box[1], 3), round(box[2], 3), round(box[3], 3))
    radius = round(min(2.0 * size, (box[3] - box[1]) / 2), 3)
    return Scrim(rounded, radius, round(SOFT_EMS * size, 3), strength, color)
