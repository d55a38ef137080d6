"""Case, jacket and endpapers: the other sheets around a book."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

import pytest

from printing.press.content import PictureContent
from printing.press.cover.case import cased, lay_case, lay_endpapers, lay_jacket
from printing.press.cover_geometry import CoverError, cover_geometry
from printing.press.profile import load_profile
from tests.printing.press.cover.covers import (
    KDP,
    PLAIN,
    SQUARE,
    extent,
    in_box,
    laid,
    line_with,
    page_of,
    with_front,
)
from tests.printing.press.samples import painted

OFFSET = load_profile("offset")
STOCK = OFFSET.default_stock
MM = 72 / 25.4


@pytest.fixture(scope="module")
def art(tmp_path_factory: pytest.TempPathFactory) -> PictureContent:
    return painted(tmp_path_factory.mktemp("art"))


def test_a_case_is_larger_than_the_paper_cover_by_boards_and_wrap(art: PictureContent) -> None:
    content = with_front(art)
    paper = page_of(laid(content, pages=64, printer="offset"))
    script = lay_case(content, OFFSET, SQUARE, pages=64, stock=STOCK)
    case = page_of(script)
    assert script.part == "case"
    # 6 mm taller boards, 18 mm of wrap above and below in the place of 3 mm of bleed
    assert case.media_box[3] - paper.media_box[3] == pytest.approx((6 + 36 - 6) * MM, abs=0.01)
    # two boards of 2.4 mm in the spine, 30 mm more at the edges
    assert case.media_box[2] - paper.media_box[2] == pytest.approx((4.8 + 30) * MM, abs=0.01)


def test_a_jacket_has_flaps_with_the_blurb_and_the_makers(art: PictureContent) -> None:
    content = with_front(art)
    script = lay_jacket(content, OFFSET, SQUARE, pages=64, stock=STOCK, flap_in=Fraction(3))
    page = page_of(script)
    boards = cover_geometry(cased(OFFSET), SQUARE, pages=64, stock=STOCK)
    x0, y0, x1, y1 = boards.trim_box
    bleed = 3 * MM
    assert script.part == "jacket"
    assert page.media_box[2] == pytest.approx(x1 - x0 + 2 * (3 * 72 + bleed), abs=0.01)
    assert page.media_box[3] == pytest.approx(y1 - y0 + 2 * bleed, abs=0.01)
    fold = page.media_box[2] - bleed - 3 * 72
    blurb, makers = line_with(page, "One evening"), line_with(page, "Ben Wren")
    assert extent(blurb)[0] > fold
    assert [line.text for line in page.lines].count(blurb.text) == 1  # and not on the back
    title = line_with(page, "Lantern Owl")
    assert extent(title)[2] < fold
    assert [line for line in page.lines if "Ben Wren" in line.text and extent(line)[2] < 3 * 72]
    assert makers


def test_art_runs_round_the_boards_edge_and_colour_covers_the_rest(art: PictureContent) -> None:
    page = page_of(lay_jacket(with_front(art), OFFSET, SQUARE, pages=64, stock=STOCK))
    (picture,) = page.pictures
    grounds = [panel.box for panel in page.panels if panel.under]
    fold = page.media_box[2] - 3 * MM - 3.25 * 72
    assert picture.box[2] == pytest.approx(fold + 18, abs=0.01)
    assert [grounds[0][0], grounds[-1][2]] == [0, page.media_box[2]]
    assert grounds[0][2] == pytest.approx(picture.box[0], abs=0.001)
    assert grounds[1][0] == pytest.approx(picture.box[2], abs=0.001)


def test_a_right_to_left_jacket_has_its_front_flap_at_the_left(art: PictureContent) -> None:
    content = with_front(art, direction="rtl")
    page = page_of(lay_jacket(content, OFFSET, SQUARE, pages=64, stock=STOCK))
    assert extent(line_with(page, "One evening"))[2] < 3.25 * 72 + 3 * MM


def test_endpapers_are_four_pages_of_the_covers_colour(art: PictureContent) -> None:
    script = lay_endpapers(with_front(art), OFFSET, SQUARE, stock=STOCK)
    cover = page_of(laid(with_front(art), printer="offset"))
    assert (script.part, len(script.pages)) == ("endpapers", 4)
    (ground,) = [panel for panel in cover.panels if panel.under]
    for page in script.pages:
        (panel,) = page.panels
        assert panel.box == page.media_box
        assert panel.ink == ground.ink


def test_endpapers_may_show_a_picture(art: PictureContent) -> None:
    script = lay_endpapers(PLAIN, OFFSET, SQUARE, stock=STOCK, art=art)
    for page in script.pages:
        assert page.panels == ()
        assert page.pictures[0].box == page.bleed_box


def test_a_printer_without_boards_makes_no_case() -> None:
    with pytest.raises(CoverError, match="gives no measures of a case"):
        lay_case(PLAIN, KDP, SQUARE, pages=32, stock="premium-color")
    with pytest.raises(CoverError, match="is its case already"):
        cased(load_profile("lulu-casewrap"))


def test_a_cased_printers_book_has_a_jacket_all_the_same(art: PictureContent) -> None:
    lulu = load_profile("lulu-casewrap")
    asked = {"pages": 32, "stock": lulu.default_stock}
    page = page_of(lay_jacket(with_front(art), lulu, SQUARE, **asked))
    boards = cover_geometry(lulu, SQUARE, **asked)
    tall = boards.trim_box[3] - boards.trim_box[1]
    assert page.trim_box[3] - page.trim_box[1] == pytest.approx(tall, abs=0.01)


def test_a_jackets_words_stay_off_its_folds(art: PictureContent) -> None:
    page = page_of(lay_jacket(with_front(art), OFFSET, SQUARE, pages=64, stock=STOCK))
    for line in page.lines:
        if not line.turned:
            assert in_box(extent(line), page.live_box), line.text
    assert replace(page).live_box[0] > 0
