"""Art and words on one page without touching: art above text, vignette, spot.

What these templates leave between the art and the trim is paper on purpose: none of them is
short of the bleed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from printing.press.borders import drawn_on_paper
from printing.press.content import Paragraph, PictureContent
from printing.press.cropping import upper_part, zones_of
from printing.press.facts import BookFacts
from printing.press.geometry import Box, PageGeometry
from printing.press.placing import SHAPE, fill, framed, part_size
from printing.press.plates import evened
from printing.press.ranging import ranged
from printing.press.rooms import SPOT_GAP_EMS, block_below, block_with_spot, roomy_first
from printing.press.script import PlacedPicture, TextLine
from printing.press.setting import Block
from printing.press.spots import spot_of

# Between art and words, in ems of the story text.
GAP_EMS = 1.2
# How far a vignette dissolves, as a share of its shorter side.
FADE = 0.16
# The most of the live area's height and width a spot takes.
SPOT_HIGH, SPOT_WIDE = 0.34, 0.56
# Where the words and the spot stand together: this share of the spare height is above them.
OPTICAL = 0.44

Placed = tuple[PlacedPicture, list[TextLine]]


def art_above(
    facts: BookFacts,
    geometry: PageGeometry,
    paragraphs: Sequence[Paragraph],
    picture: PictureContent,
) -> Placed:
    """The picture over the page's upper part to three bleed edges, else framed; words below.

    It is never cropped by more than SHAPE, so a high or square picture beside many words stands
    whole in a frame; so does a drawing on bare paper. Raises DoesNotFit.
    """
    live = geometry.live_box
    if not paragraphs:
        return framed(picture, live), []
    block = evened(facts, roomy_first(block_below, paragraphs, live, facts.body_pt), live)
    foot = live[1] + block.height + 2 * GAP_EMS * facts.body_pt
    if facts.bleed and drawn_on_paper(picture) is None:
        upper = _upper(geometry.bleed_box, picture, foot)
        if upper is not None:
            zones = zones_of(geometry, bleed=True, rtl=facts.rtl)
            placed = fill(picture, upper, zones=upper_part(zones))
            middle = (upper[1] + live[1] + block.height) / 2
            return placed, _centred(facts, block, live, min(middle, upper[1]))
    return below_frame(facts, live, block, picture)


def below_frame(facts: BookFacts, live: Box, block: Block, picture: PictureContent) -> Placed:
    """A whole picture framed in the live area and its words below, both in its middle."""
    gap = GAP_EMS * facts.body_pt
    placed = framed(picture, (live[0], live[1] + block.height + gap, live[2], live[3]))
    spare = placed.box[1] - live[1] - gap - block.height
    drop = live[3] - placed.box[3] - (live[3] - placed.box[3] + spare) / 2
    x0, y0, x1, y1 = placed.box
    box = (x0, round(y0 + drop, 3), x1, round(y1 + drop, 3))
    return replace(placed, box=box), _centred(facts, block, live, box[1] - gap)


def vignette(
    facts: BookFacts,
    geometry: PageGeometry,
    paragraphs: Sequence[Paragraph],
    picture: PictureContent,
) -> Placed:
    """A picture that dissolves into the paper, its words below it. Raises DoesNotFit.

    A drawing on bare paper has no edges to dissolve and stands as it is.
    """
    live, soft = geometry.live_box, drawn_on_paper(picture) is None
    if not paragraphs:
        placed = framed(picture, live)
        return (_faded(placed) if soft else placed), []
    block = evened(facts, roomy_first(block_below, paragraphs, live, facts.body_pt), live)
    placed, lines = below_frame(facts, live, block, picture)
    return (_faded(placed) if soft else placed), lines


def spot(
    facts: BookFacts,
    geometry: PageGeometry,
    paragraphs: Sequence[Paragraph],
    picture: PictureContent,
) -> Placed:
    """Words as on a page of their own, and a small unframed picture below. Raises DoesNotFit."""
    live = geometry.live_box
    wide, high = live[2] - live[0], live[3] - live[1]
    cut, fades = spot_of(picture)
    if not paragraphs:
        middle = (live[1] + live[3]) / 2 + high * 0.04
        room = _around(live, wide * SPOT_WIDE, middle - high * SPOT_HIGH / 2, high * SPOT_HIGH)
        return _spotted(picture, cut, room, fades), []
    gap = SPOT_GAP_EMS * facts.body_pt
    block = evened(facts, roomy_first(block_with_spot, paragraphs, live, facts.body_pt), live)
    most = min(high * SPOT_HIGH, high - block.height - gap)
    room = _around(live, wide * SPOT_WIDE, live[1], most)
    placed = _spotted(picture, cut, room, fades)
    tall = placed.box[3] - placed.box[1]
    top = live[3] - (high - block.height - gap - tall) * OPTICAL
    foot = round(top - block.height - gap - tall, 3)
    box = (placed.box[0], foot, placed.box[2], round(foot + tall, 3))
    return replace(placed, box=box), _centred(facts, block, live, top)


def _upper(page: Box, picture: PictureContent, foot: float) -> Box | None:
    """The page above `foot`, or less of it, where the picture fills it without much loss."""
    wide, high = part_size(picture)
    natural = (page[2] - page[0]) * high / wide
    room = page[3] - foot
    if room <= 0 or natural > room * (1 + SHAPE):
        return None
    return page[0], round(page[3] - min(natural, room), 3), page[2], page[3]


def _faded(placed: PlacedPicture) -> PlacedPicture:
    x0, y0, x1, y1 = placed.box
    return replace(placed, fade=round(min(x1 - x0, y1 - y0) * FADE, 3))


def _around(live: Box, wide: float, foot: float, high: float) -> Box:
    middle = (live[0] + live[2]) / 2
    return middle - wide / 2, foot, middle + wide / 2, foot + high


def _spotted(
    picture: PictureContent, cut: tuple[int, int, int, int], room: Box, fades: bool
) -> PlacedPicture:
    placed = framed(picture, room, within=cut)
    return _faded(placed) if fades else placed


def _centred(facts: BookFacts, block: Block, live: Box, top: float) -> list[TextLine]:
    return ranged(block, (live[0] + live[2] - block.width) / 2, top, rtl=facts.rtl)
