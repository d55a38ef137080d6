"""What comes out of the darkroom: the picture alone, no pixel changed without need."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, PngImagePlugin

from books.darkroom import jpeg
from books.darkroom.develop import Developed, develop
from books.darkroom.kinds import kind_of, misnamed
from books.darkroom.refusal import Refusal
from books.darkroom.spaces import SRGB, profile_of
from tests.books.darkroom.bad_inputs import plain
from tests.books.darkroom.making import encoded


def developed(tmp_path: Path, data: bytes) -> tuple[bytes, Developed]:
    source, target = tmp_path / "in", tmp_path / "out"
    source.write_bytes(data)
    made = develop(source, target)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["in", "out"]
    return target.read_bytes(), made


def pixels(data: bytes) -> np.ndarray:
    with Image.open(io.BytesIO(data)) as picture:
        return np.asarray(picture)


def test_a_plain_jpeg_keeps_every_byte(tmp_path: Path) -> None:
    data = encoded(plain(), "JPEG", quality=80)
    kept, made = developed(tmp_path, data)
    assert kept == data
    assert made == Developed("JPEG", 120, 90, ())


@pytest.mark.parametrize("progressive", [False, True])
@pytest.mark.parametrize("mode", ["RGB", "L"])
def test_a_jpeg_with_notes_keeps_its_coded_pixels_bit_for_bit(
    progressive: bool, mode: str, tmp_path: Path
) -> None:
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    clean = encoded(plain(mode), "JPEG", quality=80, progressive=progressive)
    noted = encoded(
        plain(mode),
        "JPEG",
        quality=80,
        progressive=progressive,
        exif=exif,
        comment="note",
        icc_profile=profile_of(SRGB) if mode == "RGB" else None,
        xmp=b"<x:xmpmeta/>",
    )
    kept, made = developed(tmp_path, noted + b"tail")
    assert len(noted) > len(clean)
    assert kept == clean
    assert made.done == (
        "Left out: XMP, camera data (Exif), comments.",
        "4 bytes that followed the picture were dropped.",
    )


def test_a_thumbnail_in_the_head_goes_with_the_rest(tmp_path: Path) -> None:
    data = encoded(plain(), "JPEG")
    jfif = b"JFIF\0\1\2\0\0\1\0\1" + bytes((2, 1)) + bytes(range(6))
    with_picture = b"\xff\xd8\xff\xe0" + (len(jfif) + 2).to_bytes(2, "big") + jfif + data[20:]
    kept, _ = developed(tmp_path, with_picture)
    assert jfif not in kept
    assert np.array_equal(pixels(kept), pixels(data))


def test_a_jpeg_whose_colours_are_not_mixed_is_read_as_it_means(tmp_path: Path) -> None:
    # Adobe's mark with transform 0: red, green and blue as they are. Bare, it would be misread.
    data = encoded(plain(), "JPEG", quality=95, keep_rgb=True)
    kept, made = developed(tmp_path, data)
    assert made.kind == "PNG"
    assert np.array_equal(pixels(kept), pixels(data))


@pytest.mark.parametrize("turn", range(2, 9))
def test_the_camera_s_turn_is_undone(turn: int, tmp_path: Path) -> None:
    from PIL import ImageOps

    exif = Image.Exif()
    exif[0x0112] = turn
    data = encoded(plain(), "PNG", exif=exif)
    kept, made = developed(tmp_path, data)
    with Image.open(io.BytesIO(data)) as lying:
        upright = np.asarray(ImageOps.exif_transpose(lying))
    assert np.array_equal(pixels(kept), upright)
    assert "Turned upright, as the camera noted." in made.done


@pytest.mark.parametrize("turn", [0, 9, 65535])
def test_a_turn_that_is_none_is_passed_by(turn: int, tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x0112] = turn
    kept, _ = developed(tmp_path, encoded(plain(), "PNG", exif=exif))
    assert np.array_equal(pixels(kept), np.asarray(plain()))


@pytest.mark.parametrize("kind", ["PNG", "TIFF", "WEBP"])
def test_other_kinds_become_a_png_of_the_same_pixels(kind: str, tmp_path: Path) -> None:
    options = {"lossless": True} if kind == "WEBP" else {}
    kept, made = developed(tmp_path, encoded(plain(), kind, **options))
    assert (made.kind, made.done) == ("PNG", ())
    assert np.array_equal(pixels(kept), np.asarray(plain()))


def test_nothing_a_png_says_of_itself_is_written_again(tmp_path: Path) -> None:
    notes = PngImagePlugin.PngInfo()
    notes.add_text("Author", "Somebody")
    notes.add_itxt("XML:com.adobe.xmp", "<x/>", zip=True)
    exif = Image.Exif()
    exif[0x010F] = "A camera"
    icc = profile_of(SRGB)
    data = encoded(plain(), "PNG", pnginfo=notes, exif=exif, dpi=(300, 300), icc_profile=icc)
    kept, made = developed(tmp_path, data)
    with Image.open(io.BytesIO(kept)) as picture:
        picture.load()
        assert picture.info == {}
    assert made.done == ("Left out: camera data (Exif), comments.",)


@pytest.mark.parametrize("compression", ["tiff_lzw", "tiff_adobe_deflate", "packbits", "jpeg"])
def test_the_usual_compressions_of_tiff_are_read(compression: str, tmp_path: Path) -> None:
    data = encoded(plain(), "TIFF", compression=compression)
    kept, _ = developed(tmp_path, data)
    assert np.array_equal(pixels(kept), pixels(data))


def test_a_fax_at_600_dpi_is_a_picture(tmp_path: Path) -> None:
    data = encoded(plain("1"), "TIFF", compression="group4")
    kept, made = developed(tmp_path, data)
    assert np.array_equal(pixels(kept), np.asarray(plain("1").convert("L")))
    assert made.done == ()


def test_clear_parts_are_laid_on_white(tmp_path: Path) -> None:
    picture = Image.new("RGBA", (100, 100), (255, 0, 0, 0))
    picture.paste((0, 0, 255, 128), (0, 50, 100, 100))
    kept, _ = developed(tmp_path, encoded(picture, "PNG"))
    assert pixels(kept)[10, 10].tolist() == [255, 255, 255]
    assert pixels(kept)[90, 90].tolist() == [127, 127, 255]  # 255 * (1 - 128 / 255) is 127


def test_small_pictures_stay_small(tmp_path: Path) -> None:
    _, made = developed(tmp_path, encoded(plain(size=(64, 64)), "PNG"))
    assert (made.width, made.height) == (64, 64)


def test_what_is_refused_leaves_no_file(tmp_path: Path) -> None:
    source, target = tmp_path / "in", tmp_path / "out"
    source.write_bytes(encoded(plain(), "PNG")[:-60])
    with pytest.raises(Refusal):
        develop(source, target)
    assert not target.exists()
    assert not target.with_name("out.part").exists()


def test_a_bare_jpeg_that_decodes_otherwise_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = encoded(plain().transpose(Image.Transpose.ROTATE_180), "JPEG")
    monkeypatch.setattr(jpeg, "bare", lambda data: other)
    with pytest.raises(Refusal, match="begins as a JPEG but is damaged"):
        developed(tmp_path, encoded(plain(), "JPEG", comment="note"))


def test_the_same_file_gives_the_same_bytes(tmp_path: Path) -> None:
    data = encoded(plain(), "WEBP")
    assert developed(tmp_path, data)[0] == developed(tmp_path, data)[0]


def test_a_name_that_promises_another_kind_is_told() -> None:
    assert misnamed("a.JPG", "JPEG") == misnamed("a", "PNG") == misnamed("a.xyz", "TIFF") == ""
    assert misnamed("a.jpeg", "WEBP") == "The name says JPEG, the file is a WEBP."


def test_a_kind_is_told_by_bytes_alone() -> None:
    assert kind_of(encoded(plain(), "TIFF")[:100]) == "TIFF"
    with pytest.raises(Refusal, match="is a HEIF photograph"):
        kind_of(b"\0\0\0\x18ftypmif1")
