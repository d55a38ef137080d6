"""The two matched halves of a spread made one picture, without a step of tone at the fold."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
from PIL import Image

Pixels = npt.NDArray[np.float32]
# Shares of the spread's width: how far each side is eased, and what is compared at the fold.
RAMP, BAND = 0.08, 0.01
# Share of the height that one row's difference is taken over: tone is broad, outlines are not.
TALL = 0.25
# Levels of 255. What differs by more is another thing drawn there, not another tone.
MOST_LEVELS = 32.0


class TooSmall(ValueError):
    """A half with fewer pixels than its place in the spread."""


def joined(left: Image.Image, right: Image.Image, size: tuple[int, int]) -> Image.Image:
    """The spread of `size` (width, height in pixels, RGB) of its two halves, in sRGB.

    A larger half is cut at its outer edge, and above and below alike, so that the fold stays at
    half the width. Within RAMP of the fold both are eased towards each other; every other pixel
    is the half's own. Raises TooSmall.
    """
    width, height = size
    spread = Image.new("RGB", size)
    fold = width - width // 2
    spread.paste(_cut(left, (fold, height), outer_left=True), (0, 0))
    spread.paste(_cut(right, (width - fold, height), outer_left=False), (fold, 0))
    reach = max(1, min(width - fold, round(width * RAMP)))
    strip = (fold - reach, 0, fold + reach, height)
    eased = _eased(np.asarray(spread.crop(strip), dtype=np.float32), max(1, round(width * BAND)))
    spread.paste(Image.fromarray(eased), strip[:2])
    return spread


def step_at_fold(spread: Image.Image) -> float:
    """How far the tone steps at half the width: levels of 255, the worst of the colours and rows.

    Rows are taken together over TALL of the height.
    """
    width, height = spread.size
    fold, band = width - width // 2, max(1, round(width * BAND))
    beside = spread.convert("RGB").crop((fold - band, 0, fold + band, height))
    return float(np.abs(_difference(np.asarray(beside, dtype=np.float32), band)).max())


def _cut(half: Image.Image, size: tuple[int, int], *, outer_left: bool) -> Image.Image:
    width, height = size
    if half.width < width or half.height < height:
        raise TooSmall(f"A half of {half.width} x {half.height} px cannot fill {width} x {height}.")
    x = half.width - width if outer_left else 0
    y = (half.height - height) // 2
    return half.convert("RGB").crop((x, y, x + width, y + height))


def _eased(strip: Pixels, band: int) -> npt.NDArray[np.uint8]:
    """A strip (height, 2 reach, 3) with the fold in its middle: half the difference to each side,
    fading out evenly towards the strip's edges."""
    reach = strip.shape[1] // 2
    difference = np.clip(_difference(strip, min(band, reach)), -MOST_LEVELS, MOST_LEVELS)
    fade = (np.arange(reach, dtype=np.float32) + 0.5) / reach
    towards = np.concatenate([fade, -fade[::-1]])
    eased = strip + difference[:, None, :] / 2 * towards[None, :, None]
    return np.clip(np.rint(eased), 0, 255).astype(np.uint8)


def _difference(strip: Pixels, band: int) -> Pixels:
    """By how much the right side is lighter than the left beside the fold: (height, 3)."""
    fold = strip.shape[1] // 2
    left, right = strip[:, fold - band : fold], strip[:, fold : fold + band]
    rows = right.mean(axis=1) - left.mean(axis=1)
    tall = max(1, round(len(rows) * TALL))
    padded = np.pad(rows, ((tall, tall), (0, 0)), mode="edge")
    sums = np.cumsum(np.vstack([np.zeros((1, 3)), padded]), axis=0)
    at = np.arange(len(rows)) + tall - tall // 2
    return np.asarray((sums[at + tall] - sums[at]) / tall, dtype=np.float32)
