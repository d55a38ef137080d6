"""An ISBN's barcode in its white box: bars as rectangles of black alone, digits as words.

GS1 General Specifications 5.2 and 5.12: at 100 % a module is 0.330 mm and a bar 22.85 mm high,
guard bars reach five modules lower, light margins are 11 modules left and 7 right (5 beyond an
add-on), a symbol is no smaller than 80 %.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from printing.press.content import Paragraph, Run
from printing.press.cover.ean import GUARDS, MODULES, BarcodeError, addon, bars, ean13, verified
from printing.press.cover.isbn import readable
from printing.press.script import BLACK, PAPER, Box, Panel, TextLine, TextRun
from printing.press.setting import Block, set_block

MM = 72 / 25.4
MODULE = 0.330 * MM
BAR = 22.85 * MM
DIGITS = 10.5
FACE = "NotoSans"
LINE = 7.5
LEAST, MOST = 0.8, 2.0
# In modules.
LEFT_QUIET, RIGHT_QUIET, ADDON_QUIET, ADDON_GAP, DROP = 11, 7, 5, 9, 5
# In points at 100 %: below the digits, between bars and the line above, above that line.
FOOT, BETWEEN, HEAD = 2.6, 2.6, 2.6
# White beyond the light margins on either side, points at 100 %.
SIDE = 2.0
CAPITAL = 0.714  # ems; the height of capitals and digits of the face


@dataclass(frozen=True)
class Symbol:
    """A barcode in its place: the white box (points), bars and words."""

    box: Box
    panels: tuple[Panel, ...]
    lines: tuple[TextLine, ...]


def symbol_size(add: str = "", scale: float = 1.0) -> tuple[float, float]:
    """Width and height (points) of the white box at a magnification."""
    modules = LEFT_QUIET + MODULES + RIGHT_QUIET
    if add:
        modules = LEFT_QUIET + MODULES + ADDON_GAP + len(addon(add)) + ADDON_QUIET
    high = FOOT + _foot_of_digits() + BAR + BETWEEN + LINE * CAPITAL + HEAD
    return (modules * MODULE + 2 * SIDE) * scale, high * scale


def magnification(room: tuple[float, float], add: str = "", least: float = LEAST) -> float:
    """The scale that a room (points, width and height) allows: 1 where it can be.

    `least` is the printer's own floor. Raises BarcodeError where even that does not fit.
    """
    wide, high = symbol_size(add)
    scale = min(1.0, room[0] / wide, room[1] / high)
    floor = max(LEAST, least)
    if scale < floor - 1e-6:
        raise BarcodeError(
            f"The barcode has {room[0] / 72:.2f} x {room[1] / 72:.2f} in and needs "
            f"{wide * floor / 72:.2f} x {high * floor / 72:.2f} in at {floor:.0%}, the smallest "
            "that may be printed. Leave out the price add-on, or let the printer set the barcode."
        )
    return scale


def barcode(isbn: str, corner: tuple[float, float], *, add: str = "", scale: float = 1.0,
            least: tuple[float, float] = (0.0, 0.0)) -> Symbol:  # fmt: skip
    """The symbol of an ISBN, its white box's lower right corner at `corner` (points).

    `least` is the smallest box the printer takes (points): more white is added around where the
    symbol is smaller. Raises BarcodeError for a wrong number or a scale outside 80 to 200 %.
    """
    digits = verified(isbn)
    if not LEAST - 1e-6 <= scale <= MOST + 1e-6:
        raise BarcodeError(f"A barcode is printed at 80 to 200 %, not at {scale:.0%}.")
    wide, high = symbol_size(add, scale)
    box_w, box_h = max(wide, least[0]), max(high, least[1])
    x0, y0 = corner[0] - box_w, corner[1]
    box = (round(x0, 3), round(y0, 3), round(corner[0], 3), round(y0 + box_h, 3))
    pen = _Pen(
        x=x0 + (box_w - wide) / 2 + (SIDE + LEFT_QUIET * MODULE) * scale,
        y=y0 + (box_h - high) / 2 + (FOOT + _foot_of_digits()) * scale,
        module=MODULE * scale,
        scale=scale,
    )
    panels = [Panel(box, PAPER), *_main(pen, ean13(digits))]
    runs = _digits(pen, digits)
    lines = [_title(pen, digits), TextLine(pen.digit_line, 0.0, tuple(runs))]
    if add:
        panels += _beside(pen, addon(add))
        lines.append(_addon_digits(pen, add))
    return Symbol(box, tuple(panels), tuple(_measured(line) for line in lines))


@dataclass(frozen=True)
class _Pen:
    """Where a symbol is drawn: `x` of its first bar, `y` of the feet of its digit bars."""

    x: float
    y: float
    module: float
    scale: float

    @property
    def top(self) -> float:
        return self.y + BAR * self.scale

    @property
    def digit_line(self) -> float:
        return round(self.y - self.module - DIGITS * CAPITAL * self.scale, 3)

    def bar(self, span: tuple[int, int], low: float, high: float, at: float = 0) -> Panel:
        left = self.x + (at + span[0]) * self.module
        right = self.x + (at + span[1]) * self.module
        return Panel((round(left, 3), round(low, 3), round(right, 3), round(high, 3)), BLACK)


def _foot_of_digits() -> float:
    """How far the digits reach below the bars that carry them, points at 100 %."""
    return MODULE + DIGITS * CAPITAL


def _main(pen: _Pen, modules: str) -> Iterator[Panel]:
    for first, last in bars(modules):
        guard = any(start <= first < end for start, end in GUARDS)
        yield pen.bar((first, last), pen.y - (DROP * pen.module if guard else 0), pen.top)


def _beside(pen: _Pen, modules: str) -> Iterator[Panel]:
    foot = pen.y - DROP * pen.module
    top = pen.top - (DIGITS * CAPITAL + MODULE) * pen.scale
    for span in bars(modules):
        yield pen.bar(span, foot, top, at=MODULES + ADDON_GAP)


def _digits(pen: _Pen, digits: str) -> Iterator[TextRun]:
    """The first digit in the left margin, six under each half, one in the middle of its seven."""
    yield _digit(pen, digits[0], -6.7)
    for place, digit in enumerate(digits[1:7]):
        yield _digit(pen, digit, 3 + 7 * place + 3.5)
    for place, digit in enumerate(digits[7:]):
        yield _digit(pen, digit, 50 + 7 * place + 3.5)


def _digit(pen: _Pen, digit: str, middle: float) -> TextRun:
    (line,) = _set(digit, DIGITS * pen.scale).at(0, 0)
    (run,) = line.runs
    return replace(run, x=round(pen.x + middle * pen.module - line.width / 2, 3))


def _addon_digits(pen: _Pen, add: str) -> TextLine:
    at = MODULES + ADDON_GAP + 4 + 3.5
    runs = tuple(_digit(pen, digit, at + 9 * place) for place, digit in enumerate(add))
    return TextLine(round(pen.top - DIGITS * CAPITAL * pen.scale, 3), 0.0, runs)


def _title(pen: _Pen, digits: str) -> TextLine:
    size = max(7.0, LINE * pen.scale)
    (line,) = _set(f"ISBN {readable(digits)}", size).at(0, 0)
    shift = pen.x + (MODULES * pen.module - line.width) / 2
    runs = tuple(replace(run, x=round(run.x + shift, 3)) for run in line.runs)
    return TextLine(round(pen.top + BETWEEN * pen.scale, 3), line.width, runs)


def _set(text: str, size: float) -> Block:
    return set_block([Paragraph((Run(text),))], FACE, size, 1000)


def _measured(line: TextLine) -> TextLine:
    """A line whose width is from its first letter to its last."""
    if line.width:
        return line
    last = line.runs[-1]
    end = last.x + _set(last.text, last.size).width
    return replace(line, width=round(end - line.runs[0].x, 3))
