"""Clothes on the body: coats, shirts, dresses, scarves, bags and boots."""

from __future__ import annotations

from illustration.painter.brush import BODY, CRISP, Stroke
from illustration.painter.pen import Pen
from illustration.painter.pigment import Colour, darker, lighter
from illustration.painter.sitter import Mannequin, Sitter
from illustration.painter.spline import Pair, arc
from illustration.painter.wardrobe import Garment

CLOTH = Stroke(0.6, 0.4, 0.4)


def torso(man: Mannequin, flare: float = 1.0, drop: float = 0.0) -> list[Pair]:
    """The outline of a top: shoulders to hips, `drop` lower and `flare` wider at the hem."""
    sx, sy = man.shoulder
    hx, hy = man.hip
    hem, low = hx * flare, hy + drop
    right = [(man.neck_width * 0.5, man.neck[1]), (sx, sy), (sx * 1.02 + 0.1 * (hem - sx),
                                                             sy + 0.08),
             (hem, low - 0.02), (hem * 0.96, low + 0.01)]  # fmt: skip
    return [*right, (0, low + 0.025), *[(-x, y) for x, y in reversed(right)]]


def top(sitter: Sitter, man: Mannequin, garment: Garment) -> None:
    """The garment over the torso: dress, coat, shirt, overalls or apron, with its pattern."""
    kind = garment.kind
    drop = {"dress": 0.13, "coat": 0.09, "apron": 0.06, "bib": 0.02}.get(kind, 0.0)
    flare = {"dress": 1.42, "coat": 1.18, "apron": 1.02}.get(kind, 1.06)
    outline = torso(man, flare, drop)
    if kind in {"apron", "bib"}:
        outline = [(x * 0.72, max(y, man.shoulder[1] + 0.06)) for x, y in outline]
    sitter.pen.blob(outline, garment.colour, CLOTH)
    _pattern(sitter.pen, man, garment, drop)
    if not sitter.pose.back:
        _details(sitter.pen, man, garment, drop)


def _pattern(pen: Pen, man: Mannequin, garment: Garment, drop: float) -> None:
    sy, hy = man.shoulder[1], man.hip[1] + drop
    half = min(man.shoulder[0], man.hip[0]) * 0.95
    if garment.pattern == "stripes":
        for k in range(1, 5):
            y = sy + (hy - sy) * k / 5
            pen.line(
                [(-half, y), (0, y + 0.012), (half, y)], (hy - sy) * 0.085, garment.second, 0.9
            )
    elif garment.pattern == "dots" or garment.kind == "dress":
        for k in range(11):
            x, y = (-0.75 + 0.5 * (k % 4)) * half, sy + (hy - sy) * (0.3 + 0.22 * (k // 4))
            pen.oval(x + 0.02 * (k // 4 % 2), y, 0.011, 0.011, garment.second, CRISP)
    elif garment.pattern == "knit":
        band = darker(garment.colour, 0.35)
        pen.line([(-half, hy - 0.02), (0, hy + 0.005), (half, hy - 0.02)], 0.02, band, 0.7)


def _details(pen: Pen, man: Mannequin, garment: Garment, drop: float) -> None:
    sy, hy = man.shoulder[1], man.hip[1] + drop
    dark = darker(garment.colour, 0.5)
    if garment.kind == "coat":
        pen.line([(0, man.neck[1] + 0.02), (0.008, (sy + hy) / 2), (0, hy)], 0.01, dark, 0.8)
        for k in range(3):
            pen.oval(0.028, sy + 0.06 + (hy - sy) * 0.27 * k, 0.013, 0.013, garment.second, CRISP)
        collar = [(-0.07, man.neck[1]), (0, man.neck[1] + 0.05), (0.07, man.neck[1])]
        pen.line(collar, 0.03, lighter(garment.colour, 0.3))
    elif garment.kind in {"overalls", "bib"}:
        for side in (-1, 1):
            pen.oval(side * man.shoulder[0] * 0.5, sy + 0.07, 0.014, 0.014, (236, 200, 96), CRISP)
        pocket = [(-0.05, sy + 0.1), (0.05, sy + 0.1), (0.045, sy + 0.16), (-0.045, sy + 0.16)]
        pen.corners(pocket, lighter(garment.colour, 0.2), CRISP)
    elif garment.kind in {"shirt", "dress"}:
        pen.line(arc(0, man.neck[1] - 0.01, man.neck_width * 0.62, 0.045, 20, 160), 0.018,
                 lighter(garment.colour, 0.45), smooth=False)  # fmt: skip


def scarf(sitter: Sitter, man: Mannequin, garment: Garment) -> None:
    """A scarf wound round the neck, its end hanging to one side with a fringe."""
    pen, (x, y), w = sitter.pen, man.neck, man.neck_width * 0.62
    dark = darker(garment.colour, 0.35)
    end = (x + w * 0.82, y + 0.24)
    if not sitter.pose.back:
        pen.limb([(x + w * 0.45, y + 0.01), (x + w * 0.66, y + 0.12), end], (0.075, 0.09, 0.1),
                 garment.colour, CLOTH)  # fmt: skip
        fringe = [[(end[0] + dx, end[1] + 0.03), (end[0] + dx * 1.3, end[1] + 0.075)]
                  for dx in (-0.035, -0.012, 0.012, 0.035)]  # fmt: skip
        pen.lines(fringe, 0.012, garment.colour, smooth=False)
        for k in (0.35, 0.65, 0.9):
            bx, by = x + w * (0.5 + 0.32 * k), y + 0.24 * k
            stripe = garment.second if garment.pattern == "stripes" else dark
            pen.line([(bx - 0.045, by), (bx + 0.045, by)], 0.016, stripe, 0.6, smooth=False)
    loop = [(x - w, y - 0.02), (x - w * 0.5, y + 0.035), (x, y + 0.045), (x + w * 0.5, y + 0.035),
            (x + w, y - 0.02)]  # fmt: skip
    pen.limb(loop, (0.07, 0.095, 0.1, 0.095, 0.07), garment.colour, CLOTH)
    ribs = [[(x + w * s, y + 0.045 * (1 - s * s) - 0.05), (x + w * s * 0.94,
                                                           y + 0.05 * (1 - s * s) + 0.03)]
            for s in (-0.8, -0.5, -0.2, 0.1, 0.4, 0.7)]  # fmt: skip
    tone = garment.second if garment.pattern == "stripes" else dark
    pen.lines(ribs, 0.013, tone, 0.55, smooth=False)


def small_things(sitter: Sitter, man: Mannequin) -> None:
    """What is worn at the neck: bow tie, necklace, ribbon."""
    pen, (x, y) = sitter.pen, man.neck
    if sitter.pose.back:
        return
    if tie := sitter.look.worn("bowtie"):
        for side in (-1, 1):
            wing = [(x, y + 0.03), (x + side * 0.085, y - 0.015), (x + side * 0.085, y + 0.075)]
            pen.blob(wing, tie.colour, CLOTH)
        pen.oval(x, y + 0.03, 0.022, 0.024, darker(tie.colour, 0.3), BODY)
    if beads := sitter.look.worn("necklace"):
        for px, py in arc(x, y - 0.01, man.neck_width * 0.5, 0.075, 15, 165, 9):
            pen.oval(px, py, 0.016, 0.016, beads.colour, BODY)


def behind(sitter: Sitter, man: Mannequin) -> None:
    """Capes and bags that lie behind the body (before it, seen from the back)."""
    pen, (sx, sy), (hx, hy) = sitter.pen, man.shoulder, man.hip
    if cape := sitter.look.worn("cape"):
        knots = [(-sx * 0.6, man.neck[1]), (sx * 0.6, man.neck[1]), (sx * 1.4, sy + 0.12),
                 (hx * 1.9, hy + 0.1), (0, hy + 0.13), (-hx * 1.9, hy + 0.1),
                 (-sx * 1.4, sy + 0.12)]  # fmt: skip
        pen.blob(knots, cape.colour, CLOTH)
    if bag := sitter.look.worn("backpack"):
        knots = [(-sx * 1.15, sy + 0.02), (0, sy - 0.03), (sx * 1.15, sy + 0.02),
                 (sx * 1.3, hy - 0.04),
                 (0, hy), (-sx * 1.3, hy - 0.04)]  # fmt: skip
        pen.blob(knots, bag.colour, CLOTH)


def straps(sitter: Sitter, man: Mannequin) -> None:
    """The straps of a bag over the front of the shoulders."""
    bag = sitter.look.worn("backpack")
    if bag is None or sitter.pose.back:
        return
    sx, sy = man.shoulder
    for side in (-1, 1):
        knots = [(side * sx * 0.62, sy - 0.02), (side * sx * 0.7, sy + 0.1),
                 (side * man.hip[0] * 0.98, man.hip[1] - 0.06)]  # fmt: skip
        sitter.pen.limb(knots, (0.035, 0.035, 0.03), darker(bag.colour, 0.2), BODY)


def shoe(pen: Pen, x: float, y: float, size: float, colour: Colour, tall: bool) -> None:
    """A shoe or boot whose sole is at (x, y)."""
    if tall:
        pen.limb([(x, y - size * 1.5), (x, y - size * 0.4)], (size * 1.3, size * 1.2), colour, BODY)
        pen.line([(x - size * 0.6, y - size * 1.45), (x + size * 0.6, y - size * 1.45)], size * 0.3,
                 lighter(colour, 0.35), smooth=False)  # fmt: skip
    pen.blob([(x - size, y), (x - size * 0.9, y - size * 0.7), (x, y - size * 0.95),
              (x + size * 0.9, y - size * 0.7), (x + size, y), (x, y + size * 0.12)], colour,
             BODY)  # fmt: skip
    pen.line([(x - size * 0.9, y - size * 0.02), (x + size * 0.9, y - size * 0.02)], size * 0.18,
             darker(colour, 0.6), smooth=False)  # fmt: skip
