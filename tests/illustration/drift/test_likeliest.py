"""The window on the figure is trusted, one beside it is not; a trait's signs tell what is there."""

from __future__ import annotations

import pytest
from PIL import Image

from illustration.drift.forest import forest
from illustration.drift.judging import studied
from illustration.drift.likeliest import signs_of_windows, trusting
from illustration.drift.portrait import portrait
from illustration.drift.signs import Signs, signs_of
from illustration.drift.study import Study
from illustration.drift.weighing import best
from illustration.drift.windows import Window, overlap
from tests.illustration.drift.figures import BLUE_INK, BROWN, FIRST, MAID, RED, Colour, lined_up

GREEN = (120, 150, 130)
FIGURE: Window = (171 / 400, 157 / 400, 224 / 400, 276 / 400)


def study_of(dress: Colour, *, searched: bool) -> Study:
    """A maid 119 pixels high on a green page of 400, compared with one in a red dress."""
    page = Image.new("RGB", (400, 400), GREEN)
    drawn = lined_up(top=BROWN, middle=dress, bottom=BROWN)
    page.paste(drawn.crop(FIRST).resize((53, 119)), (171, 157))
    read = portrait(lined_up(top=BROWN, middle=RED, bottom=BROWN), MAID)
    assert read is not None
    study = studied(page, read, None if searched else (171, 157, 224, 276))
    assert study is not None
    return study


@pytest.fixture(scope="module")
def searched() -> Study:
    """The page searched."""
    return study_of(RED, searched=True)


def dress_signs(ink: Colour) -> Signs:
    """The signs of the red dress on a page with a dress of this colour."""
    study = study_of(ink, searched=False)
    keys = [feature.wanted.key for feature in study.portrait.features]
    return signs_of(study, keys.index("wears: red dress"))


def test_the_window_on_the_figure_is_likelier_than_any_beside_it(searched: Study) -> None:
    likely = [forest("windows").probability(signs) for signs in signs_of_windows(searched)]
    cover = [overlap(window, FIGURE) for window in searched.windows]
    first = likely.index(max(likely))
    assert cover[first] > 0.6
    assert all(
        likely[first] > 1.5 * other
        for other, over in zip(likely, cover, strict=True)
        if over < 0.3  # another place altogether
    )


def test_traits_are_weighed_in_the_window_that_is_trusted(searched: Study) -> None:
    last = len(searched.windows) - 1
    study = trusting(searched, [0.001] * last + [0.95])
    assert best(study.on)[0] == last
    assert study.trust[0] == pytest.approx(-5.298, abs=0.001)  # ln 0.005: no window is ruled out
    assert study.trust[last] == pytest.approx(-0.051, abs=0.001)  # ln 0.95


def test_a_dress_as_approved_fills_its_place_with_its_colour() -> None:
    signs = dress_signs(RED)
    assert signs["afill"] > 0.6
    assert signs["acore_t"] > 0.5
    assert signs["adist"] < 5


def test_of_a_blue_dress_the_red_one_s_place_is_no_one_s() -> None:
    signs = dress_signs(BLUE_INK)
    assert signs["afill"] < 0.1
    assert signs["acore_un"] > 0.8  # neither the figure's nor the page's
    assert signs["adist"] > 20


def test_of_a_dress_left_out_the_page_shows_through() -> None:
    signs = dress_signs(GREEN)
    assert signs["acore_ub"] > 0.8
    assert signs["acore_un"] < 0.2
