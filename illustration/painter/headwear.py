"""Headwear: hats, crowns, headscarves, glasses and bows, in the head's own frame."""

from __future__ import annotations

from collections.abc import Callable

from illustration.painter.brush import BODY, CRISP, Stroke
from illustration.painter.pen import Pen
from illustration.painter.pigment import darker, lighter
from illustration.painter.sitter import Sitter
from illustration.painter.spline import ellipse
from illustration.painter.wardrobe import Garment

FELT = Stroke(0.7, 0.4, 0.4)


def beanie(head: Pen, rx: float, ry: float, garment: Garment) -> None:
    """A knitted hat with a turned-up brim and a bobble."""
    dome = [(-rx * 0.88, -ry * 0.52), (-rx * 0.78, -ry * 1.05), (-rx * 0.3, -ry * 1.42),
            (rx * 0.3, -ry * 1.42), (rx * 0.78, -ry * 1.05), (rx * 0.88, -ry * 0.52)]  # fmt: skip
    head.blob(dome, garment.colour, FELT)
    ribs = [[(rx * s, -ry * 0.7), (rx * s * 0.6, -ry * 1.3)] for s in (-0.55, -0.2, 0.15, 0.5)]
    head.lines(ribs, rx * 0.035, darker(garment.colour, 0.4), 0.5, smooth=False)
    pale = lighter(garment.colour, 0.45)
    brim = [(-rx * 0.9, -ry * 0.5), (0, -ry * 0.68), (rx * 0.9, -ry * 0.5)]
    head.limb(brim, (ry * 0.28, ry * 0.32, ry * 0.28), pale, FELT)
    head.oval(0, -ry * 1.52, rx * 0.2, rx * 0.2, pale, Stroke(0.7, 0.9, 0.3, 0.4))


def cap(head: Pen, rx: float, ry: float, garment: Garment) -> None:
    """A cap with a peak to one side."""
    dome = [(-rx * 0.9, -ry * 0.5), (-rx * 0.7, -ry * 1.1), (0, -ry * 1.32), (rx * 0.7, -ry * 1.1),
            (rx * 0.9, -ry * 0.5), (0, -ry * 0.62)]  # fmt: skip
    head.blob(dome, garment.colour, FELT)
    peak = [
        (-rx * 0.1, -ry * 0.62),
        (rx * 0.7, -ry * 0.66),
        (rx * 1.3, -ry * 0.44),
        (rx * 0.7, -ry * 0.42),
    ]
    head.blob(peak, darker(garment.colour, 0.25), FELT)


def sunhat(head: Pen, rx: float, ry: float, garment: Garment) -> None:
    """A wide-brimmed hat with a band."""
    head.oval(0, -ry * 0.6, rx * 1.42, ry * 0.3, garment.colour, FELT)
    dome = [(-rx * 0.72, -ry * 0.62), (-rx * 0.62, -ry * 1.1), (0, -ry * 1.36),
            (rx * 0.62, -ry * 1.1),
            (rx * 0.72, -ry * 0.62), (0, -ry * 0.5)]  # fmt: skip
    head.blob(dome, lighter(garment.colour, 0.15), FELT)
    band = [(-rx * 0.72, -ry * 0.72), (0, -ry * 0.6), (rx * 0.72, -ry * 0.72)]
    head.limb(band, (ry * 0.14, ry * 0.14), (188, 78, 66), CRISP)


def wizard(head: Pen, rx: float, ry: float, garment: Garment) -> None:
    """A tall pointed hat with stars."""
    head.oval(0, -ry * 0.62, rx * 1.3, ry * 0.24, darker(garment.colour, 0.2), FELT)
    cone = [(-rx * 0.72, -ry * 0.66), (-rx * 0.3, -ry * 1.5), (rx * 0.12, -ry * 2.1),
            (rx * 0.34, -ry * 1.4), (rx * 0.72, -ry * 0.66), (0, -ry * 0.54)]  # fmt: skip
    head.blob(cone, garment.colour, FELT)
    for x, y in ((-0.2, -0.95), (0.3, -1.1), (0.0, -1.45)):
        head.oval(rx * x, ry * y, rx * 0.06, rx * 0.06, (252, 226, 130), CRISP)


def crown(head: Pen, rx: float, ry: float, garment: Garment) -> None:
    """A crown with five points."""
    points = [(-rx * 0.6, -ry * 0.72), (-rx * 0.68, -ry * 1.3), (-rx * 0.34, -ry * 1.02),
              (0, -ry * 1.42),
              (rx * 0.34, -ry * 1.02), (rx * 0.68, -ry * 1.3), (rx * 0.6, -ry * 0.72)]  # fmt: skip
    head.corners(points, garment.colour, FELT)
    for x in (-0.4, 0, 0.4):
        head.oval(rx * x, -ry * 0.85, rx * 0.07, rx * 0.07, (206, 62, 74), BODY)


def headscarf(head: Pen, rx: float, ry: float, garment: Garment) -> None:
    """A cloth wound round the head with a knot at the side."""
    dome = [(-rx * 1.02, -ry * 0.2), (-rx * 0.9, -ry * 0.95), (0, -ry * 1.3),
            (rx * 0.9, -ry * 0.95),
            (rx * 1.02, -ry * 0.2), (rx * 0.6, -ry * 0.55), (0, -ry * 0.68),
            (-rx * 0.6, -ry * 0.55)]  # fmt: skip
    head.blob(dome, garment.colour, FELT)
    head.oval(rx * 0.72, -ry * 0.95, rx * 0.22, ry * 0.18, lighter(garment.colour, 0.2), FELT, 30)
    for k in range(7):
        x, y = rx * (-0.66 + 0.22 * k), -ry * (0.82 + 0.12 * (k % 3))
        head.oval(x, y, rx * 0.045, rx * 0.045, garment.second, CRISP)


def bow(head: Pen, rx: float, ry: float, garment: Garment) -> None:
    """A ribbon bow on one side of the head."""
    at = head.at(rx * 0.5, -ry * 0.88, 22)
    for side in (-1, 1):
        at.blob(
            [(0, 0), (side * rx * 0.34, -rx * 0.2), (side * rx * 0.38, rx * 0.16)],
            garment.colour,
            FELT,
        )
    at.oval(0, 0, rx * 0.09, rx * 0.09, darker(garment.colour, 0.3), BODY)


HEADWEAR: dict[str, Callable[[Pen, float, float, Garment], None]] = {
    "hat": beanie, "cap": cap, "sunhat": sunhat, "wizard": wizard, "crown": crown,
    "headscarf": headscarf, "bow": bow,
}  # fmt: skip


def put_on(sitter: Sitter, head: Pen, rx: float, ry: float) -> None:
    """Everything the character wears on its head; `rx`, `ry` are the skull's radii."""
    for garment in sitter.look.wears:
        if garment.kind in HEADWEAR:
            HEADWEAR[garment.kind](head, rx, ry, garment)


def glasses(sitter: Sitter, head: Pen, y: float, apart: float, r: float) -> None:
    """Round glasses over both eyes."""
    garment = sitter.look.worn("glasses")
    if garment is None or sitter.pose.back:
        return
    shift = sitter.pose.turn * apart * 0.42
    frames = [ellipse(side * apart + shift, y, r, r, n=28) for side in (-1, 1)]
    rims = [[*(tuple(p) for p in ring), tuple(ring[0])] for ring in frames]
    bridge = [(shift - apart + r, y), (shift, y - r * 0.18), (shift + apart - r, y)]
    head.lines([*rims, bridge], r * 0.17, garment.colour, smooth=False)
