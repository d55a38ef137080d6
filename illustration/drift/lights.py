"""Lights a page may be in: brightness, warmth and strength of colour, tried and not assumed."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product

import numpy as np

from illustration.drift.spaces import Floats, lab_of

# Kinds of light outdoors lie near the line from warm to cool; this grid knows no painter's own.
BRIGHTNESS, WARMTH, STRENGTH = (
    (1.06, 0.96, 0.86, 0.76, 0.64),
    (-0.12, -0.06, 0.0, 0.06, 0.12),
    (
        1.0,
        0.8,
    ),
)
GREY = np.array([0.299, 0.587, 0.114])


@dataclass(frozen=True)
class Light:
    """One light: how much of each sRGB channel (0 to 255) is left, and how strong colours are."""

    brightness: float
    warmth: float
    strength: float = 1.0

    def on(self, rgb: Floats) -> Floats:
        """Colours of shape (n, 3) as they look in this light."""
        tint = self.brightness * np.array(
            [1 + self.warmth, 1 + 0.15 * self.warmth, 1 - self.warmth]
        )
        lit = rgb * tint
        grey = (lit @ GREY)[:, None]
        return np.clip(grey + (lit - grey) * self.strength, 0, 255)


FINE = tuple(Light(*each) for each in product(BRIGHTNESS, WARMTH, STRENGTH))
COARSE = tuple(Light(*each) for each in product((1.0, 0.78), (-0.07, 0.07)))


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
