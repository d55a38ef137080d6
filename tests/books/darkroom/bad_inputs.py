"""Files nobody should hand in, and some that only look so: each with what is to come of it.

The first 31 are those the first notes on uploads tried; the others are ours. `refused` is how
the sentence goes on after the file's name; `taken` are the kind and size that come out.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

import numpy as np
from PIL import Image, ImageDraw, TiffImagePlugin

from books.darkroom.bounds import MAX_BYTES
from books.darkroom.spaces import ADOBE_RGB, profile_of
from tests.books.darkroom.making import chunk, encoded, ihdr, png, png16, tiff

Data = Callable[[], bytes]
Size = tuple[str, int, int]
SMALL = (120, 90)


@dataclass(frozen=True)
class Input:
    """A file, and what must come of it: a sentence that refuses it, or a kind and size."""

    name: str
    data: Data
    refused: str = ""
    taken: Size | None = None
    told: tuple[str, ...] = ()


def plain(mode: str = "RGB", size: tuple[int, int] = SMALL) -> Image.Image:
    """A small picture with something on it."""
    picture = Image.linear_gradient("L").resize(size).convert("RGB")
    pen = ImageDraw.Draw(picture)
    pen.ellipse((10, 10, 60, 60), fill=(200, 80, 40))
    pen.rectangle((70, 20, 100, 70), fill=(30, 90, 200))
    return picture.convert(mode)


def jpeg(**options: object) -> bytes:
    return encoded(plain(), "JPEG", quality=90, **options)


def lying_png(width: int, height: int, bits: int = 8, colour: int = 2, data: bytes = b"") -> bytes:
    """A PNG whose header claims what its data does not hold."""
    return png(ihdr(width, height, bits, colour), chunk(b"IDAT", zlib.compress(data or b"\0" * 99)))


def flat_png(side: int, bits: int = 1) -> bytes:
    """A PNG of one colour, honest, small as a file and large once unpacked."""
    packer = zlib.compressobj(9)
    line = b"\0" * (1 + side * bits // 8)
    data = b"".join(packer.compress(line) for _ in range(side)) + packer.flush()
    return png(ihdr(side, side, bits, 0), chunk(b"IDAT", data))


def noted_png(text: bytes) -> bytes:
    """A sound PNG with a packed note."""
    whole = encoded(plain(), "PNG")
    note = chunk(b"zTXt", b"note\0\0" + zlib.compress(text, 9))
    return whole[:33] + note + whole[33:]


def animated(kind: str) -> bytes:
    frames = [plain(), plain().transpose(Image.Transpose.ROTATE_180)]
    return encoded(frames[0], kind, save_all=True, append_images=frames[1:])


def damaged_png() -> bytes:
    whole = bytearray(encoded(plain(), "PNG"))
    middle = len(whole) // 2
    whole[middle : middle + 40] = bytes(40)
    return bytes(whole)


def camera_jpeg() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "A camera"
    place = exif.get_ifd(0x8825)
    place[1], place[2] = "N", (51.0, 30.0, 0.0)
    return jpeg(exif=exif, comment=b"<?php system('id'); ?>")


def fax_tiff(width: int, height: int) -> bytes:
    """A fax-coded TIFF that claims more than there is."""
    small = encoded(plain("1"), "TIFF", compression="group4")
    return _with_tag(_with_tag(small, 256, width), 257, height)


def _with_tag(data: bytes, tag: int, value: int) -> bytes:
    """A little-endian TIFF of Pillow's with another number in one tag."""
    at = struct.unpack("<I", data[4:8])[0]
    count = struct.unpack("<H", data[at : at + 2])[0]
    out = bytearray(data)
    for n in range(count):
        place = at + 2 + 12 * n
        if struct.unpack("<H", data[place : place + 2])[0] == tag:
            out[place : place + 12] = struct.pack("<HHII", tag, 4, 1, value)
    return bytes(out)


def paged_tiff(pages: int, previews: bool = False) -> bytes:
    """A TIFF of several pages; `previews` marks all but the first as small copies of it."""
    out = io.BytesIO()
    with TiffImagePlugin.AppendingTiffWriter(out) as writer:
        for n in range(pages):
            info = {254: 1} if previews and n else {}
            plain(size=SMALL if n == 0 else (80, 70)).save(writer, "TIFF", tiffinfo=info)
            writer.newFrame()
    return out.getvalue()


def endless_tiff() -> bytes:
    """A TIFF whose second directory leads back to the first."""
    data = bytearray(paged_tiff(1))
    at = struct.unpack("<I", data[4:8])[0]
    count = struct.unpack("<H", data[at : at + 2])[0]
    data[at + 2 + 12 * count : at + 6 + 12 * count] = struct.pack("<I", at)
    return bytes(data)


def crowded_tiff() -> bytes:
    """A TIFF of a thousand directories, each without a picture."""
    data = b"II*\0" + struct.pack("<I", 8)
    for n in range(1000):
        following = 8 + 18 * (n + 1) if n < 999 else 0
        data += struct.pack("<HHHIII", 1, 256, 4, 1, 100, following)
    return data


def shredded_tiff() -> bytes:
    """A TIFF that claims half a million strips."""
    strips = 500_000
    return tiff(
        np.zeros((100, 100), np.uint8), extra={273: (4, [8] * strips), 279: (4, [1] * strips)}
    )


def outlying_tiff() -> bytes:
    """A TIFF whose list of strips lies behind the end of the file."""
    data = bytearray(encoded(plain(), "TIFF"))
    return _with_entry(bytes(data), 273, struct.pack("<HHII", 273, 4, 4_000_000, 0xFFFFFF00))


def _with_entry(data: bytes, tag: int, entry: bytes) -> bytes:
    at = struct.unpack("<I", data[4:8])[0]
    out = bytearray(data)
    for n in range(struct.unpack("<H", data[at : at + 2])[0]):
        place = at + 2 + 12 * n
        if struct.unpack("<H", data[place : place + 2])[0] == tag:
            out[place : place + 12] = entry
    return bytes(out)


def deep_jpeg(bits: int) -> bytes:
    """A JPEG whose frame claims another number of bits a colour."""
    data = bytearray(jpeg())
    at = data.index(b"\xff\xc0")
    data[at + 4] = bits
    return bytes(data)


def flat_jpeg() -> bytes:
    """A JPEG of no height, which means that it is told at the end; nobody's program does that."""
    data = bytearray(jpeg())
    at = data.index(b"\xff\xc0")
    data[at + 5 : at + 7] = b"\0\0"
    return bytes(data)


def lying_webp() -> bytes:
    """A WebP whose canvas claims 16384 x 16384 pixels for a small picture."""
    body = encoded(plain(), "WEBP")[12:]
    canvas = struct.pack("<4sI", b"VP8X", 10) + b"\0\0\0\0" + b"\xff\x3f\0" * 2
    inner = b"WEBP" + canvas + body
    return b"RIFF" + struct.pack("<I", len(inner)) + inner


def gap_png() -> bytes:
    """A PNG with a chunk of 2^31 bytes that are not there."""
    whole = encoded(plain(), "PNG")
    return whole[:33] + struct.pack(">I4s", 2**31, b"IDAT") + whole[41:]


def many_png() -> bytes:
    """A PNG with 150,000 empty data chunks before its picture."""
    whole = encoded(plain(), "PNG")
    return whole[:33] + chunk(b"IDAT", b"") * 150_000 + whole[33:]


def zipped() -> bytes:
    """A ZIP of a ZIP of a PNG that unpacks to 900 million pixels."""
    data, name = flat_png(30_000), "bomb.png"
    for depth in range(3):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            archive.writestr(name, data)
        data, name = out.getvalue(), f"{depth}.zip"
    return data


def two_faced() -> bytes:
    """A sound JPEG that is a PDF as well: readers of PDF look for its mark further in."""
    page = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
    whole = jpeg()
    comment = b"\xff\xfe" + struct.pack(">H", len(page) + 2) + page
    return whole[:2] + comment + whole[2:] + page


def huge_profile() -> bytes:
    """A sound JPEG whose profile is 10 MB of nothing."""
    return jpeg(icc_profile=b"\0" * 10_000_000)


def lying_profile() -> bytes:
    """A PNG whose profile claims four billion steps in its curves."""
    icc = bytearray(profile_of(ADOBE_RGB))
    at = icc.index(b"curv")
    icc[at + 8 : at + 12] = b"\xff\xff\xff\xff"
    return encoded(plain(), "PNG", icc_profile=bytes(icc))


def numbers_tiff() -> bytes:
    return encoded(Image.fromarray(np.ones((90, 120), np.float32)), "TIFF")


def cmyk_png() -> bytes:
    """A PNG that claims four inks: there is no such colour type."""
    return lying_png(*SMALL, bits=8, colour=5)


def too_many_bytes() -> bytes:
    return b"\x89PNG\r\n\x1a\n" + bytes(MAX_BYTES)


def box(brand: bytes) -> bytes:
    """The first bytes of a HEIC, AVIF or film."""
    return struct.pack(">I4s4sI", 24, b"ftyp", brand, 0) + brand + b"mif1" + b"\0" * 400


def clear_png() -> bytes:
    picture = plain("RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(SMALL))
    return encoded(picture, "PNG")


DAMAGED = "begins as a {} but is damaged or cut short; export the picture again."
ELSE = "; export the picture as JPEG, PNG, WebP or TIFF."
LARGE = (
    "has {} pixels; at most 72 million and 12000 on a side are taken, which is a letter-size "
    "spread at 600 dpi: export it smaller."
)
FEW = "has {} pixels, too few to be a picture; at least 64 a side are needed."
STILL = "is animated; export one frame of it as a still picture."
SVG = b'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY a "aaaaaaaa">]><svg>&a;&a;</svg>'
EPS = b"%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 100 100\n"

INPUTS = [
    # The 31 of the first notes.
    Input("bomb-1-bit.png", partial(flat_png, 30_000), LARGE.format("30000 x 30000")),
    Input("lying-65000.png", partial(lying_png, 65_000, 65_000), LARGE.format("65000 x 65000")),
    Input("cut-short.jpg", lambda: jpeg()[:-500], DAMAGED.format("JPEG")),
    Input("cut-short.png", lambda: encoded(plain(), "PNG")[:-60], DAMAGED.format("PNG")),
    Input("empty.jpg", lambda: b"", "is empty, not one byte arrived" + ELSE),
    Input("text.jpg", lambda: b"Once upon a time", "is a text, not a picture" + ELSE),
    Input("page.png", lambda: b"<!DOCTYPE html><p>", "is a web page, not a picture" + ELSE),
    Input("drawing.svg", lambda: SVG, "is an SVG, which is a text that draws" + ELSE),
    Input("gif.png", lambda: encoded(plain(), "GIF"),
          "is a GIF, which holds 256 colours at most" + ELSE),
    Input("really-a-jpeg.png", jpeg, taken=("JPEG", *SMALL),
          told=("The name says PNG, the file is a JPEG.",)),
    Input("note-bomb.png", partial(noted_png, b"\0" * 200_000_000),
          "carries a note that unpacks to over 4 MB; export the picture again without notes."),
    Input("fax-bomb.tif", partial(fax_tiff, 60_000, 60_000), LARGE.format("60000 x 60000")),
    Input("film.png", partial(animated, "PNG"), STILL),
    Input("film.webp", partial(animated, "WEBP"), STILL),
    Input("dot.png", lambda: encoded(Image.new("RGB", (1, 1)), "PNG"), FEW.format("1 x 1")),
    Input("ribbon.png", partial(lying_png, 60_000, 64), LARGE.format("60000 x 64")),
    Input("program.eps", lambda: EPS, "is PostScript or EPS, which is a program" + ELSE),
    Input("damaged.png", damaged_png, DAMAGED.format("PNG")),
    Input("print.pdf", lambda: b"%PDF-1.7\n", "is a PDF, not a picture" + ELSE),
    Input("layers.psd", lambda: b"8BPS\0\1", "is a Photoshop document (PSD or PSB)" + ELSE),
    Input("phone.heic", partial(box, b"heic"), "is a HEIC photograph" + ELSE),
    Input("tail.jpg", lambda: jpeg() + b"PK\3\4" + b"z" * 996, taken=("JPEG", *SMALL),
          told=("1000 bytes that followed the picture were dropped.",)),
    Input("camera.jpg", camera_jpeg, taken=("PNG", 90, 120),
          told=("Turned upright", "Left out: camera data (Exif), comments.")),
    Input("php.jpg", lambda: jpeg(comment=b"<?php phpinfo() ?>"), taken=("JPEG", *SMALL),
          told=("Left out: comments.",)),
    Input("inks.jpg", lambda: encoded(plain("CMYK"), "JPEG"), taken=("PNG", *SMALL),
          told=("CMYK without a profile was taken as FOGRA39L coated",)),
    Input("deep.png", lambda: png16(np.asarray(plain()).astype(np.uint16) * 257),
          taken=("PNG", *SMALL), told=("16 bits a colour became 8.",)),
    Input("clear.png", clear_png, taken=("PNG", *SMALL),
          told=("What was transparent lies on white.",)),
    Input("broken-profile.jpg", lambda: jpeg(icc_profile=b"no profile at all" * 20),
          taken=("JPEG", *SMALL),
          told=("Its colour profile is damaged: the colours were taken as sRGB.",)),
    Input("progressive.jpg", lambda: jpeg(progressive=True), taken=("JPEG", *SMALL)),
    Input("palette.png",
          lambda: encoded(plain("P"), "PNG", transparency=3), taken=("PNG", *SMALL),
          told=("What was transparent lies on white.",)),
    Input("flat-7700.png", partial(flat_png, 7_700, 8), taken=("PNG", 7_700, 7_700)),
    # Ours.
    Input("lying-16.png", partial(lying_png, 8_000, 8_000, 16), DAMAGED.format("PNG")),
    Input("crowded.tif", crowded_tiff, "is a TIFF of endlessly many pages; export the one you "
          "mean."),
    Input("loop.tif", endless_tiff, "is a TIFF of endlessly many pages; export the one you mean."),
    Input("shredded.tif", shredded_tiff,
          "is a TIFF cut into 500000 strips, and at most 100000 are read; save it again."),
    Input("outlying.tif", outlying_tiff, DAMAGED.format("TIFF")),
    Input("pages.tif", partial(paged_tiff, 3),
          "is a TIFF of 3 pages; save the one you mean by itself."),
    Input("preview.tif", partial(paged_tiff, 2, previews=True), taken=("PNG", *SMALL)),
    Input("decimals.tif", numbers_tiff, "is a TIFF with 32 bits a colour in a form we do not read "
          "(signed or with decimals, perhaps); save it with 8 or 16 bits."),
    Input("lab.tif", lambda: encoded(plain().convert("LAB"), "TIFF"),
          "is a TIFF in Lab; save it as RGB or CMYK."),
    Input("cut-short.tif", lambda: encoded(plain(), "TIFF", compression="tiff_lzw")[:-2000],
          DAMAGED.format("TIFF")),
    Input("big.tif", lambda: b"II+\0\x08\0\0\0" + bytes(99),
          "is a BigTIFF, made for files over 4 GB" + ELSE),
    Input("jpeg-2000.jpg", lambda: encoded(plain(), "JPEG2000"), "is a JPEG 2000" + ELSE),
    Input("new.avif", lambda: encoded(plain(), "AVIF"), "is an AVIF" + ELSE),
    Input("twelve-bits.jpg", partial(deep_jpeg, 12),
          "is a JPEG of 12 bits a colour; export it with 8, or as a 16-bit TIFF."),
    Input("no-height.jpg", flat_jpeg, "has 120 x 0 pixels, which is no picture; export it again."),
    Input("no-width.png", partial(lying_png, 0, 90),
          "has 0 x 90 pixels, which is no picture; export it again."),
    Input("gap.png", gap_png, DAMAGED.format("PNG")),
    Input("many-chunks.png", many_png,
          "is a PNG of more than 100000 pieces; export the picture again."),
    Input("lying-canvas.webp", lying_webp, "claims a canvas of 16384 x 16384 pixels for a picture "
          "of 120 x 90; export it again."),
    Input("cut-short.webp", lambda: encoded(plain(), "WEBP")[:-100], DAMAGED.format("WEBP")),
    Input("icon.ico", lambda: encoded(plain(), "ICO"), "is a Windows icon (ICO)" + ELSE),
    Input("bitmap.bmp", lambda: encoded(plain(), "BMP"), "is a Windows bitmap (BMP)" + ELSE),
    Input("sound.webp", lambda: b"RIFF\0\0\0\0WAVEfmt ",
          "is a RIFF file (sound or film), not a WebP" + ELSE),
    Input("zip-in-zip.png", zipped, "is a ZIP archive or a document that is one" + ELSE),
    Input("film.mp4", partial(box, b"isom"), "is a film or another kind of container" + ELSE),
    Input("noise.jpg", lambda: bytes(range(256)) * 4, "is nothing we know as a picture" + ELSE),
    Input("inks.png", cmyk_png, "claims to be a PNG of colour type 5 with 8 bits, which there is "
          "not; export the picture again."),
    Input("pdf-too.jpg", two_faced, taken=("JPEG", *SMALL),
          told=("Left out: comments.", "bytes that followed the picture were dropped.")),
    Input("huge-profile.jpg", huge_profile, taken=("JPEG", *SMALL),
          told=("Its colour profile is damaged: the colours were taken as sRGB.",)),
    Input("lying-profile.png", lying_profile, taken=("PNG", *SMALL),
          told=("Its colour profile is damaged: the colours were taken as sRGB.",)),
    Input("heavy.png", too_many_bytes, "has 350 MB, and at most 350 MB are taken; save it with 8 "
          "bits a colour, or as a TIFF with LZW or ZIP compression."),
]  # fmt: skip
