"""Words kept to the black plate: where they stand may not change the picture below them.

A printer who prints several languages of a book changes one plate of four between them. So a
profile that overprints lays light below words for a band of the page, chosen by the picture and
the template alone, never for the words' own place: another language leaves cyan, magenta and
yellow as they were to the byte. That holds while the words of every language fit the same band,
and for editions that are read the same way.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from printing.press.content import PageContent
from printing.press.contrast import scrim_color, strength_needed
from printing.press.facts import BookFacts
from printing.press.geometry import Box, PageGeometry
from printing.press.placing import fill
from printing.press.quiet import Look, disturbance, look_at
from printing.press.ranging import ranged
from printing.press.rooms import DoesNotFit, blocks_on_picture, padded
from printing.press.script import PlacedPicture, Scrim, TextLine
from printing.press.setting import Block
from printing.press.short import reaching

# A band's height as a share of the live area: the next where words do not fit the one before.
BANDS = (0.34, 0.5)
# The height words take below art or above a spot, in the same shares; so the art stands still.
ROOMS = (0.3, 0.4, 0.55, 0.7)
# The size a band's light is drawn for, in points, whatever the size of the words.
SIZE = 18.0


def words_in_band(
    facts: BookFacts, geometry: PageGeometry, page: PageContent
) -> tuple[PlacedPicture, list[TextLine]]:
    """A picture and its words in a band of the page at the top or the foot. Raises DoesNotFit."""
    assert page.picture is not None
    live = geometry.live_box
    placed = reaching(facts, geometry, page) if facts.bleed else fill(page.picture, live)
    look = look_at(page.picture, placed)
    blocks = blocks_on_picture(page.paragraphs, live, facts.body_pt)
    block, share = _fitting(blocks, live)
    band = _calmest(look, live, share)
    below = look.at(band)
    strength = strength_needed(below)
    if strength:
        box = padded(band, SIZE, geometry.bleed_box if facts.bleed else live)
        radius = round(min(2.0 * SIZE, (box[3] - box[1]) / 2), 3)
        lit = Scrim(_exact(box), radius, round(1.1 * SIZE, 3), strength, scrim_color(below))
        placed = replace(placed, scrims=(lit,))
    x = (band[0] + band[2] - block.width) / 2
    top = (band[1] + band[3] + block.height) / 2
    return placed, ranged(block, x, top, rtl=facts.rtl)


def evened(facts: BookFacts, block: Block, live: Box) -> Block:
    """A block that takes the same height in every language, where the profile overprints.

    A share of the live area (points), the first of a few that holds the words.
    """
    if not facts.profile.overprint:
        return block
    high = live[3] - live[1]
    rooms = (share * high for share in ROOMS if share * high >= block.height)
    return replace(block, height=next(rooms, block.height))


def _fitting(blocks: Sequence[Block], live: Box) -> tuple[Block, float]:
    wide, high = live[2] - live[0], live[3] - live[1]
    for share in BANDS:
        for block in blocks:
            if block.height <= high * share and block.width <= wide:
                return block, share
    raise DoesNotFit


def _calmest(look: Look, live: Box, share: float) -> Box:
    """The band at the top or the foot that words disturb less, by the picture alone."""
    high = (live[3] - live[1]) * share
    top = (live[0], live[3] - high, live[2], live[3])
    foot = (live[0], live[1], live[2], live[1] + high)
    return min((top, foot), key=lambda band: round(disturbance(look, band, live, top), 6))


def _exact(box: Box) -> Box:
    return round(box[0], 3), round(box[1], 3), round(box[2], 3), round(box[3], 3)
