"""Follows a page's drawing operators, through its forms, and notes the marks they leave."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name, Object, Stream

from printing.press.preflight import streams
from printing.press.preflight.colours import CMYK, GRAY, PATTERN, RGB, Ink, Space, space_of
from printing.press.preflight.limits import FORM_COST, FORM_DEPTH, Budget
from printing.press.preflight.marks import Marks, Painted, Placed, Shown, Use
from printing.press.preflight.matrix import (
    EVERYWHERE,
    IDENTITY,
    Box,
    Matrix,
    Point,
    apply,
    around,
    carried,
    concat,
    inside,
    meet,
    sides,
)
from printing.press.preflight.state import Path, State

Operands = Sequence[Any]
UNIT: Box = (0.0, 0.0, 1.0, 1.0)


class Walk:
    """One page's interpreter. Points, origin at the bottom-left of the page's MediaBox."""

    def __init__(self, page: int, quiet: Box, origin: Point, budget: Budget) -> None:
        self.page = page
        self.base: Matrix = (1.0, 0.0, 0.0, 1.0, -origin[0], -origin[1])
        self.quiet = quiet
        self.budget = budget
        self.marks = Marks()
        self.state = State(ctm=self.base)
        self.saved: list[State] = []
        self.path = Path()
        self.text_matrix: Matrix = IDENTITY
        self.resources: Object | None = None
        self.inside: list[tuple[int, int]] = []
        self.tiled: set[tuple[int, int]] = set()

    def run(self, stream: Object | pikepdf.Page, resources: Object | None) -> None:
        """Interpret one stream with its resources. Raises Unreadable past the bounds."""
        before, self.resources = self.resources, resources
        depth = len(self.saved)
        for instruction in streams.instructions(stream, self.page):
            self.budget.spend(1, self.page)
            operator = str(instruction.operator)
            act = ACTIONS.get(operator)
            if act is None:
                continue
            try:
                act(self, instruction.operands)
            except (ValueError, TypeError, IndexError, ArithmeticError) as fault:
                self.marks.faults.append(f"operator {operator}: {fault}")
        del self.saved[depth:]
        self.resources = before

    def look_up(self, kind: str, name: Any) -> Object | None:
        """A named resource of the stream being read, None when it is not there."""
        group = self.resources.get(kind) if isinstance(self.resources, Dictionary) else None
        return group.get(str(name)) if isinstance(group, Dictionary) else None

    def save(self, _: Operands) -> None:
        if len(self.saved) < 2000:
            self.saved.append(self.state)

    def restore(self, _: Operands) -> None:
        if self.saved:
            self.state = self.saved.pop()

    def transform(self, operands: Operands) -> None:
        self.state = replace(self.state, ctm=concat(_matrix(operands), self.state.ctm))

    def line_width(self, operands: Operands) -> None:
        self.state = replace(self.state, width=float(operands[0]))

    def reach(self, operands: Operands) -> None:
        numbers = [float(each) for each in operands]
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        self.path.reach(self.state.ctm, pairs)

    def rectangle(self, operands: Operands) -> None:
        x, y, width, height = (float(each) for each in operands)
        corners = [(x, y), (x + width, y), (x, y + height), (x + width, y + height)]
        self.path.reach(self.state.ctm, corners)

    def clip(self, _: Operands) -> None:
        self.path.clips = True

    def end_path(self, _: Operands = ()) -> None:
        if self.path.clips and self.path.box is not None:
            clip = meet(self.state.clip, self.path.box) or (0.0, 0.0, 0.0, 0.0)
            self.state = replace(self.state, clip=clip)
        self.path = Path()

    def paint(self, fill: bool, stroke: bool) -> None:
        if self.path.box is not None:
            if fill:
                self._painted("fill", self.path.box, self.state.fill, 0.0)
            if stroke:
                half = self.state.width * max(sides(self.state.ctm)) / 2
                x0, y0, x1, y1 = self.path.box
                grown = (x0 - half, y0 - half, x1 + half, y1 + half)
                self._painted("stroke", grown, self.state.stroke, 2 * half)
        self.end_path()

    def shade(self, operands: Operands) -> None:
        shading = self.look_up("/Shading", operands[0])
        self._shading(shading)
        seen = meet(EVERYWHERE, self.state.clip)
        if seen is not None:
            self.marks.painted.append(Painted("shading", seen, Ink(PATTERN), 0.0))

    def color(self, space: Space, stroke: bool, operands: Operands) -> None:
        parts = tuple(float(each) for each in operands if not isinstance(each, Name))
        ink = Ink(space, parts)
        self.state = replace(self.state, stroke=ink) if stroke else replace(self.state, fill=ink)

    def choose_space(self, stroke: bool, operands: Operands) -> None:
        space = space_of(operands[0], self.resources)
        first = (0.0, 0.0, 0.0, 1.0) if space.family == "DeviceCMYK" else (0.0,) * space.components
        self.color(space, stroke, (1.0,) * space.components if space.colorants else first)

    def same_space(self, stroke: bool, operands: Operands) -> None:
        ink = self.state.stroke if stroke else self.state.fill
        named = bool(operands) and isinstance(operands[-1], Name)
        self.color(PATTERN if named else ink.space, stroke, operands)
        if named:
            self._pattern(self.look_up("/Pattern", operands[-1]))

    def form_or_picture(self, operands: Operands) -> None:
        found = self.look_up("/XObject", operands[0])
        if not isinstance(found, Stream):
            self.marks.faults.append(f"{operands[0]} is not among the page's pictures and forms")
        elif found.get("/Subtype") == Name.Image:
            self._place(found, str(operands[0]), bool(found.get("/ImageMask", False)))
        elif found.get("/Subtype") == Name.Form:
            self._enter(found)

    def inline_picture(self, operands: Operands) -> None:
        self._place(operands[0], "inline", bool(operands[0].image_mask))

    def begin_text(self, _: Operands) -> None:
        self.text_matrix = IDENTITY

    def set_text_matrix(self, operands: Operands) -> None:
        self.text_matrix = _matrix(operands)

    def set_font(self, operands: Operands) -> None:
        self.state = replace(self.state, font=str(operands[0]), font_size=float(operands[1]))

    def text_mode(self, operands: Operands) -> None:
        self.state = replace(self.state, mode=int(operands[0]))

    def show(self, operands: Operands) -> None:
        if not _has_letters(operands[-1]):
            return
        state = self.state
        matrix = concat(self.text_matrix, state.ctm)
        ink = state.stroke if state.mode in (1, 5) else state.fill
        size = round(abs(state.font_size) * sides(matrix)[1] * self._glyph_units(), 3)
        shown = Shown(size, ink, state.mode, state.font)
        self.marks.shown[shown] = self.marks.shown.get(shown, 0) + 1
        if state.mode != 3:
            self.marks.note_ink("text", ink)

    def _glyph_units(self) -> float:
        font = self.look_up("/Font", self.state.font)
        if not isinstance(font, Dictionary) or font.get("/Subtype") != Name.Type3:
            return 1.0
        return 1000.0 * abs(_matrix(list(font.get("/FontMatrix", [0.001, 0, 0, 0.001, 0, 0])))[3])

    def _painted(self, use: Use, box: Box, ink: Ink, width: float) -> None:
        self.marks.note_ink(use, ink)
        self.marks.paths += 1
        seen = meet(box, self.state.clip)
        if seen is not None and not inside(seen, self.quiet):
            self.marks.painted.append(Painted(use, seen, ink, width))

    def _place(self, image: Any, name: str, stencil: bool) -> None:
        if stencil:
            self.marks.note_ink("stencil", self.state.fill)
        matrix = self.state.ctm
        box = meet(carried(matrix, UNIT), self.state.clip)
        if box is not None:
            placed = Placed(image, self.resources, name, matrix, box, self.state.fill)
            self.marks.placed.append(placed)

    def _pattern(self, pattern: Object | None) -> None:
        if isinstance(pattern, Stream):
            if pattern.objgen not in self.tiled:
                self.tiled.add(pattern.objgen)
                self._enter(pattern, self.base)
        elif isinstance(pattern, Dictionary) and "/Shading" in pattern:
            self._shading(pattern["/Shading"])

    def _shading(self, shading: Object | None) -> None:
        if isinstance(shading, (Dictionary, Stream)):
            self.marks.shadings.append(shading)
            self.marks.note_ink(
                "shading", Ink(space_of(shading.get("/ColorSpace"), self.resources))
            )

    def _enter(self, form: Stream, base: Matrix | None = None) -> None:
        key = form.objgen
        if key in self.inside or len(self.inside) >= FORM_DEPTH:
            self.marks.faults.append("a form that draws itself, or forms nested too deep")
            return
        before, path, text = self.state, self.path, self.text_matrix
        ctm = concat(_matrix(list(form.get("/Matrix", [1, 0, 0, 1, 0, 0]))), base or before.ctm)
        x0, y0, x1, y1 = (float(each) for each in form.get("/BBox", [-1e6, -1e6, 1e6, 1e6]))
        shape = around(apply(ctm, x, y) for x in (x0, x1) for y in (y0, y1))
        clip = meet(EVERYWHERE if base else before.clip, shape)
        if clip is not None:
            self.state, self.path = replace(before, ctm=ctm, clip=clip), Path()
            self.budget.spend(FORM_COST, self.page)
            self.inside.append(key)
            self.run(form, form.get("/Resources", self.resources))
            self.inside.pop()
        self.state, self.path, self.text_matrix = before, path, text


def _matrix(operands: Operands) -> Matrix:
    a, b, c, d, e, f = (float(each) for each in operands)
    return a, b, c, d, e, f


def _has_letters(operand: Any) -> bool:
    if isinstance(operand, pikepdf.Array):
        return any(isinstance(each, pikepdf.String) and len(bytes(each)) > 0 for each in operand)
    return len(bytes(operand)) > 0


Action = Callable[[Walk, Operands], None]


def _paints(fill: bool, stroke: bool) -> Action:
    return lambda walk, _: walk.paint(fill, stroke)


def _colors(space: Space, stroke: bool) -> Action:
    return lambda walk, operands: walk.color(space, stroke, operands)


ACTIONS: dict[str, Action] = {
    "q": Walk.save,
    "Q": Walk.restore,
    "cm": Walk.transform,
    "w": Walk.line_width,
    "re": Walk.rectangle,
    "W": Walk.clip,
    "W*": Walk.clip,
    "n": Walk.end_path,
    "sh": Walk.shade,
    "Do": Walk.form_or_picture,
    "INLINE IMAGE": Walk.inline_picture,
    "BT": Walk.begin_text,
    "Tm": Walk.set_text_matrix,
    "Tf": Walk.set_font,
    "Tr": Walk.text_mode,
    "CS": lambda walk, operands: walk.choose_space(True, operands),
    "cs": lambda walk, operands: walk.choose_space(False, operands),
    **dict.fromkeys(("m", "l", "c", "v", "y"), Walk.reach),
    **dict.fromkeys(("Tj", "TJ", "'", '"'), Walk.show),
    **dict.fromkeys(("f", "F", "f*"), _paints(fill=True, stroke=False)),
    **dict.fromkeys(("S", "s"), _paints(fill=False, stroke=True)),
    **dict.fromkeys(("B", "B*", "b", "b*"), _paints(fill=True, stroke=True)),
    **dict.fromkeys(("SC", "SCN"), lambda walk, operands: walk.same_space(True, operands)),
    **dict.fromkeys(("sc", "scn"), lambda walk, operands: walk.same_space(False, operands)),
    "g": _colors(GRAY, stroke=False),
    "G": _colors(GRAY, stroke=True),
    "rg": _colors(RGB, stroke=False),
    "RG": _colors(RGB, stroke=True),
    "k": _colors(CMYK, stroke=False),
    "K": _colors(CMYK, stroke=True),
}
