"""The file under examination: both parsers' view of it, and what is counted over all pages."""

from __future__ import annotations

from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pikepdf
import pypdfium2 as pdfium

from printing.press.cover_geometry import CoverGeometry
from printing.press.preflight.digest import Digester
from printing.press.preflight.facts import PageFacts
from printing.press.preflight.findings import Expectation
from printing.press.preflight.layers import Layers
from printing.press.preflight.marks import Placed
from printing.press.preflight.pixels import InkFacts, Picture, decodes, describe, ink, whole
from printing.press.preflight.sheets import cover_of
from printing.press.preflight.spending import Budget
from printing.press.preflight.streams import Undecodable


@dataclass
class Book:
    """One open file and what it is held to; `packed` says that it keeps objects in streams.

    Where it `remembers`, what drawing tells of a page goes into `drawn` by the page's digest.
    """

    path: Path
    size: int
    hashing: Future[str]
    pdf: pikepdf.Pdf
    second: pdfium.PdfDocument | None
    second_fault: str
    repaired: str
    packed: bool
    expected: Expectation
    budget: Budget = field(default_factory=Budget)
    drawn: dict[str, PageFacts] = field(default_factory=dict)
    remembers: bool = False
    digester: Digester = field(default_factory=Digester)
    _whole: dict[tuple[int, int], str | Undecodable] = field(default_factory=dict)
    _inks: dict[tuple[int, int], InkFacts | Undecodable] = field(default_factory=dict)

    @property
    def sha256(self) -> str:
        """The file's sha256, waited for where it is still being hashed."""
        return self.hashing.result()

    @property
    def pages(self) -> int:
        """The page count."""
        return len(self.pdf.pages)

    @cached_property
    def layers(self) -> Layers:
        """Which layers are switched off."""
        return Layers(self.pdf.Root)

    @cached_property
    def right_to_left(self) -> bool:
        """Whether the file itself says that it is read from right to left."""
        view = self.pdf.Root.get("/ViewerPreferences")
        return isinstance(view, pikepdf.Dictionary) and view.get("/Direction") == pikepdf.Name.R2L

    @property
    def cover(self) -> CoverGeometry:
        """The panels of the cover this should be. Raises NotJudged where they are not known."""
        return cover_of(self.expected)

    def ink_of(self, placed: Placed, picture: Picture) -> InkFacts:
        """The ink of a placed picture; each picture object is decoded once in a file.

        Raises Undecodable when its pixels cannot be had.
        """
        limit = self.expected.profile.ink_limit
        key = placed.number
        if key is None:
            return ink(placed, picture, limit)
        if key not in self._inks:
            try:
                self._inks[key] = self._weighed(placed, picture) or ink(placed, picture, limit)
            except Undecodable as fault:
                self._inks[key] = fault
        known = self._inks[key]
        if isinstance(known, Undecodable):
            raise known
        return known

    def _weighed(self, placed: Placed, picture: Picture) -> InkFacts | None:
        """The facts of a picture that was weighed when it was made, if its bytes are the same."""
        known = self.expected.known_pictures
        # As the press writes them: Adobe's inverted samples, turned back by the Decode array.
        image = placed.image
        if isinstance(image, pikepdf.PdfInlineImage) or not known:
            return None
        if picture.filters != ("DCTDecode",) or not picture.inverted:
            return None
        most = known.get(self.digester.bytes_of(image))
        if most is None or most > self.expected.profile.ink_limit:
            return None
        return InkFacts(most, 0, picture.width * picture.height)

    def unjudged_pixels(self, placed: Placed) -> str:
        """Unpack a picture to see that it is whole: "", or why that is not done here.

        Raises Undecodable where it is damaged. Each picture object is unpacked once in a file.
        """
        key = placed.number
        if key is None:
            return whole(placed, describe(placed))
        if key not in self._whole:
            try:
                self._whole[key] = self._unpacked(placed)
            except Undecodable as fault:
                self._whole[key] = fault
        known = self._whole[key]
        if isinstance(known, Undecodable):
            raise known
        return known

    def _unpacked(self, placed: Placed) -> str:
        picture = describe(placed)
        summed = picture.space.process == "cmyk" and not picture.space.colorants
        if summed and not picture.stencil and decodes(picture):
            self.ink_of(placed, picture)
            return ""
        return whole(placed, picture)

    def close(self) -> None:
        """Let go of the file."""
        if self.second is not None:
            self.second.close()
        self.pdf.close()
