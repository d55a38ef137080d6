"""Colours and the settings of a graphics state dictionary."""

from __future__ import annotations

from dataclasses import replace

from pikepdf import Array, Dictionary, Name

from printing.press.preflight.colours import PATTERN, Ink, Space, space_of
from printing.press.preflight.nesting import draw_pattern
from printing.press.preflight.walk import Action, Operands, Walk


def sets(space: Space, stroke: bool) -> Action:
    """The operator that sets a colour of one device space."""
    return lambda walk, operands: _color(walk, space, stroke, operands)


def chooses(stroke: bool) -> Action:
    """CS or cs: a space, and its first colour."""

    def choose(walk: Walk, operands: Operands) -> None:
        space = space_of(operands[0], walk.resources)
        first = (0.0, 0.0, 0.0, 1.0) if space.family == "DeviceCMYK" else (0.0,) * space.components
        _color(walk, space, stroke, (1.0,) * space.components if space.colorants else first)

    return choose


def mixes(stroke: bool) -> Action:
    """SC, SCN, sc or scn: a colour of the chosen space, or a pattern."""

    def mix(walk: Walk, operands: Operands) -> None:
        ink = walk.state.stroke if stroke else walk.state.fill
        named = bool(operands) and isinstance(operands[-1], Name)
        _color(walk, PATTERN if named else ink.space, stroke, operands)
        if named:
            draw_pattern(walk, walk.look_up("/Pattern", operands[-1]))

    return mix


def graphics_state(walk: Walk, operands: Operands) -> None:
    """The entries of a graphics state that leave traces: overprint, line width, font."""
    found = walk.look_up("/ExtGState", operands[0])
    if not isinstance(found, Dictionary):
        walk.marks.faults.append(f"{operands[0]} is not among the page's graphics states")
        return
    state = walk.state
    if "/OP" in found:
        both = bool(found["/OP"])
        state = replace(state, over_stroke=both, over_fill=bool(found.get("/op", both)))
    elif "/op" in found:
        state = replace(state, over_fill=bool(found["/op"]))
    if "/OPM" in found:
        state = replace(state, over_mode=int(found["/OPM"]))
    if "/LW" in found:
        state = replace(state, width=abs(float(found["/LW"])))
    font = found.get("/Font")
    if isinstance(font, Array) and len(font) == 2:
        state = replace(state, font="of a state", typeface=font[0], font_size=float(font[1]))
    walk.state = state


def _color(walk: Walk, space: Space, stroke: bool, operands: Operands) -> None:
    parts = tuple(float(each) for each in operands if not isinstance(each, Name))
    ink = Ink(space, parts)
    walk.state = replace(walk.state, stroke=ink) if stroke else replace(walk.state, fill=ink)
