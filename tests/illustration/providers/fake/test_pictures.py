"""Fake pictures are true PNGs of any size."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image

from illustration.providers.fake.pictures import png


@pytest.mark.parametrize("size", [(1, 1), (9, 10), (33, 17), (832, 640)])
def test_every_size_decodes_whole(size: tuple[int, int]) -> None:
    data = png(*size, 3, "note")
    lines = zlib.decompressobj().decompress(data[data.index(b"IDAT") + 4 :])
    # A line is one byte of filter and three of colour a pixel.
    assert len(lines) == size[1] * (1 + 3 * size[0])
    with Image.open(io.BytesIO(data)) as picture:
        picture.load()
        assert (picture.size, picture.mode, picture.text) == (size, "RGB", {"Comment": "note"})


def test_it_grows_lighter_across_and_down() -> None:
    with Image.open(io.BytesIO(png(160, 160, 0, ""))) as picture:
        corners = [picture.getpixel(at) for at in ((0, 0), (159, 0), (0, 159), (159, 159))]
    # 40 + 15 * 13 = 235 at the far edge.
    assert corners == [(40, 40, 20), (235, 40, 20), (40, 235, 20), (235, 235, 20)]
