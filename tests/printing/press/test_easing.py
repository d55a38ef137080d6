"""Only the squares that coding lifted over the ink limit are made lighter."""

from __future__ import annotations

import numpy as np
from PIL import Image

from printing.press.canvas import copied
from printing.press.easing import ease
from printing.press.weighing import summed


def inks_of(pixels: np.ndarray) -> np.ndarray:
    return copied(Image.fromarray(pixels.astype(np.uint8), "CMYK")).rows


def test_one_square_is_lightened_and_no_other() -> None:
    asked = np.full((80, 80, 4), (160, 150, 140, 130))
    came = asked.copy()
    came[42, 17, 0] += 40
    inks = inks_of(asked)
    # 580 / 2.55 = 227.5 % was asked for and 620 / 2.55 = 243.1 % came: 3.1 over the limit.
    assert ease(inks, inks_of(came), 240, 228)
    sums = summed(inks) / 2.55
    eased = sums[40:48, 16:24]
    # 228 - 3.1 - 4 = 220.9 at most
    assert eased.max() <= 220.9 < eased.min() + 2
    sums[40:48, 16:24] = 580 / 2.55
    assert sums.min() == sums.max()


def test_black_stays_and_colours_give_way_alike() -> None:
    asked = np.full((80, 80, 4), (200, 100, 60, 220))
    inks = inks_of(asked)
    came = asked.copy()
    came[0, 0, 3] = 255
    assert ease(inks, inks_of(came), 235, 228)
    cyan, magenta, yellow, black = (int(inks[3, 3]) >> shift & 255 for shift in (0, 8, 16, 24))
    assert black == 220
    assert abs(cyan / magenta - 2) < 0.03
    assert cyan < 200
    assert yellow < 60


def test_a_picture_over_its_limit_all_over_is_left_to_a_lower_one() -> None:
    asked = np.full((80, 80, 4), 150)
    inks = inks_of(asked)
    assert not ease(inks, inks_of(asked + 10), 240, 236)
    assert int(summed(inks).min()) == 600
