"""A region is drawn again and nothing outside it changes, whatever a model sends back."""

from __future__ import annotations

import hashlib
import io

import numpy as np
import pytest
from numpy.typing import NDArray
from PIL import Image

from illustration.studio.region import (
    BadRegion,
    OutsideChanged,
    composite,
    edit_mask_png,
    feathered,
    mask_of,
    proof,
    region_prompt,
    saved_png,
)

SIZE = (120, 80)
BOX = (30, 20, 90, 70)


def grains(seed: int, size: tuple[int, int] = SIZE) -> Image.Image:
    """A picture in which no pixel is like another picture's."""
    rng = np.random.default_rng(seed)
    return Image.fromarray(rng.integers(0, 256, (*size[::-1], 3), dtype=np.uint8))


def levels(mask: Image.Image) -> NDArray[np.uint8]:
    return np.asarray(mask)


def test_a_box_is_marked_up_to_its_right_and_lower_edge() -> None:
    marked = levels(mask_of([BOX], SIZE))
    assert marked.shape == (80, 120)
    assert int((marked == 255).sum()) == 60 * 50  # (90 - 30) x (70 - 20)
    assert marked[20, 30] == 255
    assert marked[69, 89] == 255
    assert marked[70, 89] == 0


def test_several_boxes_and_what_lies_partly_outside_are_marked() -> None:
    marked = levels(mask_of([(-10, -10, 10, 10), (110, 70, 400, 400)], SIZE))
    assert int((marked == 255).sum()) == 10 * 10 + 10 * 10
    assert int((marked == 0).sum()) == 120 * 80 - 200


def test_an_outline_of_points_is_filled() -> None:
    marked = levels(mask_of([(10, 10), (60, 10), (10, 60)], SIZE))
    assert marked[20, 20] == 255
    assert marked[55, 55] == 0
    assert int((marked == 255).sum()) == 1326  # 51 x 52 / 2, the outline with it


@pytest.mark.parametrize(
    "shape",
    [[], [(1, 2), (3, 4)], [(1, 2, 3, 4), (1, 2)], [(200, 200, 300, 300)], [(9, 9, 9, 20)],
     [(200, 200), (300, 200), (300, 300)]],
)  # fmt: skip
def test_what_marks_nothing_is_refused(shape: list[tuple[float, ...]]) -> None:
    with pytest.raises(BadRegion, match="nothing was asked"):
        mask_of(shape, SIZE)


def test_the_edge_fades_inward_only() -> None:
    mask = mask_of([BOX], SIZE)
    soft = levels(feathered(mask, 10))
    assert soft[levels(mask) == 0].max() == 0
    row = soft[45, 30:46].astype(int)
    assert row[0] < 60
    assert (np.diff(row) >= 0).all()
    assert (row[10:] == 255).all()  # the fade is 10 pixels wide
    assert len(set(row[:10].tolist())) >= 9


def test_a_region_at_the_edge_of_the_picture_does_not_fade_there() -> None:
    soft = levels(feathered(mask_of([(0, 0, 60, 80)], SIZE), 10))
    assert (soft[:, :45] == 255).all()
    assert soft[40, 59] < 60


def test_a_place_too_small_for_the_fade_keeps_a_whole_middle_beside_a_large_one() -> None:
    soft = levels(feathered(mask_of([(4, 4, 10, 10), (40, 10, 110, 70)], SIZE), 20))
    assert soft[4:10, 4:10].max() == 255
    assert 0 < soft[40, 45] < 255  # the large one still fades over its full width
    assert soft[40, 75] == 255


def test_no_fade_leaves_the_mask_as_it_is() -> None:
    mask = mask_of([BOX], SIZE)
    assert feathered(mask, 0).tobytes() == mask.tobytes()
    with pytest.raises(BadRegion):
        feathered(mask, -1)


@pytest.mark.parametrize("fade", [0, 1, 7, 24])
def test_a_wholly_different_picture_changes_nothing_outside_even_in_the_saved_file(
    fade: int,
) -> None:
    original, mask = grains(1), mask_of([BOX, (2, 2, 9, 5)], SIZE)
    soft = feathered(mask, fade)
    data = saved_png(composite(original, grains(2), soft))
    with Image.open(io.BytesIO(data)) as saved:
        assert saved.format == "PNG"
        assert saved.info["dpi"] == pytest.approx((300, 300), abs=0.01)
        kept = proof(original, saved, mask)
        faded = proof(original, saved, soft)
        inside = levels(mask) > 0
        assert (np.asarray(saved)[~inside] == np.asarray(original)[~inside]).all()
        middle = np.asarray(saved)[45, 60]
    assert (middle == np.asarray(grains(2))[45, 60]).all()
    assert kept["changed_outside"] == faded["changed_outside"] == 0
    assert kept["original_outside_sha256"] == kept["saved_outside_sha256"]
    assert kept["outside_pixels"] == 120 * 80 - 60 * 50 - 7 * 3
    assert float(kept["changed_inside"]) > 0.9


def test_the_proof_hashes_the_outside_pixels_row_by_row() -> None:
    original, mask = grains(1, (2, 2)), mask_of([(0, 0, 1, 1)], (2, 2))
    outside = original.tobytes()[3:]
    assert proof(original, original, mask)["saved_outside_sha256"] == (
        hashlib.sha256(outside).hexdigest()
    )
    assert proof(original, original, mask)["changed_inside"] == 0.0


def test_one_step_of_one_channel_outside_is_seen() -> None:
    original, mask = grains(1), mask_of([BOX], SIZE)
    leaky = original.copy()
    red, green, blue = original.getpixel((0, 0))  # type: ignore[misc]
    leaky.putpixel((0, 0), (red, green, blue ^ 1))
    with pytest.raises(OutsideChanged, match=r"^1 pixels outside"):
        proof(original, leaky, mask)


def test_a_jpeg_of_the_result_is_no_proof() -> None:
    original, mask = grains(1), mask_of([BOX], SIZE)
    out = io.BytesIO()
    composite(original, grains(2), mask).save(out, "JPEG", quality=95)
    with Image.open(out) as lossy, pytest.raises(OutsideChanged):
        proof(original, lossy, mask)


def test_an_edited_picture_of_another_size_is_brought_to_the_originals() -> None:
    original, mask = grains(1), mask_of([BOX], SIZE)
    saved = composite(original, Image.new("RGB", (64, 48), (9, 90, 200)), mask)
    assert saved.size == SIZE
    assert saved.getpixel((60, 45)) == (9, 90, 200)
    assert proof(original, saved, mask)["changed_outside"] == 0


def test_sizes_that_do_not_agree_are_refused() -> None:
    with pytest.raises(BadRegion):
        composite(grains(1), grains(2), Image.new("L", (10, 10)))
    with pytest.raises(OutsideChanged, match="stays as it was"):
        proof(grains(1), grains(1, (60, 40)), mask_of([BOX], SIZE))


def test_the_mask_that_is_sent_is_clear_where_it_is_to_be_redrawn() -> None:
    with Image.open(io.BytesIO(edit_mask_png(mask_of([BOX], SIZE)))) as sheet:
        assert (sheet.format, sheet.mode, sheet.size) == ("PNG", "RGBA", SIZE)
        assert sheet.getpixel((60, 45)) == (0, 0, 0, 0)
        assert sheet.getpixel((29, 45)) == (0, 0, 0, 255)


def test_a_faded_mask_is_sent_without_its_fade() -> None:
    mask = mask_of([BOX], SIZE)
    with Image.open(io.BytesIO(edit_mask_png(mask.point([0] + [7] * 255)))) as sheet:
        assert set(np.unique(np.asarray(sheet)[:, :, 3])) == {0, 255}


def test_a_mask_too_large_to_be_sent_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("illustration.studio.region.MASK_BYTES", 50)
    with pytest.raises(BadRegion, match="too intricate"):
        edit_mask_png(mask_of([BOX], SIZE))


def test_the_words_have_the_style_first_and_the_change_in_them() -> None:
    words = region_prompt("Pip holds a lantern.", "soft watercolour, warm light")
    lines = words.split("\n")
    assert lines[0] == "Style: soft watercolour, warm light"
    assert lines[1] == "Redraw the masked region of this picture only: Pip holds a lantern."
    assert "No letters" in lines[-1]
    assert region_prompt("a hat", "").startswith("Redraw")
    with pytest.raises(BadRegion):
        region_prompt(" . ", "ink")
