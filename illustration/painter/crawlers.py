"""Spiders and ants, snakes and worms, bees, ladybirds and butterflies."""

from __future__ import annotations

import math

from illustration.painter import clothes, headwear
from illustration.painter.brush import BODY, Stroke
from illustration.painter.face import cheeks, eyes, mouth
from illustration.painter.held import put_in_hand
from illustration.painter.pen import Pen
from illustration.painter.pigment import darker, lighter, mix
from illustration.painter.sitter import Mannequin, Sitter

SHELL = Stroke(0.8, 0.5, 0.4)
FUZZ = Stroke(0.7, 0.6, 0.4, 0.5)
NECK = Mannequin(neck=(0, -0.4), neck_width=0.22, shoulder=(0.13, -0.4), hip=(0.2, -0.14), arm=0.2,
                 arm_width=0.08, head=(0, -0.58), head_radius=(0.22, 0.2), foot=(0.1, 0),
                 leg_width=0.06)  # fmt: skip


def _head(sitter: Sitter, head: Pen, rx: float, ry: float, stroke: Stroke) -> None:
    look = sitter.look
    head.oval(0, 0, rx, ry, look.body, stroke)
    if not sitter.pose.back:
        cheeks(sitter, head, ry * 0.4, rx * 0.62, rx * 0.15, mix(look.body, (244, 110, 100), 0.6))
        eyes(sitter, head, -ry * 0.06, rx * 0.42, rx * 0.24, 1.1)
        headwear.glasses(sitter, head, -ry * 0.06, rx * 0.42, rx * 0.36)
        mouth(sitter, head, sitter.pose.turn * rx * 0.3, ry * 0.56, rx * 0.22)
    headwear.put_on(sitter, head, rx, ry)


def paint_spider(sitter: Sitter) -> None:
    """A spider on eight bent legs."""
    pen, look = sitter.pen, sitter.look
    dark = darker(look.body, 0.35)
    for side in (-1, 1):
        raised = (sitter.pose.left_arm if side < 0 else sitter.pose.right_arm) > 60
        for k in range(4):
            foot = (side * (0.22 + 0.13 * k), -0.02 * k)
            knee = (side * (0.26 + 0.1 * k), -0.46 - 0.045 * k)
            if raised and k == 3:
                knee, foot = (side * 0.46, -0.56), (side * 0.5, -0.86)
            pen.limb([(side * 0.12, -0.3), knee, foot], (0.055, 0.045, 0.03), dark, BODY)
    pen.oval(0, -0.26, 0.25, 0.24, look.body, FUZZ)
    pen.oval(0, -0.22, 0.15, 0.14, look.belly, Stroke(0.4, 0.5, 0.1, 0.3))
    for garment in look.wears:
        if garment.kind in {"coat", "dress", "shirt", "overalls", "apron"}:
            clothes.top(sitter, NECK, garment)
    _head(sitter, pen.at(0, -0.4, sitter.pose.tilt).at(0, -0.18), 0.23, 0.21, FUZZ)
    if scarf := look.worn("scarf"):
        clothes.scarf(sitter, NECK, scarf)
    clothes.small_things(sitter, NECK)
    hold(sitter, 0.5, -0.6)


def paint_ant(sitter: Sitter) -> None:
    """An ant: three round parts on six legs, feelers up."""
    pen, look, pose = sitter.pen, sitter.look, sitter.pose
    dark = darker(look.body, 0.4)
    for side in (-1, 1):
        raised = (pose.left_arm if side < 0 else pose.right_arm) > 60
        for k, y in enumerate((-0.44, -0.34, -0.22)):
            knee = (side * (0.26 + 0.03 * k), y - 0.04 + 0.03 * k)
            foot = (side * (0.34 + 0.05 * k), -0.05 * pose.stride * ((k + (side > 0)) % 2))
            if raised and k == 0:
                knee, foot = (side * 0.3, -0.56), (side * 0.4, -0.78)
            pen.limb([(side * 0.08, y), knee, foot], (0.045, 0.04, 0.025), dark, BODY)
    pen.oval(0, -0.16, 0.2, 0.17, look.body, SHELL)
    pen.oval(0, -0.38, 0.12, 0.12, darker(look.body, 0.12), SHELL)
    head = pen.at(0, -0.46, pose.tilt).at(0, -0.16)
    for side in (-1, 1):
        feeler = [(side * 0.07, -0.14), (side * 0.16, -0.28), (side * 0.3, -0.26)]
        head.limb(feeler, (0.028, 0.024, 0.02), dark, BODY)
    _head(sitter, head, 0.22, 0.18, SHELL)
    if scarf := look.worn("scarf"):
        clothes.scarf(sitter, NECK, scarf)
    hold(sitter, 0.38, -0.4)


def hold(sitter: Sitter, x: float, y: float) -> None:
    """A book before the body, anything else at (x, y)."""
    kind = sitter.pose.holding
    if kind:
        put_in_hand(sitter.pen, kind, *((0.0, -0.22) if kind == "book" else (x, y)))


def paint_snake(sitter: Sitter) -> None:
    """A snake or worm in coils, its head raised."""
    pen, look = sitter.pen, sitter.look
    for y, rx in ((-0.08, 0.42), (-0.2, 0.33), (-0.3, 0.24)):
        pen.oval(0, y, rx, 0.1, look.body, SHELL)
        marks = [
            [(x, y - 0.05), (x + 0.03, y + 0.03)]
            for x in (-rx * 0.6, -rx * 0.2, rx * 0.2, rx * 0.6)
        ]
        pen.lines(marks, 0.03, darker(look.body, 0.4), 0.6, smooth=False)
    pen.limb([(0.4, -0.05), (0.52, -0.1), (0.6, -0.04)], (0.1, 0.06, 0.015), look.body, SHELL)
    neck = [(0.06, -0.3), (-0.08, -0.45), (0.04, -0.6), (0, -0.74)]
    pen.limb(neck, (0.16, 0.15, 0.14, 0.14), look.body, SHELL)
    pen.limb([(0.02, -0.4), (0.05, -0.6), (0.0, -0.7)], (0.05, 0.07, 0.06), look.belly, BODY)
    if scarf := look.worn("scarf"):
        pen.limb(
            [(-0.07, -0.6), (0.02, -0.57), (0.11, -0.6)], (0.07, 0.08, 0.07), scarf.colour, BODY
        )
        pen.limb([(0.08, -0.59), (0.13, -0.4)], (0.07, 0.09), scarf.colour, BODY)
    _head(sitter, pen.at(0, -0.7, sitter.pose.tilt).at(0, -0.12), 0.18, 0.15, SHELL)
    hold(sitter, 0.16, -0.5)


def paint_bug(sitter: Sitter) -> None:
    """A bee, ladybird or butterfly."""
    pen, look = sitter.pen, sitter.look
    kind = look.species.pattern
    for side in (-1, 1):
        _wings(pen, sitter, side, kind)
    for side in (-1, 1):
        for y in (-0.2, -0.3, -0.38):
            pen.limb([(side * 0.1, y), (side * 0.24, y + 0.03), (side * 0.27, y + 0.1)],
                     (0.035, 0.03, 0.025),
                     (62, 54, 62), BODY)  # fmt: skip
    tone = (86, 66, 70) if kind == "wings" else look.body
    pen.oval(
        0, -0.28, 0.1 if kind == "wings" else 0.21, 0.25, tone, FUZZ if kind == "bands" else SHELL
    )
    if kind == "bands":
        for y, half in ((-0.38, 0.17), (-0.26, 0.2), (-0.14, 0.16)):
            pen.limb([(-half, y), (0, y + 0.03), (half, y)], (0.06, 0.065, 0.06), look.belly, BODY)
    elif kind == "spots":
        pen.line([(0, -0.52), (0, -0.05)], 0.014, look.belly)
        for x, y in (
            (-0.1, -0.4),
            (0.1, -0.4),
            (-0.11, -0.24),
            (0.11, -0.24),
            (-0.07, -0.12),
            (0.07, -0.12),
        ):
            pen.oval(x, y, 0.034, 0.036, look.belly, BODY)
    head = pen.at(0, -0.46, sitter.pose.tilt).at(0, -0.14)
    for side in (-1, 1):
        head.line(
            [(side * 0.06, -0.14), (side * 0.1, -0.26), (side * 0.16, -0.31)], 0.02, (62, 54, 62)
        )
        head.oval(side * 0.165, -0.32, 0.026, 0.026, (62, 54, 62), BODY)
    _head(sitter, head, 0.2, 0.18, SHELL)
    if scarf := look.worn("scarf"):
        clothes.scarf(sitter, NECK, scarf)
    hold(sitter, 0.3, -0.34)


def _wings(pen: Pen, sitter: Sitter, side: int, kind: str) -> None:
    look = sitter.look
    if kind == "wings":
        pen.blob([(side * 0.06, -0.36), (side * 0.3, -0.8), (side * 0.62, -0.76), (side * 0.56,
                                                                                   -0.42),
                  (side * 0.2, -0.3)],
                 look.body, SHELL)  # fmt: skip
        pen.blob(
            [(side * 0.06, -0.3), (side * 0.44, -0.34), (side * 0.44, -0.06), (side * 0.2, -0.04)],
            look.belly,
            SHELL,
        )
        for x, y, r in ((0.46, -0.64, 0.07), (0.3, -0.56, 0.04), (0.32, -0.18, 0.05)):
            pen.oval(side * x, y, r, r, lighter(look.body, 0.6), BODY)
        return
    angle = math.copysign(38, side)
    pen.oval(
        side * 0.3, -0.42, 0.24, 0.12, (232, 244, 250), Stroke(0.4, 0.3, 0.5, opacity=0.8), -angle
    )
    if kind == "spots":
        pen.oval(side * 0.16, -0.26, 0.14, 0.24, look.body, SHELL, -angle * 0.3)
