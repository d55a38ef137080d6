"""The geometry a page is held to: one of the interior, or the whole cover."""

from __future__ import annotations

from fractions import Fraction

from printing.press.cover_geometry import CoverError, CoverGeometry, cover_geometry
from printing.press.geometry import PageGeometry, page_geometry
from printing.press.preflight.findings import COVER, SHEET, Expectation
from printing.press.preflight.rule import NotJudged
from printing.press.units import points

AS_COVER = "cover"


def cover_of(expected: Expectation) -> CoverGeometry:
    """The cover's panels. Raises NotJudged, saying what is missing, where none can be drawn."""
    if not expected.pages:
        raise NotJudged("the interior's page count is not known, so neither is the cover's size")
    try:
        return cover_geometry(
            expected.profile,
            expected.trim,
            pages=expected.pages,
            stock=expected.stock,
            template=expected.template,
            rtl=expected.rtl,
        )
    except (CoverError, ValueError) as why:
        raise NotJudged(str(why)) from None


def geometry_of(expected: Expectation, pages: int, number: int) -> PageGeometry:
    """The boxes page `number` of the file should have. Raises NotJudged for an unknown cover."""
    if expected.kind == SHEET:
        return _as_recorded(expected, number)
    if expected.kind == COVER:
        return _as_page(cover_of(expected), expected)
    return page_geometry(
        expected.profile,
        expected.trim,
        bleed=expected.bleed,
        pages=pages,
        number=number,
        rtl=expected.rtl,
    )


def _as_recorded(expected: Expectation, number: int) -> PageGeometry:
    recorded = expected.script.pages if expected.script is not None else ()
    if not 0 < number <= len(recorded):
        raise NotJudged("the press has no record of this sheet, so its size is not known")
    page = recorded[number - 1]
    return PageGeometry(
        number=number,
        side=page.side,
        width=page.media_box[2],
        height=page.media_box[3],
        media_box=page.media_box,
        bleed_box=page.bleed_box,
        trim_box=page.trim_box,
        live_box=page.live_box,
        gutter_in=Fraction(0),
        outer_in=Fraction(0),
    )


def _as_page(cover: CoverGeometry, expected: Expectation) -> PageGeometry:
    """A cover as one page: what is turned in counts as its bleed."""
    policy = expected.profile.cover
    live = points(policy.live_in) if policy is not None else 0.0
    x0, y0, x1, y1 = cover.trim_box
    return PageGeometry(
        number=1,
        side=AS_COVER,
        width=cover.width,
        height=cover.height,
        media_box=cover.media_box,
        bleed_box=cover.media_box,
        trim_box=cover.trim_box,
        live_box=(x0 + live, y0 + live, x1 - live, y1 - live),
        gutter_in=Fraction(0),
        outer_in=Fraction(0),
    )
