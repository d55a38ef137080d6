"""Figures: a character painted on its own clear sheet, with its true box and eyes."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from illustration.painter.beast import paint_beast
from illustration.painter.bird import paint_bird
from illustration.painter.crawlers import paint_ant, paint_bug, paint_snake, paint_spider
from illustration.painter.dragons import paint_dragon
from illustration.painter.frame import Frame
from illustration.painter.layer import Layer
from illustration.painter.light import Light
from illustration.painter.look import Look
from illustration.painter.pen import Pen
from illustration.painter.people import paint_person
from illustration.painter.pose import Pose
from illustration.painter.quadruped import paint_quadruped
from illustration.painter.shellfish import paint_crab, paint_octopus, paint_snail
from illustration.painter.sitter import Sitter
from illustration.painter.swimmers import paint_fish, paint_turtle
from illustration.studio.order import PixelBox

PLANS: dict[str, Callable[[Sitter], None]] = {
    "beast": paint_beast, "bird": paint_bird, "person": paint_person, "turtle": paint_turtle,
    "fish": paint_fish, "spider": paint_spider, "snake": paint_snake, "bug": paint_bug,
    "ant": paint_ant, "quadruped": paint_quadruped, "dragon": paint_dragon,
    "octopus": paint_octopus, "crab": paint_crab, "snail": paint_snail,
}  # fmt: skip
HIPLESS = frozenset(PLANS) - {"person", "beast", "dragon", "quadruped"}
STRETCH = {"lie": (1.12, 0.74), "sit": (1.07, 0.87), "read": (1.05, 0.9), "jump": (0.88, 1.14),
           "reach": (0.96, 1.08), "run": (1.08, 0.95)}  # fmt: skip
UPRIGHT = frozenset({"person", "beast", "dragon"})
ROOM = (
    2.6,
    2.3,
)  # the clear sheet in model units; the feet stand at the middle, 0.25 above its foot
PROBE = 72  # pixels per unit when a figure is painted small to learn its extent


@dataclass(frozen=True)
class Cutout:
    """A painted figure: its sheet cut to its own extent, and where its feet and eyes are in it."""

    layer: Layer
    foot: tuple[float, float]
    eyes: tuple[PixelBox, ...]


def cut_figure(base: Layer, look: Look, pose: Pose, scale: float, flip: bool = False) -> Cutout:
    """Paint a character at `scale` pixels per model unit on a sheet of its own."""
    layer = base.clear(round(ROOM[0] * scale), round(ROOM[1] * scale))
    x, y = layer.rgb.width / 2, layer.rgb.height - 0.25 * scale
    frame = _posed(Frame.at(x, y, scale).scaled(look.wide, look.tall), look, pose)
    sitter = Sitter(Pen(layer, frame), look, pose)
    PLANS[look.plan](sitter)
    return _trimmed(layer, sitter, x, y, flip)


def _posed(frame: Frame, look: Look, pose: Pose) -> Frame:
    """Upright figures lie down on their side, four-legged ones by themselves, all else sinks.

    Bodies without hips crouch to sit and stretch to leap or reach.
    """
    if pose.lying and look.plan in UPRIGHT:
        return frame.moved(0.5, -0.2).turned(-83)
    if look.plan in HIPLESS:
        deed = "lie" if pose.lying else pose.action
        frame = frame.scaled(*STRETCH.get(deed, (1.0, 1.0)))
    return frame.turned(pose.lean)


def _trimmed(layer: Layer, sitter: Sitter, x: float, y: float, flip: bool) -> Cutout:
    assert layer.alpha is not None
    box = layer.alpha.point([0] * 8 + [255] * 248).getbbox() or (0, 0, *layer.size)
    eyes = [(*eye.min(0), *eye.max(0)) for eye in sitter.eyes]
    rgb, alpha = layer.rgb.crop(box), layer.alpha.crop(box)
    width, foot = box[2] - box[0], x - box[0]
    shifted = [(e[0] - box[0], e[1] - box[1], e[2] - box[0], e[3] - box[1]) for e in eyes]
    if flip:
        turn = Image.Transpose.FLIP_LEFT_RIGHT
        rgb, alpha, foot = rgb.transpose(turn), alpha.transpose(turn), width - foot
        shifted = [(width - e[2], e[1], width - e[0], e[3]) for e in shifted]
    cut = replace(layer, rgb=rgb, alpha=alpha)
    return Cutout(cut, (foot, y - box[1]), tuple(_whole(eye) for eye in shifted))


def _whole(box: tuple[float, ...]) -> PixelBox:
    low, high = np.floor(box[:2]), np.ceil(box[2:])
    return int(low[0]), int(low[1]), int(high[0]), int(high[1])


def extent(look: Look, pose: Pose, flip: bool = False) -> tuple[float, float, float, float]:
    """How far a posed character reaches from its feet, in model units: left, up, right, down."""
    base = Layer.opaque(PROBE * 3, PROBE * 3, (255, 255, 255))
    cut = cut_figure(base, look, pose, PROBE, flip)
    x, y = cut.foot
    width, height = cut.layer.size
    return x / PROBE, y / PROBE, (width - x) / PROBE, (height - y) / PROBE


def lit(cut: Cutout, light: Light) -> Layer:
    """The figure's sheet tinted by the picture's light."""
    tables = [[v * part // 255 for v in range(256)] for part in light.figure_tint]
    rgb = cut.layer.rgb.point([value for table in tables for value in table])
    return replace(cut.layer, rgb=rgb)
