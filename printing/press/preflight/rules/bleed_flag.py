"""A book whose art comes near the trim is set to bleed."""

from __future__ import annotations

from printing.press.preflight.edges import arts, outer_edges, reach
from printing.press.preflight.findings import INTERIOR
from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule

SLACK = 0.5


class BleedFlag(Rule):
    """Without bleed, no art comes nearer to a trimmed edge than the outer margin.

    Source: KDP help GVBQ3CMEQW3W2VL6: art at the edge needs the bleed setting, for the whole
    book, and pages of the bleed size.
    """

    id = "bleed.flag"
    title = "Bleed is set where art needs it"
    kinds = (INTERIOR,)

    def look(self, page: Page) -> None:
        margin = float(self.profile.outer_margin_from_trim)
        self.limit = f"art within {margin:g} in of the trim needs bleed"
        if self.expected.bleed:
            self.measured = "bleed is set"
            return
        self.measured = "no art near the trim"
        things = arts(page)
        if not things:
            return
        page.need_size()
        for edge in outer_edges(page.geometry, rtl=self.expected.rtl):
            near = max(things, key=lambda thing: -reach(thing.box, page.geometry.live_box, edge))
            inward = reach(near.box, page.geometry.trim_box, edge)
            if reach(near.box, page.geometry.live_box, edge) < -SLACK:
                self.error(
                    page.number,
                    f"{max(inward, 0):.1f} pt from the {edge} trim",
                    f"{near.what} comes to the {edge} edge of a book made without bleed",
                    f"set bleed for the book and export its pages "
                    f"{float(self.profile.bleed_in):g} in larger on every trimmed side, "
                    "or move the art inside the margins",
                )
