"""Faces: eyes that look, cheeks, mouths and brows."""

from __future__ import annotations

from illustration.painter.brush import CRISP, Stroke
from illustration.painter.pen import Pen
from illustration.painter.pigment import Colour, darker, lighter
from illustration.painter.sitter import Sitter
from illustration.painter.spline import arc

INK: Colour = (48, 38, 44)
BLUSH = Stroke(0, 0.3, 0, soft=5, opacity=0.42)


def eyes(
    sitter: Sitter, head: Pen, y: float, apart: float, r: float, white: float = 1.0,
    lashes: bool = False,
) -> None:  # fmt: skip
    """Two eyes `apart` from the middle at height `y` of the head; radius `r`."""
    turn = sitter.pose.turn
    for side in (-1, 1):
        squeeze = 1.0 - 0.16 * abs(turn) * (side * turn > 0)
        x = side * apart * (1 - 0.1 * abs(turn)) + turn * apart * 0.42
        eye(sitter, head, x, y, r * squeeze, r, white, lashes)


def eye(
    sitter: Sitter, head: Pen, x: float, y: float, rx: float, ry: float, white: float = 1.0,
    lashes: bool = False,
) -> None:  # fmt: skip
    """One eye: a white, a shaded iris, a pupil and two lights; a curved lid when asleep."""
    sitter.saw_eye(head, x, y, rx * white, ry * white)
    if sitter.pose.asleep:
        lid = arc(x, y - ry * 0.2, rx * 1.0, ry * 0.7, 15, 165, 10)
        head.line(lid, ry * 0.3, INK, smooth=False)
        return
    iris, look = sitter.look.eye, sitter.pose.turn * rx * 0.25
    head.oval(x, y, rx * white * 1.1, ry * white * 1.1, darker(iris, 0.75), CRISP)
    head.oval(x, y, rx * white, ry * white, (254, 252, 246), CRISP)
    head.oval(x + look, y + ry * 0.06, rx * 0.84, ry * 0.86, darker(iris, 0.25), CRISP)
    head.oval(x + look, y + ry * 0.2, rx * 0.62, ry * 0.56, lighter(iris, 0.25), CRISP)
    head.oval(x + look, y + ry * 0.06, rx * 0.47, ry * 0.49, (30, 24, 30), CRISP)
    head.oval(x + look - rx * 0.2, y - ry * 0.24, rx * 0.21, ry * 0.22, (255, 255, 255), CRISP)
    head.oval(x + look + rx * 0.24, y + ry * 0.3, rx * 0.1, ry * 0.1, (255, 255, 255), CRISP)
    lid = arc(x, y, rx * white * 1.1, ry * white * 1.12, 200, 340, 12)
    head.line(lid, ry * 0.2, INK, 0.85, smooth=False)
    if lashes:
        side = 1 if x > 0 else -1
        lash = [(x + side * rx * 0.95, y - ry * 0.5), (x + side * rx * 1.5, y - ry * 0.85)]
        head.line(lash, ry * 0.18, INK, smooth=False)


def cheeks(sitter: Sitter, head: Pen, y: float, apart: float, r: float, colour: Colour) -> None:
    """A blush on both cheeks."""
    shift = sitter.pose.turn * apart * 0.3
    for side in (-1, 1):
        head.oval(side * apart + shift, y, r * 1.25, r, colour, BLUSH)


def mouth(sitter: Sitter, head: Pen, x: float, y: float, size: float) -> None:
    """A smile, an open laugh or a small calm line."""
    kind = sitter.pose.mouth
    if kind == "open":
        bowl = [(x - size, y - size * 0.15), (x, y + size * 0.05), (x + size, y - size * 0.15),
                (x + size * 0.6, y + size * 0.75), (x, y + size), (x - size * 0.6,
                                                                   y + size * 0.75)]  # fmt: skip
        head.blob(bowl, (132, 48, 54), CRISP)
        head.oval(x, y + size * 0.7, size * 0.42, size * 0.24, (232, 124, 118), CRISP)
        return
    wide = 0.5 if kind == "calm" else 1.0
    head.line(arc(x, y - size * 0.5, size * wide, size * 0.75, 25, 155, 12), size * 0.2, INK, 0.9,
              smooth=False)  # fmt: skip


def brows(sitter: Sitter, head: Pen, y: float, apart: float, size: float, colour: Colour) -> None:
    """Two brows, lifted when the mouth is open."""
    lift = -size * 0.35 if sitter.pose.mouth == "open" else 0.0
    shift = sitter.pose.turn * apart * 0.42
    for side in (-1, 1):
        x = side * apart + shift
        curve = [(x - size, y + lift + size * 0.12), (x, y + lift - size * 0.22),
                 (x + size, y + lift + size * 0.12)]  # fmt: skip
        head.line(curve, size * 0.3, colour, 0.9)
