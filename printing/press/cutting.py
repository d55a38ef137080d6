"""The pixels of a placed picture, out of its file: the one laid out, cut to what is printed."""

from __future__ import annotations

import hashlib
import io
import warnings
from pathlib import Path

from PIL import Image

from printing.press.extending import extend
from printing.press.fading import fade
from printing.press.script import PlacedPicture


class PictureError(ValueError):
    """A picture that cannot be printed; the message names the file and what to do."""


def cut(placed: PlacedPicture) -> Image.Image:
    """The printed pixels of a picture, RGB, not yet lit. Raises PictureError.

    Cropped where its pixels suffice, resampled down (Lanczos) where it has far too many, never
    enlarged; continued past its edges or faded into the paper where the layout says so.
    """
    path = Path(placed.path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PictureError(f"the picture {path.name} cannot be opened: {error.strerror}") from error
    if hashlib.sha256(data).hexdigest() != placed.sha256:
        raise PictureError(
            f"the picture {path.name} is not the one that was laid out; lay the page out again"
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as opened:
                if opened.size != (placed.width, placed.height):
                    raise PictureError(f"the picture {path.name} is not of the size laid out")
                opened.load()
                return _cropped(_rgb(opened), placed)
    except (OSError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError(f"the picture {path.name} cannot be read: {error}") from error


def _rgb(opened: Image.Image) -> Image.Image:
    return opened if opened.mode == "RGB" else opened.convert("RGB")


def _cropped(image: Image.Image, placed: PlacedPicture) -> Image.Image:
    x0, y0, x1, y1 = placed.crop
    if placed.inner == (x1 - x0, y1 - y0):
        kept = image.crop(placed.crop)
    else:
        kept = image.resize(placed.inner, Image.Resampling.LANCZOS, placed.crop, reducing_gap=3.0)
    return fade(extend(kept, placed), placed)
