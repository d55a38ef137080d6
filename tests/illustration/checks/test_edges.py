"""Borders and bars are found with their edges and widths; skies, seas and floors are not bars."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from illustration.checks.edges import frame
from illustration.checks.opening import opened
from tests.illustration.checks.pages import SIZE, filed, page

WIDE, HIGH = SIZE
BANDS = {
    "top": lambda deep: (0, 0, WIDE, deep),
    "bottom": lambda deep: (0, HIGH - deep, WIDE, HIGH),
    "left": lambda deep: (0, 0, deep, HIGH),
    "right": lambda deep: (WIDE - deep, 0, WIDE, HIGH),
}


@pytest.mark.parametrize("side", BANDS)
def test_a_bar_at_one_edge_is_found_with_its_width(side: str) -> None:
    picture = page().copy()
    picture.paste("black", BANDS[side](17))
    found = frame(picture)
    assert found is not None
    assert found.numbers == {side: 17}
    assert f"{side} 17 px" in found.sentence


def test_letterbox_bars_are_found_through_a_jpeg_within_a_pixel() -> None:
    picture = page().copy()
    picture.paste("#f4ecd8", BANDS["top"](24))
    picture.paste("#f4ecd8", BANDS["bottom"](24))
    found = frame(opened(filed(picture)))
    assert found is not None
    assert found.severity == "flagged"
    assert set(found.numbers) == {"top", "bottom"}
    assert all(abs(width - 24) <= 1 for width in found.numbers.values())


def test_a_drawn_line_with_paper_outside_it_is_a_border_on_four_edges() -> None:
    picture = Image.new("RGB", SIZE, "white")
    inner = 15, 15, WIDE - 15, HIGH - 15
    picture.paste(page().crop(inner), inner)
    ImageDraw.Draw(picture).rectangle((15, 15, WIDE - 16, HIGH - 16), outline="black", width=2)
    found = frame(picture)
    assert found is not None
    assert found.numbers == {"top": 15, "bottom": 15, "left": 15, "right": 15}
    assert found.box == inner
    assert found.sentence.startswith("A border runs round the picture")


def test_a_soft_edged_bar_is_found() -> None:
    picture = page().copy()
    picture.paste("black", BANDS["top"](30))
    assert frame(picture.filter(ImageFilter.BoxBlur(1))) is not None


def test_a_plain_sky_behind_hills_is_no_bar() -> None:
    picture = page().copy()
    drawing = ImageDraw.Draw(picture)
    drawing.rectangle((0, 0, WIDE, 60), fill=(150, 200, 240))
    drawing.polygon([(0, 40), (90, 15), (200, 50), (WIDE, 20), (WIDE, 80), (0, 80)], fill="green")
    assert frame(picture) is None


def test_a_plain_floor_deeper_than_a_fifth_is_no_bar() -> None:
    picture = page().copy()
    picture.paste("brown", BANDS["bottom"](67))  # 67 / 328 = 0.204
    assert frame(picture) is None
    picture = page().copy()
    picture.paste("brown", BANDS["bottom"](64))  # 64 / 328 = 0.195
    assert frame(picture) is not None


def test_a_pencil_line_along_the_very_edges_is_let_pass() -> None:
    picture = page().copy()
    for band in BANDS.values():
        picture.paste("black", band(1))
    assert frame(picture) is None


def test_a_small_drawing_on_white_paper_has_no_border() -> None:
    picture = Image.new("RGB", SIZE, "white")
    picture.paste(page().crop((20, 20, 200, 200)), (20, 20))  # 180 / 320 = 0.56 of the edge
    assert frame(picture) is None


def test_a_thin_even_row_at_one_edge_alone_is_no_bar() -> None:
    picture = page().copy()
    picture.paste("black", BANDS["top"](6))  # 6 / 320 = 0.019; mortar between bricks looks so
    assert frame(picture) is None
    picture.paste("black", BANDS["bottom"](6))
    found = frame(picture)
    assert found is not None
    assert found.numbers == {"top": 6, "bottom": 6}


def test_a_white_margin_is_found_in_a_coarse_jpeg() -> None:
    picture = Image.new("RGB", SIZE, "white")
    picture.paste(page().crop((15, 15, WIDE - 15, HIGH - 15)), (15, 15))
    found = frame(opened(filed(picture, quality=40)))
    assert found is not None
    assert set(found.numbers) == set(BANDS)


def test_a_sky_that_darkens_bit_by_bit_is_no_bar() -> None:
    picture = page().copy()
    blend = Image.linear_gradient("L").resize((WIDE, 120)).convert("RGB")
    picture.paste(blend, (0, 0))  # 256 / 120 = 2.1 of 255 a row
    assert frame(picture) is None


def test_a_band_of_leaves_that_ends_at_a_wall_is_no_bar() -> None:
    picture = page().copy()
    leaves = np.random.default_rng(5).integers(100, 141, (40, WIDE, 3), dtype=np.uint8)
    picture.paste(Image.fromarray(leaves), (0, 0))  # 20 of 255 either side of its middle
    picture.paste("white", (0, 40, WIDE, 120))
    assert frame(picture) is None
