"""Markings: stripes, spots, masks and patches on a beast's body and head."""

from __future__ import annotations

from collections.abc import Callable

from illustration.painter.brush import Stroke
from illustration.painter.coats import FUR
from illustration.painter.pen import Pen
from illustration.painter.pigment import Colour, darker
from illustration.painter.sitter import Mannequin, Sitter

MARK = Stroke(0.2, 0.4, 0.1)
NIGHT: Colour = (62, 58, 68)


def torso_marks(sitter: Sitter, man: Mannequin) -> None:
    """Stripes, spots and patches on the body, before it is dressed."""
    pen, look = sitter.pen, sitter.look
    dark = look.spots or darker(look.body, 0.55)
    pattern, (hx, hy) = look.species.pattern, man.hip
    if pattern in {"tabby", "zebra"}:
        for side in (-1, 1):
            for k in range(3):
                y = hy - 0.22 + 0.09 * k
                pen.limb(
                    [(side * hx * 1.02, y), (side * hx * 0.55, y + 0.02)],
                    (0.035, 0.008),
                    dark,
                    MARK,
                )
    elif pattern in {"spots", "giraffe", "fawn"} or look.spots:
        tone = (250, 240, 222) if pattern == "fawn" else dark
        size = 0.036 if pattern == "giraffe" else 0.024
        for x, y in (
            (-0.8, -0.24),
            (0.82, -0.2),
            (-0.72, -0.1),
            (0.7, -0.06),
            (-0.86, -0.01),
            (0.84, -0.32),
        ):
            pen.oval(hx * x, hy + y, size, size * 0.9, tone, MARK)
    elif pattern == "patches":
        pen.oval(-hx * 0.66, hy - 0.16, 0.085, 0.1, dark, MARK, 20)
        pen.oval(hx * 0.74, hy - 0.02, 0.07, 0.085, dark, MARK)
    elif pattern == "ridge":
        for k in range(4):
            pen.line([(-hx * 0.5, hy - 0.17 + 0.06 * k), (0, hy - 0.155 + 0.06 * k),
                      (hx * 0.5, hy - 0.17 + 0.06 * k)],
                     0.012, darker(look.belly, 0.35), 0.7)  # fmt: skip


def _striped(pen: Pen, rx: float, ry: float, shift: float, tone: Colour) -> None:
    for x in (-0.28, 0.0, 0.28):
        line = [(rx * x, -ry * 0.96), (rx * x * 0.6 + shift, -ry * 0.55)]
        pen.limb(line, (rx * 0.11, rx * 0.02), tone, MARK)
    for side in (-1, 1):
        line = [(side * rx * 0.98, ry * 0.1), (side * rx * 0.66, ry * 0.14)]
        pen.limb(line, (rx * 0.1, rx * 0.02), tone, MARK)


def _panda(pen: Pen, rx: float, ry: float, shift: float, tone: Colour) -> None:
    for side in (-1, 1):
        x = side * rx * 0.44 + shift
        pen.oval(x, ry * 0.02, rx * 0.28, ry * 0.34, NIGHT, MARK, side * 24)


def _mask(pen: Pen, rx: float, ry: float, shift: float, tone: Colour) -> None:
    for side in (-1, 1):
        band = [(side * rx * 0.4, -ry * 0.92), (side * rx * 0.44 + shift, 0),
                (side * rx * 0.3 + shift, ry * 0.5)]  # fmt: skip
        pen.limb(band, (rx * 0.28, rx * 0.38, rx * 0.1), NIGHT, MARK)
    blaze = [(0, -ry * 0.96), (shift, ry * 0.4)]
    pen.limb(blaze, (rx * 0.24, rx * 0.2), (246, 244, 240), MARK)


def _patch(pen: Pen, rx: float, ry: float, shift: float, tone: Colour) -> None:
    pen.oval(rx * 0.46 + shift, -ry * 0.14, rx * 0.38, ry * 0.46, tone, MARK, 15)


def _spotted(pen: Pen, rx: float, ry: float, shift: float, tone: Colour) -> None:
    for x, y in ((-0.6, -0.5), (0.56, -0.56), (0.0, -0.72), (-0.84, 0.02), (0.84, 0.0)):
        pen.oval(rx * x, ry * y, rx * 0.1, ry * 0.1, tone, MARK)


def _forelock(pen: Pen, rx: float, ry: float, shift: float, tone: Colour) -> None:
    mane = [(-rx * 0.4, -ry * 0.9), (0, -ry * 1.3), (rx * 0.4, -ry * 0.96),
            (rx * 0.16, -ry * 0.3), (-rx * 0.1, -ry * 0.55)]  # fmt: skip
    pen.blob(mane, tone, FUR)


def _wool(pen: Pen, rx: float, ry: float, shift: float, tone: Colour) -> None:
    for x, y in ((-0.4, -0.86), (0, -1.0), (0.4, -0.86), (0, -0.66)):
        pen.oval(rx * x, ry * y, rx * 0.34, rx * 0.28, tone, FUR)


HEADS: dict[str, Callable[[Pen, float, float, float, Colour], None]] = {
    "tabby": _striped, "zebra": _striped, "panda": _panda, "mask": _mask, "patches": _patch,
    "spots": _spotted, "giraffe": _spotted, "forelock": _forelock, "wool": _wool,
}  # fmt: skip


def head_marks(sitter: Sitter, head: Pen, rx: float, ry: float) -> None:
    """Stripes, masks, patches and forelocks on the head."""
    look = sitter.look
    if look.species.pattern not in HEADS:
        return
    tone = look.body if look.species.pattern == "wool" else look.spots or darker(look.body, 0.55)
    HEADS[look.species.pattern](head, rx, ry, sitter.pose.turn * rx * 0.25, tone)
