"""How a picture's colours will shift in print: foretold from a small copy, in milliseconds.

One table for a printing condition holds, for each colour of the screen, how far its print is from
it (CIEDE2000), how much chroma is lost, and how much ink it takes; a picture is looked up in it.
The screen's colour is taken as paper shows black (black point compensated): that ink is never as
dark as a lamp that is off is true of every book, and no forecast.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms, ImageFilter

from printing.press.colour import table
from printing.press.difference import ciede2000
from printing.press.inks import GRID, lab_of, profile_path, separated
from printing.press.profile import PrinterProfile
from printing.press.screen import screen_lab
from printing.press.script import PageScript

Array = NDArray[Any]
Look = Literal["inks", "grey", "screen"]

# A CIEDE2000 most people see when both colours lie side by side; the press names it, no standard.
VISIBLE = 3.0
# A page is flagged when more than this share of its pixels shifts visibly.
FLAGGED = 0.01
MARK = (214, 31, 140)
# Steps in a byte: a tenth of a CIEDE2000, 400/255 percent of ink, half a chroma about 128.
SHIFT_STEP, INK_STEP, CHROMA_STEP = 0.1, 400 / 255, 0.5
STRONG = 10.0
GREY_EDGE = 160


@dataclass(frozen=True)
class Condition:
    """What a page is printed with: inks under a limit (0 = none), grey, or sRGB as it is."""

    look: Look
    icc: str = ""
    limit: int = 0


@dataclass(frozen=True)
class Shift:
    """A forecast. Shifts in CIEDE2000, shares 0 to 1, ink in percent, chroma in CIELAB.

    `duller` is the chroma lost on the average over what shifts visibly.
    """

    mean: float
    p95: float
    worst: float
    share: float
    duller: float
    ink_mean: float
    ink_most: float

    @property
    def flagged(self) -> bool:
        """Whether enough of the page shifts for a person to look at it before approving."""
        return self.share > FLAGGED


def condition_of(profile: PrinterProfile, *, gray: bool) -> Condition:
    """What a printer will make of pictures; `gray` for stocks without colour."""
    if gray:
        return Condition("grey")
    if profile.color_policy == "srgb":
        return Condition("screen")
    return Condition("inks", profile.icc, profile.node_limit)


def shift_of(pictures: Sequence[Image.Image], condition: Condition, cache: Path) -> Shift | None:
    """The forecast of all pictures of a page together (RGB, small); None without one.

    Ink tables are kept in `cache`. A hard point of ink that a small copy smooths away is not seen
    here; the print picture itself is weighed pixel by pixel when it is made.
    """
    if not pictures:
        return None
    told = np.concatenate([_looked_up(each, condition, cache) for each in pictures])
    far = told[:, 0] * SHIFT_STEP
    visible = far > VISIBLE
    lost = (told[:, 2].astype(np.float64) - 128) * CHROMA_STEP
    ink = told[:, 1] * INK_STEP
    return Shift(
        mean=round(float(far.mean()), 2),
        p95=round(float(np.percentile(far, 95)), 2),
        worst=round(float(far.max()), 1),
        share=round(float(visible.mean()), 4),
        duller=round(float(lost[visible].mean()), 1) if visible.any() else 0.0,
        ink_mean=round(float(ink.mean())),
        ink_most=round(float(ink.max())),
    )


def overlay(picture: Image.Image, condition: Condition, cache: Path) -> Image.Image:
    """The picture pale and grey, and what shifts visibly marked; the stronger, the further."""
    told = _looked_up(picture, condition, cache)[:, 0].reshape(picture.height, picture.width)
    far = np.clip((told * SHIFT_STEP - VISIBLE) / (STRONG - VISIBLE), 0, 1)
    mark = np.where(told * SHIFT_STEP > VISIBLE, 0.45 + 0.55 * far, 0.0)[..., None]
    pale = 120 + np.asarray(picture.convert("L"), dtype=np.float32)[..., None] * (135 / 255)
    mixed = pale * (1 - mark) + np.array(MARK, dtype=np.float32) * mark
    return Image.fromarray(mixed.astype(np.uint8), "RGB")


def as_printed(picture: Image.Image, condition: Condition, cache: Path) -> Image.Image:
    """The picture as this screen can show its print, black as paper has it (RGB)."""
    if condition.look == "screen":
        return picture
    if condition.look == "grey":
        return picture.convert("L").convert("RGB")
    return picture.filter(_soft_proof(condition, cache))


def words_in_black(page: PageScript) -> bool:
    """Whether every word of a page is printed in black ink alone, or left as bare paper."""
    inks = [run.ink for line in page.lines for run in line.runs]
    return all(tuple(ink[:3]) == (0.0, 0.0, 0.0) for ink in inks)


def _looked_up(picture: Image.Image, condition: Condition, cache: Path) -> Array:
    """Three bytes a pixel: shift, ink, chroma lost."""
    if picture.mode != "RGB":
        raise ValueError(f"a forecast takes RGB pictures, not {picture.mode}")
    if condition.look == "screen":
        return np.full((picture.width * picture.height, 3), (0, 0, 128), np.uint8)
    if condition.look == "grey":
        return np.asarray(_grey(picture)).reshape(-1, 3)
    told = picture.filter(_forecast(condition, cache))
    return np.asarray(told).reshape(-1, 3)


@lru_cache(maxsize=8)
def _forecast(condition: Condition, cache: Path) -> ImageFilter.Color3DLUT:
    side = np.round(np.linspace(0, 255, GRID))
    colors = np.stack(np.meshgrid(side, side, side, indexing="ij"), axis=-1).reshape(-1, 3)
    inks = table(condition.icc, condition.limit, cache).reshape(-1, 4) / 255
    black = lab_of(separated(condition.icc)[0, 0, :1], condition.icc)[0, 0]
    drawn, printed = screen_lab(colors, black), lab_of(inks, condition.icc)
    nodes = _as_bytes(drawn, printed, inks.sum(axis=1) * 100) / np.float32(255)
    shaped = nodes.reshape(GRID, GRID, GRID, 3).transpose(2, 1, 0, 3)
    flat = np.ascontiguousarray(shaped).reshape(-1)
    return ImageFilter.Color3DLUT(GRID, flat, channels=3, target_mode="RGB")


@lru_cache(maxsize=4)
def _soft_proof(condition: Condition, cache: Path) -> ImageFilter.Color3DLUT:
    inks = table(condition.icc, condition.limit, cache)
    image = Image.frombytes("CMYK", (GRID * GRID, GRID), inks.tobytes())
    transform = ImageCms.buildTransform(
        ImageCms.getOpenProfile(str(profile_path(condition.icc))),
        ImageCms.createProfile("sRGB"),
        "CMYK",
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )
    seen = np.asarray(ImageCms.applyTransform(image, transform)) / np.float32(255)
    shaped = seen.reshape(GRID, GRID, GRID, 3).transpose(2, 1, 0, 3)
    flat = np.ascontiguousarray(shaped).reshape(-1)
    return ImageFilter.Color3DLUT(GRID, flat, channels=3, target_mode="RGB")


def _grey(picture: Image.Image) -> Image.Image:
    # Pixel by pixel, not in a table: beside the grey axis that would blur what is grey already.
    few = picture.copy()
    few.thumbnail((GREY_EDGE, GREY_EDGE))
    light = np.asarray(few.convert("L")).reshape(-1, 1)
    drawn, printed = np.asarray(few).reshape(-1, 3), np.repeat(light, 3, axis=1)
    told = _as_bytes(screen_lab(drawn), screen_lab(printed), (255 - printed[:, 0] * 1.0) / 2.55)
    shaped = Image.fromarray(told.reshape(few.height, few.width, 3))
    return shaped.resize(picture.size, Image.Resampling.BILINEAR)


def _as_bytes(drawn: Array, printed: Array, ink: Array) -> Array:
    far = ciede2000(drawn, printed) / SHIFT_STEP
    lost = (_chroma(drawn) - _chroma(printed)) / CHROMA_STEP
    told = np.stack([far, ink / INK_STEP, 128 + lost], axis=-1)
    return np.clip(np.round(told), 0, 255).astype(np.uint8)


def _chroma(lab: Array) -> Array:
    return np.hypot(lab[..., 1], lab[..., 2])
