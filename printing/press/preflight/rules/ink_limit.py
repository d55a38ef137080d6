"""No point of the page asks for more ink than the paper takes."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Array, Dictionary, Object, Stream

from printing.press.preflight.colours import space_of
from printing.press.preflight.marks import Placed
from printing.press.preflight.page import Page
from printing.press.preflight.pixels import describe
from printing.press.preflight.resources import numbers
from printing.press.preflight.rule import Rule
from printing.press.preflight.streams import Undecodable

SLACK = 0.01


class InkLimit(Rule):
    """Sum of the four plates: all decoded pixels of every CMYK picture, fills, lines, words.

    Source: profile field ink_limit (house: 240 %, prepress.md 4 and 5), judged on decoded
    pixels because JPEG adds up to 7 %. Gray never exceeds 100 %. RGB and spot inks have no
    sum before the printer converts them: not judged.
    """

    id = "ink.limit"
    title = "Ink limit"

    def prepare(self) -> None:
        self.asked = bool(self.profile.ink_limit)
        self.limit = f"{self.profile.ink_limit} %" if self.asked else ""
        self.most = 0.0

    def look(self, page: Page) -> None:
        if not self.asked:
            return
        for placed in {id(p.image): p for p in page.marks.placed}.values():
            self._picture(page.number, placed)
        for (use, ink), _ in page.marks.inks.items():
            total = ink.total
            if total is not None:
                self.most = max(self.most, total)
            if total is not None and total > self.profile.ink_limit + SLACK:
                self.error(
                    page.number,
                    f"{total:.1f} %",
                    f"{'text' if use == 'text' else f'a {use}'} is set in {ink}",
                    "use less cyan, magenta and yellow under the black",
                )
        for shading in page.marks.shadings:
            self._gradient(page.number, shading)

    def close(self) -> None:
        self.measured = f"{self.most:.1f} % at most"
        if not self.asked:
            self.not_asked("the printer asks for no ink limit")

    def _picture(self, page: int, placed: Placed) -> None:
        picture = describe(placed)
        process = picture.space.process
        if picture.stencil or (process == "gray" and not picture.space.colorants):
            return
        if process != "cmyk" or picture.space.colorants:
            self.unjudged(page, f"the picture {placed.name} is in {picture.space}, not in CMYK")
            return
        try:
            facts = self.book.ink_of(placed, picture)
        except Undecodable as why:
            self.unjudged(page, f"the picture {placed.name} (see image.damaged): {why}")
            return
        self.most = max(self.most, facts.most)
        if facts.over:
            self.error(
                page,
                f"{facts.most:.1f} %",
                f"{facts.over:,} of {facts.pixels:,} pixels of the picture {placed.name} are over "
                f"{self.profile.ink_limit} %",
                "convert the picture again with the ink limited in the profile or table",
            )

    def _gradient(self, page: int, shading: Object) -> None:
        if space_of(shading.get("/ColorSpace"), None).process != "cmyk":
            return
        ends = list(_ends(shading.get("/Function"), 0))
        if not ends:
            self.unjudged(page, "a gradient's colours are in a form that is not summed here")
            return
        total = 100 * max(sum(end) for end in ends)
        self.most = max(self.most, total)
        if total > self.profile.ink_limit + SLACK:
            self.error(page, f"{total:.1f} %", "a gradient goes over the limit", "lighten it")


def _ends(function: Object | None, depth: int) -> Iterator[list[float]]:
    """End colours of exponential functions, through stitching ones; nothing for other kinds."""
    if depth > 4 or not isinstance(function, (Dictionary, Stream)):
        return
    kind = int(function.get("/FunctionType", -1))
    if kind == 2:
        for name in ("/C0", "/C1"):
            end = numbers(function.get(name))
            if len(end) == 4:
                yield end
    inner = function.get("/Functions")
    if kind == 3 and isinstance(inner, Array):
        for each in inner:
            yield from _ends(each, depth + 1)
