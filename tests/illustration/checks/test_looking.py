"""What is said of a picture that came back: nothing of a page, the truth of a spoilt one."""

from __future__ import annotations

import json
from collections.abc import Callable

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFilter

from illustration.checks import Finding, look
from illustration.checks import opening as opening_room
from tests.illustration.checks.pages import ROOM, SIZE, filed, page


def kinds(picture: bytes | Image.Image, **asked: object) -> list[str]:
    return [found.kind for found in look(picture, **({"wanted": SIZE} | asked))]  # type: ignore[arg-type]


@pytest.mark.parametrize("number", range(3))
def test_nothing_is_said_of_a_painted_page(number: int) -> None:
    assert look(page(number), wanted=SIZE, text_room=(ROOM,)) == ()
    assert look(filed(page(number)), wanted=SIZE, text_room=(ROOM,)) == ()


@pytest.mark.parametrize("data", [b"", b"<html>Too many requests</html>", b"\xff\xd8\xff" * 9])
def test_bytes_that_are_no_picture_are_refused_as_damaged(data: bytes) -> None:
    (found,) = look(data, wanted=SIZE)
    assert (found.kind, found.severity) == ("damaged", "refused")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_a_file_that_is_cut_short_is_refused_as_damaged(kind: str) -> None:
    data = filed(page(), kind)
    assert kinds(data[: len(data) // 2]) == ["damaged"]


def test_a_format_nobody_asked_for_is_refused_as_damaged() -> None:
    assert kinds(filed(page(), "GIF")) == ["damaged"]


def test_a_picture_of_too_many_pixels_is_refused_before_it_is_decoded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opening_room, "MOST_PIXELS", 320 * 328 - 1)
    (found,) = look(filed(page()), wanted=SIZE)
    assert found.kind == "damaged"
    assert "320 x 328" in found.sentence


def test_a_picture_smaller_than_wanted_on_one_side_is_refused() -> None:
    (found,) = look(page(), wanted=(320, 329))
    assert (found.kind, found.severity) == ("size", "refused")
    assert "320 x 328" in found.sentence
    assert "320 x 329" in found.sentence


def test_a_larger_picture_of_the_same_shape_is_taken() -> None:
    assert kinds(page(), wanted=(160, 164)) == []


def test_two_percent_off_in_shape_is_taken_and_more_is_refused() -> None:
    assert kinds(page().crop((0, 0, 320, 322))) == ["size"]  # 328 / 322 = 1.0186
    found = look(page(), wanted=(312, 328))  # 320 / 312 = 1.0256
    assert [(one.kind, one.severity) for one in found] == [("aspect", "refused")]
    assert found[0].numbers == {"off": 0.0256}


def test_a_picture_on_its_side_is_refused_for_its_shape() -> None:
    assert kinds(page().resize((328, 492)), wanted=(328, 328)) == ["aspect"]


def blend() -> Image.Image:
    return Image.linear_gradient("L").resize(SIZE).convert("RGB")


def noise() -> Image.Image:
    grains = np.random.default_rng(5).integers(0, 256, (*SIZE[::-1], 3), dtype=np.uint8)
    return Image.fromarray(grains)


def nearly_white() -> Image.Image:
    faint = np.random.default_rng(5).integers(246, 256, (*SIZE[::-1], 3), dtype=np.uint8)
    return Image.fromarray(faint)


@pytest.mark.parametrize(
    ("empty", "why"),
    [(blend, "running into"), (noise, "noise"), (nearly_white, "nearly one colour")],
)
def test_an_empty_picture_is_flagged_and_nothing_else_said_of_it(
    empty: Callable[[], Image.Image], why: str
) -> None:
    (found,) = look(empty(), wanted=SIZE, text_room=(ROOM,))
    assert (found.kind, found.severity) == ("flat", "flagged")
    assert why in found.sentence


def test_a_picture_whose_colours_differ_at_one_lightness_is_not_empty() -> None:
    picture = Image.new("RGB", SIZE, (200, 100, 100))
    drawing = ImageDraw.Draw(picture)
    for n in range(12):
        drawing.ellipse((n * 26, n * 26, n * 26 + 40, n * 26 + 40), fill=(100, 150, 118))
    assert "flat" not in kinds(picture)


def test_a_small_drawing_on_white_paper_is_not_empty() -> None:
    picture = Image.new("RGB", SIZE, "white")
    picture.paste(page().crop((100, 130, 220, 290)), (100, 120))
    assert kinds(picture) == []


def test_an_enlarged_picture_is_warned_of_only() -> None:
    small = page().resize((160, 164), Image.Resampling.LANCZOS)
    (found,) = look(small.resize(SIZE), wanted=SIZE)
    assert (found.kind, found.severity) == ("upscaled", "warning")
    assert found.numbers["fineness"] < -0.85


def test_a_blurred_picture_is_warned_of_as_if_enlarged() -> None:
    assert kinds(page().filter(ImageFilter.GaussianBlur(2))) == ["upscaled"]


def test_fine_detail_is_not_judged_where_there_are_too_few_pixels() -> None:
    tiny = page().resize((100, 102)).resize((200, 204))
    assert kinds(tiny, wanted=(200, 204)) == []


def test_a_place_for_words_that_lies_on_the_figure_is_warned_of_with_its_box() -> None:
    figure = (0.25, 0.4, 0.75, 0.9)
    (found,) = look(page(), wanted=SIZE, text_room=(ROOM, figure))
    assert (found.kind, found.severity) == ("busy", "warning")
    assert found.box == (80, 131, 240, 295)  # 0.4 x 328 = 131.2, 0.9 x 328 = 295.2


def test_refusals_come_before_flags_and_flags_before_warnings() -> None:
    picture = page().copy()
    picture.paste("black", (0, 0, 320, 30))
    found = look(picture, wanted=(640, 500), text_room=((0.25, 0.4, 0.75, 0.9),))
    assert [one.kind for one in found] == ["size", "aspect", "frame", "busy"]


def test_a_clear_picture_is_judged_on_white() -> None:
    clear = page().convert("RGBA")
    clear.putalpha(0)
    assert kinds(filed(clear, "PNG")) == ["flat"]


def test_a_finding_is_json() -> None:
    finding = Finding("frame", "flagged", "A bar.", (0, 8, 320, 328), {"top": 8})
    assert json.loads(json.dumps(finding.to_json())) == finding.to_json()
    assert finding.to_json() == {
        "kind": "frame", "severity": "flagged", "sentence": "A bar.",
        "box": [0, 8, 320, 328], "numbers": {"top": 8},
    }  # fmt: skip
