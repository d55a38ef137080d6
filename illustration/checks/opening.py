"""Opening a picture that came back: every pixel decoded, as plain RGB."""

from __future__ import annotations

import io
import warnings

from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP")
# A spread of 17.25 x 11.25 inches at 300 dpi has 17 million; twice that leaves room for any trim.
MOST_PIXELS = 40_000_000


class Unreadable(ValueError):
    """Bytes that are no whole picture of a kind we take."""


def opened(data_or_image: bytes | Image.Image) -> Image.Image:
    """The picture as RGB of 8 bits, clear parts on white; `data` is JPEG, PNG or WebP.

    Raises Unreadable for bytes that do not decode to the end and for over 40 million pixels,
    which are refused before they are decoded.
    """
    if isinstance(data_or_image, Image.Image):
        return _plain(data_or_image)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data_or_image), formats=FORMATS) as picture:
                if picture.width * picture.height > MOST_PIXELS:
                    raise Unreadable(f"it claims {picture.width} x {picture.height} pixels")
                picture.load()
                return _plain(picture)
    except Unreadable:
        raise
    except Exception as error:  # decoders raise anything, from SyntaxError to struct.error
        raise Unreadable("it is no whole JPEG, PNG or WebP picture") from error


def _plain(picture: Image.Image) -> Image.Image:
    if picture.mode == "RGB":
        return picture
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    clear = picture.convert("RGBA")
    ground = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(ground, clear).convert("RGB")
