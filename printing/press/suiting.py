"""How the pages of a book would stand at another printer or trim, worked out without pressing.

No picture is opened: sizes, subjects and shapes are enough to tell what becomes of it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from printing.press.content import BookContent, PageContent, PictureContent, PixelBox
from printing.press.cropping import zones_of
from printing.press.facts import BookFacts
from printing.press.geometry import PageGeometry, pixel_target, spread_pixel_target
from printing.press.layout import TextDoesNotFit, fit_body
from printing.press.placing import fill, fills, framed
from printing.press.profile import PrinterProfile
from printing.press.script import PageScript, PlacedPicture
from printing.press.short import Shortfall, shortfalls
from printing.press.story import APART, template_of
from printing.press.subjects import subject_findings

Fate = Literal["", "reuse", "re-crop", "extend", "redraw"]
# How much of a page (inches, each edge) may be made up beyond a picture inside the trim: wider
# than this a reader sees where the picture ended.
VISIBLE = 0.25
# Crops whose edges lie within so much of the picture's own size of one another are the same.
SAME = 0.01


@dataclass(frozen=True)
class PageSuit:
    """What becomes of one page. `fate` is that of its picture, "" where it shows none.

    `dpi` is the resolution as placed, `need` the pixels (width, height) of a picture drawn for
    it, `short` what an extended picture lacks at each edge, `subjects` sentences about what would
    be cut or bound in. `words_fit` is judged at the book's own text size; `settled` says that the
    page tells already how its picture is to be extended.
    """

    number: int
    fate: Fate = ""
    why: str = ""
    dpi: int = 0
    need: tuple[int, int] = (0, 0)
    short: tuple[Shortfall, ...] = ()
    subjects: tuple[str, ...] = ()
    words_fit: bool = True
    settled: bool = False

    @property
    def good(self) -> bool:
        """Whether the page stands there with nothing to be done but its approval."""
        stands = self.fate in ("", "reuse", "re-crop") or (self.fate == "extend" and self.settled)
        return self.words_fit and not self.subjects and stands


def suit_pages(
    book: BookContent, facts: BookFacts, was: BookFacts | None = None
) -> tuple[PageSuit, ...]:
    """What becomes of every page of a book under other facts; `was` is how it is printed now.

    `book` holds the pages in their new places. Without `was` every crop counts as the old one.
    Raises CannotSet for a script the press has no letters for.
    """
    outside = words_outside(book, facts.profile)
    return tuple(_suit(page, facts, was, page.number not in outside) for page in book.pages)


def words_outside(book: BookContent, profile: PrinterProfile) -> frozenset[int]:
    """The pages whose words do not fit at the book's own text size. Raises CannotSet."""
    size = float(book.body_pt)
    try:
        fit_body(book, largest=size, smallest=size, profile=profile)
    except TextDoesNotFit as error:
        return frozenset(error.pages)
    return frozenset()


def _suit(page: PageContent, facts: BookFacts, was: BookFacts | None, fit: bool) -> PageSuit:
    if page.picture is None:
        return PageSuit(page.number, words_fit=fit)
    geometry = facts.geometry(page.number)
    placed, shaped = _place(facts, geometry, page)
    dpi, need = int(placed.dpi + 1e-6), _need(facts, page.picture)
    subjects = _subjects(facts, geometry, page, placed)
    fate, why, short = _fate(facts, geometry, page, was, placed, shaped)
    if any(lost for _, lost in subjects) and fate in ("reuse", "re-crop"):
        fate, why = "redraw", "no crop of this shape keeps every subject"
    told = tuple(sentence for sentence, _ in subjects)
    settled = page.short_art != "refuse"
    return PageSuit(page.number, fate, why, dpi, need, short, told, fit, settled)


def _place(
    facts: BookFacts, geometry: PageGeometry, page: PageContent
) -> tuple[PlacedPicture, bool]:
    """The picture as the press would place it, and whether its shape suits its place."""
    picture = page.picture
    assert picture is not None
    if template_of(page) in APART:
        return framed(picture, geometry.live_box), True
    if not facts.bleed:
        # Inside the margins a picture of another shape is framed whole: nothing is lost of it.
        box = geometry.live_box
        return (fill if fills(picture, box) else framed)(picture, box), True
    zones, box = zones_of(geometry, bleed=True, rtl=facts.rtl), geometry.bleed_box
    return fill(picture, box, zones=zones), not shortfalls(picture, box, zones.inner)


def _fate(
    facts: BookFacts,
    geometry: PageGeometry,
    page: PageContent,
    was: BookFacts | None,
    placed: PlacedPicture,
    shaped: bool,
) -> tuple[Fate, str, tuple[Shortfall, ...]]:
    assert page.picture is not None
    least = facts.profile.dpi_warn
    if shaped and placed.dpi >= least:
        if was is None or _same_crop(page, was, placed):
            return "reuse", "", ()
        return "re-crop", "another part of it is printed", ()
    short = _extended(facts, geometry, page.picture) if facts.bleed else ()
    if short:
        edges = ", ".join(str(edge) for edge in short)
        return "extend", f"it covers the trim and ends short of the bleed by {edges}", short
    if not shaped:
        return "redraw", "it has another shape than the page", ()
    wide, high = _need(facts, page.picture)
    picture = page.picture
    why = f"{picture.width} x {picture.height} px would print at {int(placed.dpi)} DPI"
    return "redraw", f"{why}; {wide} x {high} px are needed", ()


def _same_crop(page: PageContent, was: BookFacts, placed: PlacedPicture) -> bool:
    assert page.picture is not None
    before, _ = _place(was, was.geometry(page.number), page)
    size = (placed.width, placed.height)
    return all(
        abs(old - new) <= SAME * size[n % 2]
        for n, (old, new) in enumerate(zip(before.crop, placed.crop, strict=True))
    )


def _extended(
    facts: BookFacts, geometry: PageGeometry, picture: PictureContent
) -> tuple[Shortfall, ...]:
    """What is made up at each edge where the whole picture stands inside the trim, in inches.

    Nothing where it has too few pixels even for the trim, or ends too far inside it.
    """
    parts = 1 if picture.part == "whole" else 2
    trim = geometry.trim_box
    wide, high = (trim[2] - trim[0]) / 72 * parts, (trim[3] - trim[1]) / 72
    dpi = max(picture.width / wide, picture.height / high)
    aside, above = (wide - picture.width / dpi) / 2, (high - picture.height / dpi) / 2
    if dpi < facts.profile.dpi_warn or max(aside, above) > VISIBLE:
        return ()
    left, low, right, top = (float(edge) / 72 for edge in _bleeds(geometry))
    if picture.part == "left":
        right = 0.0
    elif picture.part == "right":
        left = 0.0
    strips = (
        Shortfall("left", round(left + aside, 3) if left else 0.0),
        Shortfall("top", round(top + above, 3)),
        Shortfall("right", round(right + aside, 3) if right else 0.0),
        Shortfall("bottom", round(low + above, 3)),
    )
    return tuple(strip for strip in strips if strip.inches)


def _bleeds(geometry: PageGeometry) -> tuple[float, float, float, float]:
    media, trim = geometry.bleed_box, geometry.trim_box
    return trim[0] - media[0], trim[1] - media[1], media[2] - trim[2], media[3] - trim[3]


def _subjects(
    facts: BookFacts, geometry: PageGeometry, page: PageContent, placed: PlacedPicture
) -> list[tuple[str, bool]]:
    """Sentences about subjects at the edges, and whether each loses a part of it."""
    assert page.picture is not None
    script = PageScript(
        number=page.number,
        kind=page.kind,
        template=page.template,
        side="recto" if geometry.side == "recto" else "verso",
        media_box=geometry.media_box,
        bleed_box=geometry.bleed_box,
        trim_box=geometry.trim_box,
        live_box=geometry.live_box,
        pictures=(placed,),
    )
    found = subject_findings(script, page.picture, rtl=facts.rtl)
    return [(str(each), each.zone == "trim") for each in found if not each.advice]


def _need(facts: BookFacts, picture: PictureContent) -> tuple[int, int]:
    target = pixel_target if picture.part == "whole" else spread_pixel_target
    return target(facts.profile, facts.trim, bleed=facts.bleed)


def counted(suits: Iterable[PageSuit]) -> dict[str, int]:
    """How many pages share a fate, how many have words that do not fit, subjects in danger."""
    suits = list(suits)
    fates = ("reuse", "re-crop", "extend", "redraw")
    return {
        **{fate: sum(suit.fate == fate for suit in suits) for fate in fates},
        "words": sum(not suit.words_fit for suit in suits),
        "subjects": sum(bool(suit.subjects) for suit in suits),
    }


__all__ = [
    "Fate",
    "PageSuit",
    "PixelBox",
    "counted",
    "suit_pages",
    "words_outside",
]
