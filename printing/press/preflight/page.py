"""One page under examination, with what the rules share about it worked out once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import numpy as np
import pikepdf
import pypdfium2 as pdfium
from numpy.typing import NDArray
from pikepdf import Object

from printing.press.geometry import PageGeometry
from printing.press.preflight.backdrop import (
    PAPER,
    Backdrop,
    drawn_scale,
    drawn_size,
    without_words,
)
from printing.press.preflight.book import Book
from printing.press.preflight.facts import PageFacts
from printing.press.preflight.findings import COVER, INTERIOR
from printing.press.preflight.glyphs import Line, lines
from printing.press.preflight.legibility import weakest
from printing.press.preflight.limits import IMAGE_PIXELS
from printing.press.preflight.marks import Marks
from printing.press.preflight.matrix import Box, inside, meet, shifted
from printing.press.preflight.operators import marks_of
from printing.press.preflight.pixels import true_size
from printing.press.preflight.resources import Resource, noted, numbers, reachable
from printing.press.preflight.rule import NotJudged
from printing.press.preflight.scanning import Code, Scan, codes, scanned
from printing.press.preflight.sheets import geometry_of
from printing.press.preflight.streams import Undecodable

# A hundredth of a millimetre, to which some programs round their pages.
EXACT = 0.015
# What no printer measures: positions on such a page still mean something.
WELL = 0.1
QUIET_INSET = 40.0


class Page:
    """Page `number` of a book, counted from 1.

    Lengths in points from its MediaBox's corner; on a sheet with printer's marks from the corner
    of its bleed, so that what lies outside has negative places.
    """

    def __init__(self, book: Book, number: int) -> None:
        self.book = book
        self.number = number
        self.object: pikepdf.Page = book.pdf.pages[number - 1]
        self._second: pdfium.PdfPage | None = None

    @cached_property
    def geometry(self) -> PageGeometry:
        """The boxes it should have. Raises NotJudged for a cover of unknown size."""
        return geometry_of(self.book.expected, self.book.pages, self.number)

    def box(self, name: str) -> Box | None:
        """A page box such as "/TrimBox" moved to the MediaBox's corner, None if there is none."""
        sides = numbers(self.object.obj.get(name))
        if len(sides) != 4:
            return None
        x, y = self.origin
        x0, x1 = sorted((sides[0] - x, sides[2] - x))
        y0, y1 = sorted((sides[1] - y, sides[3] - y))
        return x0, y0, x1, y1

    @cached_property
    def on_a_sheet(self) -> bool:
        """Whether the page lies, by its TrimBox, on a larger sheet with printer's marks."""
        if not self.book.expected.profile.marks:
            return False
        sheet = numbers(self.object.obj.get("/MediaBox"))
        if len(sheet) != 4 or len(numbers(self.object.obj.get("/TrimBox"))) != 4:
            return False
        try:
            return abs(sheet[2] - sheet[0]) > self.geometry.width + WELL
        except NotJudged:
            return False

    @cached_property
    def origin(self) -> tuple[float, float]:
        """The corner that lengths are counted from, in the file's own coordinates."""
        sides = numbers(self.object.obj.get("/MediaBox"))
        if self.on_a_sheet:
            trim = numbers(self.object.obj["/TrimBox"])
            x0, y0, _, _ = self.geometry.trim_box
            return min(trim[0], trim[2]) - x0, min(trim[1], trim[3]) - y0
        if len(sides) != 4:
            return 0.0, 0.0
        return min(sides[0], sides[2]), min(sides[1], sides[3])

    @cached_property
    def media(self) -> Box:
        """The MediaBox; US Letter where the file names none."""
        return self.box("/MediaBox") or (0.0, 0.0, 612.0, 792.0)

    @cached_property
    def visible(self) -> Box:
        """What a viewer shows: the CropBox, else the MediaBox."""
        return self.box("/CropBox") or self.media

    @property
    def rotate(self) -> int:
        """The page's Rotate entry, degrees."""
        return int(self.object.obj.get("/Rotate", 0))

    @property
    def resources(self) -> Object | None:
        """The page's resource dictionary."""
        return self.object.obj.get("/Resources")

    @cached_property
    def well_sized(self) -> bool:
        """Whether the page has the size it should, so that positions on it mean something."""
        return self._upright and self._fits(WELL)

    @property
    def exactly_sized(self) -> bool:
        """Whether its size is right but for rounding."""
        return self._upright and self._fits(EXACT)

    @property
    def _upright(self) -> bool:
        return self.rotate == 0 and float(self.object.obj.get("/UserUnit", 1)) == 1.0

    def _fits(self, slack: float) -> bool:
        right = (0.0, 0.0, self.geometry.width, self.geometry.height)
        if self.on_a_sheet:
            trim = self.box("/TrimBox") or right
            near = zip(trim, self.geometry.trim_box, strict=True)
            return inside(right, self.visible, slack) and all(abs(a - b) <= slack for a, b in near)
        boxes = (self.media, self.visible)
        return all(abs(a - b) <= slack for box in boxes for a, b in zip(box, right, strict=True))

    def need_size(self) -> None:
        """Raise NotJudged unless the page has the right size."""
        if not self.well_sized:
            rule = "page.size" if self.book.expected.kind == INTERIOR else "cover.size"
            raise NotJudged(f"the page has the wrong size (see {rule}), so no margin is known")

    def reachable(self, seen: set[tuple[int, int]]) -> Iterator[Resource]:
        """Everything the page and its notes can draw with, what is in `seen` left out."""
        yield from reachable(self.resources, seen)
        for held in noted(self.object.obj.get("/Annots")):
            yield from reachable(held, seen)

    @cached_property
    def marks(self) -> Marks:
        """What its drawing operators leave on it."""
        x0, y0, x1, y1 = self.media
        quiet = (x0 + QUIET_INSET, y0 + QUIET_INSET, x1 - QUIET_INSET, y1 - QUIET_INSET)
        return marks_of(
            self.object,
            self.number,
            self.origin,
            self.media,
            quiet=quiet if self.book.expected.kind == INTERIOR else None,
            budget=self.book.budget,
            layers=self.book.layers,
        )

    @cached_property
    def lines(self) -> list[Line]:
        """Its visible lines of text. Raises NotJudged without the second parser."""
        found = lines(self._opened(), self.origin, turned=self.book.right_to_left)
        if not self.on_a_sheet:
            return found
        # Words beside the bleed are the sheet's own: its name, its plates.
        return [line for line in found if meet(line.box, self.geometry.bleed_box)]

    @cached_property
    def text(self) -> str:
        """Its text, one line a line."""
        return "\n".join(line.text.strip() for line in self.lines)

    @cached_property
    def scan(self) -> Scan:
        """The page in gray, words and all. Raises NotJudged where it cannot be drawn."""
        self._drawable()
        return scanned(self._opened())

    @cached_property
    def codes(self) -> list[Code]:
        """The barcodes on it."""
        return [code.moved(self.visible[:2]) for code in codes(self.scan)]

    def scanned(self, box: Box) -> NDArray[np.uint8]:
        """Gray pixels inside a box in points; empty off the page."""
        return self.scan.under(shifted(box, self.visible[:2]))

    @cached_property
    def backdrop(self) -> Backdrop:
        """The page as pixels without its words. Raises NotJudged where it cannot be drawn."""
        self._drawable()
        _ = self.lines
        if self.book.expected.kind == COVER:
            # The words are gone from the page afterwards.
            _ = self.scan
        key = self._ground_key()
        kept = self.book.expected.grounds
        if kept is not None and key is not None:
            found = kept.find(key)
            if found is not None and found.shape[:2] == drawn_size(self._opened()):
                return Backdrop(found, drawn_scale(self._opened()), self.visible[:2])
        drawn = without_words(self._opened(), self.visible[:2])
        if kept is not None and key is not None:
            kept.keep(key, drawn.pixels)
        return drawn

    def _ground_key(self) -> str | None:
        """What the page without its words is kept by; None where it is not kept."""
        if self.book.expected.grounds is None or self.book.expected.kind == COVER:
            return None
        return self.book.digester.ground(self.object, self.book.pdf.Root)

    def _drawable(self) -> None:
        """Raise NotJudged for pictures so large that drawing them would have no end."""
        for placed in {each.number or id(each): each for each in self.marks.placed}.values():
            try:
                width, height = true_size(placed)
            except Undecodable:
                raise NotJudged("the page holds a damaged picture (see image.damaged)") from None
            if width * height > IMAGE_PIXELS:
                raise NotJudged("the page holds a picture that is too large to draw here")

    @property
    def seen_white(self) -> bool:
        """Whether nothing but paper is seen beside its words."""
        return self.drawn.white

    @cached_property
    def drawn(self) -> PageFacts:
        """What only drawing it can tell; a page that is known is not drawn again.

        Raises NotJudged where it cannot be drawn.
        """
        book = self.book
        key = book.digester.page(self.object.obj, book.pdf.Root) if book.remembers else None
        facts = book.expected.known_pages.get(key) if key is not None else None
        if facts is None:
            contrast, words = weakest(self.lines, self.backdrop)
            # No words have no contrast: JSON knows no infinity.
            facts = PageFacts(contrast if self.lines else 0.0, words, self._white())
        if key is not None:
            book.drawn[key] = facts
        return facts

    def _white(self) -> bool:
        if self.on_a_sheet:
            return int(self.backdrop.under(self.geometry.bleed_box, -1.0).min(initial=255)) >= PAPER
        return self.backdrop.white

    def close(self) -> None:
        """Let go of the second parser's page."""
        if self._second is not None:
            self._second.close()
            self._second = None

    def _opened(self) -> pdfium.PdfPage:
        if self.book.second is None:
            raise NotJudged("the second parser does not open the file (see file.parse)")
        if self._second is None:
            try:
                self._second = self.book.second[self.number - 1]
            except pdfium.PdfiumError:
                raise NotJudged("the second parser does not open the page") from None
        return self._second
