"""Boxes and pixels of pages, against the printer's numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest

from printing.press.geometry import (
    Trim,
    page_geometry,
    page_size,
    pixel_target,
    request_size,
    spread_pixel_target,
)
from printing.press.profile import load_profile, profile_from_table
from tests.printing.press.test_profile import kdp_rows

KDP = load_profile("kdp-paperback")
# trim, bleed, pages, page in points, gutter and outer margin in inches, live size, pixels at 300
VECTORS = [
    ("8.5x8.5", True, 24, (621, 630), "0.375", "0.375", (567, 576), (2588, 2625)),
    ("8.5x8.5", True, 32, (621, 630), "0.375", "0.375", (567, 576), (2588, 2625)),
    ("8.5x8.5", False, 32, (612, 612), "0.375", "0.25", (567, 576), (2550, 2550)),
    ("8.25x8.25", True, 32, (603, 612), "0.375", "0.375", (549, 558), (2513, 2550)),
    ("8x10", True, 32, (585, 738), "0.375", "0.375", (531, 684), (2438, 3075)),
    ("8x10", True, 48, (585, 738), "0.375", "0.375", (531, 684), (2438, 3075)),
    ("8x10", False, 40, (576, 720), "0.375", "0.25", (531, 684), (2400, 3000)),
    ("8.5x11", True, 32, (621, 810), "0.375", "0.375", (567, 756), (2588, 3375)),
    ("8.5x11", False, 64, (612, 792), "0.375", "0.25", (567, 756), (2550, 3300)),
    ("8.25x6", False, 24, (594, 432), "0.375", "0.25", (549, 396), (2475, 1800)),
    ("6x9", True, 32, (441, 666), "0.375", "0.375", (387, 612), (1838, 2775)),
    ("6x9", False, 150, (432, 648), "0.375", "0.25", (387, 612), (1800, 2700)),
    ("7.5x9.25", True, 72, (549, 684), "0.375", "0.375", (495, 630), (2288, 2850)),
    ("5.5x8.5", True, 24, (405, 630), "0.375", "0.375", (351, 576), (1688, 2625)),
    ("6x9", True, 828, (441, 666), "0.875", "0.375", (351, 612), (1838, 2775)),
    ("8x8", True, 32, (585, 594), "0.375", "0.375", (531, 540), (2438, 2475)),
    ("4x6", True, 24, (297, 450), "0.375", "0.375", (243, 396), (1238, 1875)),
]


@pytest.mark.parametrize(
    ("trim", "bleed", "pages", "page", "gutter", "outer", "live", "px"), VECTORS
)
def test_a_page_has_the_printers_measures(
    trim: str, bleed: bool, pages: int, page: tuple, gutter: str, outer: str, live: tuple, px: tuple
) -> None:
    size = Trim.parse(trim)
    for number in (1, 2):
        found = page_geometry(KDP, size, bleed=bleed, pages=pages, number=number)
        assert (found.width, found.height) == pytest.approx(page, abs=0.001)
        assert (found.gutter_in, found.outer_in) == (Fraction(gutter), Fraction(outer))
        x0, y0, x1, y1 = found.live_box
        assert (x1 - x0, y1 - y0) == pytest.approx(live, abs=0.001)
    assert pixel_target(KDP, size, bleed=bleed) == px


def test_recto_and_verso_mirror_each_other() -> None:
    recto = page_geometry(KDP, Trim.parse("6x9"), bleed=True, pages=828, number=1)
    verso = page_geometry(KDP, Trim.parse("6x9"), bleed=True, pages=828, number=2)
    assert (recto.side, verso.side) == ("recto", "verso")
    assert recto.live_box[::2] == (63.0, 414.0)  # 0.875 * 72, 441 - 27
    assert verso.live_box[::2] == (27.0, 378.0)  # 27, 441 - 63
    assert recto.live_box[1::2] == verso.live_box[1::2] == (27.0, 639.0)


def test_kdp_bleeds_on_three_sides_and_never_at_the_bind_edge() -> None:
    recto = page_geometry(KDP, Trim.parse("8.5x8.5"), bleed=True, pages=32, number=3)
    verso = page_geometry(KDP, Trim.parse("8.5x8.5"), bleed=True, pages=32, number=4)
    assert recto.media_box == recto.bleed_box == (0, 0, 621, 630)
    assert recto.trim_box == (0, 9, 612, 621)
    assert verso.trim_box == (9, 9, 621, 621)


def test_without_bleed_every_box_is_the_trim() -> None:
    page = page_geometry(KDP, Trim.parse("8.5x8.5"), bleed=False, pages=32, number=1)
    assert page.trim_box == page.bleed_box == page.media_box == (0, 0, 612, 612)


def test_live_area_is_the_same_on_the_trim_with_bleed_or_without() -> None:
    for number in (1, 2):
        bled = page_geometry(KDP, Trim.parse("8.5x8.5"), bleed=True, pages=32, number=number)
        plain = page_geometry(KDP, Trim.parse("8.5x8.5"), bleed=False, pages=32, number=number)
        inside = [edge - bled.trim_box[n % 2] for n, edge in enumerate(bled.live_box)]
        assert tuple(inside) == plain.live_box


def test_a_printer_with_bleed_on_four_sides_gets_it_at_the_bind_edge_too() -> None:
    rows = kdp_rows()
    rows["bleed_sides"] = "all4"
    profile = profile_from_table(rows, "all round")
    assert page_size(profile, Trim.parse("8.5x8.5"), bleed=True) == (
        Fraction(35, 4),
        Fraction(35, 4),
    )
    page = page_geometry(profile, Trim.parse("8.5x8.5"), bleed=True, pages=32, number=1)
    assert page.trim_box == (9, 9, 621, 621)
    assert page.live_box[0] == 36.0  # bleed 9 and gutter 27


def test_a_page_with_bleed_on_four_sides_is_not_the_size_kdp_takes() -> None:
    assert page_size(KDP, Trim.parse("8.5x8.5"), bleed=True) != (Fraction(35, 4), Fraction(35, 4))


def test_pictures_are_asked_for_in_whole_multiples() -> None:
    square = Trim.parse("8.5x8.5")
    assert request_size(pixel_target(KDP, square, bleed=True)) == (2592, 2640)
    assert spread_pixel_target(KDP, square, bleed=True) == (5175, 2625)
    assert spread_pixel_target(KDP, square, bleed=False) == (5100, 2550)
    assert request_size((2592, 2640)) == (2592, 2640)
    assert request_size((17, 16), multiple=8) == (24, 16)


@pytest.mark.parametrize(
    ("trim", "asked"),
    [
        ("8.25x8.25", (2528, 2560)),
        ("8x10", (2448, 3088)),
        ("7x10", (2144, 3088)),
        ("8.25x6", (2528, 1888)),
        ("6x9", (1840, 2784)),
        ("8.5x11", (2592, 3376)),
    ],
)
def test_sizes_asked_for_follow_the_trim(trim: str, asked: tuple[int, int]) -> None:
    assert request_size(pixel_target(KDP, Trim.parse(trim), bleed=True)) == asked


def test_pages_are_numbered_from_one() -> None:
    with pytest.raises(ValueError, match="numbered from 1"):
        page_geometry(KDP, Trim.parse("8.5x8.5"), bleed=True, pages=32, number=0)


def test_a_book_read_right_to_left_is_bound_at_the_rectos_right() -> None:
    size, names = Trim.parse("6x9"), ("trim_box", "live_box")
    for number in (1, 2):
        plain = page_geometry(KDP, size, bleed=True, pages=828, number=number)
        turned = page_geometry(KDP, size, bleed=True, pages=828, number=number, rtl=True)
        assert turned.side == plain.side
        for name in names:
            x0, low, x1, high = getattr(plain, name)
            assert getattr(turned, name) == (plain.width - x1, low, plain.width - x0, high)
    recto = page_geometry(KDP, size, bleed=True, pages=828, number=1, rtl=True)
    assert recto.live_box[::2] == (27.0, 378.0)  # gutter 0.875 at the right: 441 - 63
