"""Dragons: winged, ridged beasts."""

from __future__ import annotations

from illustration.painter.beast import paint_beast
from illustration.painter.brush import BODY, Stroke
from illustration.painter.pigment import darker, lighter
from illustration.painter.sitter import Sitter

LEATHER = Stroke(0.5, 0.5, 0.4)


def paint_dragon(sitter: Sitter) -> None:
    """Paint a dragon; its wings fold when it sleeps and spread when it flies or leaps."""
    pose = sitter.pose
    spread = 0.62 if pose.asleep else 1.25 if pose.flying else 0.95 if pose.left_arm > 60 else 0.82
    if not pose.back:
        _wings(sitter, spread)
    paint_beast(sitter)
    if pose.back:
        _wings(sitter, spread)


def _wings(sitter: Sitter, spread: float) -> None:
    skin, bone = lighter(sitter.look.belly, 0.1), darker(sitter.look.body, 0.3)
    for side in (-1, 1):
        pen = sitter.pen.at(side * 0.1, -0.4, 0, spread, flip=side < 0)
        web = [(0, 0), (0.24, -0.4), (0.62, -0.52), (0.74, -0.2), (0.6, -0.26), (0.56, 0.02),
               (0.42, -0.1), (0.34, 0.12), (0.2, 0.0)]  # fmt: skip
        pen.corners(web, skin, LEATHER)
        pen.limb([(0, 0), (0.22, -0.4), (0.63, -0.54)], (0.08, 0.065, 0.02), bone, BODY)
        for tip in ((0.74, -0.2), (0.56, 0.02), (0.34, 0.12)):
            pen.limb([(0.24, -0.4), tip], (0.035, 0.012), bone, BODY)
