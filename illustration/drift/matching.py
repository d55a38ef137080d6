"""How well each colour of a page fits each group of a portrait's shades under a light."""

from __future__ import annotations

import numpy as np

from illustration.drift.lights import Light, distances, even
from illustration.drift.portrait import Portrait
from illustration.drift.spaces import Floats

LIGHTNESS = 1.4  # forgives shading, but less than twice: brown is a darker orange
REACH, RIVAL = 7.5, 3.0


def fits(portrait: Portrait, colours: Floats, light: Light) -> Floats:
    """Fit from 0 to 1 of sRGB colours (n, 3) to every group, (n, groups).

    A colour belongs to the nearest group; it counts little for one that another is nearer to.
    """
    shades = even(light.on(portrait.shades), LIGHTNESS)
    off = distances(even(colours, LIGHTNESS), shades)
    far = np.full(len(colours), 99.0)
    near = np.stack(
        [off[:, group].min(axis=1) if len(group) else far for group in portrait.groups], axis=1
    )
    behind = near - near.min(axis=1, keepdims=True)
    return np.exp(-((near / REACH) ** 2) - behind / RIVAL)


def weights(portrait: Portrait) -> Floats:
    """What each group counts: large ones more, but far from in proportion; eyes nothing."""
    size = np.mean([layout.mean(axis=(1, 2)) for layout in portrait.layouts], axis=0)
    counted: Floats = size**0.4
    for at, feature in enumerate(portrait.features):
        if feature.wanted.key == "eyes":
            counted[at] = 0.0
    return counted / max(1e-9, float(counted.sum()))
