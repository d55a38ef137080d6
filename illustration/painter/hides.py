"""Hides: manes, wool, stripes, spots and ridges on the trunk of a four-legged animal."""

from __future__ import annotations

from illustration.painter.brush import BODY
from illustration.painter.coats import FUR
from illustration.painter.markings import MARK
from illustration.painter.pigment import darker
from illustration.painter.sitter import Sitter

SPOTS = ((-0.6, -0.4), (-0.2, -0.55), (0.2, -0.45), (0.6, -0.6), (-0.45, 0.1), (0.0, 0.0),
         (0.42, 0.05), (0.8, -0.1), (0.68, 0.4), (-0.75, 0.3))  # fmt: skip

CURLS = ((-0.85, -0.2), (-0.6, -0.7), (-0.15, -0.9), (0.3, -0.92), (0.72, -0.75), (0.95, -0.3),
         (0.9, 0.25), (0.5, 0.65), (0.0, 0.75), (-0.5, 0.65))  # fmt: skip


def behind(sitter: Sitter, rx: float, ry: float) -> None:
    """What stands out behind the trunk: wool all round, a ridge along the back."""
    pattern, pen = sitter.look.species.pattern, sitter.pen
    if pattern == "wool":
        for x, y in CURLS:
            pen.oval(rx * x, ry * y, rx * 0.36, rx * 0.34, sitter.look.body, FUR)
    elif pattern == "ridge":
        teeth = [(-rx * 0.8, -ry * 0.6)]
        for k in range(8):
            x = rx * (-0.7 + 0.22 * k)
            teeth += [(x, -ry * 1.25), (x + rx * 0.13, -ry * 0.8)]
        pen.corners([*teeth, (rx * 0.9, -ry * 0.4)], darker(sitter.look.body, 0.35), BODY)


def marks(sitter: Sitter, rx: float, ry: float) -> None:
    """Stripes, spots and patches on the trunk."""
    pen, look = sitter.pen, sitter.look
    dark = look.spots or darker(look.body, 0.6)
    pattern = look.species.pattern
    if pattern in {"tabby", "zebra"}:
        for k in range(7 if pattern == "zebra" else 5):
            x = rx * (-0.7 + (0.24 if pattern == "zebra" else 0.34) * k)
            stripe = [(x, -ry * 0.86), (x + rx * 0.06, -ry * 0.2), (x, ry * 0.42)]
            tone = (62, 58, 68) if pattern == "zebra" else dark
            pen.limb(stripe, (0.045, 0.038, 0.008), tone, MARK)
    elif pattern == "patches":
        pen.oval(-rx * 0.35, -ry * 0.2, rx * 0.3, ry * 0.48, dark, MARK, 20)
        pen.oval(rx * 0.55, ry * 0.05, rx * 0.26, ry * 0.42, dark, MARK)
    elif pattern in {"spots", "giraffe", "fawn"} or look.spots:
        size = 0.042 if pattern == "giraffe" else 0.026
        tone = (250, 240, 222) if pattern == "fawn" else dark
        for x, y in SPOTS:
            pen.oval(rx * x, ry * y, size, size * 0.9, tone, MARK)


def neck(sitter: Sitter, rise: float, reach: float, width: float) -> None:
    """The mane down the back of the neck, and what the trunk's pattern leaves on it."""
    pattern, pen = sitter.look.species.pattern, sitter.pen
    if pattern in {"forelock", "zebra"}:
        tone = (62, 58, 68) if pattern == "zebra" else darker(sitter.look.body, 0.6)
        mane = [(reach + width * 0.5, -rise - 0.06), (width * 0.55, -rise * 0.5),
                (width * 0.62, 0.02)]  # fmt: skip
        pen.limb(mane, (0.09, 0.1, 0.06), tone, FUR)
    elif pattern == "giraffe":
        for k, x in enumerate((0.02, -0.04, 0.03, -0.03)):
            y = -rise * (0.12 + 0.22 * k)
            pen.oval(x + reach * (0.2 + 0.2 * k), y, 0.034, 0.03, darker(sitter.look.body, 0.5),
                     MARK)  # fmt: skip
    elif pattern == "wool":
        for y in (0.0, -0.5, -0.9):
            pen.oval(reach * -y * 0.5, rise * y, width * 0.7, width * 0.55, sitter.look.body, FUR)
