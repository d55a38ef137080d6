"""Ears and horns of beasts, in the head's own frame (the skull's radii are rx, ry)."""

from __future__ import annotations

from collections.abc import Callable

from illustration.painter.brush import BODY, Stroke
from illustration.painter.pen import Pen
from illustration.painter.pigment import Colour, darker, mix
from illustration.painter.spline import Pair

Ear = Callable[[Pen, int, float, float, Colour, Colour], None]
HORN: Colour = (222, 204, 168)
TUFT = Stroke(0.5, 0.5, 0.4, 0.3)


def _leafy(pen: Pen, knots: list[Pair], side: int, outer: Colour, inner: Colour) -> None:
    flipped = [(side * x, y) for x, y in knots]
    pen.blob(flipped, outer, BODY)
    cx = sum(x for x, _ in flipped) / len(flipped)
    cy = sum(y for _, y in flipped) / len(flipped)
    pen.blob([(cx + (x - cx) * 0.58, cy + (y - cy) * 0.62 + 0.01) for x, y in flipped], inner, BODY)


def pointed(pen: Pen, side: int, rx: float, ry: float, outer: Colour, inner: Colour) -> None:
    """A fox's or wolf's ear."""
    _leafy(pen, [(rx * 0.32, -ry * 0.8), (rx * 0.62, -ry * 1.3), (rx * 0.84, -ry * 1.62),
                 (rx * 0.96, -ry * 1.2), (rx * 0.94, -ry * 0.5)], side, outer, inner)  # fmt: skip


def cat(pen: Pen, side: int, rx: float, ry: float, outer: Colour, inner: Colour) -> None:
    """A cat's ear, lower and wider."""
    _leafy(pen, [(rx * 0.3, -ry * 0.86), (rx * 0.6, -ry * 1.2), (rx * 0.82, -ry * 1.4),
                 (rx * 0.97, -ry * 1.0), (rx * 0.95, -ry * 0.45)], side, outer, inner)  # fmt: skip


def rounded(size: float) -> Ear:
    """A round ear whose radius is `size` of the skull's."""

    def ear(pen: Pen, side: int, rx: float, ry: float, outer: Colour, inner: Colour) -> None:
        x, y = side * rx * (0.66 + 0.25 * (size - 0.34)), -ry * (0.74 + 0.4 * (size - 0.34))
        pen.oval(x, y, rx * size, rx * size, outer)
        pen.oval(x, y + rx * size * 0.1, rx * size * 0.64, rx * size * 0.64, inner)

    return ear


def long(pen: Pen, side: int, rx: float, ry: float, outer: Colour, inner: Colour) -> None:
    """A rabbit's ear."""
    _leafy(pen, [(rx * 0.16, -ry * 0.8), (rx * 0.2, -ry * 1.7), (rx * 0.42, -ry * 2.25),
                 (rx * 0.68, -ry * 1.8), (rx * 0.6, -ry * 0.8)], side, outer, inner)  # fmt: skip


def floppy(pen: Pen, side: int, rx: float, ry: float, outer: Colour, inner: Colour) -> None:
    """A dog's hanging ear."""
    dark = darker(outer, 0.38)
    pen.blob([(side * rx * x, ry * y) for x, y in ((0.5, -0.86), (0.95, -0.8), (1.26, -0.2),
                                                   (1.2, 0.42),
              (0.96, 0.46), (0.84, -0.2))], dark, BODY)  # fmt: skip


def drop(pen: Pen, side: int, rx: float, ry: float, outer: Colour, inner: Colour) -> None:
    """A cow's or goat's ear, held out sideways."""
    _leafy(pen, [(rx * 0.7, -ry * 0.52), (rx * 1.15, -ry * 0.66), (rx * 1.5, -ry * 0.4),
                 (rx * 1.25, -ry * 0.16), (rx * 0.82, -ry * 0.2)], side, outer, inner)  # fmt: skip


def flap(pen: Pen, side: int, rx: float, ry: float, outer: Colour, inner: Colour) -> None:
    """An elephant's great ear."""
    _leafy(pen, [(rx * 0.6, -ry * 0.74), (rx * 1.3, -ry * 0.98), (rx * 1.85, -ry * 0.45),
                 (rx * 1.78, ry * 0.3), (rx * 1.3, ry * 0.72), (rx * 0.8, ry * 0.42)], side,
           outer, inner)  # fmt: skip


def side_round(pen: Pen, side: int, rx: float, ry: float, outer: Colour, inner: Colour) -> None:
    """A monkey's ear at the side."""
    pen.oval(side * rx * 1.02, -ry * 0.05, rx * 0.34, rx * 0.36, outer)
    pen.oval(side * rx * 1.04, -ry * 0.03, rx * 0.21, rx * 0.23, inner)


def fold(pen: Pen, side: int, rx: float, ry: float, outer: Colour, inner: Colour) -> None:
    """A pig's folded ear."""
    pen.blob([(side * rx * x, ry * y) for x, y in ((0.3, -0.85), (0.62, -1.25), (0.98, -0.9),
                                                   (0.86, -0.42),
              (0.66, -0.6))], darker(outer, 0.15), BODY)  # fmt: skip


def tufted(pen: Pen, side: int, rx: float, ry: float, outer: Colour, inner: Colour) -> None:
    """A squirrel's ear with a brush at its tip."""
    pen.limb([(side * rx * 0.6, -ry * 1.05), (side * rx * 0.72, -ry * 1.55)],
             (rx * 0.22, rx * 0.03),
             darker(outer, 0.2), TUFT)  # fmt: skip
    rounded(0.3)(pen, side, rx, ry, outer, inner)


def frog(pen: Pen, side: int, rx: float, ry: float, outer: Colour, inner: Colour) -> None:
    """The bulge that carries a frog's eye."""
    pen.oval(side * rx * 0.52, -ry * 0.82, rx * 0.36, rx * 0.36, outer)


EARS: dict[str, Ear] = {
    "pointed": pointed, "cat": cat, "round": rounded(0.34), "big": rounded(0.5),
                        "small": rounded(0.24),
    "long": long, "floppy": floppy, "drop": drop, "flap": flap, "side": side_round, "fold": fold,
    "tufted": tufted, "frog": frog,
}  # fmt: skip


def paint_ears(pen: Pen, kind: str, rx: float, ry: float, outer: Colour) -> None:
    """Both ears behind the skull; a kind without outer ears has none."""
    if kind == "none":
        return
    inner = mix(outer, (240, 176, 170), 0.55)
    for side in (-1, 1):
        EARS.get(kind, EARS["round"])(pen, side, rx, ry, outer, inner)


def paint_horns(pen: Pen, kind: str, rx: float, ry: float) -> None:
    """Antlers, horns and knobs."""
    if kind == "rhino":
        pen.blob(
            [(-rx * 0.2, ry * 0.34), (rx * 0.05, -ry * 0.62), (rx * 0.22, ry * 0.34)], HORN, BODY
        )
        pen.blob([(-rx * 0.1, -ry * 0.1), (0, -ry * 0.5), (rx * 0.1, -ry * 0.1)], HORN, BODY)
        return
    for side in (-1, 1):
        if kind == "antlers":
            stem = [
                (side * rx * 0.32, -ry * 0.86),
                (side * rx * 0.62, -ry * 1.4),
                (side * rx * 0.5, -ry * 1.95),
            ]
            pen.limb(stem, (rx * 0.13, rx * 0.11, rx * 0.05), (168, 128, 88), BODY)
            for y, dx in ((-1.3, 0.98), (-1.62, 0.9)):
                pen.limb([(side * rx * 0.58, ry * y), (side * rx * dx, ry * (y - 0.3))],
                         (rx * 0.09, rx * 0.04), (168, 128, 88), BODY)  # fmt: skip
        elif kind in {"cow", "goat"}:
            reach = 0.9 if kind == "cow" else 0.5
            pen.limb([(side * rx * 0.42, -ry * 0.88), (side * rx * reach, -ry * 1.14),
                      (side * rx * reach * 0.95, -ry * 1.5)], (rx * 0.2, rx * 0.15, rx * 0.04),
                     HORN)  # fmt: skip
        elif kind == "knobs":
            pen.limb([(side * rx * 0.26, -ry * 0.9), (side * rx * 0.32, -ry * 1.4)],
                     (rx * 0.11, rx * 0.1),
                     (206, 158, 82))  # fmt: skip
            pen.oval(side * rx * 0.32, -ry * 1.45, rx * 0.11, rx * 0.1, (112, 76, 52))
