"""Bedding: a bed seen from its foot, made round a sleeper who already has a place."""

from __future__ import annotations

from illustration.painter.brush import BODY, Stroke
from illustration.painter.chance import Chance
from illustration.painter.frame import Frame
from illustration.painter.layer import Layer
from illustration.painter.light import Light
from illustration.painter.pen import Pen
from illustration.painter.pigment import Colour, darker, lighter

WOOD: Colour = (158, 106, 70)
QUILTS: tuple[Colour, ...] = ((98, 136, 184), (204, 108, 100), (122, 160, 112), (168, 132, 186))
CLOTH = Stroke(0.5, 0.4, 0.35)


def headboard(layer: Layer, light: Light, x: float, y: float, half: float, tall: float) -> None:
    """The board and pillow behind a sleeper; foot of the bed at (x, y), `half` its half width."""
    pen = Pen(layer, Frame.at(x, y, half))
    high, wood = tall / half, light.on(WOOD)
    pen.blob([(-1.12, 0), (-1.14, -high * 0.7), (-0.8, -high * 0.92), (0, -high * 1.02),
              (0.8, -high * 0.92), (1.14, -high * 0.7), (1.12, 0)], wood, BODY)  # fmt: skip
    pen.blob([(-0.78, -high * 0.2), (-0.84, -high * 0.62), (0, -high * 0.7), (0.84, -high * 0.62),
              (0.78, -high * 0.2)], light.on((252, 248, 238)), CLOTH)  # fmt: skip
    for side in (-1, 1):
        pen.limb(
            [(side * 1.12, 0.05), (side * 1.12, -high * 0.86)], (0.13, 0.11), darker(wood, 0.2)
        )
        pen.oval(side * 1.12, -high * 0.9, 0.1, 0.1, lighter(wood, 0.2), BODY)


def quilt(layer: Layer, light: Light, x: float, y: float, half: float, tall: float) -> None:
    """The patchwork quilt over the sleeper's lower half, and the low board at the foot."""
    pen = Pen(layer, Frame.at(x, y, half))
    high = tall / half * 0.34
    colour = Chance("quilt", round(half)).pick(QUILTS)
    pen.blob([(-1.04, 0.02), (-1.06, -high * 0.7), (-0.7, -high), (0, -high * 1.08), (0.7, -high),
              (1.06, -high * 0.7), (1.04, 0.02)], light.on(colour), CLOTH)  # fmt: skip
    fold = [(-0.98, -high * 0.8), (-0.5, -high * 0.98), (0, -high * 1.02), (0.5, -high * 0.98),
            (0.98, -high * 0.8)]  # fmt: skip
    pen.limb(fold, (high * 0.2, high * 0.24, high * 0.2), light.on((250, 244, 230)), CLOTH)
    seams = [[(-0.72 + 0.36 * k, -high * 0.78), (-0.76 + 0.38 * k, 0)] for k in range(5)]
    seams += [[(-1.0, -high * s), (0, -high * (s + 0.06)), (1.0, -high * s)] for s in (0.2, 0.48)]
    pen.lines(seams, 0.022, light.on(lighter(colour, 0.6)), 0.75)
    wood = light.on(WOOD)
    pen.limb([(-1.12, -0.03), (1.12, -0.03)], (0.2, 0.2), wood, BODY)
    for side in (-1, 1):
        pen.limb([(side * 1.12, 0.1), (side * 1.12, -high * 0.62)], (0.14, 0.12), darker(wood, 0.1))
