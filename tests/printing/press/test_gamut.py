"""What a page will look like in print, foretold: what shifts, how far, and how much ink."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from printing.press.colour import most_ink, separation, table
from printing.press.difference import ciede2000
from printing.press.gamut import (
    MARK,
    VISIBLE,
    Condition,
    Shift,
    condition_of,
    overlay,
    shift_of,
    words_in_black,
)
from printing.press.inks import lab_of, separated
from printing.press.profile import load_profile
from printing.press.ramps import interpolated
from printing.press.screen import screen_lab
from printing.press.script import PageScript, TextLine, TextRun

KDP = load_profile("kdp-paperback")
COATED = condition_of(KDP, gray=False)
TEAL, GREY = (0, 205, 195), (128, 128, 128)
PAGE = PageScript(
    1, "story", "text", "recto", (0, 0, 9, 9), (0, 0, 9, 9), (0, 0, 9, 9), (0, 0, 9, 9)
)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("cache")


def flat(color: tuple[int, int, int], size: int = 16) -> Image.Image:
    return Image.new("RGB", (size, size), color)


def foretold(picture: Image.Image, cache: Path, condition: Condition = COATED) -> Shift:
    found = shift_of([picture], condition, cache)
    assert found is not None
    return found


def test_a_saturated_teal_is_flagged_and_the_middle_grey_is_not(cache: Path) -> None:
    teal, grey = foretold(flat(TEAL), cache), foretold(flat(GREY), cache)
    assert (teal.flagged, grey.flagged) == (True, False)
    assert teal.share == 1
    assert min(teal.mean, teal.duller) > 4
    assert grey.worst < 1
    assert grey.duller == 0


@pytest.mark.parametrize("color", [(0, 0, 0), (255, 255, 255), (231, 184, 150), (90, 60, 30)])
def test_what_paper_can_show_is_not_flagged(cache: Path, color: tuple[int, int, int]) -> None:
    assert not foretold(flat(color), cache).flagged


@pytest.mark.parametrize("color", [(0, 255, 0), (0, 0, 255), (0, 255, 255), (255, 0, 255)])
def test_what_only_lamps_can_show_is_flagged(cache: Path, color: tuple[int, int, int]) -> None:
    assert foretold(flat(color), cache).mean > 5


def test_the_forecast_is_that_of_each_pixel_worked_out_alone(cache: Path) -> None:
    colors = np.random.default_rng(3).integers(0, 256, (64, 64, 3)).astype(np.uint8)
    found = foretold(Image.fromarray(colors), cache)
    pixels = colors.reshape(-1, 3).astype(float)
    inks = interpolated(table(KDP.icc, KDP.node_limit, cache) / 255.0, pixels)
    black = lab_of(separated(KDP.icc)[0, 0, :1], KDP.icc)[0, 0]
    exact = ciede2000(screen_lab(pixels, black), lab_of(inks, KDP.icc))
    assert found.mean == pytest.approx(exact.mean(), abs=0.1)
    assert found.p95 == pytest.approx(np.percentile(exact, 95), abs=0.25)
    assert found.share == pytest.approx((exact > VISIBLE).mean(), abs=0.01)
    assert found.ink_mean == pytest.approx(inks.sum(axis=1).mean() * 100, abs=1)


def test_ink_is_that_of_the_separation(cache: Path) -> None:
    night = flat((12, 14, 40))
    inked = night.filter(separation(KDP.icc, KDP.node_limit, cache))
    assert foretold(night, cache).ink_most == pytest.approx(most_ink(inked), abs=2)


def test_a_lower_limit_shifts_the_dark_further(cache: Path) -> None:
    dark = flat((0, 0, 0))
    free = foretold(dark, cache, Condition("inks", KDP.icc, 0))
    held = foretold(dark, cache, Condition("inks", KDP.icc, 232))
    assert held.ink_most <= 232 < 300 < free.ink_most
    assert held.mean > free.mean


def test_all_pictures_of_a_page_are_judged_together(cache: Path) -> None:
    both = shift_of([flat(TEAL, 10), flat(GREY, 30)], COATED, cache)
    assert both is not None
    assert both.share == pytest.approx(0.1)  # 100 of 1,000 pixels
    assert shift_of([], COATED, cache) is None


def test_a_printer_of_rgb_shifts_nothing(cache: Path) -> None:
    screen = condition_of(replace(KDP, color_policy="srgb"), gray=False)
    found = foretold(flat(TEAL), cache, screen)
    assert (found.worst, found.ink_most, found.flagged) == (0, 0, False)


def test_a_grey_stock_takes_every_colour_away_and_no_grey(cache: Path) -> None:
    paper = condition_of(KDP, gray=True)
    assert foretold(flat((220, 40, 30)), cache, paper).mean > 20
    assert foretold(flat(GREY), cache, paper).worst == 0
    assert foretold(flat((0, 0, 0)), cache, paper).ink_most == 100


def test_the_overlay_marks_what_shifts_and_pales_the_rest(cache: Path) -> None:
    halves = flat(GREY, 32)
    halves.paste((0, 255, 40), (16, 0, 32, 32))
    shown = np.asarray(overlay(halves, COATED, cache)).astype(int)
    still, marked = shown[:, :14], shown[:, 18:]
    assert np.ptp(still, axis=-1).max() == 0  # grey
    assert still.min() > 120
    assert np.abs(marked - MARK).max() < 12


def test_only_colour_pictures_are_foretold(cache: Path) -> None:
    with pytest.raises(ValueError, match="takes RGB pictures, not L"):
        shift_of([Image.new("L", (4, 4))], COATED, cache)


@pytest.mark.parametrize(
    ("ink", "alone"),
    [((0.0, 0.0, 0.0, 1.0), True), ((0.0, 0.0, 0.0, 0.0), True), ((0.0, 0.2, 0.0, 0.9), False)],
)
def test_words_are_in_black_alone_or_said_not_to_be(
    ink: tuple[float, float, float, float], alone: bool
) -> None:
    line = TextLine(3.0, 4.0, (TextRun("Pip", 1.0, "Andika", 18.0, ink),))
    assert words_in_black(replace(PAGE, lines=(line,))) is alone
    assert words_in_black(PAGE)
