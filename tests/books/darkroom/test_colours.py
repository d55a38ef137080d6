"""A picture prints the same whatever colours its file speaks in, measured through the press."""

from __future__ import annotations

import hashlib
import io
import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image, ImageCms

from books.darkroom.colour import HOUSE_INKS
from books.darkroom.develop import Developed, develop
from books.darkroom.shaper import rounded, shaper_of
from books.darkroom.spaces import ADOBE_RGB, DISPLAY_P3, SRGB, Space, gray_profile, profile_of
from printing.press.difference import ciede2000
from printing.press.inks import lab_of, profile_path, separated
from printing.press.prepare import prepare_picture
from printing.press.profile import load_profile
from printing.press.script import PlacedPicture
from tests.books.darkroom.making import (
    PROPHOTO,
    chart,
    chunk,
    encoded,
    enlarged,
    iccp,
    png16,
    tiff,
)

Array = NDArray[Any]
RELATIVE = ImageCms.Intent.RELATIVE_COLORIMETRIC
COMPENSATED = ImageCms.Flags.BLACKPOINTCOMPENSATION
FIELD = 8
STANDARD = profile_of(SRGB)


def turned_into(colours: Array, icc: bytes) -> Array:
    """The same colours as another profile's numbers, 8 bits."""
    transform = ImageCms.buildTransform(
        ImageCms.createProfile("sRGB"),
        ImageCms.ImageCmsProfile(io.BytesIO(icc)),
        "RGB",
        "RGB",
        renderingIntent=RELATIVE,
        flags=COMPENSATED,
    )
    seen = ImageCms.applyTransform(Image.fromarray(colours, "RGB"), transform)
    assert seen is not None
    return np.asarray(seen)


def in_words(colours: Array, space: Space) -> Array:
    """The same colours as a space's numbers of 16 bits, worked out from its definition."""
    from books.darkroom.spaces import colorants, srgb_light

    light = srgb_light(colours / 255) @ (np.linalg.inv(colorants(space)) @ colorants(SRGB)).T
    return np.round(np.clip(light, 0, 1) ** (1 / (space.curve or 2.2)) * 65535).astype(np.uint16)


def developed(tmp_path: Path, data: bytes, name: str = "handed-in") -> tuple[Path, Developed]:
    source = tmp_path / name
    source.write_bytes(data)
    target = tmp_path / f"{name}.out"
    return target, develop(source, target, name=name)


def printed(path: Path, cache: Path) -> Array:
    """The Lab colours of the fields of a chart as they come off the press, by its own profile."""
    with Image.open(path) as picture:
        width, height = picture.size
    placed = PlacedPicture(
        path=str(path),
        sha256=hashlib.sha256(path.read_bytes()).hexdigest(),
        width=width,
        height=height,
        crop=(0, 0, width, height),
        pixels=(width, height),
        box=(0.0, 0.0, 72.0, 72.0),
        scrims=(),
    )
    made = prepare_picture(placed, load_profile("kdp-paperback"), cache)
    with Image.open(made.path) as picture:
        # Decoded, 0 is a full ink (Adobe's way); the middle of each field, away from its edges.
        inks = np.asarray(picture)[FIELD // 2 :: FIELD, FIELD // 2 :: FIELD]
    return lab_of(inks.reshape(-1, 4) / 255, HOUSE_INKS)


def worst(one: Array, other: Array) -> float:
    return float(ciede2000(one, other).max())


@pytest.fixture(scope="module")
def colours() -> Array:
    """729 colours, every one inside sRGB by construction, each a field of 8 x 8 pixels."""
    return enlarged(chart(), FIELD)


@pytest.fixture(scope="module")
def twin(colours: Array, tmp_path_factory: pytest.TempPathFactory) -> Array:
    """How the plain sRGB chart prints."""
    folder = tmp_path_factory.mktemp("twin")
    path, made = developed(folder, encoded(Image.fromarray(colours), "PNG"))
    assert made.done == ()
    return printed(path, folder)


@pytest.mark.parametrize("space", [ADOBE_RGB, DISPLAY_P3], ids=lambda space: space.name)
@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP"])
def test_a_wide_file_and_its_srgb_twin_print_alike(
    space: Space, kind: str, colours: Array, twin: Array, tmp_path: Path
) -> None:
    wide = turned_into(colours, profile_of(space))
    options: dict[str, Any] = {"lossless": True} if kind == "WEBP" else {}
    data = encoded(Image.fromarray(wide), kind, icc_profile=profile_of(space), **options)
    path, made = developed(tmp_path, data)
    assert made.done == (
        f"Colours converted from {space.name} to sRGB (relative colorimetric, black point "
        "compensated).",
    )
    assert worst(printed(path, tmp_path), twin) < 1.0
    # Taken for sRGB, the same numbers print quite another picture: the test can fail.
    path, _ = developed(tmp_path, encoded(Image.fromarray(wide), "PNG"), "untagged")
    assert worst(printed(path, tmp_path), twin) > 5.0


@pytest.mark.parametrize("space", [ADOBE_RGB, DISPLAY_P3], ids=lambda space: space.name)
def test_as_jpegs_they_print_alike_too(
    space: Space, colours: Array, twin: Array, tmp_path: Path
) -> None:
    wide = Image.fromarray(turned_into(colours, profile_of(space)))
    data = encoded(wide, "JPEG", quality=98, subsampling=0, icc_profile=profile_of(space))
    path, made = developed(tmp_path, data)
    assert made.kind == "PNG"
    difference = ciede2000(printed(path, tmp_path), twin)
    # The file itself was rounded once more when it became a JPEG: sRGB's own JPEG is 0.73 off.
    assert float(np.percentile(difference, 99)) < 1.0
    assert float(difference.max()) < 1.4


@pytest.mark.parametrize("form", ["png", "tiff", "packed tiff", "big-endian tiff"])
def test_sixteen_bits_of_prophoto_print_like_their_srgb_twin(
    form: str, colours: Array, twin: Array, tmp_path: Path
) -> None:
    words, icc = in_words(colours, PROPHOTO), profile_of(PROPHOTO)
    data = {
        "png": lambda: png16(words, iccp(icc)),
        "tiff": lambda: tiff(words, icc=icc),
        "packed tiff": lambda: tiff(words, icc=icc, packed=True),
        "big-endian tiff": lambda: tiff(words, icc=icc, order=">", packed=True),
    }[form]()
    path, made = developed(tmp_path, data)
    assert made.done[0] == "16 bits a colour became 8."
    assert worst(printed(path, tmp_path), twin) < 1.0


def through(values: Array, there: str) -> Array:
    """Inks into sRGB or back by the colour engine alone, (n, 4) or (n, 3), bytes."""
    inks, screen = ImageCms.getOpenProfile(str(profile_path(HOUSE_INKS))), "RGB"
    ends = [(inks, "CMYK"), (ImageCms.createProfile("sRGB"), screen)]
    (source, first), (aim, last) = ends if there == screen else ends[::-1]
    transform = ImageCms.buildTransform(
        source, aim, first, last, renderingIntent=RELATIVE, flags=COMPENSATED
    )
    seen = ImageCms.applyTransform(
        Image.frombytes(first, (len(values), 1), values.tobytes()), transform
    )
    return np.asarray(seen).reshape(len(values), -1)


def test_a_cmyk_file_prints_as_near_to_itself_as_its_profile_is(tmp_path: Path) -> None:
    # Inks of the printing condition itself, under the ink limit: 256 of them.
    within = separated(HOUSE_INKS)[4:29:4, 4:29:4, 4:29:4].reshape(-1, 4)
    inks = np.round(within[within.sum(axis=1) < 2.2][:256] * 255).astype(np.uint8)
    wanted = lab_of(inks / 255, HOUSE_INKS)
    # There and back by the engine: what the profile's two tables disagree about, 0.65 on average.
    floor = ciede2000(lab_of(through(through(inks, "RGB"), "CMYK") / 255, HOUSE_INKS), wanted)
    coded = enlarged(inks.reshape(16, 16, 4), FIELD)
    icc = profile_path(HOUSE_INKS).read_bytes()
    picture = Image.fromarray(coded, "CMYK")
    for name, data in (
        ("tagged.tif", encoded(picture, "TIFF", icc_profile=icc)),
        ("bare.tif", encoded(picture, "TIFF")),
        ("deep.tif", tiff(coded.astype(np.uint16) * 257, icc=icc)),
    ):
        path, _ = developed(tmp_path, data, name)
        difference = ciede2000(printed(path, tmp_path), wanted)
        assert float(difference.mean()) < float(floor.mean()) + 0.15 < 1.0
        assert float(difference.max()) < 2.0


def test_bare_paper_is_white_and_the_deepest_black_is_black(tmp_path: Path) -> None:
    # Relative: the paper's own tint is not painted. Compensated: the ink's black becomes black.
    icc = profile_path(HOUSE_INKS).read_bytes()
    paper = Image.new("CMYK", (100, 100), (0, 0, 0, 0))
    paper.paste((220, 200, 190, 255), (0, 50, 100, 100))
    path, _ = developed(tmp_path, encoded(paper, "TIFF", icc_profile=icc))
    with Image.open(path) as picture:
        assert picture.getpixel((10, 10)) == (255, 255, 255)
        assert max(picture.getpixel((10, 90))) <= 12


def inked(tmp_path: Path, data: bytes) -> Array:
    path, _ = developed(tmp_path, data)
    with Image.open(path) as picture:
        return np.asarray(picture)[50, 50].astype(int)


def without_adobe_mark(data: bytes) -> bytes:
    at = data.index(b"\xff\xee")
    return data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") :]


def test_inks_turned_over_as_adobe_does_and_inks_as_they_are_come_out_right(
    tmp_path: Path,
) -> None:
    cyan = Image.new("CMYK", (100, 100), (230, 20, 10, 0))
    over = encoded(cyan, "JPEG", quality=100)  # Pillow writes Adobe's way, with Adobe's mark
    plain = without_adobe_mark(
        encoded(Image.new("CMYK", (100, 100), (25, 235, 245, 255)), "JPEG", quality=100)
    )
    usual, rare = inked(tmp_path, over), inked(tmp_path, plain)
    assert usual[0] < 60 < 130 < usual[2]  # cyan: little red, much blue
    assert np.abs(usual - rare).max() <= 3


def test_sixteen_bits_are_rounded_not_cut() -> None:
    values = np.array([[0, 128, 129, 257, 32767, 32768, 65407, 65535]], np.uint16)
    # v / 257: .498, .502, 1, 127.498, 127.502, 254.502, 255
    assert rounded(values).tolist() == [[0, 0, 1, 1, 127, 128, 255, 255]]


@pytest.mark.parametrize("order", ["<", ">"])
@pytest.mark.parametrize("packed", [False, True])
@pytest.mark.parametrize("channels", [1, 3])
def test_every_value_of_sixteen_bits_is_read_to_its_last_bit(
    order: str, packed: bool, channels: int, tmp_path: Path
) -> None:
    words = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    pixels = words if channels == 1 else np.stack([words, words[::-1], words.T], axis=-1)
    path, _ = developed(tmp_path, tiff(pixels, order=order, packed=packed))
    with Image.open(path) as picture:
        assert np.array_equal(np.asarray(picture), rounded(pixels))


@pytest.mark.parametrize("channels", [1, 3, 4])
def test_a_png_of_sixteen_bits_is_read_to_its_last_bit(channels: int, tmp_path: Path) -> None:
    words = np.arange(65536, dtype=np.uint16).reshape(256, 256)
    layers = [words, words[::-1], words.T, np.full_like(words, 65535)]
    pixels = words if channels == 1 else np.stack(layers[:channels], axis=-1)
    path, _ = developed(tmp_path, png16(pixels))
    with Image.open(path) as picture:
        wanted = rounded(pixels if channels == 1 else pixels[..., :3])
        assert np.array_equal(np.asarray(picture), wanted)


def test_white_that_is_zero_stays_white(tmp_path: Path) -> None:
    for depth, full in ((np.uint8, 255), (np.uint16, 65535)):
        black = np.full((100, 100), full, depth)
        path, _ = developed(tmp_path, tiff(black, photometric=0), f"{full}.tif")
        with Image.open(path) as picture:
            assert picture.getextrema() == (0, 0)


@pytest.mark.parametrize("depth", [8, 16])
def test_grey_with_a_profile_gets_the_light_it_means(depth: int, tmp_path: Path) -> None:
    icc = gray_profile(1.0)
    levels = np.tile(np.arange(0, 256, 5, dtype=np.uint16), (80, 2))
    pixels = levels.astype(np.uint8) if depth == 8 else levels * 257
    path, made = developed(tmp_path, tiff(pixels, icc=icc))
    assert any("Grey, gamma 1.0 to sRGB" in told for told in made.done)
    with Image.open(path) as picture:
        seen = np.asarray(picture)[0, :52].astype(int)
        assert picture.mode == "L"
    light = levels[0, :52] / 255
    wanted = np.where(light <= 0.0031308, 12.92 * light, 1.055 * light ** (1 / 2.4) - 0.055) * 255
    assert np.abs(seen - wanted).max() <= 1.0


def test_a_tagged_srgb_file_keeps_its_numbers(colours: Array, tmp_path: Path) -> None:
    data = encoded(Image.fromarray(colours), "PNG", icc_profile=STANDARD)
    path, made = developed(tmp_path, data)
    assert made.done == ()
    with Image.open(path) as picture:
        assert np.array_equal(np.asarray(picture), colours)


def test_a_profile_of_other_colours_is_passed_by_and_said(colours: Array, tmp_path: Path) -> None:
    inks = profile_path(HOUSE_INKS).read_bytes()
    data = encoded(Image.fromarray(colours), "PNG", icc_profile=inks)
    path, made = developed(tmp_path, data)
    assert made.done == (
        "Its colour profile is for CMYK and the picture is RGB: the colours were taken as sRGB.",
    )
    with Image.open(path) as picture:
        assert np.array_equal(np.asarray(picture), colours)


def test_a_camera_that_only_marks_adobe_rgb_is_understood(
    colours: Array, twin: Array, tmp_path: Path
) -> None:
    # Three directories, each with one entry that leads to the next: image, camera, mark.
    exif = b"Exif\0\0II*\0" + struct.pack("<I", 8)
    for at, tag in ((8, 0x8769), (26, 0xA005)):
        exif += struct.pack("<HHHIII", 1, tag, 4, 1, at + 18, 0)
    exif += struct.pack("<HHHI4sI", 1, 1, 2, 4, b"R03\0", 0)
    wide = Image.fromarray(turned_into(colours, profile_of(ADOBE_RGB)))
    data = encoded(wide, "JPEG", quality=98, subsampling=0, exif=exif)
    path, made = developed(tmp_path, data)
    assert any("Adobe RGB (1998) to sRGB" in told for told in made.done)
    assert float(np.percentile(ciede2000(printed(path, tmp_path), twin), 99)) < 1.0


def test_a_png_that_names_display_p3_by_code_points_is_understood(
    colours: Array, twin: Array, tmp_path: Path
) -> None:
    whole = encoded(Image.fromarray(turned_into(colours, profile_of(DISPLAY_P3))), "PNG")
    data = whole[:33] + chunk(b"cICP", bytes((12, 13, 0, 1))) + whole[33:]
    path, made = developed(tmp_path, data)
    assert any("Display P3 to sRGB" in told for told in made.done)
    assert worst(printed(path, tmp_path), twin) < 1.0


def test_a_png_that_tells_its_gamma_and_primaries_is_understood(
    colours: Array, twin: Array, tmp_path: Path
) -> None:
    points = (0.3127, 0.3290, 0.64, 0.33, 0.21, 0.71, 0.15, 0.06)  # Adobe RGB's
    told = struct.pack(">8I", *(round(value * 100_000) for value in points))
    whole = encoded(Image.fromarray(turned_into(colours, profile_of(ADOBE_RGB))), "PNG")
    gamma = struct.pack(">I", round(100_000 / 2.19921875))
    data = whole[:33] + chunk(b"gAMA", gamma) + chunk(b"cHRM", told) + whole[33:]
    path, made = developed(tmp_path, data)
    assert any("the space its chunks describe to sRGB" in said for said in made.done)
    assert worst(printed(path, tmp_path), twin) < 1.0


def test_the_shaper_and_the_colour_engine_agree(colours: Array) -> None:
    for space in (ADOBE_RGB, DISPLAY_P3, SRGB):
        shaper = shaper_of(profile_of(space))
        assert shaper is not None
        wide = turned_into(colours, profile_of(space))
        mine = shaper.develop(wide.astype(np.uint16) * 257).astype(int)
        engine = ImageCms.applyTransform(
            Image.fromarray(wide),
            ImageCms.buildTransform(
                ImageCms.ImageCmsProfile(io.BytesIO(profile_of(space))),
                ImageCms.createProfile("sRGB"),
                "RGB",
                "RGB",
                renderingIntent=RELATIVE,
                flags=COMPENSATED,
            ),
        )
        assert np.abs(mine - np.asarray(engine)).max() <= 1


def test_a_profile_of_tables_has_no_shaper() -> None:
    assert shaper_of(profile_path(HOUSE_INKS).read_bytes()) is None
    assert shaper_of(b"") is None
    assert shaper_of(profile_of(ADOBE_RGB)[:200]) is None
