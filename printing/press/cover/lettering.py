"""Words on a cover: set, given an ink that reads, and a scrim where the picture needs one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from printing.press.content import Paragraph, Run
from printing.press.contrast import Pixels, lit, luminance, scrim_color, strength_needed
from printing.press.cover.colours import INK_BLACK, INK_WHITE, RGB, Colour, ratio
from printing.press.faces import TITLE, text_family, title_face
from printing.press.geometry import Box
from printing.press.ranging import ranged
from printing.press.script import Ink, Scrim, TextLine
from printing.press.setting import Block, set_block

# Aimed at on the screen's colours, so that 4.5 is left once they are inks.
AIM = 6.0
SAMPLE = 1200
DARKEST = 2  # percentile of the worst pixels that decides
STRENGTHS = (0.0, 0.25, 0.35, 0.45, 0.55, 0.65, 0.75, 0.85, 0.92)
SHADE = 0.3
# Luminance under which a place is night; small white words there always have some shade.
NIGHT, SMALL_AIM, SHADED = 0.16, 7.0, 0.45
# Ems of room around words for a scrim, and how softly it ends.
AROUND, SOFT = 0.45, 0.5
TIGHT = 1.05


@dataclass(frozen=True)
class Reading:
    """How words are read in a place: their colour, and the scrim's strength and colour."""

    colour: Colour
    strength: float
    scrim: RGB
    contrast: float


@dataclass(frozen=True)
class Words:
    """One block and where it stands in a group: `down` points below the group's top."""

    block: Block
    down: float


def display_block(text: str, size: float, measure: float, language: str = "") -> Block:
    """Words in the title face, as large as asked, to a measure (points)."""
    plain = text.replace("\n", " ")
    if title_face(plain, language) == TITLE:
        return set_block([Paragraph((Run(text),), language)], TITLE, size, measure, TIGHT)
    return plain_block(text, size, measure, language, bold=True, leading=TIGHT + 0.1)


def plain_block(
    text: str,
    size: float,
    measure: float,
    language: str = "",
    *,
    bold: bool = False,
    leading: float = 1.3,
) -> Block:
    """Words in the text face to a measure (points)."""
    family = text_family(text.replace("\n", " "), language)
    told = Paragraph((Run(text, bold=bold),), language)
    return set_block([told], family, size, measure, leading)


def reading(pixels: Pixels, colours: Sequence[Colour], aim: float = AIM) -> Reading:
    """The colour that needs the least help on a place; of those that need none, the first.

    `pixels` are sRGB, 0 to 255. Light words are helped by a shade, dark ones by light.
    """
    sample = _sampled(pixels)
    found = []
    for colour in colours:
        found.append(_helped(sample, colour, aim))
        if not found[-1].strength:
            return found[-1]
    return min(found, key=lambda each: (each.strength, -min(each.contrast, aim)))


def small_reading(pixels: Pixels) -> Reading:
    """How a block of small words is read: black on light, white only where it is night.

    A picture's own texture is calmed as below the story's words (`contrast.strength_needed`).
    """
    sample = _sampled(pixels)
    if float(luminance(sample).mean()) > NIGHT:
        strength, scrim = strength_needed(pixels), scrim_color(pixels)
        below = lit(sample, scrim, strength)
        return Reading(INK_BLACK, strength, scrim, _contrast(below, INK_BLACK))
    read = _helped(sample, INK_WHITE, SMALL_AIM)
    return replace(read, strength=max(read.strength, SHADED))


def scrim_of(place: Box, size: float, read: Reading, within: Box) -> Scrim | None:
    """The scrim below words that stand at `place` (points), none where they read without."""
    if not read.strength:
        return None
    out = AROUND * size
    box = (
        round(max(place[0] - out * 1.6, within[0]), 3),
        round(max(place[1] - out, within[1]), 3),
        round(min(place[2] + out * 1.6, within[2]), 3),
        round(min(place[3] + out, within[3]), 3),
    )
    radius = round(min(1.2 * size, (box[3] - box[1]) / 2), 3)
    return Scrim(box, radius, round(SOFT * size, 3), read.strength, read.scrim)


def lines_of(words: Sequence[Words], box: Box, colour: Colour) -> list[TextLine]:
    """Blocks centred in a group's box, in their ink."""
    lines = []
    for each in words:
        x = (box[0] + box[2] - each.block.width) / 2
        lines += each.block.at(x, box[3] - each.down, "center", colour.ink)
    return lines


def ranged_in(block: Block, x: float, top: float, ink: Ink, *, rtl: bool) -> list[TextLine]:
    """A block's lines in an ink, flush where reading begins."""
    return [
        replace(line, runs=tuple(replace(run, ink=ink) for run in line.runs))
        for line in ranged(block, x, top, rtl=rtl)
    ]


def stacked(blocks: Sequence[tuple[Block, float]]) -> tuple[list[Words], float, float]:
    """Blocks below one another, each with the gap (points) above it; the group's width, height."""
    words: list[Words] = []
    down = 0.0
    for block, gap in blocks:
        down += gap if words else 0.0
        words.append(Words(block, down))
        down += block.height
    return words, max((block.width for block, _ in blocks), default=0.0), down


def _sampled(pixels: Pixels) -> Pixels:
    """Every so many pixels of a place, as a list: enough to know its worst."""
    flat: Pixels = np.asarray(pixels, dtype=np.float64).reshape(-1, 3)
    return flat[:: max(1, len(flat) // SAMPLE)]


def _helped(pixels: Pixels, colour: Colour, aim: float) -> Reading:
    mean = np.asarray(pixels, dtype=np.float64).reshape(-1, 3).mean(axis=0)
    light_words = colour.light > float(luminance(mean))
    shade = tuple(round(float(channel) * SHADE) for channel in mean)
    scrim = (shade[0], shade[1], shade[2]) if light_words else scrim_color(pixels)
    found = {0: _contrast(pixels, colour)}
    low, high = 0, 0 if found[0] >= aim else len(STRENGTHS) - 1
    # The more scrim, the more contrast: the least that is enough lies between the two.
    while low < high:
        middle = (low + high) // 2
        if middle not in found:
            found[middle] = _contrast(lit(pixels, scrim, STRENGTHS[middle]), colour)
        low, high = (low, middle) if found[middle] >= aim else (middle + 1, high)
    contrast = found.get(low) or _contrast(lit(pixels, scrim, STRENGTHS[low]), colour)
    return Reading(colour, STRENGTHS[low], scrim, contrast)


def _contrast(pixels: Pixels, colour: Colour) -> float:
    light, own = luminance(pixels).ravel(), colour.light
    ratios = (np.maximum(light, own) + 0.05) / (np.minimum(light, own) + 0.05)
    worst = len(ratios) * DARKEST // 100
    return float(np.partition(ratios, worst)[worst])


def on_ground(ground: Colour, colour: Colour) -> float:
    """The contrast of words on a flat ground."""
    return ratio(ground.light, colour.light)
