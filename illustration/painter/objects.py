"""Objects that stand about out of doors: tents, wells, benches, cars, trains and rockets."""

from __future__ import annotations

from illustration.painter.brush import BODY, CRISP, Stroke
from illustration.painter.groves import shade
from illustration.painter.held import HELD
from illustration.painter.pen import Pen
from illustration.painter.pigment import Colour, darker, lighter
from illustration.painter.plants import sunflower
from illustration.painter.strokes import glow
from illustration.painter.view import View

WOOD: Colour = (156, 104, 68)
PANEL = Stroke(0.25, 0.4, 0.35, 0.1)


def tent(view: View, x: float, y: float, size: float) -> None:
    """A ridge tent with its flap open, `size` pixels tall."""
    shade(view, x, y, size * 0.9)
    pen, cloth = view.pen(x, y, size), view.on((228, 146, 68))
    pen.corners([(-0.3, -1), (0.5, -0.92), (0.98, 0), (0.3, 0)], darker(cloth, 0.25), PANEL)
    pen.corners([(-0.3, -1), (-0.9, 0), (0.3, 0)], cloth, PANEL)
    pen.corners([(-0.3, -0.86), (-0.56, 0), (-0.02, 0)], view.on((86, 58, 54)), BODY)
    pen.corners([(-0.3, -0.86), (-0.56, 0), (-0.66, 0)], lighter(cloth, 0.4), BODY)
    ropes = [[(-0.75, -0.25), (-1.15, 0.02)], [(0.8, -0.3), (1.2, 0.0)]]
    pen.lines(ropes, 0.014, view.on((120, 96, 72)), smooth=False)


def well(view: View, x: float, y: float, size: float) -> None:
    """A stone well with a roof and a bucket, `size` pixels tall."""
    shade(view, x, y, size * 0.5)
    pen, stone = view.pen(x, y, size), view.on((166, 160, 160))
    for side in (-0.32, 0.32):
        pen.limb([(side, -0.3), (side, -0.85)], (0.06, 0.06), view.on(WOOD))
    pen.line([(0, -0.8), (0, -0.5)], 0.014, view.on((110, 88, 70)), smooth=False)
    pen.corners([(-0.08, -0.52), (0.08, -0.52), (0.06, -0.38), (-0.06, -0.38)], view.on(WOOD), BODY)
    pen.blob([(-0.42, -0.36), (0.42, -0.36), (0.44, -0.06), (0.2, 0.02), (-0.2, 0.02),
              (-0.44, -0.06)], stone, Stroke(0.6, 0.7, 0.4, 0.2))  # fmt: skip
    pen.oval(0, -0.36, 0.42, 0.09, view.on((70, 84, 102)), CRISP)
    bricks = [[(-0.43, -0.24), (0.43, -0.24)], [(-0.42, -0.12), (0.42, -0.12)],
              [(-0.2, -0.3), (-0.2, -0.24)], [(0.15, -0.3), (0.15, -0.24)],
              [(0.0, -0.24), (0.0, -0.12)], [(-0.3, -0.24), (-0.3, -0.12)]]  # fmt: skip
    pen.lines(bricks, 0.016, darker(stone, 0.5), 0.6, smooth=False)
    pen.corners([(-0.56, -0.78), (0, -1.08), (0.56, -0.78), (0.5, -0.72), (-0.5, -0.72)],
                view.on((176, 84, 66)), PANEL)  # fmt: skip


def bench(view: View, x: float, y: float, size: float) -> None:
    """A garden bench, `size` pixels tall."""
    shade(view, x, y, size)
    pen, wood = view.pen(x, y, size), view.on(lighter(WOOD, 0.12))
    for side in (-0.85, 0.85):
        pen.limb([(side, 0), (side, -0.95)], (0.1, 0.08), view.on((86, 92, 104)))
        pen.limb([(side * 0.92, 0.05), (side * 0.92, -0.45)], (0.09, 0.09), view.on((86, 92, 104)))
    for y0 in (-0.9, -0.7, -0.46):
        pen.limb([(-1, y0), (1, y0)], (0.13, 0.13), wood if y0 < -0.5 else lighter(wood, 0.2))


def car(view: View, x: float, y: float, size: float) -> None:
    """A small round car, `size` pixels tall."""
    shade(view, x, y, size * 1.1)
    pen = view.pen(x, y, size)
    red = view.on(view.chance.branch("car").pick(((208, 66, 58), (64, 122, 180), (232, 178, 62))))
    pen.blob([(-0.55, -0.5), (-0.4, -0.95), (0.1, -1.0), (0.5, -0.9), (0.72, -0.5)], red, BODY)
    pen.blob([(-0.44, -0.52), (-0.34, -0.86), (0.04, -0.88), (0.04, -0.52)],
             view.on((196, 226, 238)), CRISP)  # fmt: skip
    pen.blob([(0.1, -0.52), (0.1, -0.88), (0.42, -0.82), (0.58, -0.52)], view.on((196, 226, 238)),
             CRISP)  # fmt: skip
    pen.blob([(-1.1, -0.2), (-1.08, -0.46), (-0.6, -0.58), (0.7, -0.58), (1.08, -0.44),
              (1.12, -0.2), (0.8, -0.12), (-0.8, -0.12)], red, BODY)  # fmt: skip
    pen.oval(1.04, -0.36, 0.08, 0.09, view.on((255, 238, 170)), CRISP)
    for side in (-0.58, 0.62):
        pen.oval(side, -0.16, 0.23, 0.23, view.on((58, 56, 64)), BODY)
        pen.oval(side, -0.16, 0.1, 0.1, view.on((206, 208, 212)), CRISP)


def train(view: View, x: float, y: float, size: float) -> None:
    """A steam engine with a coach on its rails, `size` pixels tall."""
    pen = view.pen(x, y, size)
    rail = view.on((112, 96, 92))
    pen.lines([[(-2.3, 0.0), (2.3, 0.0)], *[[(-2.2 + 0.3 * k, 0.04), (-2.2 + 0.3 * k, 0.1)]
               for k in range(15)]], 0.05, rail, smooth=False)  # fmt: skip
    green, coach = view.on((66, 128, 96)), view.on((206, 86, 66))
    pen.corners([(-1.9, -0.2), (-1.9, -0.9), (-0.5, -0.9), (-0.5, -0.2)], coach, PANEL)
    for k in range(3):
        left = -1.74 + 0.42 * k
        pen.corners([(left, -0.5), (left, -0.78), (left + 0.3, -0.78), (left + 0.3, -0.5)],
                    view.on((200, 228, 238)), CRISP)  # fmt: skip
    pen.limb([(0.35, -0.48), (1.4, -0.48)], (0.5, 0.5), green, BODY)
    pen.corners([(-0.25, -0.2), (-0.25, -1.05), (0.4, -1.05), (0.4, -0.2)], green, PANEL)
    pen.corners([(-0.12, -0.6), (-0.12, -0.92), (0.26, -0.92), (0.26, -0.6)],
                view.on((200, 228, 238)), CRISP)  # fmt: skip
    pen.limb([(1.25, -0.7), (1.25, -1.0)], (0.2, 0.28), view.on((60, 60, 70)), BODY)
    for k, r in enumerate((0.14, 0.19, 0.25)):
        pen.oval(1.2 - 0.3 * k, -1.2 - 0.17 * k, r, r * 0.9, (250, 250, 248),
                 Stroke(0.6, 0.4, 0, 0.4, 2, 0.75))  # fmt: skip
    for cx in (-1.6, -0.8, 0.05, 0.6, 1.2):
        pen.oval(cx, -0.16, 0.17, 0.17, view.on((58, 56, 64)), BODY)
        pen.oval(cx, -0.16, 0.07, 0.07, view.on((220, 190, 110)), CRISP)


def rocket(view: View, x: float, y: float, size: float) -> None:
    """A rocket standing on its fins, `size` pixels tall."""
    pen = view.pen(x, y, size)
    for side in (-1, 1):
        pen.blob([(side * 0.16, -0.34), (side * 0.4, -0.06), (side * 0.36, 0.04),
                  (side * 0.14, -0.06)], view.on((206, 62, 58)), BODY)  # fmt: skip
    pen.blob([(0, -1), (0.17, -0.72), (0.22, -0.4), (0.15, -0.04), (-0.15, -0.04), (-0.22, -0.4),
              (-0.17, -0.72)], view.on((240, 240, 244)), Stroke(0.8, 0.2, 0.3))  # fmt: skip
    pen.blob([(0, -1.02), (0.13, -0.8), (0, -0.76), (-0.13, -0.8)], view.on((206, 62, 58)), BODY)
    pen.oval(0, -0.56, 0.1, 0.1, view.on((92, 106, 128)), BODY)
    pen.oval(0, -0.56, 0.07, 0.07, view.on((176, 220, 240)), CRISP)


def pumpkins(view: View, x: float, y: float, size: float) -> None:
    """Three pumpkins, the largest `size` pixels tall."""
    for dx, share in ((-0.9, 0.7), (0.85, 0.6), (0.0, 1.0)):
        pen = view.pen(x + dx * size, y + 0.06 * size * share, size * share)
        shade(view, x + dx * size, y, size * share * 0.6)
        for cx in (-0.36, 0.36, 0.0):
            tone = view.on(darker((236, 130, 44), 0.16 if cx else 0.0))
            pen.oval(cx, -0.42, 0.34, 0.42, tone, BODY)
        pen.limb([(0, -0.8), (0.08, -1.0)], (0.12, 0.09), view.on((96, 128, 66)))


def sunflowers(view: View, x: float, y: float, size: float) -> None:
    """Three sunflowers, `size` pixels tall."""
    for dx, share in ((-0.2, 0.8), (0.22, 0.88), (0.02, 1.0)):
        sunflower(view, x + dx * size, y, size * share)


def flock(view: View, x: float, y: float, size: float) -> None:
    """Far birds in a wedge, `size` pixels across."""
    pen = view.pen(x, y - size * 0.25, size)
    wings = []
    for k in range(-3, 4):
        cx, cy = 0.15 * k, 0.09 * abs(k) - 0.12
        wings.append([(cx - 0.07, cy - 0.03), (cx - 0.03, cy - 0.05), (cx, cy), (cx + 0.03,
                      cy - 0.05), (cx + 0.07, cy - 0.03)])  # fmt: skip
    pen.lines(wings, 0.016, view.on((64, 62, 82)), 0.9)


def puddles(view: View) -> None:
    """Puddles that mirror the sky, on the near ground."""
    for _ in range(4):
        size = view.u * 0.1
        if spot := view.find(size * 2, size * 0.5, (view.horizon * 1.08, view.h * 0.96)):
            pen = view.pen(spot[0], spot[1] - size * 0.2, size)
            edge = [(-1, 0), (-0.6, -0.2), (0.1, -0.24), (0.8, -0.14), (1, 0.02), (0.4, 0.2),
                    (-0.5, 0.18)]  # fmt: skip
            pen.blob([(px * 1.06, py * 1.1) for px, py in edge], view.on((116, 104, 84)), PANEL)
            pen.blob(edge, view.light.sky[1], Stroke(-0.3, 0.4, 0.4))
            pen.line([(-0.5, -0.03), (0.1, -0.06), (0.5, -0.03)], 0.03, (250, 252, 252), 0.6)


def handy(kind: str, view: View, x: float, y: float, size: float) -> None:
    """A thing that could be held, standing on the ground; `size` pixels a model unit."""
    shade(view, x, y, size * 0.1)
    drop = {"book": 0.15, "lantern": 0.265, "basket": 0.22, "umbrella": 0.05}[kind]
    pen = view.pen(x, y, size)
    if kind == "lantern" and view.light.dark:
        glow(view.layer, x, y - size * 0.1, size * 1.2, size * 0.5, (255, 206, 110), 0.5)
    HELD[kind](Pen(pen.layer, pen.frame.moved(0, -drop)))
