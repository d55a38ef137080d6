"""Paths: built, clipped to, filled and stroked."""

from __future__ import annotations

from dataclasses import replace

from pikepdf import Dictionary, Object, Stream

from printing.press.preflight.colours import PATTERN, Ink, space_of
from printing.press.preflight.marks import Overprint, Painted, Use
from printing.press.preflight.matrix import EVERYWHERE, Box, inside, meet, sides
from printing.press.preflight.state import Path
from printing.press.preflight.walk import Action, Operands, Walk

# Lines of this width (points) and wider are never too thin.
THIN = 2.0
# A filled rectangle is a line where it is this many times as long as it is thick.
SLENDER = 12


def line_width(walk: Walk, operands: Operands) -> None:
    walk.state = replace(walk.state, width=abs(float(operands[0])))


def reach(walk: Walk, operands: Operands) -> None:
    numbers = [float(each) for each in operands]
    walk.path.reach(walk.state.ctm, list(zip(numbers[::2], numbers[1::2], strict=True)))


def rectangle(walk: Walk, operands: Operands) -> None:
    x, y, width, height = (float(each) for each in operands)
    corners = [(x, y), (x + width, y), (x, y + height), (x + width, y + height)]
    walk.path.reach(walk.state.ctm, corners)


def clip(walk: Walk, _: Operands) -> None:
    walk.path.clips = True


def end_path(walk: Walk, _: Operands = ()) -> None:
    if walk.path.clips and walk.path.box is not None:
        shown = meet(walk.state.clip, walk.path.box) or (0.0, 0.0, 0.0, 0.0)
        walk.state = replace(walk.state, clip=shown)
    walk.path = Path()


def paints(fill: bool, stroke: bool) -> Action:
    """The operator that ends a path by filling or stroking it, or both."""

    def paint(walk: Walk, _: Operands) -> None:
        state, box = walk.state, walk.path.box
        if box is not None:
            if fill:
                _painted(walk, "fill", box, state.fill, 0.0)
            if stroke:
                half = state.width * max(sides(state.ctm)) / 2
                x0, y0, x1, y1 = box
                grown = (x0 - half, y0 - half, x1 + half, y1 + half)
                _painted(walk, "stroke", grown, state.stroke, 2 * half)
        end_path(walk)

    return paint


def shade(walk: Walk, operands: Operands) -> None:
    note_shading(walk, walk.look_up("/Shading", operands[0]))
    seen = meet(EVERYWHERE, walk.state.clip)
    if seen is not None and walk.seen:
        walk.marks.keep(Painted("shading", seen, Ink(PATTERN), 0.0))


def note_shading(walk: Walk, shading: Object | None) -> None:
    """Note a gradient and its space."""
    if isinstance(shading, (Dictionary, Stream)):
        walk.marks.shadings.append(shading)
        walk.marks.note_ink("shading", Ink(space_of(shading.get("/ColorSpace"), walk.resources)))


def note_over(walk: Walk, use: Use, ink: Ink, over: bool) -> None:
    """Note that something is overprinted; black alone leaves the other plates as they are."""
    if over:
        keeps = walk.state.over_mode == 1 or bool(ink.space.colorants)
        walk.marks.note_overprint(Overprint(use, ink, keeps))


def _painted(walk: Walk, use: Use, box: Box, ink: Ink, width: float) -> None:
    marks, state = walk.marks, walk.state
    if not walk.seen:
        marks.unseen += 1
        return
    shown = meet(box, state.clip)
    if meet(_thick(box), _thick(walk.sheet)) is None:
        marks.note_outside("lines and fields")
        return
    marks.note_ink(use, ink)
    note_over(walk, use, ink, state.over_stroke if use == "stroke" else state.over_fill)
    marks.paths += 1
    if shown is None:
        return
    if not ink.paper:
        _thin(walk, use, shown, width)
    if walk.quiet is None or not inside(shown, walk.quiet):
        marks.keep(Painted(use, shown, ink, width))


def _thin(walk: Walk, use: Use, shown: Box, width: float) -> None:
    thickness, length = sorted((shown[2] - shown[0], shown[3] - shown[1]))
    if use == "fill":
        if not 0 < thickness < THIN or length < SLENDER * thickness or length < SLENDER:
            return
        width = thickness
    if width < THIN:
        walk.marks.thin.setdefault(round(width, 3), shown)


def _thick(box: Box) -> Box:
    """A box with room in it, so that a line without width still meets what it crosses."""
    return box[0] - 0.01, box[1] - 0.01, box[2] + 0.01, box[3] + 0.01
