"""Art above text, vignette, spot: art and words on one page that do not touch."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, ImageDraw

from printing.press.content import PictureContent
from printing.press.cutting import cut
from printing.press.fading import mask_of
from printing.press.layout import fit_body, lay_out
from printing.press.script import PageScript
from tests.printing.press.samples import book_of, painted, sha256, story

TEXT = "Every night Pip looked at the moon. It was round and white, like a plate."


@pytest.fixture(scope="module")
def hill(tmp_path_factory: pytest.TempPathFactory) -> PictureContent:
    return painted(tmp_path_factory.mktemp("apart"))


@pytest.fixture(scope="module")
def wide(tmp_path_factory: pytest.TempPathFactory) -> PictureContent:
    return painted(tmp_path_factory.mktemp("apart"), "wide", (480, 300))


@pytest.fixture(scope="module")
def drawing(tmp_path_factory: pytest.TempPathFactory) -> PictureContent:
    """A figure on bare paper."""
    path = tmp_path_factory.mktemp("apart") / "drawing.png"
    image = Image.new("RGB", (400, 300), (254, 254, 252))
    ImageDraw.Draw(image).ellipse((120, 60, 300, 240), fill=(60, 90, 160))
    image.save(path)
    return PictureContent(path, 400, 300, sha256(path))


def laid(picture: PictureContent, template: str, text: str = TEXT, **facts: object) -> PageScript:
    return lay_out(book_of(story(1, text, picture, template), **facts)).pages[0]


def apart(page: PageScript) -> bool:
    """Whether no line stands on the picture."""
    x0, y0, x1, y1 = page.pictures[0].box
    return all(line.y + 0.9 * 18 <= y0 or line.y - 5 >= y1 for line in page.lines)


@pytest.mark.parametrize("template", ["art-above-text", "vignette", "spot"])
def test_words_and_art_do_not_touch_and_keep_to_the_live_area(
    hill: PictureContent, template: str
) -> None:
    for bleed in (True, False):
        page = laid(hill, template, bleed=bleed)
        assert page.template == template
        assert page.lines
        assert apart(page)
        x0, y0, x1, y1 = page.live_box
        for line in page.lines:
            assert x0 <= line.runs[0].x
            assert line.runs[0].x + line.width <= x1 + 0.01
            assert y0 <= line.y - 5
        assert page.pictures[0].scrims == ()


def test_wide_art_above_text_bleeds_at_three_edges_uncropped(wide: PictureContent) -> None:
    page = laid(wide, "art-above-text")
    (placed,) = page.pictures
    assert (placed.box[0], placed.box[2], placed.box[3]) == (0, 621, 630)
    assert placed.crop == (0, 0, 480, 300)
    # 621 points of 480 pixels: 300 are 388.1.
    assert placed.box[1] == pytest.approx(630 - 388.125, abs=0.01)


def test_art_above_many_words_is_framed_whole_rather_than_cropped(hill: PictureContent) -> None:
    page = laid(hill, "art-above-text", " ".join([TEXT] * 3))
    (placed,) = page.pictures
    assert placed.crop == (0, 0, hill.width, hill.height)
    assert placed.box[0] > page.live_box[0]
    assert placed.box[3] <= page.live_box[3] + 0.01


def test_a_vignette_ends_in_white_paper_at_every_edge(hill: PictureContent) -> None:
    (placed,) = laid(hill, "vignette").pictures
    assert placed.fade > 30
    pixels = np.asarray(cut(placed))
    for rim in (pixels[0], pixels[-1], pixels[:, 0], pixels[:, -1]):
        assert rim.min() == 255
    middle = pixels[pixels.shape[0] // 2, pixels.shape[1] // 2]
    assert middle.min() < 210


def test_a_mask_stands_whole_in_the_middle_and_nowhere_at_the_edge() -> None:
    for extent in ((300.0, 300.0), (500.0, 120.0), (90.0, 400.0)):
        mask = np.asarray(mask_of(*extent, 0.16 * min(extent)))
        assert max(mask[0].max(), mask[-1].max(), mask[:, 0].max(), mask[:, -1].max()) == 0
        high, wide = mask.shape
        assert mask[high // 2, wide // 2] == 255


def test_a_drawing_on_bare_paper_keeps_its_edges(drawing: PictureContent) -> None:
    assert laid(drawing, "vignette").pictures[0].fade == 0
    (small,) = laid(drawing, "spot").pictures
    assert small.fade == 0
    x0, y0, x1, y1 = small.crop
    assert 110 <= x0 <= 120 <= 300 <= x1 <= 312
    assert 50 <= y0 <= 60 <= 240 <= y1 <= 252
    framed = laid(drawing, "art-above-text").pictures[0]
    assert framed.box[0] >= laid(drawing, "art-above-text").live_box[0]


def test_a_spot_is_small_and_shows_the_subject(hill: PictureContent) -> None:
    page = laid(hill, "spot")
    (placed,) = page.pictures
    live = page.live_box
    assert placed.box[3] - placed.box[1] <= 0.34 * (live[3] - live[1]) + 0.01
    assert placed.box[2] - placed.box[0] <= 0.56 * (live[2] - live[0]) + 0.01
    x0, y0, x1, y1 = hill.figures[0]
    assert placed.fade > 0
    assert placed.crop[2] - placed.crop[0] < 0.9 * hill.width
    assert placed.crop[0] <= x0
    assert placed.crop[1] <= y0
    assert placed.crop[2] >= x1
    assert placed.crop[3] >= y1
    assert placed.box[3] < min(line.y for line in page.lines)


def test_without_words_the_art_stands_alone_in_the_live_area(wide: PictureContent) -> None:
    for template in ("art-above-text", "vignette", "spot"):
        page = laid(wide, template, "")
        assert page.lines == ()
        x0, y0, x1, y1 = page.pictures[0].box
        assert page.live_box[0] <= x0 + 0.01
        assert page.live_box[1] <= y0 + 0.01
        assert x1 <= page.live_box[2] + 0.01
        assert y1 <= page.live_box[3] + 0.01


def test_half_a_spread_is_laid_over_the_page_whatever_its_template(hill: PictureContent) -> None:
    half = replace(hill, width=1036, height=526, part="left")
    picture = painted(hill.path.parent, "spread", (1036, 526))
    page = laid(replace(half, path=picture.path, sha256=picture.sha256), "vignette", "")
    assert page.pictures[0].box == page.media_box


def test_the_body_size_counts_what_a_spot_leaves(hill: PictureContent) -> None:
    long = " ".join([TEXT] * 12)
    on_paper = fit_body(book_of(story(1, long)))
    beside = fit_body(book_of(story(1, long, hill, "spot")))
    assert beside < on_paper
    assert laid(hill, "spot", long, body_pt=beside).lines
    longer = story(1, " ".join([TEXT] * 14), hill, "spot")
    above = replace(longer, template="art-above-text")
    assert fit_body(book_of(longer)) == 14 < fit_body(book_of(above))


def test_the_paper_around_a_fade_takes_no_ink(hill: PictureContent, tmp_path: Path) -> None:
    from printing.press.prepare import prepare_picture
    from printing.press.profile import load_profile

    (placed,) = laid(hill, "vignette").pictures
    made = prepare_picture(placed, load_profile("kdp-paperback"), tmp_path)
    with Image.open(made.path) as inked:
        corner = np.asarray(inked)[:4, :4]  # Pillow gives ink upwards
    assert corner.max() == 0
