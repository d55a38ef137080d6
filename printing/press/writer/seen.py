"""Inks as a screen shows them, for printers that separate colours themselves."""

from __future__ import annotations

from functools import cache

from PIL import Image, ImageCms

from printing.press.inks import profile_path
from printing.press.script import Ink


@cache
def seen_of(ink: Ink, icc: str) -> tuple[float, float, float]:
    """An ink (0 to 1) in sRGB, 0 to 1, by a printing condition (relative, black to black)."""
    percent = tuple(round(255 * share) for share in ink)
    pixel = Image.new("CMYK", (1, 1), percent)
    found = ImageCms.applyTransform(pixel, _transform(icc))
    assert found is not None
    value = found.getpixel((0, 0))
    assert isinstance(value, tuple)
    red, green, blue = (round(channel / 255, 4) for channel in value)
    return red, green, blue


@cache
def _transform(icc: str) -> ImageCms.ImageCmsTransform:
    return ImageCms.buildTransform(
        ImageCms.getOpenProfile(str(profile_path(icc))),
        ImageCms.createProfile("sRGB"),
        "CMYK",
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
