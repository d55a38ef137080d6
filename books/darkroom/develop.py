"""A handed-in picture developed: plain sRGB, upright, on white, with nothing but its pixels."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageCms

from books.darkroom import jpeg
from books.darkroom.bounds import BAND_ROWS
from books.darkroom.colour import Conversion, conversion_for
from books.darkroom.header import Header
from books.darkroom.kinds import misnamed
from books.darkroom.reading import GRAY_16, UPRIGHT, Picture, read, read_header, upright
from books.darkroom.refusal import damaged
from books.darkroom.shaper import Shaper, rounded, shaper_of

# Level 6 takes three times as long for 4 % (measured on a painted page with paper grain).
PNG_LEVEL = 3
BARE_MODES = {"L", "RGB"}

Work = Callable[[Image.Image, Image.Image | None], Image.Image]


@dataclass(frozen=True)
class Developed:
    """A picture that was taken: its kind (JPEG or PNG), pixels, and a sentence for each change."""

    kind: str
    width: int
    height: int
    done: tuple[str, ...]


def develop(source: Path, target: Path, *, name: str = "") -> Developed:
    """Write the picture of `source` as plain 8-bit sRGB into `target`; say what was done to it.

    A JPEG whose colours and position stand keeps its coded pixels bit for bit and loses all else.
    Everything that has to be changed becomes a PNG, so that no second coding takes anything away.
    Nothing is ever enlarged. Raises Refusal with a sentence that goes on from the file's name,
    MemoryError, OSError; `target` is then not there. `name` is the name it was handed in under.
    """
    header = read_header(source)
    notes = [misnamed(name, header.kind)]
    picture = read(source, header)
    conversion, stays = _judge(picture, header)
    part = target.with_name(target.name + ".part")
    try:
        if stays and header.lossless_as_it_is:
            _keep_the_coded(source, part, header, picture)
            kind, size = "JPEG", picture.pixels.size
        else:
            whole, told = _printed(picture, header, conversion)
            _save(whole, part)
            kind, size = "PNG", whole.size
            notes += told
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)
    notes += [*_left_out(header), conversion.told]
    return Developed(kind, *size, done=tuple(note for note in notes if note))


def _judge(picture: Picture, header: Header) -> tuple[Conversion, bool]:
    """How its colours become sRGB, and whether the pixels may stay exactly as they are."""
    mode = picture.pixels.mode
    colours = "L" if mode in {"L", "LA", *GRAY_16} else "CMYK" if mode == "CMYK" else "RGB"
    conversion = conversion_for(colours, picture.icc)
    stays = not conversion.icc and picture.turn == UPRIGHT and mode in BARE_MODES
    return conversion, stays and header.bits <= 8


def _keep_the_coded(source: Path, part: Path, header: Header, picture: Picture) -> None:
    """Write the bare JPEG, and hold it to decode to the very same pixels."""
    data = source.read_bytes()
    if header.plain:
        part.write_bytes(data)
        return
    part.write_bytes(jpeg.bare(data))
    again = read(part, replace(header, found=frozenset()))
    if _digest(again.pixels) != _digest(picture.pixels):
        raise damaged("JPEG")


def _digest(picture: Image.Image) -> bytes:
    total = hashlib.blake2b(picture.mode.encode())
    for top in range(0, picture.height, BAND_ROWS):
        bottom = min(top + BAND_ROWS, picture.height)
        total.update(picture.crop((0, top, picture.width, bottom)).tobytes())
    return total.digest()


def _printed(
    picture: Picture, header: Header, conversion: Conversion
) -> tuple[Image.Image, list[str]]:
    """The picture in sRGB or grey, flat and upright, and what was done to get there."""
    told = []
    pixels = picture.pixels
    if header.bits == 16:
        told.append("16 bits a colour became 8.")
    if pixels.mode in ("RGBA", "LA"):
        told.append("What was transparent lies on white.")
    if pixels.mode == "CMYK" and header.upright_inks:
        told.append("Its inks are noted the plain way, not Adobe's, and were read so.")
    if pixels.mode in BARE_MODES and not conversion.icc and picture.low is None:
        flat = pixels
    else:
        flat = _in_bands(picture, _work(picture, header, conversion))
    if picture.turn != UPRIGHT:
        told.append("Turned upright, as the camera noted.")
    return upright(flat, picture.turn), told


def _in_bands(picture: Picture, work: Work) -> Image.Image:
    """Work through a picture some rows at a time: a second whole one would cost its size again."""
    whole, low = picture.pixels, picture.low
    gray = whole.mode in {"L", "LA", *GRAY_16}
    out = whole if whole.mode == "RGB" else Image.new("L" if gray else "RGB", whole.size)
    for top in range(0, whole.height, BAND_ROWS):
        box = (0, top, whole.width, min(top + BAND_ROWS, whole.height))
        out.paste(work(whole.crop(box), low.crop(box) if low else None), box)
    return out


def _work(picture: Picture, header: Header, conversion: Conversion) -> Work:
    """What turns a band of this picture, as decoded, into sRGB or grey on white."""
    exact = header.bits == 16 or conversion.space == "L"
    shaper = shaper_of(conversion.icc) if exact and conversion.icc else None
    transform = conversion.transform()

    def work(band: Image.Image, low: Image.Image | None) -> Image.Image:
        alpha = _alpha(band, low)
        flat, coloured = _without_alpha(band), False
        if band.mode in GRAY_16 or low is not None or (shaper is not None and flat.mode == "L"):
            words = _words(flat if low is None else band, low)
            if header.white_is_zero and band.mode in GRAY_16:
                words = 65535 - words
            flat, coloured = _from_words(words, band.mode, shaper)
        if header.upright_inks and flat.mode == "CMYK":
            flat = Image.eval(flat, _turned_over)
        if transform is not None and not coloured:
            flat = _converted(flat, conversion, transform)
        if alpha is None:
            return flat
        paper = Image.new(flat.mode, flat.size, "white")
        paper.paste(flat, mask=alpha)
        return paper

    return work


def _words(band: Image.Image, low: Image.Image | None) -> NDArray[Any]:
    """16-bit values, (rows, columns[, channels]); those of 8 bits are spread over the range."""
    if low is None:
        return np.asarray(band).astype(np.uint16) * (1 if band.mode in GRAY_16 else 257)
    return np.asarray(band).astype(np.uint16) << 8 | np.asarray(low)


def _from_words(words: NDArray[Any], mode: str, shaper: Shaper | None) -> tuple[Image.Image, bool]:
    """A band of 8 bits without alpha, and whether it is sRGB already."""
    if words.ndim == 3:
        words = words[..., : 4 if mode == "CMYK" else 3]
    fits = shaper is not None and (shaper.matrix is None) == (words.ndim == 2)
    coded = shaper.develop(words) if shaper is not None and fits else rounded(words)
    target = "CMYK" if mode == "CMYK" else "L" if words.ndim == 2 else "RGB"
    return Image.fromarray(np.ascontiguousarray(coded), target), fits


def _alpha(band: Image.Image, low: Image.Image | None) -> Image.Image | None:
    return band.getchannel("A") if band.mode in ("RGBA", "LA") else None


def _without_alpha(band: Image.Image) -> Image.Image:
    if band.mode == "LA":
        return band.getchannel("L")
    return band.convert("RGB") if band.mode == "RGBA" else band


def _converted(
    band: Image.Image, conversion: Conversion, transform: ImageCms.ImageCmsTransform
) -> Image.Image:
    gray = band.mode == "L"
    if gray and conversion.space == "RGB":
        band = band.convert("RGB")
    seen = ImageCms.applyTransform(band, transform)
    assert seen is not None  # None is for a picture changed in its place
    # Grey stays grey: its three channels are equal but for rounding.
    return seen.getchannel("G") if gray else seen


def _turned_over(level: int) -> int:
    return 255 - level


def _save(picture: Image.Image, part: Path) -> None:
    # What Pillow remembers of the file (profile, camera data, notes) it would write again.
    picture.info = {}
    picture.save(part, "PNG", compress_level=PNG_LEVEL)


def _left_out(header: Header) -> list[str]:
    words = sorted(header.found - {"profile", "Display P3"})
    told = [f"Left out: {', '.join(words)}."] if words else []
    if header.tail_bytes:
        told.append(f"{header.tail_bytes} bytes that followed the picture were dropped.")
    return told
