"""The printers' own cover numbers: spine, whole sheet, and whether the spine may carry words."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from printing.press.cover_geometry import cover_geometry
from printing.press.geometry import page_size
from printing.press.profile import load_profile, profile_from_table, profile_text, rows_of_text
from printing.press.trim import Trim
from printing.press.units import points

# printer, trim, pages, stock, spine in, cover in, cover pt, spine text
PAPERBACKS = [
    ("8.5x8.5", 24, "premium-color", 0.056328, (17.3063, 8.75), (1246.056, 630), False),
    ("8.5x8.5", 32, "premium-color", 0.075104, (17.3251, 8.75), (1247.407, 630), False),
    ("8.25x8.25", 32, "premium-color", 0.075104, (16.8251, 8.5), (1211.407, 612), False),
    ("8x10", 48, "premium-color", 0.112656, (16.3627, 10.25), (1178.111, 738), False),
    ("8.5x11", 32, "premium-color", 0.075104, (17.3251, 11.25), (1247.407, 810), False),
    ("8.25x6", 28, "premium-color", 0.065716, (16.8157, 6.25), (1210.732, 450), False),
    ("8.5x8.5", 72, "standard-color", 0.162144, (17.4121, 8.75), (1253.674, 630), False),
    ("6x9", 24, "white", 0.054048, (12.3040, 9.25), (885.891, 666), False),
    ("6x9", 186, "white", 0.418872, (12.6689, 9.25), (912.159, 666), True),
    ("6x9", 200, "cream", 0.5, (12.75, 9.25), (918.0, 666), True),
    ("6x9", 828, "white", 1.864656, (14.1147, 9.25), (1016.255, 666), True),
    ("6x9", 78, "white", 0.175656, (12.4257, 9.25), (894.647, 666), False),
    ("6x9", 80, "white", 0.18016, (12.4302, 9.25), (894.972, 666), True),  # more than 79
]
# The 6x9, 393 pages, cream one was read out of KDP's calculator; those on white and premium colour
# are predictions by the same formula, unconfirmed.
HARDCOVERS = [
    ("6x9", 100, "cream", 0.439, (14.014, 10.417), (1008.99, 750.05), True),
    ("6x9", 393, "cream", 1.171, (14.746, 10.417), (1061.73, 750.05), True),
    ("6x9", 200, "white", 0.639, (14.214, 10.417), (1023.42, 750.05), True),
    ("8.25x11", 76, "premium-color", 0.367, (18.442, 12.417), (1327.83, 894.05), False),
    ("7x10", 80, "premium-color", 0.377, (15.952, 11.417), (1148.51, 822.05), True),
    ("5.5x8.5", 75, "white", 0.358, (12.933, 9.917), (931.15, 714.05), False),
]
LULU = [
    ("6x9", 32, "white", 0.1321, (12.382, 9.25), (891.509, 666), False),
    ("6x9", 48, "white", 0.1681, (12.418, 9.25), (894.104, 666), False),
    ("6x9", 210, "white", 0.5330, (12.783, 9.25), (920.374, 666), True),
    ("6x9", 244, "white", 0.6095, (12.860, 9.25), (925.888, 666), True),
    ("8.5x8.5", 32, "premium-color", 0.1321, (17.382, 8.75), (1251.509, 630), False),
    ("8.5x11", 32, "premium-color", 0.1321, (17.382, 11.25), (1251.509, 810), False),
    ("8.5x11", 800, "cream", 1.8618, (19.112, 11.25), (1376.050, 810), True),
]
CASEWRAPS = [
    ("8.5x8.5", 32, "premium-color", 0.25, (19.0, 10.25), (1368, 738), False),
    ("8.5x8.5", 84, "premium-color", 0.25, (19.0, 10.25), (1368, 738), True),
    ("8.5x11", 44, "premium-color", 0.25, (19.0, 12.75), (1368, 918), False),
    ("8.5x11", 100, "premium-color", 0.5, (19.25, 12.75), (1386, 918), True),
    ("8.5x11", 192, "premium-color", 0.688, (19.438, 12.75), (1399.536, 918), True),
    ("8.5x11", 222, "premium-color", 0.75, (19.5, 12.75), (1404, 918), True),
    ("8.5x11", 800, "premium-color", 2.125, (20.875, 12.75), (1503, 918), True),
]
VECTORS = [
    (printer, *row)
    for printer, rows in (
        ("kdp-paperback", PAPERBACKS),
        ("kdp-hardcover", HARDCOVERS),
        ("lulu-paperback", LULU),
        ("lulu-casewrap", CASEWRAPS),
    )
    for row in rows
]


@pytest.mark.parametrize(
    ("printer", "trim", "pages", "stock", "spine", "inches", "size", "words"), VECTORS
)
def test_a_cover_has_the_printers_measures(
    printer: str, trim: str, pages: int, stock: str, spine: float, inches: tuple[float, float],
    size: tuple[float, float], words: bool,
) -> None:  # fmt: skip
    cover = cover_geometry(load_profile(printer), Trim.parse(trim), pages=pages, stock=stock)
    assert float(cover.spine_in) == pytest.approx(spine, abs=0.0006)  # told to three places
    assert (cover.width, cover.height) == pytest.approx(size, abs=0.05)
    assert (cover.width / 72, cover.height / 72) == pytest.approx(inches, abs=0.001)
    assert cover.spine_text is words


@pytest.mark.parametrize(
    ("pages", "stock", "band"), [(186, "white", 21.16), (200, "cream", 27), (828, "white", 125.26)]
)
def test_words_on_a_spine_keep_a_sixteenth_of_an_inch_at_each_side(
    pages: int, stock: str, band: float
) -> None:
    cover = cover_geometry(
        load_profile("kdp-paperback"), Trim.parse("6x9"), pages=pages, stock=stock
    )
    left, _, right, _ = cover.spine_live
    assert right - left == pytest.approx(band, abs=0.01)  # (spine - 2 x 0.0625) x 72


def test_no_constant_is_added_to_a_spine_at_kdp() -> None:
    cover = cover_geometry(
        load_profile("kdp-paperback"), Trim.parse("6x9"), pages=200, stock="white"
    )
    assert cover.width / 72 == pytest.approx(12.7004, abs=0.0001)  # and not 12.7604
    assert cover.spine_in == 200 * Fraction("0.002252")


def test_the_hardcovers_formula_is_exact_in_millimetres() -> None:
    cover = cover_geometry(
        load_profile("kdp-hardcover"), Trim.parse("6x9"), pages=100, stock="cream"
    )
    millimetre = Fraction(10, 254)
    assert cover.spine_in == Fraction(1, 4) + Fraction("4.8") * millimetre  # 100 x 0.0025
    assert cover.width == points(12 + cover.spine_in + 40 * millimetre)
    assert cover.height == points(9 + 36 * millimetre)


def generic(**changes: Any) -> Any:
    """A printer by the plain formula, its spine given in millimetres."""
    rows = rows_of_text(profile_text("offset"), "offset.toml")
    rows["bleed_in"] = changes["bleed"]
    rows["cover"]["spine_const_in"] = changes["spine"]
    for stock in rows["stock"]:
        stock["caliper_in"] = "0"
    return profile_from_table(rows, "generic")


@pytest.mark.parametrize(
    ("trim", "pages", "bleed", "spine", "size"),
    [
        ("210x297mm", 60, "4 mm", "3.429 mm", (431.429, 305)),  # Gelato: 2 x 210 + 3.429 + 8
        ("148x210mm", 140, "3 mm", "8 mm", (310, 216)),  # Biddles: 2 x 148 + 8 + 6
    ],
)
def test_the_plain_formula_gives_other_printers_covers(
    trim: str, pages: int, bleed: str, spine: str, size: tuple[float, float]
) -> None:
    profile = generic(bleed=bleed, spine=spine)
    cover = cover_geometry(profile, Trim.parse(trim), pages=pages, stock="white")
    in_mm = (cover.width / 72 * 25.4, cover.height / 72 * 25.4)
    assert in_mm == pytest.approx(size, abs=0.001)


def test_bleed_of_four_millimetres_on_four_sides_adds_eight_both_ways() -> None:
    wide, tall = page_size(generic(bleed="4 mm", spine="0"), Trim.parse("210x297mm"), bleed=True)
    assert (wide * Fraction("25.4"), tall * Fraction("25.4")) == (218, 305)
