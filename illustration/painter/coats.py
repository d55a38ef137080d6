"""Coats: tails, spines, manes and wool of beasts."""

from __future__ import annotations

import math

from illustration.painter.brush import BODY, Stroke
from illustration.painter.pen import Pen
from illustration.painter.pigment import Colour, darker, lighter
from illustration.painter.sitter import Mannequin, Sitter

FUR = Stroke(0.6, 0.5, 0.4, 0.25)


def tail(sitter: Sitter, x: float, y: float) -> None:
    """The tail from its root at (x, y), to the right."""
    pen, look = sitter.pen, sitter.look
    kind, body = look.species.tail, look.body
    if kind in {"bushy", "plume"}:
        high = -0.62 if kind == "plume" else -0.26
        line = [
            (x, y),
            (x + 0.2, y + 0.02),
            (x + 0.34, y - 0.12),
            (x + 0.3, y + high * 0.75),
            (x + 0.36, y + high),
        ]
        widths = (0.07, 0.15, 0.22, 0.2, 0.03)
        pen.limb(line, widths, body, FUR)
        if kind == "bushy":
            pen.limb([(x + 0.315, y - 0.15), (x + 0.305, y + high * 0.8), (x + 0.36, y + high)],
                     (0.16, 0.14, 0.03), look.belly, FUR)  # fmt: skip
    elif kind in {"thin", "string", "tuft", "curl"}:
        width = 0.055 if kind == "thin" else 0.035
        line = [
            (x, y),
            (x + 0.18, y + 0.03),
            (x + 0.28, y - 0.1),
            (x + 0.24, y - 0.24),
            (x + 0.32, y - 0.32),
        ]
        if kind == "curl":
            line = [
                (x, y),
                (x + 0.12, y - 0.02),
                (x + 0.2, y - 0.12),
                (x + 0.13, y - 0.17),
                (x + 0.12, y - 0.08),
            ]
        colour = (232, 176, 172) if kind == "string" and look.species.muzzle == "mouse" else body
        pen.limb(line, (width, width, width, width * 0.8), colour, BODY)
        if kind == "tuft":
            pen.oval(x + 0.33, y - 0.33, 0.055, 0.075, darker(body, 0.5), FUR, 30)
    elif kind == "puff":
        pen.oval(x + 0.02, y, 0.085, 0.085, lighter(look.belly, 0.2), FUR)
    elif kind == "dragon":
        line = [(x - 0.05, y), (x + 0.2, y + 0.1), (x + 0.42, y + 0.1), (x + 0.56, y - 0.04)]
        pen.limb(line, (0.2, 0.15, 0.08, 0.015), body, BODY)


def behind(sitter: Sitter, man: Mannequin) -> None:
    """Spines, manes and wool that stand out behind body and head."""
    pattern, pen = sitter.look.species.pattern, sitter.pen
    hx, hy = man.head
    rx, ry = man.head_radius
    if pattern == "spines":
        _spines(pen, 0, man.hip[1] - 0.1, man.hip[0] * 1.32, 0.3, darker(sitter.look.body, 0.45))
        _spines(pen, hx, hy - ry * 0.12, rx * 1.14, ry * 1.14, darker(sitter.look.body, 0.45))
    else:
        round_head(Sitter(pen.at(hx, hy), sitter.look, sitter.pose), rx, ry)


def round_head(sitter: Sitter, rx: float, ry: float) -> None:
    """A lion's mane or a sheep's wool behind the head, in the head's own frame."""
    pattern, pen = sitter.look.species.pattern, sitter.pen
    if pattern == "mane":
        mane = darker(sitter.look.body, 0.42)
        for step in range(18):
            angle = 2 * math.pi * step / 18
            x, y = rx * 1.12 * math.cos(angle), ry * 1.15 * math.sin(angle)
            pen.oval(x, y, rx * 0.36, rx * 0.3, mane, FUR, math.degrees(angle))
    elif pattern == "wool":
        for step in range(12):
            angle = 2 * math.pi * step / 12
            x, y = rx * 0.95 * math.cos(angle), ry * 0.95 * math.sin(angle)
            pen.oval(x, y, rx * 0.34, rx * 0.32, sitter.look.body, FUR)


def _spines(pen: Pen, x: float, y: float, rx: float, ry: float, colour: Colour) -> None:
    for ring, (count, reach) in enumerate(((26, 1.16), (22, 1.0))):
        tips = []
        for step in range(count):
            angle = math.radians(-206 + 232 * (step + 0.5 * ring) / count)
            cos, sin = math.cos(angle), math.sin(angle)
            wide = 0.1
            tips.append(
                (x + rx * 0.8 * math.cos(angle - wide), y + ry * 0.8 * math.sin(angle - wide))
            )
            tips.append((x + rx * reach * cos, y + ry * reach * sin))
            tips.append(
                (x + rx * 0.8 * math.cos(angle + wide), y + ry * 0.8 * math.sin(angle + wide))
            )
        pen.corners(tips, lighter(colour, 0.16 * ring), BODY)
