"""One page's operators: ReportLab draws panels and lines; pictures and words come between."""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from printing.press.script import Ink, PageScript, Panel, PlacedPicture, Rule
from printing.press.writer.seen import seen_of
from printing.press.writer.values import number

ROUND_ENDS = 1
SQUARE_ENDS = 0
# The names of the graphics states that let black lie over other inks, or push them aside.
OVER, ASIDE = "/Over gs", "/Aside gs"


class Sheet:
    """The operators of one page in the making; lengths in points, origin bottom-left.

    With `seen`, a printing condition, inks become what a screen shows of them and black a grey: a
    file of RGB pictures has no plates to name. With `over`, black alone is set to overprint,
    everything else knocks out. `uses` names its fonts.
    """

    def __init__(self, page: PageScript, *, seen: str = "", over: bool = False) -> None:
        size = page.media_box[2], page.media_box[3]
        canvas: Any = Canvas(io.BytesIO(), pagesize=size, pageCompression=0, invariant=1)
        canvas._code.clear()
        self._canvas = canvas
        self._seen, self._over = seen, over
        self._over_now = False
        self.uses: set[str] = set()

    def say(self, operators: str) -> None:
        """Operators as they are."""
        self._canvas._code.append(operators)

    def picture(self, name: str, placed: PlacedPicture) -> None:
        """Show a picture of the page's resources in its box."""
        x0, y0, x1, y1 = placed.box
        matrix = b" ".join(map(number, (x1 - x0, 0, 0, y1 - y0, x0, y0))).decode()
        self.say(f"q {matrix} cm /{name} Do Q")

    def panel(self, panel: Panel) -> None:
        """Fill a rectangle."""
        self.fill_in(panel.ink)
        x0, y0, x1, y1 = panel.box
        self._canvas.rect(x0, y0, x1 - x0, y1 - y0, stroke=0, fill=1)

    def rule(self, rule: Rule) -> None:
        """Draw a line with round ends; a dot where both ends are one."""
        self._black_over(rule.ink)
        if self._seen and colourless(rule.ink):
            self._canvas.setStrokeGray(1 - rule.ink[3])
        elif self._seen:
            self._canvas.setStrokeColorRGB(*seen_of(rule.ink, self._seen))
        else:
            self._canvas.setStrokeColorCMYK(*rule.ink)
        self._canvas.setLineWidth(rule.width)
        self._canvas.setLineCap(ROUND_ENDS)
        self._canvas.line(rule.x0, rule.y0, rule.x1, rule.y1)

    def fill_in(self, ink: Ink, *, aside: bool = False) -> None:
        """Choose the ink of what is filled next; with `aside` black knocks out all the same."""
        self._black_over(ink, aside=aside)
        if self._seen and colourless(ink):
            self._canvas.setFillGray(1 - ink[3])
        elif self._seen:
            self._canvas.setFillColorRGB(*seen_of(ink, self._seen))
        else:
            self._canvas.setFillColorCMYK(*ink)

    def operators(self) -> bytes:
        """The content stream."""
        return "\n".join(self._canvas._code).encode("ascii")

    def _black_over(self, ink: Ink, *, aside: bool = False) -> None:
        wanted = self._over and black_alone(ink) and not aside
        if wanted != self._over_now:
            self.say(OVER if wanted else ASIDE)
            self._over_now = wanted


def black_alone(ink: Ink) -> bool:
    """Whether an ink is black and nothing else; paper white is no ink at all."""
    return ink[:3] == (0.0, 0.0, 0.0) and ink[3] > 0


def colourless(ink: Ink) -> bool:
    """Whether an ink is black, a grey or paper."""
    return ink[:3] == (0.0, 0.0, 0.0)


def parted(panels: Sequence[Panel], *, under: bool) -> Iterator[Panel]:
    """The panels that lie below the pictures, or those on them."""
    return (panel for panel in panels if panel.under == under)
