"""The pixels of a placed picture, out of its file: the one laid out, cut to what is printed."""

from __future__ import annotations

import hashlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageFile

from printing.press.canvas import Canvas, Memory, copied, decoded
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
    with _opened(placed) as opened:
        opened.load()
        return _cropped(_rgb(opened), placed)


def cut_to_canvas(placed: PlacedPicture, memory: Memory | None = None) -> Canvas:
    """The same pixels as numbers, of the file's own decoding where it is only cropped."""
    with _opened(placed) as opened:
        if opened.mode == "RGB" and _cropped_alone(placed):
            return decoded(opened, memory).part(placed.crop)
        opened.load()
        return copied(_cropped(_rgb(opened), placed))


@contextmanager
def _opened(placed: PlacedPicture) -> Iterator[ImageFile.ImageFile]:
    """The file that was laid out, not decoded yet; what goes wrong inside names it."""
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
                yield opened
    except (OSError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError(f"the picture {path.name} cannot be read: {error}") from error


def _cropped_alone(placed: PlacedPicture) -> bool:
    x0, y0, x1, y1 = placed.crop
    within = 0 <= x0 < x1 <= placed.width and 0 <= y0 < y1 <= placed.height
    return within and placed.inner == _extent(placed) and not (placed.extend or placed.fade)


def _extent(placed: PlacedPicture) -> tuple[int, int]:
    x0, y0, x1, y1 = placed.crop
    return x1 - x0, y1 - y0


def _rgb(opened: Image.Image) -> Image.Image:
    return opened if opened.mode == "RGB" else opened.convert("RGB")


def _cropped(image: Image.Image, placed: PlacedPicture) -> Image.Image:
    if placed.inner == _extent(placed):
        kept = image.crop(placed.crop)
    else:
        kept = image.resize(placed.inner, Image.Resampling.LANCZOS, placed.crop, reducing_gap=3.0)
    return fade(extend(kept, placed), placed)
