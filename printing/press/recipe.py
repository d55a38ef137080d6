"""How pictures of one book are made ready: all that decides their bytes, and nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from printing.press.profile import PrinterProfile

Space = Literal["cmyk", "gray", "rgb"]


@dataclass(frozen=True)
class Recipe:
    """A colour space, its printing condition and limits in percent, and the JPEG's quality.

    `over` asks for a map of the ink that black would be printed over.
    """

    space: Space
    icc: str = ""
    ink_limit: int = 0
    node_limit: int = 0
    quality: int = 95
    over: bool = False


def recipe_of(profile: PrinterProfile, *, gray: bool = False) -> Recipe:
    """The recipe of a profile's pictures: inks, black alone on a stock without colour, or sRGB."""
    if gray:
        return Recipe("gray", quality=profile.jpeg_quality)
    if profile.color_policy == "srgb":
        return Recipe("rgb", quality=profile.jpeg_quality)
    return Recipe(
        "cmyk",
        profile.icc,
        profile.ink_limit,
        profile.node_limit,
        profile.jpeg_quality,
        profile.overprint,
    )
