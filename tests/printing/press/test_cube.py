"""The full ink table finds what the small one works out, to the byte."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from printing.press.canvas import copied
from printing.press.colour import separation
from printing.press.cube import COLORS, cube, cube_path, make_cube
from printing.press.profile import load_profile

KDP = load_profile("kdp-paperback")
ASKED = (KDP.icc, KDP.node_limit)


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cube")
    make_cube(*ASKED, folder)
    return folder


def test_every_pixel_is_what_the_ink_table_gives(cache: Path) -> None:
    pixels = np.random.default_rng(3).integers(0, 256, (301, 97, 3), dtype=np.uint8)
    pixels[0, :2] = (0, 0, 0), (255, 255, 255)
    image = Image.fromarray(pixels)
    found = cube(*ASKED, cache)
    assert found is not None
    wanted = image.filter(separation(*ASKED, cache))
    canvas = copied(image)
    found.separate(canvas)
    assert canvas.image("CMYK").tobytes() == wanted.tobytes()


def test_there_is_none_until_it_is_made(tmp_path: Path) -> None:
    assert cube(*ASKED, tmp_path) is None


@pytest.mark.parametrize("spoil", ["short", "other"])
def test_a_spoilt_table_is_not_printed_from(cache: Path, tmp_path: Path, spoil: str) -> None:
    path = cube_path(*ASKED, tmp_path)
    path.parent.mkdir()
    with path.open("wb") as file:
        file.truncate(COLORS * 4 if spoil == "other" else 1000)
    assert cube(*ASKED, tmp_path) is None
