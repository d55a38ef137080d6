"""Pictures decoded into memory of our own are what Pillow would have made of them."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from printing.press.canvas import Memory, decoded


def saved(path: Path, mode: str = "RGB", **asked: object) -> Path:
    channels = 4 if mode == "CMYK" else 3
    pixels = np.random.default_rng(5).integers(0, 256, (131, 77, channels), dtype=np.uint8)
    Image.fromarray(pixels, mode).save(path, **asked)
    return path


@pytest.mark.parametrize(
    ("name", "mode"),
    [("a.png", "RGB"), ("a.jpg", "RGB"), ("b.jpg", "CMYK"), ("a.tif", "CMYK"), ("a.webp", "RGB")],
)
def test_every_pixel_is_the_one_pillow_reads(tmp_path: Path, name: str, mode: str) -> None:
    path = saved(tmp_path / name, mode)
    with Image.open(path) as opened, Image.open(path) as same:
        canvas = decoded(opened)
        found = canvas.image("CMYK" if mode == "CMYK" else "RGBX").convert(mode)
        assert canvas.size == (77, 131)
        assert found.tobytes() == same.tobytes()


def test_a_part_is_read_and_painted_in_the_same_memory(tmp_path: Path) -> None:
    path, box = saved(tmp_path / "a.png"), (7, 11, 77, 131)
    with Image.open(path) as opened, Image.open(path) as same:
        part = decoded(opened).part(box)
        assert part.image("RGBX").convert("RGB").tobytes() == same.crop(box).tobytes()
    part.image("RGBX").paste((1, 2, 3), (0, 0, 2, 2))
    # Red lowest: 1 + 2 * 256 + 3 * 65536
    assert int(part.rows[1, 1]) & 0xFFFFFF == 197121


def test_memory_is_taken_once_for_pictures_of_one_size() -> None:
    memory = Memory()
    first = memory.take(1000)
    assert np.shares_memory(first, memory.take(900))
    larger = memory.take(1001)
    assert not np.shares_memory(first, larger)
    # A small picture after a large one gives the large one's memory up.
    assert not np.shares_memory(larger, memory.take(10))
