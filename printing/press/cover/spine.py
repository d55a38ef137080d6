"""The spine's words: title at its head, names at its foot, read with the front cover up."""

from __future__ import annotations

from dataclasses import dataclass, replace

from printing.press.cover.colours import Palette
from printing.press.cover.content import CoverContent
from printing.press.cover.lettering import display_block, plain_block
from printing.press.cover_geometry import CoverGeometry
from printing.press.script import TextLine
from printing.press.setting import ABOVE, BELOW, Block

MOST = 26.0
STEP = 0.5
NAME = 0.72
AIR = 18.0
LONG = 1e6
# Ems that letters reach above and below their line; plain Latin ones have no high accents.
PLAIN = (0.78, 0.26)


@dataclass(frozen=True)
class _Spine:
    """One spine to set words on; `reach` in ems above and below the line."""

    geometry: CoverGeometry
    palette: Palette
    rtl: bool
    reach: tuple[float, float]

    def head(self, block: Block) -> TextLine:
        """A line that begins where reading begins."""
        high = self.geometry.spine_live[3]
        # Upwards a line of right-to-left words still begins at the head: its right end.
        return self._line(block, high - block.width if self.rtl else self.geometry.height - high)

    def foot(self, block: Block) -> TextLine:
        """A line that ends where the spine does."""
        low = self.geometry.spine_live[1]
        return self._line(block, low if self.rtl else self.geometry.height - low - block.width)

    def _line(self, block: Block, start: float) -> TextLine:
        (line,) = block.at(start, 0.0, "left", self.palette.words.ink)
        middle = (self.geometry.spine_box[0] + self.geometry.spine_box[2]) / 2
        across = self.geometry.width - middle if self.rtl else middle
        off = block.size * (self.reach[0] - self.reach[1]) / 2
        return replace(line, y=round(across - off, 3), turned="up" if self.rtl else "down")


def lay_spine(
    content: CoverContent, geometry: CoverGeometry, palette: Palette, least: float
) -> tuple[TextLine, ...]:
    """The spine's lines, none where the printer takes none or letters of `least` points have no
    room across.

    Left-to-right books read downwards, right-to-left ones are turned the other way (ISO 6357: the
    words stand upright when the book lies with its front up).
    """
    if not (content.spine_text and geometry.spine_text):
        return ()
    plain = (content.title + content.author).isascii()
    reach = PLAIN if plain else (ABOVE, BELOW)
    spine = _Spine(geometry, palette, content.direction == "rtl", reach)
    x0, y0, x1, y1 = geometry.spine_live
    size = min((x1 - x0) / sum(reach), MOST)
    while size >= least:
        title = display_block(content.title.replace("\n", " "), size, LONG, content.language)
        smaller = max(size * NAME, least)
        name = plain_block(content.author, smaller, LONG, content.language, bold=True)
        if content.author and title.width + AIR + name.width <= y1 - y0:
            return spine.head(title), spine.foot(name)
        if title.width <= y1 - y0:
            return (spine.head(title),)
        size -= STEP
    return ()
