"""What a content stream leaves on the page: pictures, fills, strokes and words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pikepdf import Object, PdfInlineImage

from printing.press.preflight.colours import Ink
from printing.press.preflight.matrix import Box, Matrix

Use = Literal["fill", "stroke", "text", "shading", "stencil"]


@dataclass(frozen=True)
class Placed:
    """One picture as placed: its object, its name, the unit square's matrix, what shows of it."""

    image: Object | PdfInlineImage
    resources: Object | None
    name: str
    matrix: Matrix
    box: Box
    ink: Ink

    @property
    def inline(self) -> bool:
        """Whether its pixels stand in the content stream itself."""
        return isinstance(self.image, PdfInlineImage)

    @property
    def number(self) -> tuple[int, int] | None:
        """The picture's object number and generation; None for one that has none of its own."""
        if isinstance(self.image, PdfInlineImage) or self.image.objgen == (0, 0):
            return None
        return self.image.objgen


@dataclass(frozen=True)
class Painted:
    """One path that was filled or stroked: the upright box of what shows, in points."""

    use: Use
    box: Box
    ink: Ink
    width: float = 0.0


@dataclass(frozen=True)
class Shown:
    """A way in which text was shown: size as printed (points), colour, rendering mode, font."""

    size: float
    ink: Ink
    mode: int
    font: str


@dataclass
class Marks:
    """All marks of one page. Inks and ways of showing text are kept once each.

    Paths wholly inside the quiet middle of the page are only counted: no rule asks where
    they lie, and a drawing can hold a million.
    """

    placed: list[Placed] = field(default_factory=list)
    painted: list[Painted] = field(default_factory=list)
    paths: int = 0
    shown: dict[Shown, int] = field(default_factory=dict)
    inks: dict[tuple[Use, Ink], int] = field(default_factory=dict)
    shadings: list[Object] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def note_ink(self, use: Use, ink: Ink) -> None:
        """Count one use of a colour."""
        self.inks[use, ink] = self.inks.get((use, ink), 0) + 1
