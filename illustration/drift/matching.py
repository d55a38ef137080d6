"""How well each colour of a page fits each group of a portrait's shades under a light."""

from __future__ import annotations

import numpy as np

from illustration.drift.lights import Light, distances, even
from illustration.drift.portrait import Portrait
from illustration.drift.spaces import Floats

LIGHTNESS = 1.4  # forgives shading, but less than twice: brown is a darker orange
REACH, RIVAL = 7.5, 3.0


def flattened(colours: Floats) -> Floats:
    """sRGB colours (n, 3) as `fits` wants them, once for all lights."""
    return even(colours, LIGHTNESS).astype(np.float32)


def fits(portrait: Portrait, colours: Floats, light: Light) -> Floats:
    """Fit from 0 to 1 of flattened colours (n, 3) to every group, (n, groups).

    A colour belongs to the nearest group; it counts little for one that another is nearer to.
    """
    order, starts, which = portrait.sorted_shades
    shades = flattened(light.on(portrait.shades[order]))
    off = distances(colours, shades)
    near = np.minimum.reduceat(off, starts, axis=1)
    near = np.where(which < 0, np.float32(99.0), near[:, which])
    behind = near - near.min(axis=1, keepdims=True)
    found: Floats = np.exp(-((near / REACH) ** 2) - behind / RIVAL)
    return found


def weights(portrait: Portrait) -> Floats:
    """What each group counts: large ones more, but far from in proportion; eyes nothing."""
    size = np.mean([layout.mean(axis=(1, 2)) for layout in portrait.layouts], axis=0)
    counted: Floats = size**0.4
    for at, feature in enumerate(portrait.features):
        # What is judged together counts once; a hidden body still shows in part.
        gone = feature.hidden and feature.wanted.key.startswith("wears")
        if gone or feature.wanted.key == "eyes" or portrait.joint[at] != at:
            counted[at] = 0.0
    return counted / max(1e-9, float(counted.sum()))
