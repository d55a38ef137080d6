"""A cover's colours, taken from its front picture: the ground, and inks words are read in."""

from __future__ import annotations

import colorsys
from dataclasses import dataclass
from functools import cache, cached_property

import numpy as np
from PIL import Image, ImageCms

from printing.press.contrast import BLACK_LUMINANCE, Pixels, luminance
from printing.press.inks import profile_path
from printing.press.script import BLACK, PAPER, Ink

AIM, LEAST = 7.0, 4.5
# How much lighter or darker a step makes a ground, and how deep words in colour are.
STEP = 0.04
DEEP = 0.19
PALEST, DARKEST = 0.86, 0.3
# Bits of a channel that tell one colour from another, and what a grey counts beside a colour.
COARSE = 4
GREY = 0.25
WHITE_PAPER = (255, 255, 255)
RGB = tuple[int, int, int]


@dataclass(frozen=True)
class Colour:
    """One colour as it is printed (inks, 0 to 1) and as it is seen (sRGB, 0 to 255)."""

    ink: Ink
    seen: RGB

    @cached_property
    def light(self) -> float:
        """Relative luminance, 0 to 1; black alone is never quite black on paper."""
        found = float(luminance(np.array(self.seen)))
        return max(found, BLACK_LUMINANCE) if self.ink == BLACK else found


INK_BLACK = Colour(BLACK, (35, 31, 32))
INK_WHITE = Colour(PAPER, WHITE_PAPER)


@dataclass(frozen=True)
class Palette:
    """The ground of back and spine, what words on it are set in, and a deep tone for titles."""

    ground: Colour
    words: Colour
    deep: Colour


def palette_of(pixels: Pixels | None, icc: str, limit: int) -> Palette:
    """The palette of a front picture (rows, columns, sRGB), the same for the same pixels.

    Inks follow the printing condition `icc` and stay under `limit` percent (0: none asked).
    Without a picture: white paper and black words.
    """
    if pixels is None:
        return Palette(INK_WHITE, INK_BLACK, INK_BLACK)
    main = _main_colour(pixels)
    ground, words = _readable(main)
    return Palette(inked(ground, icc, limit), words, inked(_deep(main), icc, limit))


def inked(seen: RGB, icc: str, limit: int) -> Colour:
    """A colour in whole percents of ink by a printing condition, black taking what is too much."""
    pixel = Image.new("RGB", (1, 1), seen)
    found = ImageCms.applyTransform(pixel, _to_inks(icc))
    assert found is not None
    value = found.getpixel((0, 0))
    assert isinstance(value, tuple)
    c, m, y, k = (round(channel / 2.55) for channel in value)
    over = (c + m + y + k) - (limit or 400)
    if over > 0:
        share = 1 - over / (c + m + y)
        c, m, y = (int(channel * share) for channel in (c, m, y))
    return Colour((c / 100, m / 100, y / 100, k / 100), seen)


def ratio(one: float, other: float) -> float:
    """The WCAG contrast of two luminances."""
    return (max(one, other) + 0.05) / (min(one, other) + 0.05)


def _main_colour(pixels: Pixels) -> RGB:
    """The colour there is most of, colours before greys; its mean where it occurs."""
    flat = np.asarray(pixels, dtype=np.int64).reshape(-1, 3)
    bins = flat >> (8 - COARSE)
    keys = (bins[:, 0] << 2 * COARSE) | (bins[:, 1] << COARSE) | bins[:, 2]
    spread = (flat.max(axis=1) - flat.min(axis=1)) / 255
    counts = np.bincount(keys, weights=GREY + spread, minlength=1 << 3 * COARSE)
    chosen = flat[keys == int(counts.argmax())].mean(axis=0)
    red, green, blue = (round(float(channel)) for channel in chosen)
    return red, green, blue


def _readable(main: RGB) -> tuple[RGB, Colour]:
    """The nearest shade on which white or black words read at 7 to 1, not too loud, not black."""
    hue, light, full = colorsys.rgb_to_hls(*(channel / 255 for channel in main))
    for steps in range(round(1 / STEP)):
        for words, way in ((INK_WHITE, -1), (INK_BLACK, 1)):
            tried = min(max(light + way * steps * STEP, DARKEST / 2), 0.94)
            seen = _rgb(hue, tried, min(full, 0.75))
            if ratio(float(luminance(np.array(seen))), words.light) >= AIM:
                return seen, words
    return _rgb(hue, PALEST, full), INK_BLACK


def _deep(main: RGB) -> RGB:
    hue, _, full = colorsys.rgb_to_hls(*(channel / 255 for channel in main))
    return _rgb(hue, DEEP, min(max(full, 0.35), 0.7))


def _rgb(hue: float, light: float, full: float) -> RGB:
    red, green, blue = (round(channel * 255) for channel in colorsys.hls_to_rgb(hue, light, full))
    return red, green, blue


@cache
def _to_inks(icc: str) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.getOpenProfile(str(profile_path(icc))),
        "RGB",
        "CMYK",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
