"""The front: its picture over bleed or wrap, the title large where the picture is quiet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from printing.press.cover.colours import INK_BLACK, INK_WHITE, Colour, Palette
from printing.press.cover.content import CoverContent
from printing.press.cover.lettering import (
    Reading,
    Words,
    display_block,
    lines_of,
    plain_block,
    reading,
    scrim_of,
    stacked,
)
from printing.press.geometry import Box
from printing.press.quiet import Look, covered, texture
from printing.press.rooms import DoesNotFit
from printing.press.script import PlacedPicture, Scrim, TextLine

# The title's size as shares of the front's width, the largest first; it is never set smaller.
SHARES = (0.17, 0.155, 0.14, 0.125, 0.11, 0.1, 0.09, 0.08, 0.07, 0.06, 0.05)
TRIED = 4  # sizes that are weighed against one another, from the largest that stands
WIDEST, HIGHEST = 0.92, 0.4
LINES = 3
SUBTITLE, NAMES = 0.36, 0.034
LEAST_NAME, MOST_NAME = 11.0, 24.0
BESIDE, BESIDE_SHARE = "  ·  ", 0.8
INSET = 0.03
ROWS = 17
ON_A_FIGURE, LARGE, LOW, STRENGTH = 12.0, 1.0, 0.35, 0.8
# Letters this large read at less than small ones; 4.5 is left once they are inks.
DISPLAY = 5.2
# A warm light for titles on a cool, dark ground: seen, and its ink.
WARM = Colour((0.0, 0.06, 0.42, 0.0), (255, 238, 168))


@dataclass(frozen=True)
class Front:
    """A laid-out front: its picture with the scrims below the words, and the words."""

    picture: PlacedPicture | None
    lines: tuple[TextLine, ...]


@dataclass(frozen=True)
class _Group:
    """Words that stand together: blocks, their extent (points) and the size that leads."""

    words: list[Words]
    width: float
    height: float
    size: float


@dataclass(frozen=True)
class _Placed:
    """A group in its place, and how it is read there."""

    group: _Group
    box: Box
    read: Reading
    cost: float


def lay_front(
    content: CoverContent,
    live: Box,
    placed: PlacedPicture | None,
    look: Look | None,
    palette: Palette,
) -> Front:
    """Title, subtitle and names inside the live area (points). Raises DoesNotFit.

    `look` is a small view of the placed picture; None where there is none, and the words then
    stand on the palette's ground.
    """
    air = INSET * min(live[2] - live[0], live[3] - live[1])
    area = (live[0] + air, live[1] + air, live[2] - air, live[3] - air)
    titles = _titles(content, area)
    if not titles:
        raise DoesNotFit
    names = _names(content, area)
    kept = names.height * 1.6 if names else 0.0
    upper = (area[0], area[1] + kept, area[2], area[3])
    title = min(
        (_best(group, upper, look, palette, 1 - group.size / titles[0].size) for group in titles),
        key=lambda each: each.cost,
    )
    groups = [title]
    if names:
        groups.append(_named(names, area, title, look, palette))
    scrims = [_scrim(each, placed.box) for each in groups] if placed else []
    lines = [
        line for each in groups for line in lines_of(each.group.words, each.box, each.read.colour)
    ]
    if placed:
        placed = replace(placed, scrims=tuple(scrim for scrim in scrims if scrim))
    return Front(placed, tuple(lines))


def _titles(content: CoverContent, area: Box) -> list[_Group]:
    """The title with its subtitle at the few largest sizes that stand in the area."""
    wide, high = area[2] - area[0], area[3] - area[1]
    found: list[_Group] = []
    for share in SHARES:
        size = round(share * wide, 1)
        title = display_block(content.title, size, wide * WIDEST, content.language)
        blocks = [(title, 0.0)]
        if content.subtitle:
            small = max(SUBTITLE * size, LEAST_NAME)
            below = plain_block(content.subtitle, small, wide * WIDEST, content.language)
            blocks.append((below, size * 0.2))
        words, width, height = stacked(blocks)
        lines = max(LINES, content.title.count("\n") + 1)
        if width <= wide * WIDEST + 0.01 and height <= high * HIGHEST and len(title.lines) <= lines:
            found.append(_Group(words, width, height, size))
        if len(found) == TRIED:
            break
    return found


def _names(content: CoverContent, area: Box) -> _Group | None:
    """Author and illustrator on one line where it holds them, else one below the other."""
    said = [name for name in (content.author, content.illustrator) if name]
    if not said:
        return None
    wide = area[2] - area[0]
    size = round(min(max(NAMES * wide, LEAST_NAME), MOST_NAME), 1)
    together = plain_block(BESIDE.join(said), size, wide, content.language, bold=True)
    blocks = [(together, 0.0)]
    if len(together.lines) > 1 or together.width > wide * BESIDE_SHARE:
        each = (plain_block(name, size, wide, content.language, bold=True) for name in said)
        blocks = [(block, size * 0.1) for block in each]
    words, width, height = stacked(blocks)
    if width > wide:
        raise DoesNotFit
    return _Group(words, width, height, size)


def _best(group: _Group, area: Box, look: Look | None, palette: Palette, smaller: float) -> _Placed:
    """The place of a group that disturbs the picture least, the top before the bottom."""
    found = (_weighed(group, box, look, palette, down) for box, down in _rows(group, area))
    best = min(found, key=lambda each: round(each.cost, 6))
    return replace(best, cost=best.cost + LARGE * smaller)


def _rows(group: _Group, area: Box) -> Iterator[tuple[Box, float]]:
    x = (area[0] + area[2] - group.width) / 2
    spare = area[3] - area[1] - group.height
    for row in range(ROWS):
        down = row / (ROWS - 1)
        top = area[3] - spare * down
        yield (x, top - group.height, x + group.width, top), down


def _weighed(group: _Group, box: Box, look: Look | None, palette: Palette, down: float) -> _Placed:
    if look is None:
        read = Reading(palette.words, 0.0, (255, 255, 255), 21.0)
        return _Placed(group, box, read, abs(down - 0.2))
    below = look.at(box)
    read = reading(below, _title_inks(below, palette), DISPLAY)
    cost = texture(look, box) * 2 + ON_A_FIGURE * covered(look, box) + STRENGTH * read.strength
    return _Placed(group, box, read, cost + LOW * down)


def _title_inks(pixels: object, palette: Palette) -> Sequence[Colour]:
    red, _, blue = np.asarray(pixels, dtype=np.float64).reshape(-1, 3).mean(axis=0)
    light = (WARM, INK_WHITE) if blue > red else (INK_WHITE,)
    return (*light, palette.deep, INK_BLACK)


def _named(
    names: _Group, area: Box, title: _Placed, look: Look | None, palette: Palette
) -> _Placed:
    """Names at the foot of the front, or right below the title where the foot is crowded."""
    x = (area[0] + area[2] - names.width) / 2
    foot = (x, area[1], x + names.width, area[1] + names.height)
    top = title.box[1] - names.size * 0.5
    below = (x, top - names.height, x + names.width, top)
    high = (x, area[3] - names.height, x + names.width, area[3])
    free = [box for box in (foot, below, high) if not _touch(box, title.box) and box[1] >= area[1]]
    tried = [
        _on(names, box, look, palette, place * 0.25) for place, box in enumerate(free or [foot])
    ]
    return min(tried, key=lambda each: round(each.cost, 6))


def _on(names: _Group, box: Box, look: Look | None, palette: Palette, last: float) -> _Placed:
    if look is None:
        return _Placed(names, box, Reading(palette.words, 0.0, (255, 255, 255), 21.0), last)
    below = look.at(box)
    read = reading(below, (INK_WHITE, palette.deep, INK_BLACK))
    cost = texture(look, box) + ON_A_FIGURE * covered(look, box) + STRENGTH * read.strength
    return _Placed(names, box, read, cost + last)


def _touch(one: Box, other: Box) -> bool:
    aside = one[2] <= other[0] or other[2] <= one[0]
    return not (aside or one[3] <= other[1] or other[3] <= one[1])


def _scrim(placed: _Placed, within: Box) -> Scrim | None:
    return scrim_of(placed.box, placed.group.size, placed.read, within)
