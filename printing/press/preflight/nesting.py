"""What operators call by name: pictures, forms, tiles, gradients and notes' appearances."""

from __future__ import annotations

from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Stream

from printing.press.preflight.limits import PICTURE_COST
from printing.press.preflight.marks import Placed
from printing.press.preflight.matrix import Box, carried, concat, meet
from printing.press.preflight.painting import note_over, note_shading
from printing.press.preflight.resources import numbers
from printing.press.preflight.walk import Operands, Walk, matrix_of

UNIT: Box = (0.0, 0.0, 1.0, 1.0)
UPRIGHT = [1, 0, 0, 1, 0, 0]
HIDDEN, PRINTED = 2, 4


def form_or_picture(walk: Walk, operands: Operands) -> None:
    found = walk.look_up("/XObject", operands[0])
    if not isinstance(found, Stream):
        walk.marks.faults.append(f"{operands[0]} is not among the page's pictures and forms")
        return
    kind = found.get("/Subtype")
    if walk.layers.off(found.get("/OC")):
        walk.marks.unseen += 1
    elif kind == Name.Image:
        _place(walk, found, str(operands[0]), bool(found.get("/ImageMask", False)))
    elif kind == Name.Form:
        if found.get("/Subtype2") == Name.PS:
            walk.marks.postscript += 1
        matrix = concat(matrix_of(list(found.get("/Matrix", UPRIGHT))), walk.state.ctm)
        walk.enter(found, matrix)
    elif kind == Name.PS:
        walk.marks.postscript += 1


def inline_picture(walk: Walk, operands: Operands) -> None:
    _place(walk, operands[0], "inline", bool(operands[0].image_mask))


def draw_pattern(walk: Walk, pattern: Object | None) -> None:
    """Draw a tile once a page, and note a gradient's colours."""
    if isinstance(pattern, Stream):
        if pattern.objgen not in walk.tiled:
            walk.tiled.add(pattern.objgen)
            matrix = concat(matrix_of(list(pattern.get("/Matrix", UPRIGHT))), walk.base)
            walk.enter(pattern, matrix, clipped=False)
    elif isinstance(pattern, Dictionary) and "/Shading" in pattern:
        note_shading(walk, pattern["/Shading"])


def draw_notes(walk: Walk, notes: Object | None) -> None:
    """The appearances of annotations that are printed (ISO 32000-1, 12.5.5)."""
    for note in notes if isinstance(notes, Array) else ():
        if not isinstance(note, Dictionary):
            continue
        flags = int(note.get("/F", 0))
        appearance = _appearance(note)
        box, rect = (
            (numbers(appearance.get("/BBox")) if appearance else []),
            numbers(note.get("/Rect")),
        )
        if not flags & PRINTED or flags & HIDDEN or len(box) != 4 or len(rect) != 4:
            continue
        assert appearance is not None
        matrix = matrix_of(list(appearance.get("/Matrix", UPRIGHT)))
        x0, y0, x1, y1 = carried(matrix, (box[0], box[1], box[2], box[3]))
        if x1 <= x0 or y1 <= y0:
            continue
        left, right = sorted((rect[0], rect[2]))
        low, high = sorted((rect[1], rect[3]))
        wide, tall = (right - left) / (x1 - x0), (high - low) / (y1 - y0)
        fitted = concat(matrix, (wide, 0.0, 0.0, tall, left - x0 * wide, low - y0 * tall))
        walk.enter(appearance, concat(fitted, walk.base), clipped=False)


def _appearance(note: Object) -> Stream | None:
    shown = note.get("/AP")
    normal = shown.get("/N") if isinstance(shown, Dictionary) else None
    if isinstance(normal, Dictionary) and not isinstance(normal, Stream):
        normal = normal.get(str(note.get("/AS", "/Off")))
    return normal if isinstance(normal, Stream) else None


def _place(walk: Walk, image: Any, name: str, stencil: bool) -> None:
    marks, state = walk.marks, walk.state
    if not walk.seen:
        marks.unseen += 1
        return
    walk.budget.spend(PICTURE_COST, walk.page)
    whole = carried(state.ctm, UNIT)
    if meet(whole, walk.sheet) is None:
        marks.note_outside("pictures")
        return
    if stencil:
        marks.note_ink("stencil", state.fill)
        note_over(walk, "stencil", state.fill, state.over_fill)
    box = meet(whole, state.clip)
    if box is not None:
        marks.placed.append(Placed(image, walk.resources, name, state.ctm, box, state.fill))
