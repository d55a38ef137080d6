"""Octopuses, crabs and snails."""

from __future__ import annotations

import math
from dataclasses import replace

from illustration.painter import clothes, headwear
from illustration.painter.brush import BODY, Stroke
from illustration.painter.face import cheeks, eyes, mouth
from illustration.painter.held import put_in_hand
from illustration.painter.pen import Pen
from illustration.painter.pigment import darker, lighter, mix
from illustration.painter.sitter import Mannequin, Sitter
from illustration.painter.spline import Pair, arc

SKIN = Stroke(0.8, 0.5, 0.4)
NECK = Mannequin(neck=(0, -0.42), neck_width=0.3, shoulder=(0.15, -0.42), hip=(0.2, -0.2), arm=0.2,
                 arm_width=0.1, head=(0, -0.64), head_radius=(0.29, 0.28), foot=(0.1, 0),
                 leg_width=0.06)  # fmt: skip


def _face(sitter: Sitter, head: Pen, y: float, rx: float) -> None:
    if sitter.pose.back:
        return
    look = sitter.look
    cheeks(sitter, head, y + rx * 0.4, rx * 0.62, rx * 0.13, mix(look.body, (240, 96, 96), 0.6))
    eyes(sitter, head, y, rx * 0.42, rx * 0.22, 1.1)
    headwear.glasses(sitter, head, y, rx * 0.42, rx * 0.34)
    mouth(sitter, head, sitter.pose.turn * rx * 0.3, y + rx * 0.5, rx * 0.2)


def paint_octopus(sitter: Sitter) -> None:
    """An octopus on eight curling arms; the outermost rise with the pose."""
    pen, look, pose = sitter.pen, sitter.look, sitter.pose
    swim = pose.flying or pose.stride > 1
    for k, share in enumerate((-1.0, -0.72, -0.42, -0.15, 0.15, 0.42, 0.72, 1.0)):
        raised = pose.left_arm if share < 0 else pose.right_arm
        pen.limb(_arm(share, k, raised if abs(share) == 1 else 0.0, swim),
                 (0.13, 0.1, 0.075, 0.05, 0.02), darker(look.body, 0.1 + 0.12 * (k % 2)),
                 SKIN)  # fmt: skip
        if abs(share) < 0.8 and not swim:
            pen.oval(share * 0.52, -0.035, 0.018, 0.014, look.belly, BODY)
    pen.oval(0, -0.24, 0.25, 0.15, look.body, SKIN)
    head = pen.at(0, -0.3, pose.tilt).at(0, -0.24)
    dome = [(0, -0.36), (0.22, -0.28), (0.3, -0.05), (0.24, 0.17), (0.12, 0.27), (-0.12, 0.27),
            (-0.24, 0.17), (-0.3, -0.05), (-0.22, -0.28)]  # fmt: skip
    head.blob(dome, look.body, SKIN)
    for x, y, r in ((-0.13, -0.22, 0.035), (0.1, -0.26, 0.028), (0.02, -0.16, 0.022)):
        head.oval(x, y, r, r * 0.8, lighter(look.body, 0.35), BODY)
    _face(sitter, head, 0.0, 0.28)
    headwear.put_on(sitter, head, 0.27, 0.3)
    if scarf := look.worn("scarf"):
        clothes.scarf(sitter, NECK, scarf)
    if pose.holding:
        at: Pair = (0.0, -0.2) if pose.holding == "book" else (0.52, -0.42)
        put_in_hand(pen, pose.holding, *at)


def _arm(share: float, k: int, raised: float, swim: bool) -> list[Pair]:
    side = math.copysign(1, share)
    root = (share * 0.2, -0.2)
    if raised > 60:
        high = -0.3 - 0.0035 * raised
        return [root, (share * 0.42, -0.22), (share * 0.54, -0.4), (share * 0.5, high),
                (share * 0.6, high - 0.06)]  # fmt: skip
    if swim:
        return [root, (share * 0.26, -0.05), (share * 0.2, 0.06), (share * 0.24, 0.14),
                (share * 0.16, 0.22)]  # fmt: skip
    curl = 0.06 + 0.02 * (k % 3)
    return [root, (share * 0.42, -0.13), (share * 0.56, -0.03), (share * 0.66, -0.03),
            (share * 0.66 + side * 0.05, -0.03 - curl)]  # fmt: skip


def paint_crab(sitter: Sitter) -> None:
    """A crab: a broad shell, stalked eyes, two claws lifted by the pose."""
    pen, look, pose = sitter.pen, sitter.look, sitter.pose
    dark = darker(look.body, 0.25)
    for side in (-1, 1):
        for k in range(3):
            lift = -0.07 * pose.stride * ((k + (side > 0)) % 2)
            knee = (side * (0.4 + 0.05 * k), -0.3 + 0.06 * k)
            foot = (side * (0.44 + 0.07 * k) + 0.03 * pose.stride, lift)
            pen.limb([(side * 0.24, -0.22 + 0.03 * k), knee, foot], (0.06, 0.05, 0.02), dark, BODY)
        _claw(sitter, side)
    shell = [(0, -0.48), (0.26, -0.44), (0.42, -0.28), (0.3, -0.12), (0, -0.07), (-0.3, -0.12),
             (-0.42, -0.28), (-0.26, -0.44)]  # fmt: skip
    pen.blob(shell, look.body, SKIN)
    for x, y in ((-0.24, -0.38), (0.26, -0.36), (0.0, -0.43)):
        pen.oval(x, y, 0.03, 0.024, lighter(look.body, 0.35), BODY)
    head = pen.at(0, -0.34, pose.tilt * 0.5)
    if not pose.back:
        for side in (-1, 1):
            head.limb([(side * 0.1, -0.08), (side * 0.12, -0.2)], (0.04, 0.045), look.body, SKIN)
        cheeks(sitter, head, 0.08, 0.2, 0.04, mix(look.body, (250, 110, 96), 0.7))
        eyes(sitter, head, -0.24, 0.12, 0.062, 1.12)
        headwear.glasses(sitter, head, -0.24, 0.12, 0.085)
        mouth(sitter, head, pose.turn * 0.06, 0.08, 0.07)
    headwear.put_on(sitter, head.at(0, -0.2), 0.22, 0.16)
    if pose.holding:
        put_in_hand(pen, pose.holding, *((0.0, -0.16) if pose.holding == "book" else (0.5, -0.42)))


def _claw(sitter: Sitter, side: int) -> None:
    angle = math.radians(sitter.pose.left_arm if side < 0 else sitter.pose.right_arm)
    colour = darker(sitter.look.body, 0.06)
    ex = side * (0.44 + 0.14 * math.sin(min(angle, 1.5)))
    ey = -0.28 + 0.16 * math.cos(angle)
    sitter.pen.limb([(side * 0.3, -0.32), (ex, ey)], (0.09, 0.07), colour, SKIN)
    claw = sitter.pen.at(ex, ey, 0, flip=side < 0).at(0, 0, 50 - math.degrees(angle) * 0.6)
    claw.blob([(0, 0.06), (0.13, 0.05), (0.25, -0.04), (0.13, -0.035), (0.2, -0.15),
               (0.06, -0.14), (-0.04, -0.04)], colour, SKIN)  # fmt: skip


def paint_snail(sitter: Sitter) -> None:
    """A snail in side view with its house on its back; it looks where it creeps."""
    look, pose = sitter.look, sitter.pose
    pen = sitter.pen.at(0, 0, 0, flip=pose.turn > 0)
    stretch = 0.06 * pose.stride
    foot = [(-0.5 - stretch, -0.02), (-0.46 - stretch, -0.13), (-0.2, -0.15), (0.3, -0.14),
            (0.58 + stretch, -0.03), (0.5, 0.01), (-0.3, 0.01)]  # fmt: skip
    pen.blob(foot, look.body, SKIN)
    hidden = pose.asleep
    high = -0.24 if hidden else -0.46 if pose.left_arm > 60 or pose.right_arm > 60 else -0.38
    neck = [(-0.36, -0.1), (-0.46, high * 0.6), (-0.44, high)]
    pen.limb(neck, (0.2, 0.17, 0.19), look.body, SKIN)
    head = Sitter(
        pen.at(-0.44, high - 0.04, pose.tilt * 0.4),
        look,
        replace(pose, turn=-abs(pose.turn)),
        sitter.eyes,
    )
    _snail_head(head)
    pen.oval(0.12, -0.36, 0.33, 0.31, darker(look.belly, 0.12), SKIN)
    for r, start in ((0.25, 20), (0.17, 200), (0.095, 20)):
        turn = arc(0.12, -0.36, r, r * 0.93, start, start + 250, 22)
        pen.line(turn, 0.035, darker(look.belly, 0.5), 0.8, smooth=False)
    if pose.holding:
        put_in_hand(pen, pose.holding, *((-0.62, -0.1) if pose.holding == "book" else (-0.6, -0.3)))


def _snail_head(sitter: Sitter) -> None:
    head, look = sitter.pen, sitter.look
    if not sitter.pose.asleep:
        for side in (-1, 1):
            head.limb([(side * 0.05, -0.05), (side * 0.1, -0.2)], (0.04, 0.05), look.body, SKIN)
    head.oval(0, 0, 0.13, 0.115, look.body, SKIN)
    if not sitter.pose.back:
        eyes(sitter, head, 0.0 if sitter.pose.asleep else -0.22, 0.1, 0.05, 1.12)
        cheeks(sitter, head, 0.03, 0.08, 0.025, mix(look.body, (240, 110, 100), 0.6))
        mouth(sitter, head, sitter.pose.turn * 0.02, 0.045, 0.04)
    headwear.put_on(sitter, head, 0.13, 0.12)
    if scarf := look.worn("scarf"):
        head.limb([(-0.12, 0.13), (0, 0.17), (0.12, 0.13)], (0.07, 0.08, 0.07), scarf.colour, BODY)
