"""Buildings: cottages, round huts, barns, towers of a town, lighthouses, castles."""

from __future__ import annotations

from illustration.painter.brush import BODY, CRISP, LAND, Stroke
from illustration.painter.groves import shade
from illustration.painter.pen import Pen
from illustration.painter.pigment import Colour, darker, lighter
from illustration.painter.strokes import glow
from illustration.painter.view import View

WALLS: tuple[Colour, ...] = ((240, 222, 190), (232, 202, 176), (222, 216, 208), (238, 206, 160))
ROOFS: tuple[Colour, ...] = ((184, 84, 66), (150, 96, 74), (112, 116, 136), (196, 120, 72))
LIT: Colour = (255, 216, 116)
WALL = Stroke(0.25, 0.55, 0.35, 0.15)


def window(view: View, pen: Pen, x: float, y: float, size: float) -> None:
    """A four-paned window round (x, y); lit when it is dark outside."""
    dusk = view.light.dark or view.light.name in {"sunset", "winter", "storm", "dusk"}
    glass = LIT if dusk else view.on((148, 190, 212))
    if dusk:
        px, py = pen.point(x, y)
        reach = size * 2.6 * pen.frame.scale
        glow(view.layer, px, py, reach, reach, LIT, 0.4)
    half = size / 2
    corners = [
        (x - half, y - half),
        (x + half, y - half),
        (x + half, y + half),
        (x - half, y + half),
    ]
    pen.corners([(cx + (cx - x) * 0.28, cy + (cy - y) * 0.28) for cx, cy in corners],
                view.on((244, 236, 222)))  # fmt: skip
    pen.corners(corners, glass)
    cross = [[(x, y - half), (x, y + half)], [(x - half, y), (x + half, y)]]
    pen.lines(cross, size * 0.12, view.on((244, 236, 222)), smooth=False)


def cottage(view: View, x: float, y: float, size: float, snow: bool, flip: bool = False) -> None:
    """A house with a gabled roof, `size` pixels tall, its foot at (x, y)."""
    throw = view.chance.branch("cottage", round(x))
    wall, roof = view.on(throw.pick(WALLS)), view.on(throw.pick(ROOFS))
    shade(view, x, y, size * 0.66)
    pen = view.pen(x, y, size, flip)
    pen.corners(
        [(0.24, -0.7), (0.24, -1.0), (0.36, -1.0), (0.36, -0.6)], view.on((160, 88, 72)), WALL
    )
    pen.corners([(-0.1, -0.52), (0.6, -0.52), (0.6, 0), (-0.1, 0)], darker(wall, 0.25), WALL)
    pen.corners([(-0.55, 0), (-0.55, -0.5), (-0.3, -0.86), (-0.06, -0.5), (-0.06, 0)], wall, WALL)
    tiles = lighter(view.on((246, 248, 254)), 0.1) if snow else roof
    pen.corners([(-0.32, -0.94), (0.42, -0.92), (0.7, -0.46), (-0.02, -0.46)], tiles, WALL)
    pen.limb([(-0.64, -0.44), (-0.31, -0.92), (-0.02, -0.44)], (0.07, 0.08, 0.07), tiles, WALL)
    if not snow:
        rows = [[(-0.25 + 0.07 * k, -0.94 + 0.12 * k), (0.46 + 0.06 * k, -0.92 + 0.12 * k)]
                for k in range(1, 4)]  # fmt: skip
        pen.lines(rows, 0.012, darker(roof, 0.5), 0.5, smooth=False)
    door = [(-0.38, 0), (-0.38, -0.28), (-0.3, -0.35), (-0.22, -0.28), (-0.22, 0)]
    pen.corners(door, view.on((122, 74, 52)), BODY)
    pen.oval(-0.25, -0.15, 0.014, 0.014, view.on((240, 200, 100)), CRISP)
    window(view, pen, -0.3, -0.58, 0.11)
    window(view, pen, 0.14, -0.26, 0.15)
    window(view, pen, 0.42, -0.26, 0.15)


def hut(view: View, x: float, y: float, size: float) -> None:
    """A round hut with a thatched roof, `size` pixels tall."""
    shade(view, x, y, size * 0.6)
    pen = view.pen(x, y, size)
    clay, straw = view.on((206, 148, 104)), view.on((206, 172, 104))
    pen.blob([(-0.42, -0.5), (0.42, -0.5), (0.44, -0.03), (0.2, 0.02), (-0.2, 0.02),
              (-0.44, -0.03)],
             clay, WALL)  # fmt: skip
    band = [[(-0.42 + 0.07 * k, -0.2), (-0.385 + 0.07 * k, -0.26), (-0.35 + 0.07 * k, -0.2)]
            for k in range(12)]  # fmt: skip
    pen.lines(band, 0.014, view.on((240, 224, 190)), 0.9, smooth=False)
    pen.blob([(-0.12, 0.01), (-0.12, -0.34), (0, -0.42), (0.12, -0.34), (0.12, 0.01)],
             view.on((74, 50, 42)))  # fmt: skip
    roof = [(0, -1.0), (0.28, -0.72), (0.62, -0.42), (0.3, -0.38), (0, -0.4), (-0.3, -0.38),
            (-0.62, -0.42), (-0.28, -0.72)]  # fmt: skip
    pen.blob(roof, straw, LAND)
    straws = [[(0.02 * k, -0.95), (0.062 * k, -0.4)] for k in range(-9, 10)]
    pen.lines(straws, 0.01, darker(straw, 0.5), 0.5, smooth=False)


def barn(view: View, x: float, y: float, size: float) -> None:
    """A red barn, `size` pixels tall."""
    shade(view, x, y, size * 0.7)
    pen = view.pen(x, y, size)
    red, cream = view.on((176, 66, 54)), view.on((246, 236, 216))
    pen.corners([(-0.5, 0), (-0.5, -0.55), (-0.34, -0.8), (0, -0.96), (0.34, -0.8), (0.5, -0.55),
                 (0.5, 0)], red, WALL)  # fmt: skip
    planks = [[(-0.45 + 0.1 * k, 0), (-0.45 + 0.1 * k, -0.58)] for k in range(10)]
    pen.lines(planks, 0.008, darker(red, 0.5), 0.5, smooth=False)
    edge = [(-0.58, -0.5), (-0.37, -0.83), (0, -1.0), (0.37, -0.83), (0.58, -0.5)]
    pen.line(edge, 0.06, view.on((112, 84, 82)), smooth=False)
    pen.corners([(-0.2, 0), (-0.2, -0.4), (0.2, -0.4), (0.2, 0)], darker(red, 0.3), WALL)
    pen.lines([[(-0.2, 0), (0.2, -0.4)], [(0.2, 0), (-0.2, -0.4)], [(-0.2, -0.4), (0.2, -0.4)]],
              0.03, cream, smooth=False)  # fmt: skip
    window(view, pen, 0, -0.66, 0.13)


def lighthouse(view: View, x: float, y: float, size: float) -> None:
    """A striped lighthouse on its rock, `size` pixels tall."""
    pen = view.pen(x, y, size)
    if view.light.dark:
        px, py = pen.point(0, -0.88)
        glow(view.layer, px, py, size * 1.3, size * 0.3, (255, 240, 180), 0.55)
    pen.blob([(-0.4, 0.03), (-0.3, -0.12), (-0.05, -0.16), (0.25, -0.13), (0.42, 0.03)],
             view.on((124, 116, 116)), LAND)  # fmt: skip
    for step in range(5):
        low, high = -0.1 - 0.14 * step, -0.24 - 0.14 * step
        wide, slim = 0.145 - 0.014 * step, 0.145 - 0.014 * (step + 1)
        colour = (204, 64, 58) if step % 2 else (248, 242, 232)
        pen.corners([(-wide, low), (wide, low), (slim, high), (-slim, high)], view.on(colour), BODY)
    pen.corners([(-0.1, -0.8), (0.1, -0.8), (0.1, -0.83), (-0.1, -0.83)], view.on((70, 70, 84)))
    pen.corners([(-0.055, -0.83), (0.055, -0.83), (0.055, -0.92), (-0.055, -0.92)], LIT)
    pen.corners([(-0.075, -0.92), (0.075, -0.92), (0, -1.0)], view.on((190, 60, 54)), BODY)


def castle(view: View, x: float, y: float, size: float) -> None:
    """A castle with three towers, `size` pixels tall."""
    pen, stone = view.pen(x, y, size), view.on((204, 194, 198), 0.18)
    pen.corners([(-0.42, 0), (-0.42, -0.42), (0.42, -0.42), (0.42, 0)], stone, WALL)
    for cx, top, half in ((-0.42, -0.62, 0.12), (0.42, -0.62, 0.12), (0, -0.74, 0.15)):
        pen.corners(
            [(cx - half, 0), (cx - half, top), (cx + half, top), (cx + half, 0)], stone, BODY
        )
        tip = [(cx - half * 1.25, top), (cx + half * 1.25, top), (cx, top - half * 2)]
        pen.corners(tip, view.on((96, 112, 168), 0.1), BODY)
        window(view, pen, cx, top + 0.14, 0.06)
    pen.blob(
        [(-0.08, 0), (-0.08, -0.16), (0, -0.24), (0.08, -0.16), (0.08, 0)], view.on((104, 78, 70))
    )


def skyline(view: View, depth: float, tall: float) -> None:
    """A row of town houses along the horizon, `tall` pixels at most."""
    throw = view.chance.branch("skyline", round(depth * 10))
    x = -view.u * 0.02
    while x < view.w:
        wide, high = view.u * throw.between(0.09, 0.17), tall * throw.between(0.45, 1.0)
        colour = throw.pick((*WALLS, (196, 140, 122), (168, 178, 192), (206, 184, 150)))
        _block(view, x, wide, high, view.on(colour, depth), throw.pick((0, 0, 1)))
        x += wide * throw.between(0.92, 1.1)


def _block(view: View, x: float, wide: float, high: float, wall: Colour, gable: int) -> None:
    foot = view.horizon + view.u * 0.015
    pen = view.pen(x, foot, 1.0)
    pen.corners([(0, 0), (0, -high), (wide, -high), (wide, 0)], wall, WALL)
    roof = darker(wall, 0.5)
    top = -high - (wide * 0.45 if gable else wide * 0.06)
    peak = [(-wide * 0.05, -high), (wide * (0.5 if gable else 0.02), top),
            (wide * (0.5 if gable else 0.98), top), (wide * 1.05, -high)]  # fmt: skip
    pen.corners(peak, roof, WALL)
    size = wide * 0.2
    floors = min(7, int(high / (size * 2)))
    for floor in range(floors):
        for column in (0.28, 0.72):
            y = -high + size * (1.1 + 1.9 * floor)
            if y < -size * 1.6:
                window(view, pen, wide * column, y, size)
