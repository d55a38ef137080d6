"""Whether the places where words will be printed are calm."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from PIL import Image

from illustration.checks.finding import Finding
from illustration.studio.order import Box, PixelBox

SMALL = 256  # pixels of the picture's longer edge on which calm is judged
MOST_RESTLESS = 0.17  # measured in docs/picture-checks.md


def busy(picture: Image.Image, text_room: Sequence[Box]) -> tuple[Finding, ...]:
    """A warning for each place (fractions of the picture) that is too restless for words."""
    found = []
    for room in text_room:
        unrest = restlessness(picture, room)
        if unrest > MOST_RESTLESS:
            sentence = (
                "There is much to see where words will be printed. Move the words, lay a scrim "
                "below them, or ask for this place to be calmer."
            )
            numbers = {"restlessness": round(unrest, 3)}
            found.append(Finding("busy", "warning", sentence, _pixels(picture, room), numbers))
    return tuple(found)


def restlessness(picture: Image.Image, room: Box) -> float:
    """How much there is to see in a place (fractions): 0 for one colour, over 0.3 for a crowd.

    The spread of its greys and twice the step between neighbours, both as shares of black to
    white, on a view of 256 pixels.
    """
    x0, y0, x1, y1 = _pixels(picture, room)
    scale = min(1.0, SMALL / max(picture.size))
    size = max(2, round((x1 - x0) * scale)), max(2, round((y1 - y0) * scale))
    small = picture.resize(size, Image.Resampling.BOX, (x0, y0, x1, y1)).convert("L")
    grey = np.asarray(small, dtype=np.float64) / 255
    steps = np.abs(np.diff(grey, axis=0)).mean() + np.abs(np.diff(grey, axis=1)).mean()
    return float(grey.std() + 2 * steps)


def _pixels(picture: Image.Image, room: Box) -> PixelBox:
    x0, x1 = (round(edge * picture.width) for edge in room[::2])
    y0, y1 = (round(edge * picture.height) for edge in room[1::2])
    return x0, y0, max(x1, x0 + 1), max(y1, y0 + 1)
