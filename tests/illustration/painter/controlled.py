"""Pictures that differ in one word only: same order, same throws, one thing or light changed."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from illustration.painter import easel
from illustration.painter.composition import compose
from illustration.painter.figures import cut_figure
from illustration.painter.layer import Layer
from illustration.painter.light import LIGHTS
from illustration.painter.look import look_of
from illustration.painter.pose import POSES
from illustration.studio.order import Traits
from tests.illustration.painter.orders import order

SIDE = 140
Pixels = NDArray[np.int_]


# Kept: the picture without a thing stands beside the ones with it, again and again.
@lru_cache(maxsize=200)
def backdrop(
    place: str, *things: str, light: str = "day", seed: int = 1, style: str = ""
) -> tuple[Pixels, int]:
    """The picture behind the cast (height x width x RGB) and its horizon in pixels."""
    asked = order("qwertz", cast=(), seed=seed, style=style, width=SIDE, height=SIDE)
    plan = replace(compose(asked), place=place, things=frozenset(things))
    layer = easel.backdrop(asked, plan, LIGHTS[light])
    pixels = np.asarray(layer.rgb, dtype=int)
    pixels.setflags(write=False)
    return pixels, round(plan.horizon)


def changed(one: Pixels, other: Pixels) -> NDArray[np.bool_]:
    """Where two pictures differ visibly."""
    return np.asarray(np.abs(one - other).sum(2) > 40)


def silhouette(kind: str, action: str = "stand") -> NDArray[np.bool_]:
    """A figure's outline standing at one point of a fixed sheet, 60 pixels a model unit."""
    base = Layer.opaque(240, 240, (255, 255, 255))
    cut = cut_figure(base, look_of(Traits("It", kind)), POSES[action], 60)
    alpha = np.asarray(cut.layer.alpha) > 100
    x, y = round(120 - cut.foot[0]), round(170 - cut.foot[1])
    sheet = np.zeros((220, 250), dtype=bool)
    sheet[y : y + alpha.shape[0], x : x + alpha.shape[1]] = alpha
    return sheet


def likeness(one: NDArray[np.bool_], other: NDArray[np.bool_]) -> float:
    """The share of two outlines that both cover: 1 the same shape, 0 none in common."""
    return float((one & other).sum() / (one | other).sum())
