"""A picture in memory of our own: Pillow decodes into it and codes out of it, numpy reads it.

What Pillow keeps to itself can be read elsewhere only as a copy, and a page is 27 MB. Pillow holds
RGB and CMYK alike in four bytes a pixel, so both lie here as one number a pixel.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFile

Pixels = NDArray[np.uint32]
Mode = Literal["RGBX", "CMYK"]
# Other files have ways of their own into memory.
KNOWN = {"PNG", "JPEG"}
BAND = 64


@dataclass(frozen=True)
class Canvas:
    """A picture, or a part of one: `box` (left, top, right, bottom) of rows `across` pixels long.

    `flat` holds the rows one after another and one more, so that a part may begin anywhere.
    """

    flat: Pixels
    across: int
    box: tuple[int, int, int, int]

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        return self.box[2] - self.box[0], self.box[3] - self.box[1]

    @property
    def rows(self) -> Pixels:
        """The pixels themselves, (height, width): red or cyan is the lowest byte."""
        left, top, right, bottom = self.box
        whole: Pixels = self.flat[: -self.across].reshape(-1, self.across)
        return whole[top:bottom, left:right]

    def part(self, box: tuple[int, int, int, int]) -> Canvas:
        """A part of the picture in the same memory."""
        left, top = self.box[:2]
        x0, y0, x1, y1 = box
        return Canvas(self.flat, self.across, (left + x0, top + y0, left + x1, top + y1))

    def image(self, mode: Mode) -> Image.Image:
        """The same memory as Pillow's picture: what is painted on it is painted here."""
        begin = self.flat[self.box[1] * self.across + self.box[0] :]
        made = Image.frombuffer(mode, self.size, begin, "raw", mode, 4 * self.across, 1)
        made.readonly = 0
        return made


class Memory:
    """Room for one canvas at a time, taken once for pictures of a like size.

    Taking and clearing 27 MB anew costs as much as a fifth of decoding into them.
    """

    def __init__(self) -> None:
        self._flat: Pixels = np.empty(0, np.uint32)

    def take(self, count: int) -> Pixels:
        """So many numbers, not cleared; those given before are overwritten."""
        if not count <= self._flat.size <= 2 * count:
            self._flat = np.empty(count, np.uint32)
        return self._flat[:count]

    def rest(self) -> None:
        """Give the room back until it is taken again, which costs some 10 ms for a page."""
        self._flat = np.empty(0, np.uint32)


def empty(size: tuple[int, int], memory: Memory | None = None) -> Canvas:
    """A canvas of so many pixels, not cleared."""
    wide, high = size
    flat = (memory or Memory()).take((high + 1) * wide)
    return Canvas(flat, wide, (0, 0, wide, high))


def decoded(opened: ImageFile.ImageFile, memory: Memory | None = None) -> Canvas:
    """The pixels of an opened file (RGB or CMYK) that was not read yet. Raises OSError."""
    if opened.format not in KNOWN:
        opened.load()
        return copied(opened)
    canvas = empty(opened.size, memory)
    ours = canvas.image("CMYK" if opened.mode == "CMYK" else "RGBX").im
    # A decoder fills the picture it is given and makes one only where there is none.
    opened.im = ours
    opened.load()
    return canvas if opened.im is ours else copied(opened)


def copied(image: Image.Image) -> Canvas:
    """A picture of Pillow's own (RGB or CMYK) as a canvas."""
    wide, high = image.size
    canvas = empty(image.size)
    mode = "CMYK" if image.mode == "CMYK" else "RGBX"
    for top in range(0, high, BAND):
        band = image.crop((0, top, wide, min(high, top + BAND)))
        raw: NDArray[Any] = np.frombuffer(band.tobytes("raw", mode), np.uint32)
        canvas.rows[top : top + BAND] = raw.reshape(-1, wide)
    return canvas
