"""Where on a picture words disturb least: calm, light, and clear of the figures."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from PIL import Image

from printing.press.content import PictureContent
from printing.press.contrast import Pixels, strength_needed
from printing.press.geometry import Box
from printing.press.placing import on_page
from printing.press.script import PlacedPicture

LOOK = 256
ROWS = 13
COLUMNS = (0.5, 0.0, 1.0)
ON_A_FIGURE = 12.0
OFF_THE_ROOM = 0.8
IN_THE_MIDDLE = 0.3
LIT = 0.8


@dataclass(frozen=True)
class Look:
    """A small view of a placed picture: pixels, and the figures as boxes in page points."""

    box: Box
    pixels: Pixels
    figures: tuple[Box, ...]

    def at(self, place: Box) -> Pixels:
        """The pixels (rows, columns, RGB) below a box of the page, at least one."""
        high, wide = self.pixels.shape[:2]
        x0, y0, x1, y1 = self.box
        left = int((place[0] - x0) / (x1 - x0) * wide)
        right = int((place[2] - x0) / (x1 - x0) * wide) + 1
        upper = int((y1 - place[3]) / (y1 - y0) * high)
        lower = int((y1 - place[1]) / (y1 - y0) * high) + 1
        seen: Pixels = self.pixels[
            min(max(upper, 0), high - 1) : max(lower, 1),
            min(max(left, 0), wide - 1) : max(right, 1),
        ]
        return seen


def look_at(picture: PictureContent, placed: PlacedPicture) -> Look:
    """Open a picture small. Raises ValueError naming the file where it cannot be read."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(Path(placed.path)) as image:
                image.draft("RGB", (LOOK * 2, LOOK * 2))
                scale = image.width / picture.width, image.height / picture.height
                crop = tuple(edge * scale[n % 2] for n, edge in enumerate(placed.crop))
                small = image.convert("RGB").resize(
                    _small(placed), Image.Resampling.BOX, (crop[0], crop[1], crop[2], crop[3])
                )
    except (OSError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValueError(f"the picture {Path(placed.path).name} cannot be read: {error}") from error
    figures = tuple(on_page(figure, placed) for figure in picture.figures)
    return Look(placed.box, np.asarray(small, dtype=np.float64), figures)


def places(area: Box, size: tuple[float, float]) -> Iterator[Box]:
    """The places of a box of a size (points) within an area, the middle of the top first."""
    spare_x, spare_y = area[2] - area[0] - size[0], area[3] - area[1] - size[1]
    for row in range(ROWS):
        for column in COLUMNS:
            x = area[0] + spare_x * column
            y = area[1] + spare_y * (1 - row / (ROWS - 1))
            yield x, y, x + size[0], y + size[1]


def disturbance(look: Look, place: Box, area: Box, room: Box) -> float:
    """What words would cost here; 0 is a blank sky. The prepared room is forgiven something."""
    return unlit(look, place, area, room) + lighting(look, place)


def unlit(look: Look, place: Box, area: Box, room: Box) -> float:
    """What words would cost but for the light they need: quick to tell, and never more than all."""
    middle = 1 - abs((place[1] + place[3]) - (area[1] + area[3])) / max(area[3] - area[1], 1)
    cost = texture(look, place) * 2
    cost += ON_A_FIGURE * covered(look, place) + IN_THE_MIDDLE * max(0.0, middle)
    return cost + OFF_THE_ROOM * (1 - _overlap(place, room))


def lighting(look: Look, place: Box) -> float:
    """What the light below words costs."""
    return strength_needed(look.at(place)) * LIT


def texture(look: Look, place: Box) -> float:
    """How much there is to see in a place: 0 for one colour, about a half for a crowd."""
    grey = look.at(place) @ np.array([0.299, 0.587, 0.114]) / 255
    edges = np.abs(np.diff(grey, axis=0)).mean() if grey.shape[0] > 1 else 0.0
    edges += np.abs(np.diff(grey, axis=1)).mean() if grey.shape[1] > 1 else 0.0
    return float(grey.std()) + 2 * float(edges)


def covered(look: Look, place: Box) -> float:
    """The share of a place that known figures cover."""
    return sum(_overlap(place, figure) for figure in look.figures)


def _overlap(place: Box, other: Box) -> float:
    """The share of a place that another box covers."""
    wide = min(place[2], other[2]) - max(place[0], other[0])
    high = min(place[3], other[3]) - max(place[1], other[1])
    if wide <= 0 or high <= 0:
        return 0.0
    return wide * high / ((place[2] - place[0]) * (place[3] - place[1]))


def _small(placed: PlacedPicture) -> tuple[int, int]:
    wide, high = placed.crop[2] - placed.crop[0], placed.crop[3] - placed.crop[1]
    scale = min(1.0, LOOK / max(wide, high))
    return max(1, round(wide * scale)), max(1, round(high * scale))
