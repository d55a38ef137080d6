"""The pixels of a placed picture, decoded once, and the ink they ask for."""

from __future__ import annotations

import io
import math
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
from printing.press.preflight.matrix import Box, sides
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


def effective(placed: Placed, picture: Picture) -> float:
    """Pixels an inch as placed, the lower of the two directions.

    A side of one pixel is a flat colour there and has no limit.
    """
    width, height = sides(placed.matrix)
    across = picture.width * 72 / width if picture.width > 1 and width else math.inf
    down = picture.height * 72 / height if picture.height > 1 and height else math.inf
    return min(across, down)


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


def decodes(picture: Picture) -> bool:
    """Whether this picture's codec is unpacked here; two kinds for fax machines are not."""
    return not set(picture.filters) & {"CCITTFaxDecode", "JBIG2Decode"}


def whole(placed: Placed, picture: Picture) -> str:
    """Unpack a picture of any colour: "" when it is whole, else why it is not unpacked here.

    Raises Undecodable where its data is damaged, short, or more than any picture needs.
    """
    _bounded(picture)
    if not decodes(picture):
        return f"packed as {picture.filters[-1]}, which is not unpacked here"
    if picture.filters and picture.filters[-1] in ("DCTDecode", "JPXDecode"):
        opened = _opened(placed, picture.filters[-1])
        try:
            opened.load()
        except (OSError, ValueError, SyntaxError) as fault:
            raise Undecodable(f"its picture data is damaged ({fault})") from fault
        return ""
    parts = 1 if picture.stencil else picture.space.components
    if parts:
        _samples(placed, picture, parts, packed=True)
    return ""


def true_size(placed: Placed) -> tuple[int, int]:
    """Pixels that unpacking a picture would make, by its own data where that says so.

    Raises Undecodable.
    """
    picture = describe(placed)
    if picture.filters and picture.filters[-1] in ("DCTDecode", "JPXDecode"):
        opened = _opened(placed, picture.filters[-1])
        return max(picture.width, opened.width), max(picture.height, opened.height)
    return picture.width, picture.height


def _bounded(picture: Picture) -> None:
    if picture.width * picture.height > IMAGE_PIXELS:
        raise Undecodable(f"{picture.width} x {picture.height} px is more than is decoded here")


def _plates(placed: Placed, picture: Picture) -> Samples:
    _bounded(picture)
    if picture.space.family == "Indexed":
        return _palette(placed)[_samples(placed, picture, 1)[..., 0]]
    codec = picture.filters[-1] if picture.filters else ""
    if codec in ("DCTDecode", "JPXDecode"):
        values = _coded(placed, codec)
    else:
        values = _samples(placed, picture, 4)
    return 255 - values if picture.inverted else values


def _coded(placed: Placed, codec: str) -> Samples:
    opened = _opened(placed, codec)
    if opened.mode != "CMYK":
        raise Undecodable(f"declared CMYK, but its data is {opened.mode}")
    try:
        values = np.asarray(opened)
    except (OSError, ValueError, SyntaxError) as fault:
        raise Undecodable(f"its picture data is damaged ({fault})") from fault
    # Pillow reads every CMYK JPEG as Adobe's inverted kind; PDF takes samples as they stand.
    return 255 - values if codec == "DCTDecode" else values


def _opened(placed: Placed, codec: str) -> Image.Image:
    """The head of a JPEG or JPEG 2000 read, its pixels not yet."""
    if isinstance(placed.image, PdfInlineImage):
        data = bytes(placed.image.read_raw_bytes())
    else:
        data = streams.behind(placed.image, codec)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            opened = Image.open(io.BytesIO(data), formats=("JPEG", "JPEG2000"))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as fault:
        raise Undecodable(f"its picture data is damaged ({fault})") from fault
    if opened.width * opened.height > IMAGE_PIXELS:
        raise Undecodable("its data holds more pixels than is decoded here")
    return opened


def _samples(placed: Placed, picture: Picture, parts: int, *, packed: bool = False) -> Samples:
    """Samples of 8 bits (rows, columns, parts); `packed` gives the rows as they are."""
    if isinstance(placed.image, PdfInlineImage):
        data = bytes(placed.image.read_bytes())
    else:
        data = streams.unpacked(placed.image)
    row = (picture.width * parts * picture.bits + 7) // 8
    if len(data) < row * picture.height:
        raise Undecodable(f"{len(data)} bytes where {row * picture.height} are declared")
    raw = np.frombuffer(data, np.uint8, row * picture.height).reshape(picture.height, row)
    if packed:
        return raw
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


def colour_under(placed: Placed, picture: Picture, boxes: list[Box]) -> list[float]:
    """The most of cyan, magenta and yellow together (percent) under each box, points.

    For upright CMYK pictures; turned ones are weighed whole. Raises Undecodable.
    """
    plates = _plates(placed, picture)
    height, width = plates.shape[:2]
    a, b, c, d, e, f = placed.matrix
    found: list[float] = []
    for x0, y0, x1, y1 in boxes:
        area = plates
        if abs(b) + abs(c) < 1e-6 and a > 0 and d > 0:
            left, right = int((x0 - e) / a * width), math.ceil((x1 - e) / a * width)
            top, low = int((f + d - y1) / d * height), math.ceil((f + d - y0) / d * height)
            area = plates[max(top, 0) : max(low, 0), max(left, 0) : max(right, 0)]
        sums = area[..., :3].sum(axis=-1, dtype=np.uint16)
        found.append(float(sums.max()) / 2.55 if sums.size else 0.0)
    return found
