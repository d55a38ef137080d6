"""Limbs: arms and legs of everything that walks upright."""

from __future__ import annotations

import math

from illustration.painter.brush import BODY, Stroke
from illustration.painter.clothes import shoe
from illustration.painter.held import put_in_hand
from illustration.painter.pigment import Colour, darker
from illustration.painter.sitter import Mannequin, Sitter
from illustration.painter.spline import Pair

LIMB = Stroke(0.5, 0.35, 0.5)


def arm(
    sitter: Sitter, man: Mannequin, side: int, sleeve: Colour, hand: Colour, bare: bool = False
) -> None:
    """One arm from the shoulder, raised by the pose's angle; side -1 is left in the picture."""
    (sx, sy), (ex, ey), (hx, hy) = _joints(sitter, man, side)
    w = man.arm_width
    sitter.pen.oval(hx, hy, w * 0.48, w * 0.5, hand, LIMB)
    if not bare:
        thumb = (hx - side * w * 0.38, hy - w * 0.16)
        sitter.pen.oval(*thumb, w * 0.2, w * 0.26, hand, LIMB, side * 30)
    cuff = (ex + (hx - ex) * 0.8, ey + (hy - ey) * 0.8)
    end = (hx, hy) if bare else cuff
    sitter.pen.limb([(sx, sy), (ex, ey), end], (w * 1.1, w, w * 0.86), sleeve, LIMB)


def hand(sitter: Sitter, man: Mannequin, side: int) -> tuple[float, float]:
    """Where the pose puts a hand, in the sitter's units."""
    return _joints(sitter, man, side)[2]


def _joints(sitter: Sitter, man: Mannequin, side: int) -> tuple[Pair, Pair, Pair]:
    """Shoulder, elbow and hand."""
    angle = math.radians(sitter.pose.left_arm if side < 0 else sitter.pose.right_arm)
    sx, sy = side * man.shoulder[0] * 0.9, man.shoulder[1] + man.arm_width * 0.45
    bend = angle + (0.16 if angle > 1.2 else -0.22)
    if sitter.pose.action == "run":
        bend = angle + 1.3  # running arms are bent at the elbow
    ex = sx + side * math.sin(angle) * man.arm * 0.52
    ey = sy + math.cos(angle) * man.arm * 0.52
    hx, hy = ex + side * math.sin(bend) * man.arm * 0.5, ey + math.cos(bend) * man.arm * 0.5
    return (sx, sy), (ex, ey), (hx, hy)


def holding(sitter: Sitter, man: Mannequin) -> None:
    """What the hands hold: a book before the chest, anything else in the right hand."""
    kind = sitter.pose.holding
    if not kind or sitter.pose.back:
        return
    if kind == "book":
        put_in_hand(sitter.pen, kind, 0.0, man.shoulder[1] + man.arm * 0.62, man.arm * 3.1)
    else:
        put_in_hand(sitter.pen, kind, *hand(sitter, man, 1))


def legs(sitter: Sitter, man: Mannequin, leg: Colour, foot: Colour, boots: bool, paw: bool) -> None:
    """Both legs for standing, walking or flying, with shoes, boots or paws."""
    for side in (-1, 1):
        _leg(sitter, man, side, leg, foot, boots, paw)


def _leg(
    sitter: Sitter, man: Mannequin, side: int, leg: Colour, foot: Colour, boots: bool, paw: bool
) -> None:
    x, w, hy = man.foot[0] * side, man.leg_width, man.hip[1]
    step = sitter.pose.stride
    fx, fy = x + 0.07 * step * (1 if side > 0 else -0.6), 0.0
    knee = (x + 0.05 * step * (side > 0), hy * 0.5)
    if step and side < 0:
        fy, knee = -0.055 * step, (x + 0.015, hy * 0.48)
    if sitter.pose.flying:
        fx, fy = x * 1.1 - 0.05, -0.01 + 0.02 * side
    if sitter.pose.leap:
        knee, (fx, fy) = (x * 2.1, hy * 0.62), (x * 2.5, -0.07 + 0.03 * side)
    sitter.pen.limb(
        [(x * 0.85, hy - w * 0.2), knee, (fx, fy - w * 0.3)], (w * 1.2, w, w * 0.85), leg, LIMB
    )
    if paw:
        sitter.pen.oval(fx + 0.012 * side, fy - w * 0.24, w * 0.66, w * 0.34, foot, BODY)
    else:
        shoe(sitter.pen, fx + 0.012 * (side if not step else 1), fy, w * 0.66, foot, boots)


def seated_legs(sitter: Sitter, man: Mannequin, leg: Colour, foot: Colour, paw: bool) -> None:
    """Legs stretched towards us, the soles in front."""
    w = man.leg_width
    for side in (-1, 1):
        x = side * (man.foot[0] + 0.07)
        knots = [
            (side * man.foot[0] * 0.6, man.hip[1] - w * 0.3),
            (x * 1.05, man.hip[1] - 0.01),
            (x, -w * 0.7),
        ]
        sitter.pen.limb(knots, (w * 1.15, w * 1.05, w), leg, LIMB)
        sitter.pen.oval(x, -w * 0.62, w * 0.58, w * 0.68, foot, BODY, side * 12)
        if paw:
            sitter.pen.oval(x, -w * 0.55, w * 0.3, w * 0.34, darker(foot, 0.28), BODY)
