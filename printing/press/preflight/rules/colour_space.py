"""Colours are those that the printer takes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from printing.press.preflight.colours import Ink, Space
from printing.press.preflight.page import Page
from printing.press.preflight.pixels import describe
from printing.press.preflight.rule import Rule

WORDS = {"fill": "a fill", "stroke": "a line", "text": "text", "shading": "a gradient"}
LIMITS = {
    "cmyk": "CMYK or gray",
    "srgb": "sRGB or gray",
    "either": "CMYK and gray, or RGB and gray, not both",
}


@dataclass(frozen=True)
class _Use:
    """Something in a space; `hued` unless it is known to be gray or black alone."""

    what: str
    space: Space
    hued: bool


class ColourSpace(Rule):
    """Spaces of all pictures, fills, lines, gradients and words.

    Source: profile field color_policy. Where a printer takes both CMYK and RGB (KDP,
    printers.md 1.3), a file keeps to one of them, for a mixed one prints two kinds of the same
    blue; a file of our own is CMYK, since only there an ink limit can be kept. Black and gray
    belong to either.
    """

    id = "colour.space"
    title = "Colour spaces"

    def prepare(self) -> None:
        own = self.expected.script is not None and self.profile.color_policy == "either"
        self.policy = "cmyk" if own else self.profile.color_policy
        self.limit = LIMITS[self.policy]
        self.seen: set[str] = set()
        self.hues: set[str] = set()
        self.held: list[tuple[int, _Use]] = []

    def look(self, page: Page) -> None:
        told: set[tuple[str, str]] = set()
        for use in _uses(page):
            space = use.space
            self.seen.add(str(space.root if space.family == "Indexed" else space))
            if use.hued:
                self.hues.add(space.process)
            key = use.what, str(space)
            if key in told:
                continue
            if self.policy == "either" and space.process == "rgb" and use.hued:
                told.add(key)
                self.held.append((page.number, use))
            elif self._wrong(use):
                told.add(key)
                self._tell(page.number, use)

    def close(self) -> None:
        self.measured = ", ".join(sorted(self.seen)) or "no colour at all"
        if "cmyk" in self.hues:
            for page, use in self.held:
                self._tell(page, use)

    def _wrong(self, use: _Use) -> bool:
        process = use.space.process
        if process == "other":
            return use.space.root.family != "Pattern"
        if self.policy == "srgb":
            return process == "cmyk" and use.hued
        return self.policy == "cmyk" and process == "rgb"

    def _tell(self, page: int, use: _Use) -> None:
        space = use.space
        names = {"rgb": f"RGB ({space.root})", "cmyk": f"CMYK ({space.root})"}
        kind = names.get(space.process, f"a colour space that is not known here ({space.root})")
        mixed = " in a file of CMYK" if self.policy == "either" and space.process == "rgb" else ""
        remedy = "convert it to CMYK through the profile that belongs to the printer and stock"
        if self.policy == "srgb":
            remedy = "convert it to sRGB, as the printer asks"
        self.error(
            page,
            str(space if space.colorants else space.root),
            f"{use.what} is in {kind}{mixed}",
            remedy,
        )


def _uses(page: Page) -> Iterator[_Use]:
    for placed in page.marks.placed:
        picture = describe(placed)
        # JPEG 2000 may leave its colour space to the picture data itself.
        if not picture.stencil:
            hued = picture.space.process != "gray"
            yield _Use(f"the picture {placed.name}", picture.space, hued)
    for use, ink in page.marks.inks:
        yield _Use(WORDS.get(use, "a stencil"), ink.space, _hued(ink))


def _hued(ink: Ink) -> bool:
    return ink.colourful if ink.parts else ink.space.process in ("cmyk", "rgb")
