"""How much room words take on a story page, and where it is when no picture is known."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from printing.press.content import Paragraph
from printing.press.faces import text_family
from printing.press.geometry import Box
from printing.press.setting import Block, set_block

# Words alone: how far they stay inside the live area where they can, as shares of it.
ASIDE = 0.08
MEASURE_EMS = 27.0
# Few words are set narrow, so that they stand as a block of phrases and not as a strip.
NARROW_EMS = (15.5, 19.0, 23.0)
FEW = 0.27
# Words on a picture: the widths tried, as shares of the live area, and the height hoped for.
SHARES = (0.5, 0.68, 0.84, 1.0)
LOW = 0.26
VERSE = 0.84
HIGHEST = 0.5
PAD_EMS = 1.0
SOFT_EMS = 1.1
AIR_EMS = 0.9
# Words below a framed picture: the share of the live area they may take.
BELOW_ROOMY = 0.4
BELOW_MOST = 0.7
# A spot below words: the share of the live area's height it has at least, and the gap above it.
SPOT_LEAST = 0.16
SPOT_GAP_EMS = 1.9


class DoesNotFit(ValueError):
    """The words of one page are more than its area holds at this size."""


def text_area(live: Box, *, roomy: bool) -> Box:
    """Where words alone may stand (points): inside the live area, roomy where they can be."""
    aside = (live[2] - live[0]) * ASIDE if roomy else 0.0
    above = (live[3] - live[1]) * ASIDE if roomy else 0.0
    return live[0] + aside, live[1] + above, live[2] - aside, live[3] - above


def block_alone(paragraphs: Sequence[Paragraph], live: Box, size: float, *, roomy: bool) -> Block:
    """Words for a page of their own. Raises DoesNotFit."""
    area = text_area(live, roomy=roomy)
    family = family_of(paragraphs)
    most = min(area[2] - area[0], MEASURE_EMS * size) if roomy else area[2] - area[0]
    verse = _verse(paragraphs, family, size, most, (area[3] - area[1]) * FEW)
    if verse is not None:
        return verse
    for ems in NARROW_EMS:
        measure = min(ems * size, most)
        block = set_block(paragraphs, family, size, measure)
        if block.height <= (area[3] - area[1]) * FEW and block.width <= measure:
            return block
    block = set_block(paragraphs, family, size, most)
    return _fitting(block, area[2] - area[0], area[3] - area[1])


def block_on_picture(
    paragraphs: Sequence[Paragraph], live: Box, size: float, *, roomy: bool
) -> Block:
    """Words for a place on a picture: as narrow as keeps them low. Raises DoesNotFit."""
    wide, high = live[2] - live[0], live[3] - live[1]
    family = family_of(paragraphs)
    verse = _verse(paragraphs, family, size, wide * VERSE, high * LOW)
    if verse is not None:
        return verse
    for share in SHARES:
        block = set_block(paragraphs, family, size, wide * share)
        if block.height <= high * LOW and block.width <= wide * share:
            return block
    return _fitting(block, wide, high * (HIGHEST if roomy else 1.0))


def blocks_on_picture(paragraphs: Sequence[Paragraph], live: Box, size: float) -> list[Block]:
    """The shapes words may take on a picture, the one it was asked to keep room for first.

    Others are narrower or wider, none taller than half the live area. Raises DoesNotFit.
    """
    blocks = [roomy_first(block_on_picture, paragraphs, live, size)]
    wide, high = live[2] - live[0], live[3] - live[1]
    family = family_of(paragraphs)
    for share in SHARES:
        block = set_block(paragraphs, family, size, wide * share)
        known = any(abs(block.width - each.width) < size for each in blocks)
        if not known and block.height <= high * HIGHEST and block.width <= wide * share:
            blocks.append(block)
    return blocks


def family_of(paragraphs: Sequence[Paragraph]) -> str:
    """A publisher's own face where one is asked for, else the text family that has the letters."""
    own = next((each.face for each in paragraphs if each.face), "")
    if own:
        return own
    text = " ".join(each.text.replace("\n", " ") for each in paragraphs)
    return text_family(text, paragraphs[0].language if paragraphs else "")


def block_below(paragraphs: Sequence[Paragraph], live: Box, size: float, *, roomy: bool) -> Block:
    """Words below a framed picture, which keeps the greater part. Raises DoesNotFit."""
    measure = min(live[2] - live[0], MEASURE_EMS * size)
    block = set_block(paragraphs, family_of(paragraphs), size, measure)
    share = BELOW_ROOMY if roomy else BELOW_MOST
    return _fitting(block, live[2] - live[0], (live[3] - live[1]) * share)


def block_with_spot(
    paragraphs: Sequence[Paragraph], live: Box, size: float, *, roomy: bool
) -> Block:
    """Words for a page whose foot keeps a small picture. Raises DoesNotFit."""
    foot = (live[3] - live[1]) * SPOT_LEAST + SPOT_GAP_EMS * size
    return block_alone(paragraphs, (live[0], live[1] + foot, live[2], live[3]), size, roomy=roomy)


def roomy_first(
    make: Callable[..., Block], paragraphs: Sequence[Paragraph], live: Box, size: float
) -> Block:
    """A block in its roomy area, else in all there is. Raises DoesNotFit."""
    try:
        return make(paragraphs, live, size, roomy=True)
    except DoesNotFit:
        return make(paragraphs, live, size, roomy=False)


def room_box(block: Block, live: Box) -> Box:
    """Where words lie when nothing is known of the picture: the middle of the top (points)."""
    x = (live[0] + live[2] - block.width) / 2
    top = airy(live, (block.width, block.height), block.size)[3]
    return x, top - block.height, x + block.width, top


def airy(live: Box, extent: tuple[float, float], size: float) -> Box:
    """The live area less a little air at its edges, as far as a block of an extent allows."""
    air = AIR_EMS * size
    aside = max(0.0, min(air, (live[2] - live[0] - extent[0]) / 2))
    above = max(0.0, min(air, (live[3] - live[1] - extent[1]) / 2))
    return live[0] + aside, live[1] + above, live[2] - aside, live[3] - above


def padded(place: Box, size: float, page: Box) -> Box:
    """A place with the soft edge a scrim needs around words, inside the page."""
    aside, above = PAD_EMS * size * 1.5, PAD_EMS * size
    return (
        max(place[0] - aside, page[0]),
        max(place[1] - above, page[1]),
        min(place[2] + aside, page[2]),
        min(place[3] + above, page[3]),
    )


def _verse(
    paragraphs: Sequence[Paragraph], family: str, size: float, measure: float, high: float
) -> Block | None:
    """A low block in which each line the author broke stays one line, where there are several."""
    written = sum(1 for each in paragraphs for line in each.text.split("\n") if line.strip())
    block = set_block(paragraphs, family, size, measure)
    whole = len(block.lines) == written > 1
    return block if whole and block.height <= high and block.width <= measure else None


def _fitting(block: Block, wide: float, high: float) -> Block:
    if block.width > wide + 0.001 or block.height > high + 0.001:
        raise DoesNotFit
    return block
