"""Story pages: words alone, a picture alone, words on a picture or below it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from printing.press.apart import art_above, below_frame, spot, vignette
from printing.press.content import PageContent, Paragraph
from printing.press.contrast import scrim_color, strength_needed
from printing.press.facts import BookFacts
from printing.press.geometry import Box, PageGeometry
from printing.press.placing import fill, fills, framed
from printing.press.plates import words_in_band
from printing.press.quiet import Look, covered, lighting, look_at, places, texture, unlit
from printing.press.ranging import ranged
from printing.press.rooms import (
    SOFT_EMS,
    DoesNotFit,
    airy,
    block_alone,
    block_below,
    blocks_on_picture,
    padded,
    room_box,
    roomy_first,
)
from printing.press.script import PlacedPicture, Rule, Scrim, TextLine
from printing.press.setting import Block
from printing.press.short import reaching

# Words go below a picture rather than hide a figure, or a place this busy and this high.
HIDDEN = 0.08
CROWDED = 0.17
LARGE = 0.14
# What another shape of the words than the one a picture was asked to keep free must gain.
OTHER_SHAPE = 0.05


@dataclass(frozen=True)
class Laid:
    """What a page is drawn from, all in their places."""

    pictures: tuple[PlacedPicture, ...] = ()
    rules: tuple[Rule, ...] = ()
    lines: tuple[TextLine, ...] = ()


APART = {"art-above-text": art_above, "vignette": vignette, "spot": spot}


def template_of(page: PageContent) -> str:
    """The template a page can be set in: no word is lost for want of a picture or a place."""
    if page.picture is None:
        return "text" if page.paragraphs else "blank"
    if page.template in APART and page.picture.part == "whole":
        return page.template
    return "text-on-picture" if page.paragraphs else "picture"


def words_alone(
    paragraphs: Sequence[Paragraph], live: Box, size: float, *, rtl: bool = False
) -> Laid:
    """A page of words: one block in the optical middle, its lines ragged."""
    block = roomy_first(block_alone, paragraphs, live, size)
    x = (live[0] + live[2] - block.width) / 2
    spare = live[3] - live[1] - block.height
    return Laid(lines=tuple(ranged(block, x, live[3] - spare * 0.46, rtl=rtl)))


def art_and_words_apart(facts: BookFacts, geometry: PageGeometry, page: PageContent) -> Laid:
    """A page of the templates that keep art and words off each other. Raises DoesNotFit."""
    assert page.picture is not None
    placed, lines = APART[page.template](facts, geometry, page.paragraphs, page.picture)
    return Laid((placed,), (), tuple(lines))


def picture_alone(facts: BookFacts, geometry: PageGeometry, page: PageContent) -> Laid:
    """A page of art: over the whole page; without bleed framed where its shape is another.

    Raises ShortOfBleed where it does not reach and nobody has said what is to become of it.
    """
    assert page.picture is not None
    if facts.bleed:
        return Laid(pictures=(reaching(facts, geometry, page),))
    live = geometry.live_box
    place = fill if fills(page.picture, live) else framed
    return Laid(pictures=(place(page.picture, live),))


def words_on_picture(facts: BookFacts, geometry: PageGeometry, page: PageContent) -> Laid:
    """Words on the quiet place of a picture; where it has none, art above text.

    Raises DoesNotFit, and ShortOfBleed as `picture_alone` does.
    """
    assert page.picture is not None
    picture, paragraphs, live = page.picture, page.paragraphs, geometry.live_box
    if facts.profile.overprint and (facts.bleed or fills(picture, live)):
        placed, lines = words_in_band(facts, geometry, page)
        return Laid((placed,), (), tuple(lines))
    blocks = blocks_on_picture(paragraphs, live, facts.body_pt)
    if not facts.bleed and not fills(picture, live):
        block = roomy_first(block_below, paragraphs, live, facts.body_pt)
        placed, lines = below_frame(facts, live, block, picture)
        return Laid((placed,), (), tuple(lines))
    box = canvas(facts, geometry)
    placed = reaching(facts, geometry, page) if facts.bleed else fill(picture, box)
    look = look_at(picture, placed)
    block, best = _quietest(look, blocks, live, facts.body_pt)
    if picture.part == "whole" and _hides_much(look, best, live):
        try:
            apart, lines = art_above(facts, geometry, paragraphs, picture)
            return Laid((apart,), (), tuple(lines))
        except DoesNotFit:
            pass  # so many words that covering the picture is the lesser evil
    below = look.at(padded(best, block.size, box))
    strength = strength_needed(below)
    if strength:
        scrim = _scrim(padded(best, block.size, box), block.size, strength, scrim_color(below))
        placed = replace(placed, scrims=(scrim,))
    return Laid((placed,), (), tuple(ranged(block, best[0], best[3], rtl=facts.rtl)))


def _quietest(look: Look, blocks: Sequence[Block], live: Box, size: float) -> tuple[Block, Box]:
    """The block and the place that disturb the picture least; the first where all do alike."""
    found: list[tuple[float, int, int, Box]] = []
    for n, block in enumerate(blocks):
        extent = (block.width, block.height)
        room = room_box(block, live)
        for at, place in enumerate((room, *places(airy(live, extent, size), extent))):
            least = unlit(look, place, live, room) + OTHER_SHAPE * bool(n)
            found.append((round(least, 6), n, at, place))
    best = (float("inf"), 0, room_box(blocks[0], live))
    for least, n, _, place in sorted(found):
        if least >= best[0]:
            break  # light costs something or nothing: no later place can be better
        cost = round(least + lighting(look, place), 6)
        if cost < best[0]:
            best = (cost, n, place)
    return blocks[best[1]], best[2]


def _hides_much(look: Look, place: Box, live: Box) -> bool:
    """Whether words would cover what the picture is about: a figure, or a large busy place."""
    if covered(look, place) > HIDDEN:
        return True
    large = place[3] - place[1] > (live[3] - live[1]) * LARGE
    return large and texture(look, place) > CROWDED


def canvas(facts: BookFacts, geometry: PageGeometry) -> Box:
    """What a picture may cover: the whole page with bleed, the live area without."""
    return geometry.bleed_box if facts.bleed else geometry.live_box


def _scrim(box: Box, size: float, strength: float, color: tuple[int, int, int]) -> Scrim:
    rounded = (round(box[0], 3), round(box[1], 3), round(box[2], 3), round(box[3], 3))
    radius = round(min(2.0 * size, (box[3] - box[1]) / 2), 3)
    return Scrim(rounded, radius, round(SOFT_EMS * size, 3), strength, color)
