"""What a provider sent, made a picture of our own: decoded wholly, plain sRGB, coded again."""

from __future__ import annotations

import io
from contextlib import suppress

import numpy as np
from PIL import Image, ImageCms, ImageOps

FORMATS = ("JPEG", "PNG", "WEBP")
MIME = "image/jpeg"
QUALITY, DPI = 95, (300, 300)
PAID = "It was paid for and can be fetched again by its id, which costs nothing."
# The modes an ICC profile may speak of, by the colour space it names (ICC.1:2010, 7.2.6).
SPACES = {"RGB ": "RGB", "GRAY": "L", "CMYK": "CMYK"}
# Levels of 255 by which a profile may differ from sRGB and still be called sRGB.
SAME = 1


class BadBytes(ValueError):
    """Bytes that are no picture we take, as a sentence."""


def reencoded(data: bytes, *, most_pixels: int = 40_000_000) -> tuple[bytes, str, tuple[int, int]]:
    """The picture in `data` (JPEG, PNG or WebP) as (bytes, mime, (width, height) in pixels).

    Always a JPEG as the offline provider makes it: sRGB, quality 95, no colour subsampling, 300
    dpi, nothing in it but its pixels. A profile that is not sRGB is converted (relative
    colorimetric, black point compensated), one that cannot be read is passed by; what is
    transparent lies on white; it is turned upright where EXIF says so. `most_pixels` is judged by
    the header, before anything is decoded. In use at most, measured: 5 bytes a pixel for a JPEG or
    PNG, 10 for a PNG with alpha, 17 for a WebP. Raises BadBytes, MemoryError.
    """
    try:
        with Image.open(io.BytesIO(data), formats=FORMATS) as image:
            _judge(image, most_pixels)
            image.load()
            plain = _plain(image)
    except (BadBytes, MemoryError):
        raise
    except Image.DecompressionBombError:
        raise BadBytes(f"The provider's picture has over {most_pixels:,} pixels. {PAID}") from None
    # Pillow's readers raise whatever comes first to a damaged file, from OSError to IndexError.
    except Exception as error:
        raise BadBytes(f"What the provider sent is no whole JPEG, PNG or WebP. {PAID}") from error
    out = io.BytesIO()
    plain.save(out, "JPEG", quality=QUALITY, subsampling=0, dpi=DPI)
    return out.getvalue(), MIME, plain.size


def _judge(image: Image.Image, most_pixels: int) -> None:
    width, height = image.size
    if width * height > most_pixels:
        raise BadBytes(
            f"The provider's picture is {width} x {height} pixels, over {most_pixels:,}. {PAID}"
        )
    # A JPEG that carries a second picture (a gain map) is still one picture.
    if image.format in ("PNG", "WEBP") and getattr(image, "is_animated", False):
        raise BadBytes(f"What the provider sent is a moving picture. {PAID}")


def _plain(image: Image.Image) -> Image.Image:
    """RGB, upright, on white, in sRGB, with no memory of the file it came from."""
    icc = image.info.get("icc_profile")
    # Damaged camera data takes nothing from the pixels; its readers raise whatever comes first.
    with suppress(Exception):
        ImageOps.exif_transpose(image, in_place=True)
    flat = _in_srgb(_opaque(image), icc)
    # Converting what is RGB already would only copy it.
    plain = flat if flat.mode == "RGB" else flat.convert("RGB")
    plain.info = {}
    return plain


def _opaque(image: Image.Image) -> Image.Image:
    """The picture without alpha or palette, in mode L, RGB or CMYK."""
    if image.mode in ("L", "RGB", "CMYK"):
        return image
    if image.mode.startswith("I"):
        # 16 bits of grey; Pillow's own conversion would clip them.
        return Image.fromarray((np.asarray(image).astype(np.uint32) >> 8).astype(np.uint8), "L")
    if not image.has_transparency_data:
        return image.convert("L" if image.mode == "1" else "RGB")
    clear = image if image.mode == "RGBA" else image.convert("RGBA")
    paper = Image.new("RGB", clear.size, "white")
    paper.paste(clear, mask=clear.getchannel("A"))
    return paper


def _in_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """The colours a profile means, in sRGB; as they are where it is damaged or speaks of others."""
    with suppress(OSError, ValueError, ImageCms.PyCMSError):
        profile = ImageCms.ImageCmsProfile(io.BytesIO(icc or b""))
        space = SPACES.get(profile.profile.xcolor_space)
        if space == "RGB" and image.mode == "L":
            image = image.convert("RGB")
        if space == image.mode:
            return _converted(image, profile)
    return image


def _converted(image: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    transform = ImageCms.buildTransform(
        profile,
        ImageCms.createProfile("sRGB"),
        image.mode,
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )
    if image.mode == "RGB" and _changes_nothing(transform):
        return image
    seen = ImageCms.applyTransform(image, transform, inPlace=image.mode == "RGB")
    return image if seen is None else seen


def _changes_nothing(transform: ImageCms.ImageCmsTransform) -> bool:
    """Whether a transform leaves a scale of all greys and of the pure colours as they are."""
    scale = np.arange(256, dtype=np.uint8)
    rows = [np.outer(scale, mask).astype(np.uint8) for mask in np.ndindex(2, 2, 2)]
    before = np.stack(rows)
    after = np.asarray(ImageCms.applyTransform(Image.fromarray(before, "RGB"), transform))
    return int(np.abs(after.astype(int) - before).max()) <= SAME
