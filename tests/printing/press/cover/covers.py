"""Small covers for the tests of the outside."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from pathlib import Path

from printing.press.content import PictureContent
from printing.press.cover.content import CoverContent
from printing.press.cover.layout import lay_cover
from printing.press.profile import load_profile
from printing.press.script import BookScript, PageScript, Panel, TextLine
from printing.press.trim import Trim
from tests.printing.press.samples import CREATED, words

SQUARE = Trim.parse("8.5x8.5")
KDP = load_profile("kdp-paperback")
ISBN = "9780306406157"

PLAIN = CoverContent(
    title="The Lantern Owl",
    author="Ada Owl",
    illustrator="Ben Wren",
    credited="Ada Owl",
    language="en",
    publisher="Owl Press",
    created=CREATED,
    blurb=(words("One evening the lighthouse stays dark."), words("Two friends set out.")),
    price=Decimal("14.99"),
    currency="USD",
    age_line="Ages 3 to 7",
    isbn=ISBN,
)


def with_front(picture: PictureContent, **other: object) -> CoverContent:
    """The plain cover with a front picture, and whatever else is told of it."""
    return replace(PLAIN, front=picture, **other)


@cache
def laid(content: CoverContent, *, pages: int = 32, printer: str = "kdp-paperback") -> BookScript:
    """A cover for a square book on the printer's own stock."""
    profile = load_profile(printer)
    return lay_cover(content, profile, SQUARE, pages=pages, stock=profile.default_stock)


def page_of(script: BookScript) -> PageScript:
    """The one page of a cover."""
    (page,) = script.pages
    return page


def line_with(page: PageScript, text: str) -> TextLine:
    """The first line that holds a text."""
    return next(line for line in page.lines if text in line.text)


def bars_of(page: PageScript) -> list[Panel]:
    """The bars of a cover's barcode."""
    return [panel for panel in page.panels if panel.ink == (0, 0, 0, 1)]


def in_box(inner: tuple[float, ...], outer: tuple[float, ...]) -> bool:
    """Whether a box lies in another, a hundredth of a point of rounding allowed."""
    low = inner[0] >= outer[0] - 0.01 and inner[1] >= outer[1] - 0.01
    return low and inner[2] <= outer[2] + 0.01 and inner[3] <= outer[3] + 0.01


def extent(line: TextLine) -> tuple[float, float, float, float]:
    """Where a line's letters stand, from its foot to its head."""
    size = max(run.size for run in line.runs)
    x = line.runs[0].x
    return (x, line.y - 0.26 * size, x + line.width, line.y + 0.78 * size)


__all__ = ["KDP", "Path"]
