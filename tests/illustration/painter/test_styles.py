"""Styles: each one paints as its words say, anybody's own words find the nearest, samples hold."""

from __future__ import annotations

import time
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from illustration.painter import paint
from illustration.painter.composition import compose
from illustration.painter.manner import MANNERS
from illustration.painter.manner_words import manner_for
from illustration.painter.samples import CAST, SIZE, sample, write_samples
from illustration.studio.styles import STYLES, Style, style_of
from tests.illustration.painter.orders import FERN, PIP, figures_of, order

SAMPLES = Path(__file__).resolve().parents[3] / "templates" / "static"
BRIEF = "Pip and Fern walk past a cottage by the river"


@pytest.fixture(scope="module")
def pictures() -> dict[str, NDArray[np.float64]]:
    """One page, the same in all but its style."""
    return {
        style.key: np.asarray(
            paint(order(BRIEF, cast=CAST, style=style.words, width=320, height=320)).image, float
        )
        for style in STYLES
    }


def saturation(picture: NDArray[np.float64]) -> float:
    return float((picture.max(2) - picture.min(2)).mean())


def unrest(picture: NDArray[np.float64]) -> float:
    """How rough the surface is: the middle difference of the sky from its blur."""
    grey = Image.fromarray(picture[:100].astype(np.uint8)).convert("L")
    soft = np.asarray(grey.filter(ImageFilter.BoxBlur(2)), float)
    return float(np.median(np.abs(np.asarray(grey, float) - soft)))


def darkest(picture: NDArray[np.float64]) -> float:
    """The share of the picture that is nearly black."""
    return float((picture.max(2) < 60).mean())


def test_the_shelf_has_at_least_six_styles_each_with_words_and_a_sample() -> None:
    assert len(STYLES) >= 6
    assert len({style.key for style in STYLES}) == len(STYLES)
    assert style_of("gouache").sample == "desk/styles/gouache.webp"
    assert all(style.name and style.words for style in STYLES)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.key)
def test_the_words_of_a_style_find_its_own_manner(style: Style) -> None:
    assert manner_for(style.words).name == style.key
    nowhere = order("qwertz", cast=(), style=style.words)
    assert compose(nowhere).place == compose(order("qwertz", cast=())).place  # "dry" is no desert


def test_no_two_styles_paint_alike(pictures: dict[str, NDArray[np.float64]]) -> None:
    for a, b in combinations(pictures, 2):
        assert np.abs(pictures[a] - pictures[b]).mean() > 7, (a, b)


def test_each_style_has_what_its_name_promises(pictures: dict[str, NDArray[np.float64]]) -> None:
    soft = pictures["watercolour"]
    ink, cut = pictures["ink-and-flat-colour"], pictures["cut-paper"]
    assert darkest(ink) > darkest(soft) + 0.015  # black outlines
    assert unrest(ink) < 0.5 * unrest(soft)  # flat
    assert unrest(pictures["wax-crayon"]) > 2 * unrest(soft)  # the paper's tooth
    assert unrest(pictures["chalk-pastel"]) > unrest(soft)
    assert saturation(pictures["gouache"]) > 1.1 * saturation(soft)
    assert saturation(pictures["pencil-and-wash"]) < 0.75 * saturation(soft)
    assert saturation(pictures["chalk-pastel"]) < saturation(soft)
    night = pictures["night-glow"]
    assert night.mean() < 0.7 * soft.mean()
    assert night[:120, :, 2].mean() > 1.3 * night[:120, :, 1].mean()  # a deep blue sky
    bands = np.abs(np.diff(cut[:100].mean(1), axis=0)).max(1)  # a sky in strips of paper
    assert bands.max() > 4 * np.median(bands)


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.key)
def test_a_style_gives_the_same_pixels_again(style: Style) -> None:
    wanted = order(BRIEF, cast=CAST, style=style.words, width=120, height=120)
    assert paint(wanted).image.tobytes() == paint(wanted).image.tobytes()


@pytest.mark.parametrize(
    ("words", "manner"),
    [
        ("", "watercolour"), ("in the manner of nobody", "watercolour"),
        ("loose charcoal sketches", "pencil-and-wash"), ("thick oil paint", "gouache"),
        ("a collage of cut paper", "cut-paper"), ("bold comic linework", "ink-and-flat-colour"),
        ("what a child scribbles with crayons", "wax-crayon"), ("powdery chalk", "chalk-pastel"),
        ("glowing lanterns, luminous", "night-glow"), ("watercolor on rough paper", "watercolour"),
        ("soft watercolour, no outlines", "watercolour"), ("watercolour with ink, inked outlines",
                                                           "ink-and-flat-colour"),
    ],
)  # fmt: skip
def test_own_words_find_the_nearest_manner(words: str, manner: str) -> None:
    assert manner_for(words).name == manner


def test_own_words_turn_the_palette() -> None:
    plain = manner_for("gouache")
    assert manner_for("gouache, muted").colour < plain.colour < manner_for("vivid gouache").colour
    assert manner_for("warm gouache").warmth > plain.warmth > manner_for("cool gouache").warmth
    assert manner_for("gouache without vivid colour") == plain
    assert manner_for("black-and-white pencil").colour == 0.0
    grey = np.asarray(paint(order(style="monochrome ink", width=120, height=120)).image, float)
    assert (
        saturation(grey)
        < 12
        < saturation(np.asarray(paint(order(style="ink", width=120, height=120)).image, float))
    )


@pytest.mark.parametrize("name", MANNERS)
def test_figures_stay_out_of_the_words_in_every_style(name: str) -> None:
    room = (0.0, 0.0, 1.0, 0.35)
    style = style_of(name).words
    figures = figures_of(order(BRIEF, cast=CAST, style=style, text_room=(room,)))
    assert len(figures) == 2
    # A cut shape's shadow and an outline reach a hair beyond the figure.
    assert all(figure.box[1] >= 0.35 * 320 - 4 for figure in figures)


@cache
def sheet_in(style: str) -> NDArray[np.float64]:
    """A character sheet; the one of no style stands beside all others."""
    sheet = order("", purpose="sheet", style=style, width=200, height=200)
    return np.asarray(paint(sheet).image, float)


@pytest.mark.parametrize("name", sorted(set(MANNERS) - {"watercolour"}))
def test_a_sheet_is_painted_in_the_style_too(name: str) -> None:
    assert np.abs(sheet_in(style_of(name).words) - sheet_in("")).mean() > 4


@pytest.mark.parametrize("style", STYLES, ids=lambda style: style.key)
def test_a_committed_sample_is_what_its_style_paints_today(style: Style) -> None:
    path = SAMPLES / style.sample
    assert path.stat().st_size < 80_000
    with Image.open(path) as kept:
        assert kept.size == SIZE
        shown = np.asarray(kept.convert("RGB").reduce(4), float)
    painted = np.asarray(sample(style).reduce(4), float)
    stale = "Paint them anew: python -m illustration.painter.samples"
    # Reduced and within 4 of 255: other builds of the imaging library round otherwise.
    assert np.abs(shown - painted).mean() < 4, stale


def test_samples_are_written_whole_and_in_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("illustration.painter.samples.STYLES", STYLES[:1])
    (written,) = write_samples(tmp_path)
    assert written == tmp_path / STYLES[0].sample
    assert [path.name for path in written.parent.iterdir()] == [f"{STYLES[0].key}.webp"]


@pytest.mark.parametrize("name", ["wax-crayon", "pencil-and-wash"])
def test_a_print_page_in_a_heavy_style_takes_at_most_three_seconds_of_cpu(name: str) -> None:
    page = order(BRIEF, cast=(PIP, FERN), style=style_of(name).words, width=2592, height=2640)
    start = time.process_time()
    assert paint(page).image.size == (2592, 2640)
    assert time.process_time() - start < 3
