"""Follows a page's drawing operators, through all that they call, and notes their marks."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import pikepdf
from pikepdf import Dictionary, Object, Stream

from printing.press.preflight.layers import Layers
from printing.press.preflight.limits import FORM_COST, FORM_DEPTH
from printing.press.preflight.marks import Marks
from printing.press.preflight.matrix import (
    EVERYWHERE,
    IDENTITY,
    Box,
    Matrix,
    Point,
    around,
    concat,
    meet,
)
from printing.press.preflight.matrix import apply as carry
from printing.press.preflight.spending import Budget
from printing.press.preflight.state import Path, State

Operands = Sequence[Any]
Action = Callable[["Walk", Operands], None]
SAVED = 2000


class Walk:
    """One page's interpreter. Points, counted from `origin` in the file's own coordinates.

    `quiet` is the middle of the page, in which paths are only counted; None keeps them all.
    """

    def __init__(
        self,
        page: int,
        origin: Point,
        sheet: Box,
        quiet: Box | None,
        budget: Budget,
        layers: Layers,
        actions: Mapping[str, Action],
    ) -> None:
        self.page = page
        self.base: Matrix = (1.0, 0.0, 0.0, 1.0, -origin[0], -origin[1])
        self.sheet = sheet
        self.quiet = quiet
        self.budget = budget
        self.layers = layers
        self.actions = actions
        self.marks = Marks()
        self.state = State(ctm=self.base)
        self.saved: list[State] = []
        self.path = Path()
        self.text_matrix: Matrix = IDENTITY
        self.line_matrix: Matrix = IDENTITY
        self.resources: Object | None = None
        self.inside: list[tuple[int, int]] = []
        self.tiled: set[tuple[int, int]] = set()
        self.tags: list[bool] = []
        self.glyphs_drawn: set[tuple[tuple[int, int], int]] = set()

    def run(self, stream: Object | pikepdf.Page, resources: Object | None) -> None:
        """Interpret one stream with its resources. Raises Unreadable past the bounds."""
        before, self.resources = self.resources, resources
        depth, tags = len(self.saved), len(self.tags)
        for instruction in self.budget.read(stream, self.page):
            self.budget.spend(1, self.page)
            operator = str(instruction.operator)
            act = self.actions.get(operator)
            if act is None:
                continue
            try:
                act(self, instruction.operands)
            except (ValueError, TypeError, IndexError, ArithmeticError) as fault:
                self.marks.faults.append(f"operator {operator}: {fault}")
        del self.saved[depth:]
        del self.tags[tags:]
        self.resources = before

    @property
    def seen(self) -> bool:
        """Whether what is drawn now stands in no layer that is switched off."""
        return not any(self.tags)

    def look_up(self, kind: str, name: Any) -> Object | None:
        """A named resource of the stream being read, None when it is not there."""
        group = self.resources.get(kind) if isinstance(self.resources, Dictionary) else None
        return group.get(str(name)) if isinstance(group, Dictionary) else None

    def enter(self, form: Stream, matrix: Matrix, *, clipped: bool = True) -> None:
        """Draw a form, tile or glyph with `matrix` as its coordinates; `clipped` by what was."""
        key = form.objgen
        if key in self.inside or len(self.inside) >= FORM_DEPTH:
            self.marks.faults.append("a form that draws itself, or forms nested too deep")
            return
        before, path = self.state, self.path
        text = self.text_matrix, self.line_matrix
        x0, y0, x1, y1 = (float(each) for each in form.get("/BBox", [-1e6, -1e6, 1e6, 1e6]))
        shape = around(carry(matrix, x, y) for x in (x0, x1) for y in (y0, y1))
        clip = meet(before.clip if clipped else EVERYWHERE, shape)
        if clip is not None:
            self.state, self.path = replace(before, ctm=matrix, clip=clip), Path()
            self.budget.spend(FORM_COST, self.page)
            self.inside.append(key)
            self.run(form, form.get("/Resources", self.resources))
            self.inside.pop()
        self.state, self.path = before, path
        self.text_matrix, self.line_matrix = text


def save(walk: Walk, _: Operands) -> None:
    if len(walk.saved) < SAVED:
        walk.saved.append(walk.state)


def restore(walk: Walk, _: Operands) -> None:
    if walk.saved:
        walk.state = walk.saved.pop()


def transform(walk: Walk, operands: Operands) -> None:
    walk.state = replace(walk.state, ctm=concat(matrix_of(operands), walk.state.ctm))


def begin_tag(walk: Walk, operands: Operands) -> None:
    """BMC or BDC; a layer's contents may be switched off."""
    named = operands[1] if len(operands) > 1 and str(operands[0]) == "/OC" else None
    walk.tags.append(named is not None and walk.layers.off(walk.look_up("/Properties", named)))


def end_tag(walk: Walk, _: Operands) -> None:
    if walk.tags:
        walk.tags.pop()


def matrix_of(operands: Operands) -> Matrix:
    """Six operands as a matrix. Raises ValueError for more or fewer."""
    a, b, c, d, e, f = (float(each) for each in operands)
    return a, b, c, d, e, f
