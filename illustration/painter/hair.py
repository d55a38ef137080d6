"""Hair: straight, curly, braided, short, long, afro, bun or none, behind and before the head."""

from __future__ import annotations

import math

from illustration.painter.brush import Stroke
from illustration.painter.pen import Pen
from illustration.painter.pigment import darker, lighter
from illustration.painter.sitter import Sitter
from illustration.painter.spline import Pair

LOCK = Stroke(0.6, 0.5, 0.35)
CURL = Stroke(0.8, 0.6, 0.5, 0.25)


def behind(sitter: Sitter, head: Pen, rx: float, ry: float) -> None:
    """The hair that lies behind the head."""
    colour, kind = sitter.look.hair, sitter.look.hair_type
    if kind == "afro":
        _ring(head, 0, -ry * 0.3, rx * 1.32, ry * 1.24, 15, sitter)
    elif kind == "long":
        knots = [(0, -ry * 1.14), (rx * 1.08, -ry * 0.5), (rx * 1.22, ry * 0.6),
                 (rx * 1.1, ry * 1.5),
                 (rx * 0.3, ry * 1.36), (-rx * 0.3, ry * 1.36), (-rx * 1.1, ry * 1.5),
                 (-rx * 1.22, ry * 0.6), (-rx * 1.08, -ry * 0.5)]  # fmt: skip
        head.blob(knots, darker(colour, 0.2), LOCK)
    elif kind == "curly":
        _ring(head, 0, -ry * 0.14, rx * 1.12, ry * 0.98, 13, sitter)
    elif kind == "braids":
        for side in (-1, 1):
            _braid(head, side, rx, ry, sitter)
    elif kind == "bun":
        head.oval(0, -ry * 1.25, rx * 0.42, rx * 0.38, colour, CURL)
    elif kind == "ponytail":
        tail = [
            (rx * 0.5, -ry * 0.9),
            (rx * 1.4, -ry * 0.7),
            (rx * 1.5, ry * 0.3),
            (rx * 1.25, ry * 0.9),
        ]
        head.limb(tail, (rx * 0.3, rx * 0.5, rx * 0.4, rx * 0.06), colour, LOCK)


def _ring(head: Pen, x: float, y: float, rx: float, ry: float, count: int, sitter: Sitter) -> None:
    head.oval(x, y, rx, ry, darker(sitter.look.hair, 0.15), CURL)
    for step in range(count):
        angle = math.radians(150 + 240 * step / (count - 1))
        cx, cy = x + rx * 0.9 * math.cos(angle), y + ry * 0.9 * math.sin(angle)
        head.oval(cx, cy, rx * 0.27, rx * 0.26, sitter.look.hair, CURL)


def _braid(head: Pen, side: int, rx: float, ry: float, sitter: Sitter) -> None:
    colour = sitter.look.hair
    for step in range(5):
        x, y = side * rx * (1.04 + 0.07 * step), ry * (0.3 + 0.3 * step)
        head.oval(x, y, rx * (0.22 - 0.015 * step), ry * 0.21, lighter(colour, 0.06 * (step % 2)),
                  LOCK,
                  side * 20)  # fmt: skip
    x, y = side * rx * 1.36, ry * 1.72
    head.oval(x, y, rx * 0.15, ry * 0.07, (214, 76, 84), LOCK)
    head.oval(x * 1.02, y + ry * 0.16, rx * 0.13, ry * 0.14, colour, LOCK)


def front(sitter: Sitter, head: Pen, rx: float, ry: float) -> None:
    """The hair over the forehead; the whole back of the head when turned away."""
    colour, kind = sitter.look.hair, sitter.look.hair_type
    if kind == "bald":
        return
    if sitter.pose.back:
        head.oval(
            0, -ry * 0.08, rx * 1.04, ry * 1.02, colour, CURL if kind in {"curly", "afro"} else LOCK
        )
        return
    if kind in {"curly", "afro"}:
        _curls(head, rx, ry, sitter)
        return
    head.blob(_fringe(kind, rx, ry), colour, LOCK)
    strands = [[(rx * s * 0.3, -ry * 1.02), (rx * s * 0.72, -ry * 0.86), (rx * s * 0.94, -ry * 0.6)]
               for s in (-0.95, -0.6, 0.72, 1.0)]  # fmt: skip
    head.lines(strands, rx * 0.035, darker(colour, 0.35), 0.5)
    shine = [(-rx * 0.55, -ry * 0.86), (-rx * 0.2, -ry * 0.98), (rx * 0.2, -ry * 0.96)]
    head.line(shine, rx * 0.07, lighter(colour, 0.4), 0.4)


def _fringe(kind: str, rx: float, ry: float) -> list[Pair]:
    crown: list[Pair] = [(-rx * 1.05, -ry * 0.02), (-rx * 1.03, -ry * 0.62), (-rx * 0.6, -ry * 1.1),
                         (0, -ry * 1.2), (rx * 0.6, -ry * 1.1), (rx * 1.03, -ry * 0.62),
                         (rx * 1.05, -ry * 0.02)]  # fmt: skip
    if kind == "spiky":
        crown[2:5] = [(-rx * 0.7, -ry * 1.2), (-rx * 0.4, -ry * 1.08), (-rx * 0.1, -ry * 1.38),
                      (rx * 0.15, -ry * 1.1), (rx * 0.55, -ry * 1.3)]  # fmt: skip
    part: list[Pair] = [(rx * 0.86, -ry * 0.42), (rx * 0.52, -ry * 0.66), (rx * 0.1, -ry * 0.7),
                        (-rx * 0.3, -ry * 0.5), (-rx * 0.62, -ry * 0.42), (-rx * 0.88,
                                                                           -ry * 0.22)]  # fmt: skip
    return [*crown, *part]


def _curls(head: Pen, rx: float, ry: float, sitter: Sitter) -> None:
    colour = sitter.look.hair
    head.blob([(-rx, -ry * 0.3), (-rx * 0.8, -ry * 0.95), (0, -ry * 1.16), (rx * 0.8, -ry * 0.95),
               (rx, -ry * 0.3), (rx * 0.5, -ry * 0.72), (-rx * 0.5, -ry * 0.72)], colour,
              CURL)  # fmt: skip
    for step in range(9):
        angle = math.radians(188 + 164 * step / 8)
        reach = 0.9 if step % 2 else 0.8
        x, y = rx * reach * math.cos(angle), ry * reach * math.sin(angle) - ry * 0.08
        head.oval(x, y, rx * 0.26, rx * 0.25, lighter(colour, 0.07 * (step % 2)), CURL)
