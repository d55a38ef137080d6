"""Character sheets: one character from the front, turned, from behind, and its face close up."""

from __future__ import annotations

from dataclasses import replace

from PIL import Image, ImageDraw

from illustration.painter.figures import Cutout, cut_figure, extent
from illustration.painter.layer import Layer
from illustration.painter.look import Look, look_of
from illustration.painter.manner_words import manner_for
from illustration.painter.pose import POSES, Pose
from illustration.painter.strokes import glow
from illustration.studio.order import Box, Figure, PictureOrder

GROUND = (244, 240, 230)
ZOOM = {
    "beast": 1.15,
    "bird": 1.05,
    "person": 1.6,
    "adult": 2.1,
}  # close-up, disc sides a model unit
VIEWS: tuple[Pose, ...] = (
    POSES["stand"],
    replace(POSES["wave"], turn=0.85, mouth="smile"),
    replace(POSES["stand"], back=True),
)


def paint_sheet(order: PictureOrder) -> tuple[Layer, tuple[Figure, ...]]:
    """Paint every character of the cast in a row of its own, without scenery or words."""
    layer = Layer.opaque(order.width, order.height, GROUND, manner_for(order.style))
    figures: list[Figure] = []
    rows = max(1, len(order.cast))
    for row, traits in enumerate(order.cast):
        band = (0.0, row / rows, 1.0, (row + 1) / rows)
        figures += _character(layer, traits.name, look_of(traits), band)
    return layer, tuple(figures)


def _character(layer: Layer, name: str, look: Look, band: Box) -> list[Figure]:
    reaches = [extent(look, pose) for pose in VIEWS]
    layouts = [_cells(layer, band, columns) for columns in (2, 4)]
    cells = max(layouts, key=lambda cells: _fitting(cells[0], reaches))
    scale = _fitting(cells[0], reaches)
    figures = []
    for pose, reach, cell in zip(VIEWS, reaches, cells, strict=False):
        cut = cut_figure(layer, look, pose, scale)
        width = (reach[0] + reach[2]) * scale
        x = (cell[0] + cell[2] - width) / 2 + reach[0] * scale
        y = cell[3] - (cell[3] - cell[1]) * 0.07 - reach[3] * scale
        glow(layer, x, y, scale * 0.4, scale * 0.09, (120, 112, 108), 0.5, 1.0)
        figures.append(_stamped(layer, name, cut, round(x - cut.foot[0]), round(y - cut.foot[1])))
    figures.append(_close_up(layer, name, look, cells[3]))
    return figures


def _fitting(cell: Box, reaches: list[Box]) -> float:
    """The scale at which every view fits a cell, in pixels a model unit."""
    wide, high = (cell[2] - cell[0]) * 0.9, (cell[3] - cell[1]) * 0.86
    return min(min(wide / (r[0] + r[2]), high / (r[1] + r[3])) for r in reaches)


def _cells(layer: Layer, band: Box, columns: int) -> list[Box]:
    """Four places in so many columns; pixels."""
    w, h = layer.size
    x0, y0, x1, y1 = w * 0.04, h * (band[1] + 0.03), w * 0.96, h * (band[3] - 0.03)
    wide, high = (x1 - x0) / columns, (y1 - y0) / (4 // columns)
    return [
        (x0 + wide * (k % columns), y0 + high * (k // columns),
         x0 + wide * (k % columns + 1), y0 + high * (k // columns + 1))
        for k in range(4)
    ]  # fmt: skip


def _stamped(layer: Layer, name: str, cut: Cutout, x: int, y: int) -> Figure:
    layer.stamp(cut.layer, x, y)
    width, height = cut.layer.size
    eyes = tuple((x + e[0], y + e[1], x + e[2], y + e[3]) for e in cut.eyes)
    return Figure(name, (x, y, x + width, y + height), eyes)


def _close_up(layer: Layer, name: str, look: Look, cell: Box) -> Figure:
    """The face in a round frame."""
    side = int(min(cell[2] - cell[0], cell[3] - cell[1]) * 0.84)
    grown = look.plan == "person" and look.age != "child"
    zoom = side * (ZOOM["adult"] if grown else ZOOM.get(look.plan, 1.1))
    cut = cut_figure(layer, look, replace(POSES["stand"], left_arm=4, right_arm=4), zoom)
    ex = sum(e[0] + e[2] for e in cut.eyes) / 2 / max(1, len(cut.eyes))
    ey = sum(e[1] + e[3] for e in cut.eyes) / 2 / max(1, len(cut.eyes))
    left, top = round(ex - side / 2), round(ey - side * 0.5)
    disc = Layer.opaque(side, side, (222, 232, 228), layer.manner)
    disc.stamp(cut.layer, -left, -top)
    mask = Image.new("L", (side * 2, side * 2))
    ImageDraw.Draw(mask).ellipse((4, 4, side * 2 - 4, side * 2 - 4), fill=255)
    x, y = round((cell[0] + cell[2] - side) / 2), round((cell[1] + cell[3] - side) / 2)
    layer.lay(disc.rgb, mask.reduce(2), x, y)
    eyes = tuple(
        (x + e[0] - left, y + e[1] - top, x + e[2] - left, y + e[3] - top) for e in cut.eyes
    )
    return Figure(name, (x, y, x + side, y + side), eyes)
