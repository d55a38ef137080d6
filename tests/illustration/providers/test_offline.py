"""The offline provider returns a print-ready JPEG and where its figures are."""

from __future__ import annotations

import io

from PIL import Image

from illustration.providers import get_provider
from illustration.providers.base import Done, ErrorClass, Limits, Refused, Request
from tests.illustration.painter.orders import order


def painted(**changes) -> Done:
    asked = order(**changes)
    answer = get_provider("offline").submit(Request("", asked, 320, 240, 11, (), "a"))
    assert isinstance(answer, Done)
    return answer


def test_the_picture_is_a_jpeg_without_subsampling_at_300_dpi():
    done = painted()
    image = Image.open(io.BytesIO(done.data))
    assert (done.mime, image.format, image.mode) == ("image/jpeg", "JPEG", "RGB")
    assert image.size == (320, 240)  # the request's size, not the order's
    assert image.info["dpi"] == (300, 300)
    assert all(part[1:3] == (1, 1) for part in image.layer)  # 4:4:4


def test_the_figures_come_with_the_picture():
    assert [figure.name for figure in painted().figures] == ["Pip"]


def test_the_request_decides_the_seed():
    asked = order(seed=1)
    provider = get_provider("offline")
    first, second = (
        provider.submit(Request("", asked, 160, 160, seed, (), "a")).data for seed in (1, 2)
    )
    assert first != second


def test_nothing_can_be_fetched_later():
    answer = get_provider("offline").check("p-1")
    assert isinstance(answer, Refused)
    assert answer.error_class is ErrorClass.RESULT_LOST


def test_limits_say_in_words_what_does_not_fit():
    limits = Limits(3840, 8_294_400, 655_360, 16, "x", 2)
    assert limits.fault(2592, 2640) == ""
    assert "3840" in limits.fault(4000, 1600)
    assert "655360" in limits.fault(640, 640)
    assert "multiples of 16" in limits.fault(2588, 2625)
    assert "at most 2" in limits.fault(2592, 2640, references=3)
