"""What a provider sent becomes a picture of our own, or a sentence."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageCms

from illustration.providers.carriage.reencode import BadBytes, reencoded

SIZE = (64, 48)


def coded(image: Image.Image, kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def smooth(mode: str = "RGB") -> Image.Image:
    """Soft slopes, which JPEG keeps to a level or two."""
    across, down = np.meshgrid(np.linspace(20, 230, SIZE[0]), np.linspace(40, 200, SIZE[1]))
    rgb = np.stack([across, down, (across + down) / 2], axis=-1)
    return Image.fromarray(rgb.round().astype(np.uint8), "RGB").convert(mode)


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


def apart(one: Image.Image, other: Image.Image) -> int:
    """The largest difference of two pictures in levels of 255."""
    return int(np.abs(np.asarray(one, int) - np.asarray(other, int)).max())


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_each_kind_becomes_a_jpeg_as_the_offline_provider_makes_it(kind: str) -> None:
    options = {"quality": 95} if kind != "PNG" else {}
    data, mime, size = reencoded(coded(smooth(), kind, **options))
    image = opened(data)
    assert (mime, size, image.size, image.format) == ("image/jpeg", SIZE, SIZE, "JPEG")
    assert image.mode == "RGB"
    assert image.info["dpi"] == (300, 300)
    assert [layer[1:3] for layer in image.layer] == [(1, 1)] * 3  # type: ignore[attr-defined]
    assert image.quantization[0][0] == 2  # 16 x 0.1 rounded: quality 95's first luminance step
    assert apart(image, smooth()) <= 8


def test_nothing_but_pixels_comes_through() -> None:
    exif = Image.Exif()
    exif[0x010F] = "canary camera"
    data, _, _ = reencoded(coded(smooth(), "JPEG", exif=exif, comment=b"canary words"))
    assert b"canary" not in data
    assert set(opened(data).info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "dpi"}


def test_a_picture_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by 90 degrees
    data, _, size = reencoded(coded(smooth(), "JPEG", exif=exif))
    assert size == (48, 64)
    assert opened(data).getpixel((2, 2))[0] < 40  # the dark left edge now lies on top
    assert opened(data).getpixel((2, 60))[0] > 200


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_damaged_camera_data_takes_nothing_from_the_picture() -> None:
    data = coded(smooth(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\xff")
    assert reencoded(data)[2] == SIZE


def wide_profile() -> bytes:
    """sRGB's profile with red and green told the other way round."""
    icc = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    count = struct.unpack_from(">I", icc, 128)[0]
    at = {bytes(icc[p : p + 4]): p for p in range(132, 132 + 12 * count, 12)}
    red, green = at[b"rXYZ"] + 4, at[b"gXYZ"] + 4
    icc[red : red + 8], icc[green : green + 8] = icc[green : green + 8], icc[red : red + 8]
    return bytes(icc)


def test_a_profile_that_is_not_srgb_is_converted() -> None:
    red = Image.new("RGB", SIZE, (200, 30, 30))
    data, _, _ = reencoded(coded(red, "PNG", icc_profile=wide_profile()))
    seen = opened(data).getpixel((9, 9))
    assert np.abs(np.subtract(seen, (30, 200, 30))).max() <= 4
    assert "icc_profile" not in opened(data).info


def test_srgb_and_a_broken_profile_leave_the_colours_alone() -> None:
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    plain = reencoded(coded(smooth(), "PNG"))[0]
    assert reencoded(coded(smooth(), "PNG", icc_profile=srgb))[0] == plain
    assert reencoded(coded(smooth(), "PNG", icc_profile=b"no profile"))[0] == plain


def test_what_is_clear_lies_on_white() -> None:
    clear = Image.new("RGBA", SIZE, (0, 0, 0, 0))
    assert opened(reencoded(coded(clear, "PNG"))[0]).getpixel((5, 5)) == (255, 255, 255)
    palette = Image.new("P", SIZE, 0)
    data = coded(palette, "PNG", transparency=0)
    assert opened(reencoded(data)[0]).getpixel((5, 5)) == (255, 255, 255)


@pytest.mark.parametrize("mode", ["L", "LA", "P", "1", "CMYK"])
def test_grey_palettes_and_inks_become_rgb(mode: str) -> None:
    grey = Image.new("L", SIZE, 255).convert(mode)
    kind = "JPEG" if mode == "CMYK" else "PNG"
    assert opened(reencoded(coded(grey, kind))[0]).getpixel((5, 5)) == (255, 255, 255)


def test_sixteen_bits_of_grey_keep_their_tone() -> None:
    grey = Image.fromarray(np.full(SIZE[::-1], 128 * 257, np.uint16))
    assert opened(reencoded(coded(grey, "PNG"))[0]).getpixel((5, 5)) == (128, 128, 128)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_picture_cut_short_is_refused(kind: str) -> None:
    noise = np.random.default_rng(7).integers(0, 256, (48, 64, 3), np.uint8)
    data = coded(Image.fromarray(noise, "RGB"), kind)
    with pytest.raises(BadBytes, match="no whole JPEG, PNG or WebP"):
        reencoded(data[: len(data) * 2 // 3])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<html>busy</html>",
        b'{"error": 1}',
        coded(Image.new("RGB", SIZE), "GIF"),
        coded(Image.new("RGB", SIZE), "TIFF"),
        coded(Image.new("RGB", SIZE), "BMP"),
    ],
)
def test_what_is_no_picture_we_take_is_refused(data: bytes) -> None:
    with pytest.raises(BadBytes, match="paid for and can be fetched again by its id"):
        reencoded(data)


@pytest.mark.parametrize("kind", ["PNG", "WEBP"])
def test_a_moving_picture_is_refused(kind: str) -> None:
    more = [Image.new("RGB", SIZE, "red")]
    with pytest.raises(BadBytes, match="moving picture"):
        reencoded(coded(smooth(), kind, save_all=True, append_images=more))


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize("edge", [8000, 10_000, 20_000])
def test_too_many_pixels_are_refused_by_the_header_alone(edge: int) -> None:
    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    header = struct.pack(">IIBBBBB", edge, edge, 8, 2, 0, 0, 0)  # and no pixel in it
    data = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")
    with pytest.raises(BadBytes, match="over 40,000,000"):
        reencoded(data)
    with pytest.raises(BadBytes, match="64 x 48 pixels, over 3,000"):
        reencoded(coded(smooth(), "PNG"), most_pixels=3000)
