"""Art and the edges of the page it comes near to."""

from __future__ import annotations

from dataclasses import dataclass

from printing.press.geometry import PageGeometry
from printing.press.preflight.matrix import Box, meet
from printing.press.preflight.page import Page

EDGES = ("left", "bottom", "right", "top")
# Drawn with less than this in either direction it is a rule or a hairline, not art.
THINNEST = 0.3


@dataclass(frozen=True)
class Art:
    """Something printed: what to call it and the box it fills, points."""

    what: str
    box: Box


def arts(page: Page) -> list[Art]:
    """Pictures and colours of a page that come near its edges; paper-white ones are none."""
    marks = page.marks
    found = [Art(f"the picture {placed.name}", placed.box) for placed in marks.placed]
    names = {"fill": "a colour field", "stroke": "a line", "shading": "a colour gradient"}
    for painted in marks.painted:
        x0, y0, x1, y1 = painted.box
        if not painted.ink.paper and min(x1 - x0, y1 - y0) >= THINNEST:
            found.append(Art(names.get(painted.use, "art"), painted.box))
    if page.on_a_sheet:
        # Printer's marks lie beside the bleed.
        found = [art for art in found if meet(art.box, page.geometry.bleed_box)]
    return [Art(art.what, _on_page(art.box, page.media)) for art in dict.fromkeys(found)]


def reach(box: Box, frame: Box, edge: str) -> float:
    """How far (points) a box's side stays inside a frame's; negative where it goes beyond."""
    side = EDGES.index(edge)
    return box[side] - frame[side] if side < 2 else frame[side] - box[side]


def bleeding_edges(geometry: PageGeometry) -> list[str]:
    """The edges at which the page bleeds beyond its trim."""
    return [edge for edge in EDGES if reach(geometry.trim_box, geometry.bleed_box, edge) > 0.01]


def bind_edge(geometry: PageGeometry, *, rtl: bool) -> str:
    """The edge at the fold: a recto's left one, in a book read right to left its right one."""
    if geometry.side not in ("recto", "verso"):
        return ""
    return "left" if (geometry.side == "recto") != rtl else "right"


def outer_edges(geometry: PageGeometry, *, rtl: bool) -> list[str]:
    """All edges that are cut: every one but the bind edge."""
    bind = bind_edge(geometry, rtl=rtl)
    return [edge for edge in EDGES if edge != bind]


def covered(box: Box, geometry: PageGeometry, edge: str, things: list[Art]) -> bool:
    """Whether other art fills the strip from a box to the edge of the bleed it falls short of."""
    side = EDGES.index(edge)
    strip = list(box)
    strip[(side + 2) % 4] = box[side]
    strip[side] = geometry.bleed_box[side]
    x0, y0, x1, y1 = min(strip[0], strip[2]), min(strip[1], strip[3]), *_upper(strip)
    for thing in things:
        a, b, c, d = thing.box
        if a <= x0 + 0.5 and b <= y0 + 0.5 and c >= x1 - 0.5 and d >= y1 - 0.5:
            return True
    return False


def _upper(strip: list[float]) -> tuple[float, float]:
    return max(strip[0], strip[2]), max(strip[1], strip[3])


def _on_page(box: Box, media: Box) -> Box:
    return (
        min(max(box[0], media[0]), media[2]),
        min(max(box[1], media[1]), media[3]),
        max(min(box[2], media[2]), media[0]),
        max(min(box[3], media[3]), media[1]),
    )
