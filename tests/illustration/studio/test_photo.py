"""A child's photo leaves everything but its pixels behind; three traits are taken from it."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import numpy as np
import pytest
from PIL import ExifTags, Image, ImageCms, PngImagePlugin

from illustration.painter.look import HAIR_TYPES as PAINTED_HAIR
from illustration.painter.look import SKIN_WORDS
from illustration.studio import photo
from illustration.studio.photo import NotAPhoto, cleaned, photo_words, traits_taken

CANARY = "canary-52.5163N-13.3777E"
PLANTED = CANARY.encode()


def picture(size: tuple[int, int] = (120, 90)) -> Image.Image:
    """The left half red, the right half blue."""
    image = Image.new("RGB", size, (200, 40, 30))
    image.paste((30, 60, 200), (size[0] // 2, 0, *size))
    return image


def filed(image: Image.Image, kind: str = "JPEG", **how: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **how)
    return out.getvalue()


def camera_data(turn: int = 1) -> Image.Exif:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = turn
    exif[ExifTags.Base.Artist] = CANARY
    exif.get_ifd(ExifTags.IFD.Exif)[ExifTags.Base.LensModel] = CANARY
    place = exif.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef], place[ExifTags.GPS.GPSLatitude] = "N", (52.0, 30.0, 58.0)
    place[ExifTags.GPS.GPSAreaInformation] = CANARY
    return exif


def seeded_jpeg() -> bytes:
    """A JPEG with the canary in EXIF, GPS, XMP, ICC, comment, IPTC and behind its end."""
    data = filed(
        picture(), exif=camera_data(), xmp=b"<x:xmpmeta>" + PLANTED + b"</x:xmpmeta>",
        icc_profile=b"broken profile " + PLANTED, comment=PLANTED,
    )  # fmt: skip
    caption = b"Photoshop 3.0\x008BIM\x04\x04\x00\x00" + struct.pack(">I", 64) + PLANTED.ljust(64)
    iptc = b"\xff\xed" + struct.pack(">H", len(caption) + 2) + caption
    return data[:2] + iptc + data[2:] + PLANTED


def seeded_png() -> bytes:
    """A PNG with the canary in texts, EXIF and profile."""
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Author", CANARY)
    texts.add_itxt("XML:com.adobe.xmp", CANARY)
    return filed(
        picture(), "PNG", pnginfo=texts, exif=camera_data(), icc_profile=b"broken" + PLANTED
    )


def seeded_webp() -> bytes:
    """A WebP with the canary in EXIF, XMP and profile."""
    return filed(
        picture(), "WEBP", exif=camera_data().tobytes(), xmp=PLANTED, icc_profile=PLANTED * 9
    )


@pytest.mark.parametrize("seeded", [seeded_jpeg, seeded_png, seeded_webp])
def test_nothing_a_camera_wrote_is_left_in_the_bytes(seeded: Any) -> None:
    data = seeded()
    assert PLANTED in data
    clean = cleaned(data)
    for trace in (PLANTED, b"Exif", b"http", b"xmp", b"ICC_PROFILE", b"8BIM", b"Photoshop"):
        assert trace not in clean
    # Only the file's own head (APP0) is left of all that may stand beside the pixels.
    assert not [mark for mark in range(0xE1, 0xF0) if bytes((0xFF, mark)) in clean[:600]]
    assert b"\xff\xfe" not in clean[:600]
    assert clean.endswith(b"\xff\xd9")
    with Image.open(io.BytesIO(clean)) as image:
        assert (image.format, image.mode, image.size) == ("JPEG", "RGB", (120, 90))
        assert dict(image.getexif()) == {}
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


def test_a_camera_held_on_its_side_gives_an_upright_photo() -> None:
    clean = cleaned(filed(picture(), exif=camera_data(turn=6)))  # 6: turn clockwise to see it
    with Image.open(io.BytesIO(clean)) as image:
        assert image.size == (90, 120)
        red, blue = image.getpixel((45, 10)), image.getpixel((45, 110))
    assert red[0] > 150 > red[2]  # type: ignore[index]
    assert blue[2] > 150 > blue[0]  # type: ignore[index]


@pytest.mark.parametrize(
    ("size", "kept"),
    [((2400, 1200), (1024, 512)), ((700, 1400), (512, 1024)), ((300, 200), (300, 200))],
)
def test_the_longest_edge_is_at_most_1024_and_nothing_is_enlarged(
    size: tuple[int, int], kept: tuple[int, int]
) -> None:
    with Image.open(io.BytesIO(cleaned(filed(picture(size))))) as image:
        assert image.size == kept


def test_a_clear_ground_becomes_white() -> None:
    image = picture().convert("RGBA")
    image.putalpha(0)
    with Image.open(io.BytesIO(cleaned(filed(image, "PNG")))) as clean:
        assert np.asarray(clean).min() > 250


def test_colours_of_another_profile_are_brought_to_srgb() -> None:
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    with Image.open(io.BytesIO(cleaned(filed(picture(), icc_profile=lab)))) as image:
        same = image.getpixel((20, 20))
    swapped = swapped_primaries(lab)
    with Image.open(io.BytesIO(cleaned(filed(picture(), icc_profile=swapped)))) as image:
        other = image.getpixel((20, 20))
    assert np.abs(np.subtract(same, (200, 40, 30))).max() < 6  # type: ignore[arg-type]
    assert other[2] > other[0]  # type: ignore[index]


def swapped_primaries(profile: bytes) -> bytes:
    """The profile with its red and blue primaries exchanged in the table of tags (ICC.1 7.3)."""
    return profile.replace(b"rXYZ", b"zzzz").replace(b"bXYZ", b"rXYZ").replace(b"zzzz", b"bXYZ")


def bomb() -> bytes:
    """A PNG that claims 30000 x 30000 pixels."""
    head = struct.pack(">IIBBBBB", 30000, 30000, 1, 0, 0, 0, 0)
    chunk = b"IHDR" + head
    start = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk
    return start + struct.pack(">I", zlib.crc32(chunk)) + filed(picture(), "PNG")[33:]


def film() -> bytes:
    return filed(picture(), "PNG", save_all=True, append_images=[picture().rotate(90)])


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "no picture"),
        (b"\x00\x00\x00\x18ftypheic" + b"\x00" * 40, "HEIC"),
        (filed(picture())[:900], "damaged"),
        (filed(picture(), "GIF"), "no picture"),
        (filed(picture(), "TIFF"), "no picture"),
        (filed(picture((63, 200))), "too few"),
        (bomb(), "too many"),
        (film(), "film"),
        (filed(Image.new("I;16", (90, 90)), "PNG"), "colours"),
    ],
)
def test_what_is_no_photo_is_refused_with_what_to_hand_in(data: bytes, why: str) -> None:
    with pytest.raises(NotAPhoto, match=why) as refused:
        cleaned(data)
    assert isinstance(refused.value, ValueError)
    assert "nothing was spent" in str(refused.value)
    assert "JPEG, PNG or WebP" in str(refused.value)


def test_a_file_of_too_many_bytes_is_not_even_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(photo, "MOST_BYTES", 500)
    with pytest.raises(NotAPhoto, match="larger"):
        cleaned(filed(picture()))


def test_a_photo_of_too_many_pixels_is_refused_before_it_is_decoded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(photo, "MOST_PIXELS", 120 * 90 - 1)
    with pytest.raises(NotAPhoto, match="120 x 90 pixels: too many"):
        cleaned(filed(picture())[:900])


def test_a_telephones_second_picture_stays_behind() -> None:
    both = filed(picture(), "MPO", save_all=True, append_images=[Image.new("RGB", (120, 90))])
    clean = cleaned(both)
    assert clean.count(b"\xff\xd8\xff") == 1
    with Image.open(io.BytesIO(clean)) as image:
        assert getattr(image, "n_frames", 1) == 1
        assert image.getpixel((20, 20))[0] > 150  # type: ignore[index]


def test_damaged_camera_data_does_not_keep_a_photo_out() -> None:
    exif = b"Exif\x00\x00II*\x00\x08\x00\x00\x00\xff\xff" + PLANTED
    assert PLANTED not in cleaned(filed(picture(), exif=exif))


def test_the_same_photo_gives_the_same_bytes() -> None:
    assert cleaned(seeded_jpeg()) == cleaned(seeded_jpeg())


def test_the_traits_are_words_of_closed_lists() -> None:
    assert photo_words("curly", "black", "brown") == "curly black hair; brown skin"
    assert traits_taken("straight", "light brown", "fair") == ("straight light brown", "fair")


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (("blue-eyed", "black", "brown"), "hair type"),
        (("curly", "tall", "brown"), "hair colour"),
        (("curly", "black", "Ada"), "skin tone"),
    ],
)
def test_anything_else_about_a_child_is_refused(words: tuple[str, str, str], what: str) -> None:
    with pytest.raises(ValueError, match=what):
        photo_words(*words)


def test_the_offline_painter_knows_every_word_that_can_be_taken() -> None:
    painted = {word for words in PAINTED_HAIR.values() for word in words.split()}
    # "wavy" and the rest are hair types of the painter's; a tone's first word is its colour.
    assert set(photo.HAIR_TYPES) <= painted
    assert all(tone.split()[0] in SKIN_WORDS for tone in photo.SKIN_TONES)


def test_the_form_says_what_becomes_of_the_photo() -> None:
    said = " ".join(photo.FORM_SENTENCES)
    for needed in ("not be a portrait", "24 hours", "approved", "cannot delete its copy"):
        assert needed in said
