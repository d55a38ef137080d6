"""Ramps through an ink table, to see and to measure whether a limit leaves bands.

    python -m printing.press.ramps OUT.png [CONDITION LIMIT]

draws each ramp as a screen shows it, as it prints without a limit and under it, and the course of
the four inks (the grey line is their sum, the red one the limit).
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageDraw, ImageFont

from printing.press.faces import face_path
from printing.press.inks import GRID, lab_of, separated
from printing.press.solving import solve
from printing.press.writing import whole_file

Array = NDArray[Any]
Color = tuple[int, int, int]

STEPS = 513
LAG = 16
# Each runs through the border of a limit of 240 %, or lies where eyes are quick to see an edge.
RAMPS: dict[str, tuple[Color, ...]] = {
    "grey": ((0, 0, 0), (255, 255, 255)),
    "red": ((0, 0, 0), (255, 0, 0), (255, 255, 255)),
    "green": ((0, 0, 0), (0, 255, 0), (255, 255, 255)),
    "blue": ((0, 0, 0), (0, 0, 255), (255, 255, 255)),
    "skin": ((24, 10, 6), (141, 85, 54), (224, 172, 125), (255, 236, 220)),
    "sky": ((6, 8, 30), (38, 60, 130), (120, 180, 235), (240, 246, 255)),
    "forest": ((0, 10, 0), (40, 140, 60), (210, 235, 160)),
    "dusk": ((40, 0, 60), (0, 70, 80), (250, 180, 90)),
}
WIDE, STRIP, CURVES, LEFT, GAP = 520, 20, 56, 84, 12
INKS = ((0, 160, 220), (214, 31, 140), (222, 190, 0), (20, 20, 20))


@dataclass(frozen=True)
class Course:
    """How a ramp runs: its inks (steps, 4), 0 to 1, and the Lab (steps, 3) they make."""

    inks: Array
    lab: Array

    @property
    def bend(self) -> float:
        """The sharpest turn of any ink within a 32nd of the ramp, in percent of ink."""
        return float(np.abs(_turn(self.inks)).max()) * 100

    @property
    def edge(self) -> float:
        """The sharpest turn of the colour within a 32nd of the ramp, in CIELAB."""
        return float(np.linalg.norm(_turn(self.lab), axis=1).max())

    def falls_back(self) -> float:
        """How far the lightness of a ramp from dark to light ever falls back, in L*."""
        light = self.lab[:, 0]
        return float((np.maximum.accumulate(light) - light).max())


def course(name: str, stops: tuple[Color, ...], nodes: Array) -> Course:
    """The way of a ramp through a table of inks (33, 33, 33, 4), 0 to 1, of a condition."""
    inks = interpolated(nodes, colors_of(stops))
    return Course(inks, lab_of(inks, name))


def colors_of(stops: tuple[Color, ...]) -> Array:
    """The sRGB colours of a ramp, 0 to 255, not rounded: (513, 3)."""
    at = np.linspace(0, len(stops) - 1, STEPS)
    ends = np.array(stops, dtype=np.float64)
    return np.stack([np.interp(at, range(len(stops)), ends[:, axis]) for axis in range(3)], 1)


def interpolated(nodes: Array, colors: Array) -> Array:
    """The table's answer between its nodes, as Pillow's Color3DLUT gives it, not rounded."""
    place = colors / 255 * (GRID - 1)
    low = np.minimum(place.astype(np.int64), GRID - 2)
    share = place - low
    answer = np.zeros((len(colors), nodes.shape[-1]))
    for corner in range(8):
        bits = np.array([(corner >> axis) & 1 for axis in range(3)])
        weight = np.where(bits, share, 1 - share).prod(axis=1)
        red, green, blue = (low + bits).T
        answer += nodes[red, green, blue] * weight[:, None]
    return answer


def picture(name: str, limit: int) -> Image.Image:
    """All ramps, under a limit in percent and without one."""
    own, limited = separated(name), solve(name, limit) / 255
    high = 3 * STRIP + CURVES + GAP
    sheet = Image.new("RGB", (LEFT + WIDE + GAP, high * len(RAMPS) + GAP), "white")
    draw = ImageDraw.Draw(sheet)
    face = ImageFont.truetype(str(face_path("Andika")), 11)
    for row, (word, stops) in enumerate(RAMPS.items()):
        top = GAP + row * high
        strips = (colors_of(stops), _shown(name, own, stops), _shown(name, limited, stops))
        for n, (strip, told) in enumerate(
            zip(strips, ("screen", "no limit", f"{limit} %"), strict=True)
        ):
            sheet.paste(_strip(strip), (LEFT, top + n * STRIP))
            label = f"{word}, {told}" if n == 0 else told
            draw.text((4, top + n * STRIP + 4), label, fill="black", font=face)
        _curves(draw, course(name, stops, limited).inks, limit, top + 3 * STRIP)
    return sheet


def _turn(values: Array) -> Array:
    return values[2 * LAG :] - 2 * values[LAG:-LAG] + values[: -2 * LAG]


def _shown(name: str, nodes: Array, stops: tuple[Color, ...]) -> Array:
    """The soft proof of a ramp: its Lab on the screen."""
    lab = course(name, stops, nodes).lab
    raw = np.stack([lab[:, 0] * 2.55, lab[:, 1] % 256, lab[:, 2] % 256], axis=1)
    image = Image.frombytes("LAB", (STEPS, 1), np.round(raw).astype(np.uint8).tobytes())
    to_screen = ImageCms.buildTransform(
        ImageCms.createProfile("LAB"), ImageCms.createProfile("sRGB"), "LAB", "RGB"
    )
    return np.asarray(ImageCms.applyTransform(image, to_screen))[0].astype(np.float64)


def _strip(colors: Array) -> Image.Image:
    row = np.round(colors).astype(np.uint8)[None]
    return Image.fromarray(row).resize((WIDE, STRIP - 2), Image.Resampling.BILINEAR)


def _curves(draw: ImageDraw.ImageDraw, inks: Array, limit: int, top: int) -> None:
    foot, high = top + CURVES, CURVES - 4
    across = LEFT + np.arange(STEPS) * WIDE / STEPS
    told = [*zip(inks.T, INKS, strict=True), (inks.sum(axis=1) / 4, (150, 150, 150))]
    border = foot - limit / 400 * high
    draw.line((LEFT, border, LEFT + WIDE, border), fill=(220, 60, 60))
    for values, color in told:
        points = list(zip(across, foot - values * high, strict=True))
        draw.line([xy for point in points for xy in point], fill=color, width=1)


if __name__ == "__main__":
    condition, percent = (sys.argv[2], int(sys.argv[3])) if len(sys.argv) > 3 else (None, 232)
    with whole_file(Path(sys.argv[1])) as draft:
        picture(condition or "FOGRA39L_coated.icc", percent).save(draft, "PNG", optimize=True)
