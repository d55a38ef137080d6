"""Two halves joined: no step of tone at the fold, every other pixel as it was drawn."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from illustration.studio.joining import RAMP, TooSmall, joined, step_at_fold

WIDE, HIGH = 1000, 300
REACH = round(WIDE * RAMP)


def landscape(width: int, height: int) -> Image.Image:
    """Sky over ground with waves and grain: something in it at every place."""
    y, x = np.mgrid[0:height, 0:width]
    grain = np.random.default_rng(7).integers(-6, 7, (height, width))
    ground = y > height * 0.6 + 20 * np.sin(x / 90)
    tones = [np.where(ground, low, high) for low, high in ((70, 150), (120, 180), (60, 220))]
    lit = [tone + grain + 15 * np.sin(x / 160 + 1) for tone in tones]
    return Image.fromarray(np.clip(np.stack(lit, axis=2), 0, 255).astype(np.uint8))


def shifted(picture: Image.Image, *levels: float) -> Image.Image:
    """The picture with its colours off by so many levels."""
    pixels = np.asarray(picture).astype(np.float32) + np.array(levels)
    return Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))


def parted(picture: Image.Image) -> tuple[Image.Image, Image.Image]:
    fold = picture.width - picture.width // 2
    return (
        picture.crop((0, 0, fold, picture.height)),
        picture.crop((fold, 0, picture.width, picture.height)),
    )


def pasted(left: Image.Image, right: Image.Image) -> Image.Image:
    """The halves side by side as they are."""
    both = Image.new("RGB", (left.width + right.width, left.height))
    both.paste(left, (0, 0))
    both.paste(right, (left.width, 0))
    return both


def test_a_step_of_tone_at_the_fold_is_eased_away() -> None:
    left, right = parted(landscape(WIDE, HIGH))
    right = shifted(right, 18, -12, 9)
    assert step_at_fold(pasted(left, right)) > 17
    assert step_at_fold(joined(left, right, (WIDE, HIGH))) < 3  # of which 1 is the picture's own


def test_a_step_that_differs_from_sky_to_ground_is_eased_away_too() -> None:
    left, right = parted(landscape(WIDE, HIGH))
    slope = np.linspace(-16, 16, HIGH)[:, None, None]
    right = Image.fromarray(np.clip(np.asarray(right) + slope, 0, 255).astype(np.uint8))
    before = step_at_fold(pasted(left, right))
    assert before > 11
    assert step_at_fold(joined(left, right, (WIDE, HIGH))) < before / 4


def test_away_from_the_fold_every_pixel_is_the_halfs_own() -> None:
    left, right = parted(landscape(WIDE, HIGH))
    right = shifted(right, 18, -12, 9)
    before, after = (
        np.asarray(each) for each in (pasted(left, right), joined(left, right, (WIDE, HIGH)))
    )
    differs = np.flatnonzero((before != after).any(axis=(0, 2)))
    assert differs.min() >= WIDE // 2 - REACH
    assert differs.max() < WIDE // 2 + REACH
    assert len(differs) > REACH


def test_halves_of_one_tone_are_hardly_touched() -> None:
    whole = landscape(WIDE, HIGH)
    after = np.asarray(joined(*parted(whole), (WIDE, HIGH))).astype(int)
    assert np.abs(after - np.asarray(whole)).max() <= 3


def test_another_thing_at_the_fold_is_no_tone_and_moves_no_pixel_far() -> None:
    left, right = Image.new("RGB", (500, HIGH), "black"), Image.new("RGB", (500, HIGH), "white")
    after = np.asarray(joined(left, right, (WIDE, HIGH))).astype(int)
    assert after[:, :500].max() == 16  # half of 32 levels
    assert after[:, 500:].min() == 255 - 16


@pytest.mark.parametrize("width", [WIDE, WIDE - 1])
def test_larger_halves_are_cut_outside_so_that_the_fold_stays_in_the_middle(width: int) -> None:
    whole = landscape(WIDE + 40, HIGH + 10)
    after = joined(*parted(whole), (width, HIGH))
    assert after.size == (width, HIGH)
    x = 20
    assert after.getpixel((0, 0)) == whole.getpixel((x, 5))
    assert after.getpixel((width - 1, HIGH - 1)) == whole.getpixel((x + width - 1, 5 + HIGH - 1))


def test_a_half_that_is_too_small_is_refused() -> None:
    left, right = parted(landscape(WIDE - 2, HIGH))
    with pytest.raises(TooSmall, match="499 x 300 px cannot fill 500 x 300"):
        joined(left, right, (WIDE, HIGH))
