"""What a content stream leaves on the page: pictures, fills, strokes and words."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from pikepdf import Object, PdfInlineImage

from printing.press.preflight.colours import Ink
from printing.press.preflight.matrix import Box, Matrix

Use = Literal["fill", "stroke", "text", "shading", "stencil"]
KEPT = 50_000


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


@dataclass(frozen=True)
class Overprint:
    """A way in which something is laid over what is there without clearing it.

    `keeps` says that a plate which the colour does not use is left as it was (OPM 1).
    """

    use: Use
    ink: Ink
    keeps: bool


@dataclass
class Marks:
    """All marks of one page. Inks and ways of showing text are kept once each.

    Paths wholly inside the quiet middle of the page are only counted: no rule asks where
    they lie, and a drawing can hold a million. `thin` is the box of one line of each width
    under `THIN` points, `outside` what lies wholly beside the page, `unseen` what stands in a
    layer that is switched off, `blanks` letters without a glyph by the name of their font,
    `glyph_pictures` what type 3 fonts draw letters with.
    """

    placed: list[Placed] = field(default_factory=list)
    painted: list[Painted] = field(default_factory=list)
    paths: int = 0
    shown: dict[Shown, int] = field(default_factory=dict)
    inks: dict[tuple[Use, Ink], int] = field(default_factory=dict)
    shadings: list[Object] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    overprints: dict[Overprint, int] = field(default_factory=dict)
    black_words: int = 0
    black_kept: int = 0
    thin: dict[float, Box] = field(default_factory=dict)
    outside: dict[str, int] = field(default_factory=dict)
    unseen: int = 0
    postscript: int = 0
    blanks: dict[str, int] = field(default_factory=dict)
    glyph_pictures: list[Placed] = field(default_factory=list)

    def note_ink(self, use: Use, ink: Ink) -> None:
        """Count one use of a colour."""
        self.inks[use, ink] = self.inks.get((use, ink), 0) + 1

    def note_overprint(self, over: Overprint) -> None:
        """Count one way of overprinting."""
        self.overprints[over] = self.overprints.get(over, 0) + 1

    def note_outside(self, what: str) -> None:
        """Count one thing beside the page."""
        self.outside[what] = self.outside.get(what, 0) + 1

    def keep(self, painted: Painted) -> None:
        """Keep a path that a rule may ask for, up to KEPT of them."""
        if len(self.painted) < KEPT:
            self.painted.append(painted)
