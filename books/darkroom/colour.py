"""Colours as a file means them, into sRGB: relative colorimetric, black point compensated."""

from __future__ import annotations

import io
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageCms

from printing.press.inks import profile_path

# What inks without a profile are taken for: the press's own printing condition.
HOUSE_INKS = "FOGRA39L_coated.icc"
HOUSE_INKS_CALLED = "FOGRA39L coated, the inks our own press separates for"
_SPACES = {"RGB ": "RGB", "GRAY": "L", "CMYK": "CMYK"}
_CALLED = {"RGB": "RGB", "L": "grey", "CMYK": "CMYK"}
# Levels of 255 by which a profile may differ from sRGB and still be called sRGB.
SAME = 1
INTENT = "relative colorimetric, black point compensated"


@dataclass(frozen=True)
class Conversion:
    """How the colours of a picture become sRGB, and the sentence about it ("" for nothing done).

    `icc` is the profile's bytes where there is something to convert; `space` the mode the profile
    speaks of (RGB, L or CMYK).
    """

    told: str = ""
    icc: bytes = b""
    space: str = "RGB"

    def transform(self) -> ImageCms.ImageCmsTransform | None:
        """The colour engine's transform into sRGB; None where the colours stay as they are."""
        return _transform(self.icc, self.space) if self.icc else None


def conversion_for(mode: str, icc: bytes | None) -> Conversion:
    """What is to be done to a picture of mode L, RGB or CMYK with these profile bytes.

    A profile that cannot be read, or speaks of other colours than the file holds, is passed by
    and the picture taken as sRGB (or as the house's inks), with a sentence that says so.
    """
    if not icc:
        return _inks("") if mode == "CMYK" else Conversion()
    space, name = _read(icc)
    usable = space == mode or (mode == "L" and space == "RGB")
    if usable:
        try:
            if space == "RGB" and _is_srgb(icc):
                return Conversion()
            _transform(icc, space)
        except ImageCms.PyCMSError:
            usable = False
    if usable:
        told = f"Colours converted from {name} to sRGB ({INTENT})."
        return Conversion(told, icc, space)
    if space in _CALLED and space != mode:
        why = f"Its colour profile is for {_CALLED[space]} and the picture is {_CALLED[mode]}"
    else:
        why = "Its colour profile is damaged"
    if mode == "CMYK":
        return _inks(f"{why}. ")
    return Conversion(f"{why}: the colours were taken as sRGB.")


def _inks(before: str) -> Conversion:
    told = f"{before}CMYK without a profile was taken as {HOUSE_INKS_CALLED}, and made sRGB."
    return Conversion(told, profile_path(HOUSE_INKS).read_bytes(), "CMYK")


def _read(icc: bytes) -> tuple[str, str]:
    """The mode a profile speaks of ("" for a damaged or unusual one) and its name."""
    try:
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc))
        if profile.profile.device_class in ("link", "abst", "nmcl"):
            return "", ""
        space = _SPACES.get(profile.profile.xcolor_space, "")
        words = ImageCms.getProfileDescription(profile)
    except (OSError, ImageCms.PyCMSError, ValueError):
        return "", ""
    name = " ".join("".join(letter if letter.isprintable() else " " for letter in words).split())
    return space, name[:60] or f"its own {_CALLED.get(space, '')} profile"


def _is_srgb(icc: bytes) -> bool:
    side = np.round(np.linspace(0, 255, 9)).astype(np.uint8)
    grid = np.stack(np.meshgrid(side, side, side, indexing="ij"), axis=-1).reshape(27, 27, 3)
    picture = Image.fromarray(grid, "RGB")
    seen = np.asarray(ImageCms.applyTransform(picture, _transform(icc, "RGB")))
    return int(np.abs(seen.astype(int) - grid).max()) <= SAME


def _transform(icc: bytes, space: str) -> ImageCms.ImageCmsTransform:
    try:
        return ImageCms.buildTransform(
            ImageCms.ImageCmsProfile(io.BytesIO(icc)),
            ImageCms.createProfile("sRGB"),
            space,
            "RGB",
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except (OSError, ValueError) as error:
        raise ImageCms.PyCMSError(str(error)) from error
