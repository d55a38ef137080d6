"""The pixels of a placed picture, decoded once, and the ink they ask for."""

from __future__ import annotations

import io
import warnings
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from pikepdf import Array, Dictionary, Name, Object, PdfInlineImage, Stream, String
from PIL import Image

from printing.press.preflight import streams
from printing.press.preflight.colours import GRAY, Space, space_of
from printing.press.preflight.limits import IMAGE_PIXELS
from printing.press.preflight.marks import Placed
from printing.press.preflight.resources import numbers
from printing.press.preflight.streams import Undecodable

Samples = NDArray[np.uint8]
BAND = 1 << 18


@dataclass(frozen=True)
class Picture:
    """A picture as the file declares it: pixels, bits a sample, colour space, filters."""

    width: int
    height: int
    bits: int
    space: Space
    filters: tuple[str, ...]
    stencil: bool
    inverted: bool


@dataclass(frozen=True)
class InkFacts:
    """Ink in percent over all pixels of a picture: the most, and how many go over a limit."""

    most: float
    over: int
    pixels: int


def describe(placed: Placed) -> Picture:
    """What a picture says of itself (ISO 32000-1, 8.9.5); nothing is decoded."""
    image = placed.image
    if isinstance(image, PdfInlineImage):
        space = _inline_space(image, placed.resources)
        names = tuple(streams.SHORT.get(f.lstrip("/"), f.lstrip("/")) for f in image.filters)
        decode = [float(each) for each in (image._decode_array or ())]
        bits, stencil = int(image.bits_per_component or 1), bool(image.image_mask)
        return Picture(image.width, image.height, bits, space, names, stencil, _flipped(decode))
    stencil = bool(image.get("/ImageMask", False))
    named = image.get("/ColorSpace")
    return Picture(
        width=int(image.get("/Width", 0)),
        height=int(image.get("/Height", 0)),
        bits=1 if stencil else int(image.get("/BitsPerComponent", 8)),
        space=GRAY if stencil else space_of(named, placed.resources),
        filters=tuple(streams.filters(image)),
        stencil=stencil,
        inverted=_flipped(numbers(image.get("/Decode"))),
    )


def ink(placed: Placed, picture: Picture, limit: float) -> InkFacts:
    """The ink of a CMYK picture's decoded pixels, in percent; `limit` too.

    Raises Undecodable when the pixels cannot be had.
    """
    plates = _plates(placed, picture)
    packed = np.ascontiguousarray(plates).reshape(-1, 4).view(np.uint32)[:, 0]
    most = over = 0
    bound = limit * 2.55 + 1e-6
    for start in range(0, len(packed), BAND):
        band = packed[start : start + BAND]
        pairs = (band & 0x00FF00FF) + ((band >> 8) & 0x00FF00FF)
        sums = (pairs & 0xFFFF) + (pairs >> 16)
        top = int(sums.max())
        most = max(most, top)
        over += int(np.count_nonzero(sums > bound)) if top > bound else 0
    return InkFacts(most / 2.55, over, len(packed))


def _plates(placed: Placed, picture: Picture) -> Samples:
    if picture.width * picture.height > IMAGE_PIXELS:
        raise Undecodable(f"{picture.width} x {picture.height} px is more than is decoded here")
    if picture.space.family == "Indexed":
        return _palette(placed)[_samples(placed, picture, 1)[..., 0]]
    codec = picture.filters[-1] if picture.filters else ""
    if codec in ("DCTDecode", "JPXDecode"):
        values = _coded(placed, codec)
    else:
        values = _samples(placed, picture, 4)
    return 255 - values if picture.inverted else values


def _coded(placed: Placed, codec: str) -> Samples:
    if isinstance(placed.image, PdfInlineImage):
        data = bytes(placed.image.read_raw_bytes())
    else:
        data = streams.behind(placed.image, codec)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(data), formats=("JPEG", "JPEG2000"))
        if opened.width * opened.height > IMAGE_PIXELS:
            raise Undecodable("its data holds more pixels than is decoded here")
        if opened.mode != "CMYK":
            raise Undecodable(f"declared CMYK, but its data is {opened.mode}")
        values = np.asarray(opened)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as fault:
        raise Undecodable(f"its picture data is damaged ({fault})") from fault
    # Pillow reads every CMYK JPEG as Adobe's inverted kind; PDF takes samples as they stand.
    return 255 - values if codec == "DCTDecode" else values


def _samples(placed: Placed, picture: Picture, parts: int) -> Samples:
    if isinstance(placed.image, PdfInlineImage):
        data = bytes(placed.image.read_bytes())
    else:
        data = streams.unpacked(placed.image)
    row = (picture.width * parts * picture.bits + 7) // 8
    if len(data) < row * picture.height:
        raise Undecodable(f"{len(data)} bytes where {row * picture.height} are declared")
    raw = np.frombuffer(data, np.uint8, row * picture.height).reshape(picture.height, row)
    shape = (picture.height, picture.width, parts)
    if picture.bits == 8:
        return raw.reshape(shape)
    if picture.bits == 16:
        return raw[:, ::2].reshape(shape)
    if picture.bits not in (1, 2, 4):
        raise Undecodable(f"{picture.bits} bits a sample")
    bits = np.unpackbits(raw, axis=1)[:, : picture.width * parts * picture.bits]
    weights = 1 << np.arange(picture.bits - 1, -1, -1)
    values = (bits.reshape(*shape, picture.bits) * weights).sum(axis=-1)
    scale = 1 if picture.space.family == "Indexed" else 255 // ((1 << picture.bits) - 1)
    return (values * scale).astype(np.uint8)


def _palette(placed: Placed) -> Samples:
    image = placed.image
    array = None if isinstance(image, PdfInlineImage) else image.get("/ColorSpace")
    listed = array[3] if isinstance(array, Array) and len(array) > 3 else None
    if isinstance(listed, Stream):
        data = streams.unpacked(listed)
    elif isinstance(listed, String):
        data = bytes(listed)
    else:
        raise Undecodable("its palette is not where it should be")
    table = np.zeros((256, 4), np.uint8)
    known = np.frombuffer(data, np.uint8)[:1024]
    table.reshape(-1)[: len(known)] = known
    return table


def _inline_space(image: PdfInlineImage, resources: Object | None) -> Space:
    if image.image_mask:
        return GRAY
    name = image.colorspace
    if name is None:
        return space_of(None, None)
    holder = resources if isinstance(resources, Dictionary) else None
    return space_of(Name(f"/{str(name).lstrip('/')}"), holder)


def _flipped(decode: list[float]) -> bool:
    return bool(decode) and all(decode[i] > decode[i + 1] for i in range(0, len(decode) - 1, 2))
