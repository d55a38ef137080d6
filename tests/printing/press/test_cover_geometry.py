"""Panels, folds and boxes of covers, and the numbers typed from a printer's template."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from printing.press.cover_geometry import CoverError, CoverTemplate, cover_geometry, spine_in
from printing.press.profile import load_profile
from printing.press.trim import Trim

KDP, HARD = load_profile("kdp-paperback"), load_profile("kdp-hardcover")
INGRAM, SQUARE = load_profile("ingramspark-paperback"), Trim.parse("8.5x8.5")
TYPED = CoverTemplate(
    Fraction("0.1"), Fraction("17.35"), Fraction("8.75"), pages=32, taken_on=date(2026, 11, 2)
)


def test_back_spine_and_front_stand_between_the_bleeds() -> None:
    cover = cover_geometry(KDP, SQUARE, pages=32, stock="premium-color")
    assert cover.trim_box == (9, 9, 1238.4075, 621)
    assert (cover.back_box[0], cover.back_box[2]) == (9, 621)  # 0.125, + 8.5
    assert (cover.spine_box[0], cover.spine_box[2]) == (621, 626.4075)  # + 32 x 0.002347
    assert (cover.front_box[0], cover.front_box[2]) == (626.4075, 1238.4075)
    assert cover.back_live == (18, 18, 612, 612)  # 0.125 inside
    assert cover.hinge_boxes == cover.wrap_boxes == ()


def test_kdp_draws_its_barcode_low_on_the_back_beside_the_spine() -> None:
    cover = cover_geometry(KDP, SQUARE, pages=32, stock="premium-color")
    assert cover.barcode_box == (459, 27, 603, 113.4)  # 2 x 1.2 in at 6.375, 0.375


def test_a_book_read_right_to_left_has_its_front_on_the_left() -> None:
    cover = cover_geometry(KDP, SQUARE, pages=32, stock="premium-color", rtl=True)
    assert cover.front_box == (9, 9, 621, 621)
    assert cover.back_box == (626.4075, 9, 1238.4075, 621)
    assert cover.barcode_box[0] == 644.4075  # spine 626.4075 + 0.25 x 72


def test_a_case_has_boards_hinges_inside_them_and_a_wrap_turned_in() -> None:
    cover = cover_geometry(HARD, Trim.parse("6x9"), pages=100, stock="cream")
    wrap, hinge = 15 / 25.4 * 72, 10 / 25.4 * 72
    assert cover.trim_box[:2] == pytest.approx((wrap, wrap), abs=0.001)
    wide = cover.front_box[2] - cover.front_box[0]
    assert wide == pytest.approx(6 * 72 + 5 / 25.4 * 72, abs=0.001)  # board: trim + 5 mm
    back, front = cover.hinge_boxes
    assert back[2] == cover.spine_box[0]
    assert front[0] == cover.spine_box[2]
    assert front[2] - front[0] == pytest.approx(hinge, abs=0.001)
    assert cover.front_live[0] == pytest.approx(front[2], abs=0.001)
    assert cover.front_live[2] == pytest.approx(cover.front_box[2] - 9, abs=0.001)
    left, right, low, high = cover.wrap_boxes
    assert (left[2], right[0]) == (cover.trim_box[0], cover.trim_box[2])
    assert (low[3], high[1]) == (cover.trim_box[1], cover.trim_box[3])


def test_a_thin_spine_has_no_room_for_words_and_its_box_never_turns_over() -> None:
    cover = cover_geometry(KDP, SQUARE, pages=32, stock="premium-color")
    assert cover.spine_live[0] == cover.spine_live[2]


def test_a_spine_of_too_few_pages_stays_bare_however_thick() -> None:
    assert KDP.cover is not None
    patient = replace(KDP, cover=replace(KDP.cover, spine_text_min_pages=300))
    size = Trim.parse("6x9")
    assert cover_geometry(KDP, size, pages=298, stock="white").spine_text
    assert not cover_geometry(patient, size, pages=298, stock="white").spine_text


def test_a_typed_spine_is_asked_for_where_none_is_computed() -> None:
    assert spine_in(INGRAM, pages=32, stock="premium-color") is None
    with pytest.raises(CoverError, match="fetch its cover template and type the spine"):
        cover_geometry(INGRAM, SQUARE, pages=32, stock="premium-color")


def test_the_numbers_typed_from_a_template_hold() -> None:
    cover = cover_geometry(INGRAM, SQUARE, pages=32, stock="premium-color", template=TYPED)
    assert (cover.width, cover.height) == (1249.2, 630)  # 17.35 x 72, 8.75 x 72
    assert cover.spine_in == Fraction("0.1")
    assert cover.back_box == (9, 9, 621, 621)


def test_another_page_count_voids_what_was_typed() -> None:
    with pytest.raises(CoverError, match="typed for 32 pages and the book has 36"):
        cover_geometry(INGRAM, SQUARE, pages=36, stock="premium-color", template=TYPED)


@pytest.mark.parametrize("size", [("18.35", "8.75"), ("17.35", "9.75"), ("16.9", "8.75")])
def test_numbers_of_another_trim_are_refused_with_what_is_expected(size: tuple[str, str]) -> None:
    wide, tall = size
    wrong = replace(TYPED, width_in=Fraction(wide), height_in=Fraction(tall))
    with pytest.raises(CoverError, match=r"about 17\.35 x 8\.75 in is expected"):
        cover_geometry(INGRAM, SQUARE, pages=32, stock="premium-color", template=wrong)


def test_what_a_typed_case_is_larger_goes_into_its_wrap() -> None:
    case, size = load_profile("ingramspark-case"), Trim.parse("8x10")
    typed = CoverTemplate(
        Fraction("0.25"), Fraction("18.2"), Fraction("11.7"), pages=32, taken_on=date(2026, 11, 2)
    )
    cover = cover_geometry(case, size, pages=32, stock="premium-color", template=typed)
    # usual 2 x 8.25 + 0.25 + 1.25 = 18: 0.1 more on either side of 0.625
    assert cover.trim_box[0] == pytest.approx(0.725 * 72)
    assert cover.front_box[2] - cover.front_box[0] == pytest.approx(8.25 * 72)


def test_a_saddle_stitched_book_has_no_spine() -> None:
    saddle = load_profile("ingramspark-saddle")
    cover = cover_geometry(saddle, SQUARE, pages=32, stock="premium-color")
    assert (cover.spine_in, cover.spine_text) == (0, False)
    assert cover.width == 1242  # (2 x 8.5 + 0.25) x 72


def test_any_printer_makes_a_case_as_well_as_a_cover() -> None:
    offset, size = load_profile("offset"), Trim.parse("210x297mm")
    cover = cover_geometry(offset, size, pages=32, stock="premium-color")
    case = cover_geometry(offset, size, pages=32, stock="premium-color", formula="case")
    assert cover.wrap_boxes == cover.hinge_boxes == ()
    assert len(case.wrap_boxes) == 4
    assert case.height == pytest.approx((297 + 6 + 36) / 25.4 * 72, abs=0.001)


def test_a_printer_without_covers_says_so() -> None:
    with pytest.raises(CoverError, match="make it by hand"):
        cover_geometry(replace(KDP, cover=None), SQUARE, pages=32, stock="premium-color")
