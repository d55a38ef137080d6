"""Ink is weighed pixel by pixel, and mapped where black may come over it."""

from __future__ import annotations

import numpy as np
from PIL import Image

from printing.press.canvas import copied
from printing.press.weighing import CELL, weigh, weigh_gray


def _numbers(inks: np.ndarray) -> np.ndarray:
    return copied(Image.fromarray(inks, "CMYK")).rows


def test_the_heaviest_pixel_is_found_wherever_it_stands() -> None:
    for place in ((0, 0), (149, 199), (64, 63), (5, 128)):
        pixels = np.full((200, 150, 4), 20, np.uint8)
        pixels[place[1], place[0]] = (255, 255, 200, 100)
        # 810 of 255 an ink: 317.65 %
        assert weigh(_numbers(pixels)).most == 317.65


def test_four_full_inks_are_400_percent() -> None:
    assert weigh(_numbers(np.full((3, 3, 4), 255, np.uint8))).most == 400


def test_the_map_counts_colour_without_black_square_by_square() -> None:
    pixels = np.zeros((CELL + 1, 2 * CELL + 1, 4), np.uint8)
    pixels[3, CELL] = (255, 128, 0, 255)
    pixels[CELL, 2 * CELL] = (0, 0, 3, 255)
    # (255 + 128) / 2.55 = 150.2 and 3 / 2.55 = 1.2, both rounded up
    assert weigh(_numbers(pixels)).under == ((0, 151, 0), (0, 0, 2))


def test_grey_is_weighed_by_its_darkest_pixel() -> None:
    grey = Image.new("L", (4, 4), 255)
    assert weigh_gray(grey) == 0
    grey.putpixel((3, 3), 51)
    assert weigh_gray(grey) == 80
