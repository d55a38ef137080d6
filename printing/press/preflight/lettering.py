"""Words: where they are set, in what, and the glyphs of type 3 fonts drawn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Stream, String

from printing.press.preflight.marks import Shown
from printing.press.preflight.matrix import IDENTITY, Matrix, concat, sides
from printing.press.preflight.painting import note_over
from printing.press.preflight.walk import Operands, Walk, matrix_of

HIDDEN_MODES = (3, 7)
STROKED_MODES = (1, 5)
THOUSANDTH = [0.001, 0, 0, 0.001, 0, 0]


def begin_text(walk: Walk, _: Operands) -> None:
    walk.text_matrix = walk.line_matrix = IDENTITY


def set_matrix(walk: Walk, operands: Operands) -> None:
    walk.text_matrix = walk.line_matrix = matrix_of(operands)


def move(walk: Walk, operands: Operands) -> None:
    x, y = (float(each) for each in operands)
    walk.text_matrix = walk.line_matrix = concat((1.0, 0.0, 0.0, 1.0, x, y), walk.line_matrix)


def move_leading(walk: Walk, operands: Operands) -> None:
    walk.state = replace(walk.state, leading=-float(operands[1]))
    move(walk, operands)


def leading(walk: Walk, operands: Operands) -> None:
    walk.state = replace(walk.state, leading=float(operands[0]))


def next_line(walk: Walk, _: Operands = ()) -> None:
    move(walk, (0.0, -walk.state.leading))


def set_font(walk: Walk, operands: Operands) -> None:
    name, size = str(operands[0]), float(operands[1])
    typeface = walk.look_up("/Font", name)
    walk.state = replace(walk.state, font=name, font_size=size, typeface=typeface)


def text_mode(walk: Walk, operands: Operands) -> None:
    walk.state = replace(walk.state, mode=int(operands[0]))


def show_next(walk: Walk, operands: Operands) -> None:
    next_line(walk)
    show(walk, operands)


def show(walk: Walk, operands: Operands) -> None:
    codes = list(_strings(operands[-1]))
    if not codes:
        return
    if not walk.seen:
        walk.marks.unseen += 1
        return
    state, marks = walk.state, walk.marks
    matrix = concat(walk.text_matrix, state.ctm)
    stroked = state.mode in STROKED_MODES
    ink = state.stroke if stroked else state.fill
    type3 = _type3(state.typeface)
    units = 1000.0 * abs(_glyph_matrix(type3)[3]) if type3 is not None else 1.0
    size = round(abs(state.font_size) * sides(matrix)[1] * units, 3)
    shown = Shown(size, ink, state.mode, state.font)
    marks.shown[shown] = marks.shown.get(shown, 0) + 1
    _note_blanks(walk, codes)
    if state.mode in HIDDEN_MODES:
        return
    over = state.over_stroke if stroked else state.over_fill
    marks.note_ink("text", ink)
    note_over(walk, "text", ink, over)
    if ink.black_alone:
        marks.black_words += 1
        marks.black_kept += over and (state.over_mode == 1 or bool(ink.space.colorants))
    if type3 is not None:
        _draw_glyphs(walk, type3, codes)


def _strings(operand: Any) -> Iterator[bytes]:
    for each in operand if isinstance(operand, pikepdf.Array) else [operand]:
        if isinstance(each, (String, str, bytes)):
            data = bytes(each) if not isinstance(each, str) else each.encode("latin-1", "replace")
            if data:
                yield data


def _type3(font: Object | None) -> Object | None:
    is_one = isinstance(font, Dictionary) and font.get("/Subtype") == Name.Type3
    return font if is_one else None


def _glyph_matrix(font: Object) -> Matrix:
    return matrix_of(list(font.get("/FontMatrix", THOUSANDTH)))


def _draw_glyphs(walk: Walk, font: Object, codes: list[bytes]) -> None:
    """Each glyph of a type 3 font once a page, at the place where its string begins."""
    names, drawings = _differences(font), font.get("/CharProcs")
    if not isinstance(drawings, Dictionary):
        return
    size = walk.state.font_size
    scaled = concat((size, 0.0, 0.0, size, 0.0, 0.0), concat(walk.text_matrix, walk.state.ctm))
    matrix = concat(_glyph_matrix(font), scaled)
    for code in sorted(set(b"".join(codes))):
        drawing = drawings.get(names.get(code, "/.notdef"))
        if (font.objgen, code) in walk.glyphs_drawn or not isinstance(drawing, Stream):
            continue
        walk.glyphs_drawn.add((font.objgen, code))
        before, walk.resources = walk.resources, font.get("/Resources", walk.resources)
        placed = len(walk.marks.placed)
        walk.enter(drawing, matrix)
        walk.marks.glyph_pictures.extend(walk.marks.placed[placed:])
        del walk.marks.placed[placed:]
        walk.resources = before


def _differences(font: Object) -> dict[int, str]:
    encoding = font.get("/Encoding")
    listed = encoding.get("/Differences") if isinstance(encoding, Dictionary) else None
    names: dict[int, str] = {}
    code = 0
    for each in listed if isinstance(listed, Array) else ():
        if isinstance(each, Name):
            names[code] = str(each)
            code += 1
        else:
            code = int(each)
    return names


def _note_blanks(walk: Walk, codes: list[bytes]) -> None:
    """Count codes that lead to glyph 0, the box for what a font does not have."""
    font = walk.state.typeface
    if not isinstance(font, Dictionary) or font.get("/Subtype") != Name.Type0:
        return
    if str(font.get("/Encoding", "")) not in ("/Identity-H", "/Identity-V"):
        return
    glyph_of = walk.budget.glyph_map(font)
    missing = 0
    for data in codes:
        pairs = zip(data[::2], data[1::2], strict=False)
        missing += sum(glyph_of(high << 8 | low) == 0 for high, low in pairs)
    if missing:
        name = str(font.get("/BaseFont", walk.state.font)).lstrip("/")
        walk.marks.blanks[name] = walk.marks.blanks.get(name, 0) + missing
