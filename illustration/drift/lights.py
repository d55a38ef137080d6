"""Lights a page may be in: brightness, warmth and strength of colour, tried and not assumed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product

import numpy as np

from illustration.drift.spaces import Floats, lab_of

# Kinds of light outdoors lie near the line from warm to cool; this grid knows no painter's own.
BRIGHTNESS, WARMTH, STRENGTH_AND_VEIL = (
    (1.04, 0.9, 0.76, 0.62),
    (-0.12, -0.04, 0.04, 0.12),
    ((1.0, 0.0), (0.8, 0.0), (0.85, 0.25)),
)
HAZE = 190.0  # sRGB grey that a veil of fog or dust is of, before the light's own tint
# The steps in which a light is made to fit: each part of it, and the range it stays within.
PARTS = {
    "brightness": (0.06, 0.4, 1.25), "warmth": (0.03, -0.25, 0.25), "rosiness": (0.03, -0.15, 0.15),
    "strength": (0.08, 0.6, 1.25), "veil": (0.08, 0.0, 0.5),
}  # fmt: skip
GREY = np.array([0.299, 0.587, 0.114])


@dataclass(frozen=True)
class Light:
    """One light: how much of each sRGB channel (0 to 255) is left, how strong colours are, and
    what share a veil takes. `rosiness` takes from green what it gives to red and blue."""

    brightness: float
    warmth: float
    strength: float = 1.0
    veil: float = 0.0
    rosiness: float = 0.0

    def on(self, rgb: Floats) -> Floats:
        """Colours of shape (n, 3) as they look in this light."""
        warm, rosy = self.warmth, self.rosiness
        tint = self.brightness * np.array(
            [1 + warm + rosy / 2, 1 + 0.15 * warm - rosy, 1 - warm + rosy / 2]
        )
        lit = rgb * tint
        grey = (lit @ GREY)[:, None]
        seen = (grey + (lit - grey) * self.strength) * (1 - self.veil) + HAZE * tint * self.veil
        return np.clip(seen, 0, 255)

    @property
    def oddness(self) -> float:
        """What the light is to cost: small, so that only a clearly better fit calls for it."""
        return 0.4 * abs(self.rosiness) + 0.05 * self.veil + 0.1 * max(0.0, abs(self.warmth) - 0.12)

    def near(self, size: float) -> Iterator[Light]:
        """The lights a step of `size` away, one part of the light at a time."""
        for part, (step, least, most) in PARTS.items():
            for change in (-step * size, step * size):
                value = min(most, max(least, getattr(self, part) + change))
                if value != getattr(self, part):
                    yield replace(self, **{part: value})


GRID = tuple(
    Light(bright, warm, *rest)
    for bright, warm, rest in product(BRIGHTNESS, WARMTH, STRENGTH_AND_VEIL)
)
COARSE = tuple(Light(*each) for each in product((1.0, 0.84, 0.68), (-0.08, 0.06))) + (
    Light(0.9, 0.0, 0.85, 0.25),
)


def even(rgb: Floats, lightness: float) -> Floats:
    """Coordinates in which plain distance is about CIEDE2000 (DIN99o, DIN 6176), shape kept.

    `lightness` divides differences of lightness. It takes the place of the exact formula where
    tens of millions of distances are needed.
    """
    lab = lab_of(rgb)
    turn = np.radians(26)
    red = lab[..., 1] * np.cos(turn) + lab[..., 2] * np.sin(turn)
    yellow = 0.83 * (lab[..., 2] * np.cos(turn) - lab[..., 1] * np.sin(turn))
    chroma = np.hypot(red, yellow)
    shrink = np.log1p(0.075 * chroma) / 0.0435 / np.maximum(chroma, 1e-9)
    light = 303.67 * np.log1p(0.0039 * lab[..., 0]) / lightness
    return np.stack([light, red * shrink, yellow * shrink], axis=-1)


def distances(one: Floats, other: Floats) -> Floats:
    """Plain distances between rows, (n, 3) and (m, 3) to (n, m)."""
    square = (one**2).sum(1)[:, None] + (other**2).sum(1)[None] - 2 * one @ other.T
    return np.sqrt(np.maximum(square, 0.0))
