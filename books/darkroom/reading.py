"""A picture out of its file: the pixels as Pillow decodes them, sixteen-bit ones in two halves."""

from __future__ import annotations

import contextlib
import sys
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import ExifTags, Image, PngImagePlugin

from books.darkroom import jpeg, kinds, png, tiff, webp
from books.darkroom.bounds import MEGABYTE
from books.darkroom.header import Header, check_bytes, check_size
from books.darkroom.refusal import Refusal, damaged
from books.darkroom.spaces import ADOBE_RGB, DISPLAY_P3, SRGB, Space, profile_of

MODES = {"1", "L", "LA", "P", "PA", "RGB", "RGBA", "RGBX", "CMYK", "YCbCr"}
GRAY_16 = {"I;16", "I;16B", "I;16L", "I;16N"}
# What a packed note or profile of a PNG may unpack to.
NOTE_BYTES = 4 * MEGABYTE
UPRIGHT = 1
# Exif 2.32, tag 274: what undoes each way a camera may have been held.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
# A camera's mark for Adobe RGB where it embeds no profile (DCF 2.0, optional colour space).
_DCF_ADOBE_RGB = "R03"
_HOST = "L" if sys.byteorder == "little" else "B"
_OTHER_HALF = {"B": "L", "L": "B", "N": "B" if _HOST == "L" else "L"}


@dataclass(frozen=True)
class Picture:
    """Decoded pixels; `low` are the lower halves of 16-bit colours, `pixels` then the upper ones.

    `icc` is the profile the colours are meant in, `turn` the camera's Exif orientation, 1 to 8.
    """

    pixels: Image.Image
    low: Image.Image | None
    icc: bytes
    turn: int


def read_header(path: Path) -> Header:
    """What a file claims to be; raises Refusal for all that needs no decoder to be refused."""
    check_bytes(path)
    with path.open("rb") as file:
        kind = kinds.kind_of(file.read(kinds.HEAD_BYTES))
        if kind == "JPEG":
            header = jpeg.read_header(path.read_bytes())
        elif kind == "PNG":
            header = png.read_header(file)
        else:
            header = webp.read_header(file) if kind == "WEBP" else tiff.read_header(file)
    check_size(header.width, header.height)
    return header


def read(path: Path, header: Header) -> Picture:
    """Decode all of a picture. Raises Refusal for damage, MemoryError where it is too much."""
    with _told_as_damage(header.kind):
        with opened(path, header) as file:
            if file.mode not in MODES | GRAY_16:
                raise Refusal(f"has colours we do not read ({file.mode}); save it as RGB or CMYK.")
            pieces = list(file.tile)
            file.load()
            picture = Picture(
                _plain(file, header.bits), None, _profile(file, header), turn_of(file)
            )
        if header.bits == 16 and picture.pixels.mode not in GRAY_16:
            return _with_lower_half(path, header, picture, pieces)
        return picture


@contextlib.contextmanager
def opened(path: Path, header: Header) -> Iterator[Any]:
    """A Pillow picture of the kind its header says, and of no other."""
    # A scanner's profile of tables may be larger than Pillow's one megabyte for a PNG's texts.
    PngImagePlugin.MAX_TEXT_CHUNK = NOTE_BYTES
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(path, formats=[header.kind]) as file:
            if file.size != (header.width, header.height):
                raise damaged(header.kind)
            yield file


def turn_of(file: Any) -> int:
    """The Exif orientation, 1 where there is none or it cannot be read."""
    try:
        turn = file.getexif().get(ExifTags.Base.Orientation, UPRIGHT)
    except Exception:  # damaged camera data raises anything; the picture is sound all the same
        return UPRIGHT
    return turn if turn in range(1, 9) else UPRIGHT


def upright(picture: Image.Image, turn: int) -> Image.Image:
    """The picture turned as an Exif orientation asks."""
    return picture if turn == UPRIGHT else picture.transpose(_TURNS[turn])


@contextlib.contextmanager
def _told_as_damage(kind: str) -> Iterator[None]:
    try:
        yield
    except (Refusal, MemoryError):
        raise
    except Exception as error:  # Pillow's decoders raise anything from SyntaxError to struct.error
        if "MAX_TEXT" in str(error):
            raise Refusal(
                f"carries a note that unpacks to over {NOTE_BYTES // MEGABYTE} MB; export the "
                "picture again without notes."
            ) from error
        raise damaged(kind) from error


def _plain(file: Image.Image, bits: int) -> Image.Image:
    """The decoded picture in a mode of its colours: no palette, no colour that means clear."""
    if file.mode in ("YCbCr", "RGBX"):
        return file.convert("RGB")
    if "transparency" in file.info and bits <= 8 and file.mode in ("1", "L", "RGB", "P"):
        return file.convert("RGBA")
    if file.mode == "1":
        return file.convert("L")
    if file.mode in ("P", "PA"):
        return file.convert("RGBA" if file.mode == "PA" else "RGB")
    return file


def _with_lower_half(path: Path, header: Header, picture: Picture, pieces: list[Any]) -> Picture:
    """Decode once more for the lower eight bits, which Pillow drops of colours of sixteen.

    The same pieces are read as if their bytes lay the other way round. A form Pillow has no such
    reading for keeps its upper bits alone.
    """
    halves = [_other_half(piece) for piece in pieces]
    if not all(halves):
        return picture
    with opened(path, header) as file:
        file.tile = halves
        file.load()
        return Picture(picture.pixels, file, picture.icc, picture.turn)


def _other_half(piece: Any) -> Any:
    args = piece.args if isinstance(piece.args, tuple) else (piece.args,)
    mode, order = args[0][:-1], args[0][-1:]
    if mode not in ("RGB;16", "RGBA;16", "RGBX;16", "CMYK;16"):
        return None
    swapped = (mode + _OTHER_HALF[order], *args[1:])
    return piece._replace(args=swapped if isinstance(piece.args, tuple) else swapped[0])


def _profile(file: Any, header: Header) -> bytes:
    icc = file.info.get("icc_profile") or b""
    if icc or header.kind not in ("JPEG", "PNG"):
        return bytes(icc)
    space = _marked(file) if header.kind == "JPEG" else _measured(file, header)
    return profile_of(space) if space else b""


def _marked(file: Any) -> Space | None:
    try:
        mark = file.getexif().get_ifd(ExifTags.IFD.Interop).get(1)
    except Exception:  # damaged camera data raises anything; the picture is sound all the same
        return None
    return ADOBE_RGB if mark == _DCF_ADOBE_RGB else None


def _measured(file: Any, header: Header) -> Space | None:
    """The space a PNG names by its code points, or by gamma and chromaticities together."""
    if "Display P3" in header.found:
        return DISPLAY_P3
    gamma, at = file.info.get("gamma"), file.info.get("chromaticity")
    if "srgb" in file.info or not gamma or not at or not 0.2 < gamma < 1.2:
        return None
    white, red, green, blue = (tuple(at[n : n + 2]) for n in range(0, 8, 2))
    usual = (*SRGB.white, *SRGB.red, *SRGB.green, *SRGB.blue)
    if abs(gamma - 1 / 2.2) < 0.01 and all(
        abs(a - b) < 0.002 for a, b in zip(at, usual, strict=True)
    ):
        return None
    return Space("the space its chunks describe", red, green, blue, white, curve=1 / gamma)
