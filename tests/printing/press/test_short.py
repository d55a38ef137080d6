"""Art short of the bleed: refused with edge and amount, or made to reach as asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from printing.press.content import PageContent, PictureContent
from printing.press.cutting import cut
from printing.press.facts import BookFacts
from printing.press.layout import lay_out, lay_page
from printing.press.placing import printed_box
from printing.press.profile import load_profile
from printing.press.short import ShortOfBleed, shortfalls
from tests.printing.press.samples import SQUARE, book_of, painted, sha256, story

FACTS = BookFacts(load_profile("kdp-paperback"), SQUARE, True, 24, 18.0)
PAGE = (0.0, 0.0, 621.0, 630.0)


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> PictureContent:
    return painted(tmp_path_factory.mktemp("short"), "wide", (400, 200))


def alone(
    picture: PictureContent, how: str, *, asked: bool = False, number: int = 4
) -> PageContent:
    page = story(number, "", picture)
    return replace(page, short_art=how, short_asked=asked)


def test_a_wide_picture_is_refused_with_both_edges_and_amounts(wide: PictureContent) -> None:
    # 8.625 in of 400 pixels: 200 are 4.3125 in of 8.75, and half of the rest is 2.21875.
    with pytest.raises(ShortOfBleed, match=r"2\.22 in at the top and 2\.22 in at the bottom"):
        lay_page(FACTS, alone(wide, "refuse"))
    with pytest.raises(ShortOfBleed, match="page 4"):
        lay_page(FACTS, replace(alone(wide, "refuse"), paragraphs=story(4, "Hello.").paragraphs,
                                template="text-on-picture"))  # fmt: skip


def test_a_high_picture_is_short_at_its_sides_and_a_half_only_at_its_outer_one(
    wide: PictureContent,
) -> None:
    high = replace(wide, width=200, height=400)
    assert [edge.edge for edge in shortfalls(high, PAGE)] == ["left", "right"]
    half = replace(wide, width=400, height=400, part="left")
    # 8.75 in high of 400: as wide; the spread is 17.25, so 4.25 are missing at each outer edge.
    (left,) = shortfalls(half, PAGE)
    assert (left.edge, left.inches) == ("left", 4.25)
    assert shortfalls(replace(wide, part="left"), PAGE) == ()


def test_without_bleed_nothing_is_short(wide: PictureContent) -> None:
    page = lay_page(replace(FACTS, bleed=False), alone(wide, "refuse"))
    assert page.pictures[0].crop == (0, 0, 400, 200)


def test_scaled_it_covers_the_page_with_its_own_pixels(wide: PictureContent) -> None:
    (placed,) = lay_page(FACTS, alone(wide, "scale")).pictures
    assert placed.box == PAGE
    assert placed.pixels == (placed.crop[2] - placed.crop[0], 200)
    assert placed.dpi == pytest.approx(200 * 72 / 630, abs=0.1)  # 22.9: told, never enlarged


@pytest.mark.parametrize("how", ["mirror", "fill"])
@pytest.mark.parametrize("number", [4, 5])
def test_continued_it_stands_whole_inside_the_trim(
    wide: PictureContent, how: str, number: int
) -> None:
    page = lay_page(FACTS, alone(wide, how, number=number))
    (placed,) = page.pictures
    assert (placed.box, placed.crop, placed.extend) == (PAGE, (0, 0, 400, 200), how)
    x0, _y0, x1, _y1 = printed_box(placed)
    pixel = 612 / 400
    assert (x0, x1) == (
        pytest.approx(page.trim_box[0], abs=pixel),
        pytest.approx(page.trim_box[2], abs=pixel),
    )
    assert cut(placed).size == placed.pixels


def test_a_mirrored_strip_is_the_picture_turned_over(wide: PictureContent) -> None:
    (placed,) = lay_page(FACTS, alone(wide, "mirror")).pictures
    left, top, _right, _bottom = placed.strips
    pixels = np.asarray(cut(placed))
    assert (pixels[:top] == pixels[top : 2 * top][::-1]).all()
    assert (pixels[:, :left] == pixels[:, left : 2 * left][:, ::-1]).all()


def test_a_filled_strip_begins_with_the_edge_and_ends_in_its_calm_colour(tmp_path: Path) -> None:
    image = Image.new("RGB", (400, 200), (40, 120, 200))
    image.paste((0, 0, 0), (195, 0, 205, 200))  # a line drawn across
    path = tmp_path / "line.png"
    image.save(path)
    picture = PictureContent(path, 400, 200, sha256(path))
    (placed,) = lay_page(FACTS, alone(picture, "fill")).pictures
    pixels = np.asarray(cut(placed)).astype(int)
    left, top, _right, _bottom = placed.strips
    assert (pixels[top - 1, left : left + 400] == pixels[top, left : left + 400]).all()
    assert np.abs(pixels[0] - [40, 120, 200]).max() <= 1
    again = np.asarray(cut(placed)).astype(int)
    assert (again == pixels).all()


def test_a_spread_is_continued_at_its_outer_edges_and_never_at_the_fold(tmp_path: Path) -> None:
    square = painted(tmp_path, "spread", (400, 400))
    left, right = (
        lay_page(FACTS, alone(replace(square, part=part), "fill", number=number)).pictures[0]
        for part, number in (("left", 4), ("right", 5))
    )
    assert (left.strips[2], right.strips[0]) == (0, 0)
    assert left.strips[0] == right.strips[2] > 0
    assert (left.crop, right.crop) == ((0, 0, 200, 400), (200, 0, 400, 400))


def test_a_page_may_ask_for_it_where_a_crop_would_do(tmp_path: Path) -> None:
    square = painted(tmp_path, "square", (300, 300))
    assert lay_page(FACTS, alone(square, "mirror")).pictures[0].extend == ""
    (placed,) = lay_page(FACTS, alone(square, "mirror", asked=True)).pictures
    # The whole 8.5 in inside the trim; 0.125 in more outside, above and below: 300 / 68 = 4.4.
    assert placed.strips == (4, 4, 0, 4)


def test_the_border_of_a_scan_is_left_out_where_it_is_made_to_reach(tmp_path: Path) -> None:
    scan = Image.new("RGB", (440, 240), "white")
    inside = painted(tmp_path, "inside", (400, 200))
    with Image.open(inside.path) as opened:
        scan.paste(opened, (20, 20))
    path = tmp_path / "scan.png"
    scan.save(path)
    picture = PictureContent(path, 440, 240, sha256(path))
    for how in ("scale", "mirror"):
        x0, y0, x1, y1 = lay_page(FACTS, alone(picture, how)).pictures[0].crop
        assert x0 >= 20, how
        assert y0 >= 20, how
        assert x1 <= 420, how
        assert y1 <= 220, how


def test_a_whole_book_names_its_page(wide: PictureContent) -> None:
    with pytest.raises(ShortOfBleed, match="page 2"):
        lay_out(book_of(story(1, "Hello."), story(2, "", wide)))
