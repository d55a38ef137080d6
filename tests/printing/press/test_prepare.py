"""Pictures made ready: cut to the pixel, under the ink limit as decoded, made once."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image, JpegImagePlugin

from printing.press.colour import most_ink
from printing.press.prepare import PictureError, prepare_picture
from printing.press.profile import load_profile
from printing.press.script import PlacedPicture, Scrim
from tests.printing.press.samples import sha256

KDP = load_profile("kdp-paperback")


def placed(path: Path, **changed: object) -> PlacedPicture:
    """A picture placed whole on a square of 288 points."""
    with Image.open(path) as image:
        wide, high = image.size
    facts = PlacedPicture(
        str(path),
        sha256(path),
        wide,
        high,
        (0, 0, wide, high),
        (wide, high),
        (0.0, 0.0, 288.0, 288.0),
    )
    return replace(facts, **changed)  # type: ignore[arg-type]


def saved(folder: Path, pixels: np.ndarray, name: str = "p.png") -> Path:
    path = folder / name
    Image.fromarray(pixels.astype(np.uint8)).save(path)
    return path


def night(folder: Path) -> Path:
    """Dark, saturated and grainy: the heaviest ink there is."""
    grain = np.random.default_rng(7).integers(0, 60, (300, 300, 3))
    grain[:, :100] = (0, 0, 0)
    grain[:, 100:200, 2] += 90
    return saved(folder, grain)


def test_no_decoded_pixel_is_over_the_limit(tmp_path: Path) -> None:
    made = prepare_picture(placed(night(tmp_path)), KDP, tmp_path / "cache")
    with Image.open(made.path) as image:
        assert image.mode == "CMYK"
        pixels = np.asarray(image).astype(int)
    assert pixels.sum(axis=-1).max() / 2.55 <= 240
    assert made.tac_max == pytest.approx(pixels.sum(axis=-1).max() / 2.55, abs=0.01)
    assert made.tac_max > 200  # the test picture is heavy enough to mean something


def test_a_picture_over_the_limit_is_done_again_under_a_lower_one(tmp_path: Path) -> None:
    first = prepare_picture(placed(night(tmp_path)), KDP, tmp_path / "cache")
    tight = replace(KDP, ink_limit=int(first.tac_max) - 6, node_limit=int(first.tac_max) - 6)
    made = prepare_picture(placed(night(tmp_path)), tight, tmp_path / "cache")
    assert made.tac_max <= tight.ink_limit < first.tac_max


def test_ink_that_cannot_be_held_leaves_nothing_behind(tmp_path: Path) -> None:
    dry = replace(KDP, ink_limit=20, node_limit=160)
    with pytest.raises(PictureError, match="cannot be held under 20 %"):
        prepare_picture(placed(night(tmp_path)), dry, tmp_path / "cache")
    assert not list((tmp_path / "cache" / "pictures").rglob("*.*"))


def test_a_crop_is_exact_and_not_resampled(tmp_path: Path) -> None:
    stripes = np.zeros((200, 200, 3))
    stripes[:, 50:150] = 255
    path = saved(tmp_path, stripes)
    made = prepare_picture(
        placed(path, crop=(50, 0, 150, 200), pixels=(100, 200)), KDP, tmp_path / "c"
    )
    with Image.open(made.path) as image:
        assert image.size == (made.width, made.height) == (100, 200)
        assert int(np.asarray(image).max()) == 0  # paper to the last column


def test_a_picture_that_is_continued_is_continued_once(tmp_path: Path) -> None:
    path = saved(tmp_path, np.full((100, 100, 3), 90))
    asked = placed(path, extend="mirror", strips=(10, 0, 0, 20), pixels=(110, 120))
    made = prepare_picture(asked, KDP, tmp_path / "c")
    with Image.open(made.path) as image:
        assert image.size == (made.width, made.height) == (110, 120)


def test_far_too_many_pixels_are_resampled_down(tmp_path: Path) -> None:
    path = saved(tmp_path, np.full((400, 400, 3), 90))
    made = prepare_picture(placed(path, pixels=(100, 100)), KDP, tmp_path / "c")
    assert (made.width, made.height) == (100, 100)


def test_the_jpeg_keeps_full_colour_at_the_profiles_quality(tmp_path: Path) -> None:
    made = prepare_picture(placed(night(tmp_path)), KDP, tmp_path / "c")
    twin = tmp_path / "twin.jpg"
    Image.new("CMYK", (16, 16)).save(twin, quality=95)
    with Image.open(made.path) as image, Image.open(twin) as same:
        assert JpegImagePlugin.get_sampling(image) in (0, -1)
        assert [row[1:3] for row in image.layer] == [(1, 1)] * 4
        assert image.quantization == same.quantization


def test_a_scrim_is_part_of_the_pixels_and_ends_softly(tmp_path: Path) -> None:
    path = saved(tmp_path, np.full((288, 288, 3), 40))
    scrim = Scrim((72.0, 144.0, 216.0, 216.0), 20.0, 16.0, 0.9, (255, 253, 247))
    made = prepare_picture(placed(path, scrims=(scrim,)), KDP, tmp_path / "c")
    with Image.open(made.path) as image:
        ink = np.asarray(image).astype(int).sum(axis=-1) / 2.55
    plain = ink[5, 5]
    assert ink[288 - 180, 144] < 40  # the middle of the scrim, 180 pt up
    assert ink[288 - 60, 144] == pytest.approx(plain, abs=3)  # well below it
    down = ink[288 - 216 - 24 : 288 - 180, 144]
    assert np.abs(np.diff(down)).max() < plain / 6  # no edge
    assert down[0] == pytest.approx(plain, abs=6)


def test_a_scrim_may_hang_over_the_edge_of_the_picture(tmp_path: Path) -> None:
    path = saved(tmp_path, np.full((100, 100, 3), 40))
    scrim = Scrim((-10.0, 250.0, 100.0, 300.0), 20.0, 16.0, 0.9, (255, 253, 247))
    made = prepare_picture(placed(path, scrims=(scrim,)), KDP, tmp_path / "c")
    with Image.open(made.path) as image:
        ink = np.asarray(image).astype(int).sum(axis=-1)
    assert ink[5, 10] < ink[90, 90] / 3


def test_grey_stock_gets_grey_pictures(tmp_path: Path) -> None:
    made = prepare_picture(placed(night(tmp_path)), KDP, tmp_path / "c", gray=True)
    with Image.open(made.path) as image:
        assert image.mode == "L"
    assert made.tac_max <= 100


def test_the_same_picture_is_prepared_once(tmp_path: Path) -> None:
    first = prepare_picture(placed(night(tmp_path)), KDP, tmp_path / "c")
    os.utime(first.path, ns=(1, 1))
    elsewhere = tmp_path / "moved.png"
    (tmp_path / "p.png").rename(elsewhere)
    again = prepare_picture(placed(elsewhere), KDP, tmp_path / "c")
    assert again == first
    assert first.path.stat().st_mtime_ns == 1


@pytest.mark.parametrize("spoil", ["half", "no facts", "wrong facts"])
def test_a_spoilt_copy_is_made_again(tmp_path: Path, spoil: str) -> None:
    first = prepare_picture(placed(night(tmp_path)), KDP, tmp_path / "c")
    whole = first.path.read_bytes()
    if spoil == "half":
        first.path.write_bytes(whole[: len(whole) // 2])
    elif spoil == "no facts":
        first.path.with_suffix(".json").unlink()
    else:
        first.path.with_suffix(".json").write_text("[]")
    assert prepare_picture(placed(night(tmp_path)), KDP, tmp_path / "c") == first
    assert first.path.read_bytes() == whole


@pytest.mark.parametrize(
    "changed",
    [
        {"crop": (0, 0, 299, 300), "pixels": (299, 300)},
        {"pixels": (100, 100)},
        {"scrims": (Scrim((0.0, 0.0, 9.0, 9.0), 1.0, 1.0, 0.5, (255, 255, 255)),)},
    ],
)
def test_whatever_changes_the_pixels_is_another_picture(tmp_path: Path, changed: dict) -> None:
    first = prepare_picture(placed(night(tmp_path)), KDP, tmp_path / "c")
    other = prepare_picture(placed(night(tmp_path), **changed), KDP, tmp_path / "c")
    assert other.path != first.path


def test_a_picture_that_was_swapped_is_refused(tmp_path: Path) -> None:
    asked = placed(night(tmp_path))
    saved(tmp_path, np.zeros((300, 300, 3)))
    with pytest.raises(PictureError, match=r"p\.png is not the one that was laid out"):
        prepare_picture(asked, KDP, tmp_path / "c")


def test_a_picture_that_is_gone_or_none_is_named(tmp_path: Path) -> None:
    asked = placed(night(tmp_path))
    with pytest.raises(PictureError, match=r"the picture gone\.png cannot be opened: No such file"):
        prepare_picture(replace(asked, path=str(tmp_path / "gone.png")), KDP, tmp_path / "c")
    broken = tmp_path / "broken.png"
    broken.write_bytes((tmp_path / "p.png").read_bytes()[:400])
    with pytest.raises(PictureError, match=r"broken\.png cannot be read"):
        prepare_picture(
            replace(asked, path=str(broken), sha256=sha256(broken)), KDP, tmp_path / "c"
        )
    with pytest.raises(PictureError, match="not of the size laid out"):
        prepare_picture(replace(asked, width=301), KDP, tmp_path / "c")


def test_ink_is_weighed_pixel_by_pixel() -> None:
    picture = Image.new("CMYK", (600, 600), (10, 10, 10, 10))
    picture.putpixel((599, 599), (255, 255, 255, 255))
    assert most_ink(picture) == 400
