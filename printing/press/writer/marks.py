"""Printer's marks: where to trim, where the bleed ends, and whether the plates meet."""

from __future__ import annotations

from collections.abc import Iterator

from printing.press.profile import PrinterProfile
from printing.press.script import Box, PageScript
from printing.press.writer.values import Name, number

# Points: a mark's length and line, the target's radius, and what is left free around them.
LENGTH = 18.0
LINE = 0.25
RADIUS = 5.0
PAD = 4.0
POINTS_AN_INCH = 72
# A quarter of a circle as a Bezier curve.
BEND = 0.5523
SPACE = "Registration"
# Registration black stands on every plate there is (ISO 32000-1, 8.6.6.4).
COLOR_SPACE = [
    Name("Separation"),
    Name("All"),
    Name("DeviceCMYK"),
    {
        "FunctionType": 2,
        "Domain": [0, 1],
        "C0": [0, 0, 0, 0],
        "C1": [1, 1, 1, 1],
        "N": 1,
    },
]


def marks_margin(profile: PrinterProfile) -> float:
    """How far (points) the sheet reaches past the bleed on every side; 0 without marks."""
    if not profile.marks:
        return 0.0
    return float(profile.marks_offset_in) * POINTS_AN_INCH + LENGTH + PAD


def mark_operators(page: PageScript, offset: float) -> str:
    """Draw a page's marks, outside its bleed and at least `offset` points from the trim."""
    draw = [f"q /{SPACE} CS 1 SCN {LINE} w 0 J"]
    draw += [_line(*ends) for ends in _crop_marks(page.trim_box, page.bleed_box, offset)]
    draw += [_line(*ends) for ends in _bleed_marks(page.trim_box, page.bleed_box, offset)]
    draw += [_target(x, y) for x, y in _targets(page.trim_box, page.bleed_box, offset)]
    return "\n".join([*draw, "Q"])


def _crop_marks(trim: Box, bleed: Box, offset: float) -> Iterator[Box]:
    """Two lines at each corner of the trim, pointing at it from outside the bleed."""
    left, low, right, high = _starts(trim, bleed, offset)
    for y in (trim[1], trim[3]):
        yield left - LENGTH, y, left, y
        yield right, y, right + LENGTH, y
    for x in (trim[0], trim[2]):
        yield x, low - LENGTH, x, low
        yield x, high, x, high + LENGTH


def _bleed_marks(trim: Box, bleed: Box, offset: float) -> Iterator[Box]:
    """Half as long, where the bleed ends on a side that has one."""
    left, low, right, high = _starts(trim, bleed, offset)
    half = LENGTH / 2
    for y in sorted({bleed[1], bleed[3]} - {trim[1], trim[3]}):
        yield left - LENGTH, y, left - half, y
        yield right + half, y, right + LENGTH, y
    for x in sorted({bleed[0], bleed[2]} - {trim[0], trim[2]}):
        yield x, low - LENGTH, x, low - half
        yield x, high + half, x, high + LENGTH


def _targets(trim: Box, bleed: Box, offset: float) -> Iterator[tuple[float, float]]:
    """The middles of the four sides, halfway along the marks."""
    left, low, right, high = _starts(trim, bleed, offset)
    x, y, half = (trim[0] + trim[2]) / 2, (trim[1] + trim[3]) / 2, LENGTH / 2
    yield from ((left - half, y), (right + half, y), (x, low - half), (x, high + half))


def _starts(trim: Box, bleed: Box, offset: float) -> Box:
    return (
        min(trim[0] - offset, bleed[0]),
        min(trim[1] - offset, bleed[1]),
        max(trim[2] + offset, bleed[2]),
        max(trim[3] + offset, bleed[3]),
    )


def _target(x: float, y: float) -> str:
    reach, bend = RADIUS * 1.6, RADIUS * BEND
    round_ = [
        (x + RADIUS, y + bend, x + bend, y + RADIUS, x, y + RADIUS),
        (x - bend, y + RADIUS, x - RADIUS, y + bend, x - RADIUS, y),
        (x - RADIUS, y - bend, x - bend, y - RADIUS, x, y - RADIUS),
        (x + bend, y - RADIUS, x + RADIUS, y - bend, x + RADIUS, y),
    ]
    curves = "\n".join(f"{_numbers(*curve)} c" for curve in round_)
    circle = f"{_numbers(x + RADIUS, y)} m\n{curves} S"
    cross = (_line(x - reach, y, x + reach, y), _line(x, y - reach, x, y + reach))
    return "\n".join([circle, *cross])


def _line(x0: float, y0: float, x1: float, y1: float) -> str:
    return f"{_numbers(x0, y0)} m {_numbers(x1, y1)} l S"


def _numbers(*values: float) -> str:
    return b" ".join(map(number, values)).decode()
