"""Art that reaches the trim goes on to the end of the bleed."""

from __future__ import annotations

from printing.press.preflight.edges import Art, arts, bleeding_edges, covered, reach
from printing.press.preflight.findings import COVER
from printing.press.preflight.page import Page
from printing.press.preflight.rule import Rule

SLACK = 0.5


class BleedCoverage(Rule):
    """Every picture or colour at a trimmed edge reaches the edge of the page there.

    Source: KDP help GVBQ3CMEQW3W2VL6 (bleed 0.125 in at top, bottom and outside). Art that
    stops within the trimming tolerance of the cut is an error; art that ends between there
    and the live area is a warning, since KDP wants it to bleed or to stay inside. A cover
    bleeds on four sides, a case's art to the end of the wrap.
    """

    id = "bleed.coverage"
    title = "Art reaches the bleed"

    def prepare(self) -> None:
        reach_in = f"{float(self.profile.bleed_in):g} in past it"
        if self.expected.kind == COVER and self.profile.cover and self.profile.cover.wrap_in:
            reach_in = "to the end of the wrap"
        self.limit = f"art at a trimmed edge reaches {reach_in}"
        self.bled = 0

    @property
    def _bleeds(self) -> bool:
        return self.expected.bleed or self.expected.kind == COVER

    def look(self, page: Page) -> None:
        if not self._bleeds:
            return
        things = arts(page)
        if not things:
            return
        page.need_size()
        bled = False
        for edge in bleeding_edges(page.geometry):
            faults = [self._fault(page, thing, edge, things) for thing in things]
            short, thing = max(faults, key=lambda pair: pair[0])
            if short > 0 and thing is not None:
                self._report(page, edge, short, thing)
            bled = bled or any(abs(reach(t.box, page.geometry.bleed_box, edge)) < 1 for t in things)
        self.bled += bled

    def _fault(
        self, page: Page, thing: Art, edge: str, things: list[Art]
    ) -> tuple[float, Art | None]:
        geometry = page.geometry
        short = reach(thing.box, geometry.bleed_box, edge)
        in_margin = reach(thing.box, geometry.live_box, edge) < -SLACK
        if short <= SLACK or not in_margin or covered(thing.box, geometry, edge, things):
            return 0.0, None
        return short, thing

    def _report(self, page: Page, edge: str, short: float, thing: Art) -> None:
        tolerance = float(self.profile.trim_tolerance_in) * 72
        to_trim = reach(thing.box, page.geometry.trim_box, edge)
        message = f"{thing.what} stops {short:.1f} pt before the {edge} edge of the page"
        remedy = (
            f"let it run {short:.1f} pt ({short / 72:.3f} in) further at the {edge}, to the end "
            "of the bleed, or end it inside the live area"
        )
        if to_trim <= tolerance:
            self.error(page.number, f"{short:.1f} pt short", message, remedy)
        else:
            message += ", between the trim and the live area"
            self.warn(page.number, f"{short:.1f} pt short", message, remedy)

    def close(self) -> None:
        if not self._bleeds:
            self.unjudged(None, "the book is made without bleed (see bleed.flag)")
        self.measured = f"{self.bled} pages bleed, none falls short"
