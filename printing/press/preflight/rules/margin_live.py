"""Words stay inside the safe zone, clear of the trim and of the gutter."""

from __future__ import annotations

from printing.press.preflight.edges import bind_edge
from printing.press.preflight.findings import INTERIOR
from printing.press.preflight.glyphs import Line
from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule

# The overhang of an italic or the foot of a j is no fault: half a point cannot be seen cut.
SLACK = 0.5
SIDES = ("left", "bottom", "right", "top")


class MarginLive(Rule):
    """Outlines of all glyphs inside the live rectangle of their side of the opening.

    Source: KDP help GVBQ3CMEQW3W2VL6: gutter by page count, 0.25 in from the trim outside.
    """

    id = "margin.live"
    title = "Words inside the live area"
    kinds = (INTERIOR,)

    def prepare(self) -> None:
        self.words = 0

    def look(self, page: Page) -> None:
        live = page.geometry.live_box
        gutter, outer = float(page.geometry.gutter_in), float(page.geometry.outer_in)
        self.limit = f"gutter {gutter:g} in, elsewhere {outer:g} in from the page's edge"
        if not page.lines:
            return
        page.need_size()
        self.words += sum(len(line.glyphs) for line in page.lines)
        worst: dict[str, tuple[float, Line]] = {}
        for line in page.lines:
            box = line.box
            over = (live[0] - box[0], live[1] - box[1], box[2] - live[2], box[3] - live[3])
            for side, amount in zip(SIDES, over, strict=True):
                if amount > max(SLACK, worst.get(side, (0.0,))[0]):
                    worst[side] = (amount, line)
        for side, (amount, line) in worst.items():
            self._outside(page, side, amount, line)

    def _outside(self, page: Page, side: str, amount: float, line: Line) -> None:
        bind = side == bind_edge(page.geometry, rtl=self.expected.rtl)
        where = "gutter" if bind else f"{side} margin"
        self.error(
            page.number,
            f"{amount:.1f} pt outside at the {side}",
            f"“{line.text.strip()[:60]}” stands in the {where} of a {page.geometry.side}",
            f"move it at least {amount:.1f} pt ({amount / 72:.3f} in) inwards from the {side}",
        )

    def close(self) -> None:
        self.measured = f"all {self.words} glyphs inside"
        if not self.words and not self.findings:
            self.unjudged(
                None, "the file holds no text; words drawn as pictures cannot be measured"
            )
