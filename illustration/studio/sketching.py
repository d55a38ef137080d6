"""A sketch of a scene as it is kept and as it travels: small, plain, halved with its spread."""

from __future__ import annotations

import io
from pathlib import Path

from PIL import Image

from illustration.studio.order import Half

# A model reads an arrangement off it; more pixels would show lines that nobody is to follow.
LONGEST_EDGE = 1536
SHORTEST_EDGE = 64
QUALITY = 90
# What cutting a picture raises whose bytes are damaged; waiting would not mend them.
DAMAGED = (OSError, SyntaxError, ValueError)


def reduced(path: Path) -> tuple[bytes, tuple[int, int]]:
    """The picture in a file as (JPEG bytes, (width, height) in pixels), at most 1536 px long.

    `path` is a picture that the darkroom developed: sRGB or grey, upright, without anything but
    its pixels. A smaller one keeps its size. Raises OSError.
    """
    with Image.open(path, formats=["JPEG", "PNG"]) as picture:
        picture.draft("RGB", (2 * LONGEST_EDGE, 2 * LONGEST_EDGE))
        picture.thumbnail((LONGEST_EDGE, LONGEST_EDGE), Image.Resampling.LANCZOS)
        return _coded(picture), picture.size


def shows_both_pages(size: tuple[int, int]) -> bool:
    """Whether a spread's sketch of that size (width, height) shows the two facing pages.

    One on a sheet laid crosswise does, whatever paper the person took; an upright or square one
    is of the thought, not of the pages.
    """
    return size[0] > size[1]


def half_of(data: bytes, half: Half) -> bytes:
    """The half of a spread's sketch that belongs to a half of the picture, as JPEG bytes.

    Cut in the middle, which both halves share where the width is odd. As it is (JPEG) for a
    whole picture and for a sketch that does not show both pages. Raises OSError.
    """
    with Image.open(io.BytesIO(data), formats=["JPEG"]) as picture:
        if not half or not shows_both_pages(picture.size):
            return data
        wide, high = picture.size
        part = -(-wide // 2)
        start = 0 if half == "left" else wide - part
        return _coded(picture.crop((start, 0, start + part, high)))


def _coded(picture: Image.Image) -> bytes:
    out = io.BytesIO()
    plain = Image.frombytes("RGB", picture.size, picture.convert("RGB").tobytes())
    plain.save(out, "JPEG", quality=QUALITY)
    return out.getvalue()
