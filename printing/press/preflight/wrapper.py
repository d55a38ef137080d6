"""Words of a cover by the panel they stand on: front, back or spine."""

from __future__ import annotations

from dataclasses import dataclass

from printing.press.cover_geometry import CoverGeometry
from printing.press.preflight.edges import EDGES
from printing.press.preflight.glyphs import Glyph, Line
from printing.press.preflight.matrix import Box, around

OUTER, FOLD = "outer", "fold"


@dataclass(frozen=True)
class Words:
    """The part of one line that stands on one panel, and the panel's live area."""

    panel: str
    text: str
    glyphs: tuple[Glyph, ...]
    live: Box
    fold: str

    @property
    def box(self) -> Box:
        """The box round its glyphs, points."""
        corners = [(g.box[0], g.box[1]) for g in self.glyphs]
        return around(corners + [(g.box[2], g.box[3]) for g in self.glyphs])

    def beyond(self, which: str) -> dict[str, float]:
        """Edge to how far (points) the words go beyond the live area, at the fold or elsewhere."""
        found: dict[str, float] = {}
        for side, edge in enumerate(EDGES):
            if (edge == self.fold) == (which == FOLD):
                over = self.live[side] - self.box[side]
                found[edge] = over if side < 2 else -over
        return found


def words_of(lines: list[Line], cover: CoverGeometry) -> list[Words]:
    """Words on front and back; those of the spine are left out."""
    found: list[Words] = []
    middle = (cover.spine_box[0] + cover.spine_box[2]) / 2
    for panel, box, live in (
        ("back", cover.back_box, cover.back_live),
        ("front", cover.front_box, cover.front_live),
    ):
        left = box[0] < middle
        for line in lines:
            here = "left" if left else "right"
            glyphs = tuple(glyph for glyph in line.glyphs if _side(glyph, cover) == here)
            if glyphs:
                text = line.text.strip()
                found.append(Words(panel, text, glyphs, live, "right" if left else "left"))
    return found


def on_spine(lines: list[Line], cover: CoverGeometry) -> list[Glyph]:
    """Glyphs that stand on the spine; a line that runs across it is not the spine's."""
    across = crossing(lines, cover)
    return [
        glyph
        for line in lines
        if line.text.strip() not in across
        for glyph in line.glyphs
        if _side(glyph, cover) == "spine"
    ]


def crossing(lines: list[Line], cover: CoverGeometry) -> list[str]:
    """The texts of lines that stand on both sides of the spine."""
    found: list[str] = []
    for line in lines:
        sides = [_side(glyph, cover) for glyph in line.glyphs]
        level = _gaps(line)
        if "left" in sides and "right" in sides and not level:
            found.append(line.text.strip())
    return found


def _gaps(line: Line) -> bool:
    """Whether a line is two: words of back and front at one height, far apart."""
    glyphs = sorted(line.glyphs, key=lambda glyph: glyph.box[0])
    height = max(glyph.box[3] - glyph.box[1] for glyph in glyphs)
    pairs = zip(glyphs, glyphs[1:], strict=False)
    return any(b.box[0] - a.box[2] > 3 * height for a, b in pairs)


def _side(glyph: Glyph, cover: CoverGeometry) -> str:
    x = (glyph.box[0] + glyph.box[2]) / 2
    if x < cover.spine_box[0]:
        return "left"
    return "right" if x > cover.spine_box[2] else "spine"
