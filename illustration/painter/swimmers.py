"""Fish, whales and turtles."""

from __future__ import annotations

from illustration.painter import clothes, headwear
from illustration.painter.brush import BODY, Stroke
from illustration.painter.face import cheeks, eye, eyes, mouth
from illustration.painter.held import put_in_hand
from illustration.painter.pen import Pen
from illustration.painter.pigment import Colour, darker, lighter, mix
from illustration.painter.sitter import Mannequin, Sitter
from illustration.painter.spline import arc

SCALE = Stroke(0.7, 0.5, 0.4)
NECK = Mannequin(neck=(0, -0.44), neck_width=0.2, shoulder=(0.12, -0.42), hip=(0.2, -0.15), arm=0.2,
                 arm_width=0.1, head=(0, -0.62), head_radius=(0.21, 0.19), foot=(0.16, 0),
                 leg_width=0.12)  # fmt: skip


def paint_turtle(sitter: Sitter) -> None:
    """A turtle standing with its shell behind it."""
    pen, look, pose = sitter.pen, sitter.look, sitter.pose
    shell: Colour = mix(darker(look.body, 0.35), (134, 96, 58), 0.45)
    for side in (-1, 1):
        foot = (side * (0.36 if pose.sitting or pose.leap else 0.2) + 0.05 * pose.stride,
                -0.03 - 0.06 * pose.stride * (side < 0))  # fmt: skip
        pen.limb([(side * 0.16, -0.14), foot], (0.14, 0.13), look.body, SCALE)
    pen.oval(0, -0.3, 0.36, 0.31, shell, SCALE)
    _plates(pen, shell)
    if not pose.back:
        pen.blob([(-0.19, -0.46), (0.19, -0.46), (0.22, -0.16), (0, -0.03), (-0.22, -0.16)],
                 look.belly, SCALE)  # fmt: skip
    for side, angle in ((-1, pose.left_arm), (1, pose.right_arm)):
        arm = pen.at(side * 0.2, -0.4, 0, flip=side < 0).at(0, 0, -angle)
        arm.limb([(0, 0), (0.02, 0.11), (0, 0.2)], (0.12, 0.11, 0.1), look.body, SCALE)
    drawn_in = 0.1 if pose.asleep else 0.0
    head = pen.at(0, -0.44 + drawn_in, pose.tilt).at(0, -0.18)
    _turtle_head(sitter, head)
    if pose.holding:
        at = (0.0, -0.24) if pose.holding == "book" else (0.4, -0.4)
        put_in_hand(pen, pose.holding, *at)
    if scarf := look.worn("scarf"):
        clothes.scarf(sitter, NECK, scarf)
    clothes.small_things(sitter, NECK)


def _plates(pen: Pen, shell: Colour) -> None:
    for side in (-1, 1):
        for x, y in ((0.27, -0.42), (0.31, -0.26), (0.24, -0.12)):
            pen.oval(side * x, y, 0.05, 0.06, lighter(shell, 0.3), BODY, side * 20)


def _turtle_head(sitter: Sitter, head: Pen) -> None:
    look, (rx, ry) = sitter.look, NECK.head_radius
    head.limb([(0, 0.2), (0, 0.02)], (0.16, 0.2), look.body, SCALE)
    head.oval(0, 0, rx, ry, look.body, SCALE)
    if not sitter.pose.back:
        high = -0.03
        cheeks(sitter, head, 0.06, 0.14, 0.03, mix(look.body, (240, 110, 100), 0.6))
        eyes(sitter, head, high, 0.088, 0.05, 1.1)
        headwear.glasses(sitter, head, high, 0.088, 0.075)
        mouth(sitter, head, sitter.pose.turn * 0.05, 0.1, 0.05)
    headwear.put_on(sitter, head, rx, ry)


def paint_fish(sitter: Sitter) -> None:
    """A fish or whale in side view, swimming to the left."""
    look, pose = sitter.look, sitter.pose
    steep = {"run": -14, "jump": 38, "fly": 24, "reach": 30, "sit": 12, "read": 8}.get(
        pose.action, -6
    )
    beat = {"walk": 0.1, "run": 0.2, "wave": -0.14, "jump": -0.12}.get(pose.action, 0.0)
    pen = sitter.pen.at(0, -0.42, 0, flip=pose.turn > 0.5).at(0, 0, steep)
    dark = darker(look.body, 0.25)
    pen.blob([(0.4, 0), (0.62, -0.26 + beat), (0.74, -0.24 + beat), (0.66, beat * 0.8),
              (0.74, 0.22 + beat), (0.62, 0.24 + beat)], dark, SCALE)  # fmt: skip
    if look.species.tail != "fluke":
        pen.blob([(-0.1, -0.26), (0.06, -0.46), (0.26, -0.36), (0.28, -0.18)], dark, SCALE)
    shape = [(-0.52, 0.02), (-0.4, -0.22), (-0.1, -0.33), (0.22, -0.22), (0.48, -0.04),
             (0.48, 0.06), (0.22, 0.22),
             (-0.12, 0.3), (-0.4, 0.2)]  # fmt: skip
    pen.blob(shape, look.body, SCALE)
    pen.blob(
        [
            (-0.5, 0.08),
            (-0.2, 0.12),
            (0.2, 0.12),
            (0.36, 0.1),
            (0.2, 0.21),
            (-0.12, 0.29),
            (-0.4, 0.2),
        ],
        look.belly,
        SCALE,
    )
    if look.species.tail != "fluke":
        rows = [arc(-0.02 + 0.12 * k, -0.06 + 0.1 * (j - 0.5 * (k % 2)), 0.05, 0.06, -70, 70, 8)
                for k in range(4) for j in range(2)]  # fmt: skip
        pen.lines(rows, 0.012, dark, 0.7, smooth=False)
    pen.limb([(-0.06, 0.1), (0.08, 0.22), (0.16, 0.2)], (0.1, 0.14, 0.04), dark, SCALE)
    eye(sitter, pen, -0.3, -0.05, 0.062, 0.062, 1.15)
    pen.line(arc(-0.44, 0.08, 0.07, 0.05, 10, 150), 0.014, (60, 44, 50), smooth=False)
    headwear.put_on(sitter, pen.at(-0.2, -0.12, -18), 0.2, 0.18)
    if pose.holding:
        put_in_hand(pen, pose.holding, *((-0.6, 0.14) if pose.holding == "book" else (-0.5, 0.1)))
    if scarf := look.worn("scarf"):
        pen.limb([(-0.14, -0.33), (-0.06, 0), (-0.14, 0.3)], (0.08, 0.09, 0.08), scarf.colour, BODY)
        pen.limb([(-0.1, 0.24), (-0.02, 0.4)], (0.08, 0.09), scarf.colour, BODY)
