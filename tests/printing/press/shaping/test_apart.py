"""A stranger's face is looked at in a child: a hostile one is refused there, felt nowhere else."""

from __future__ import annotations

import pytest

from printing.press.confining import Limits, Stopped
from printing.press.faces import face_path
from printing.press.shaping import apart
from printing.press.shaping.apart import own_face_apart
from printing.press.shaping.own import FaceRefused, own_face
from tests.printing.press.shaping.hostile import composed, every_letter_again_and_again
from tests.printing.press.test_own_faces import tiny_face

DEEP = [[n + 1] for n in range(17)] + [[]]
RISING: list[list[int]] = [[], *([n] for n in range(17))]
# 1 + 3 + 9 + ... + 3^7 = 3280 triangles, 8 levels deep.
WIDE = [[n + 1] * 3 for n in range(7)] + [[]]


def test_an_honest_face_is_told_as_without_a_child() -> None:
    data = face_path("Andika-Bold").read_bytes()
    assert own_face_apart(data) == own_face(data)


@pytest.mark.parametrize(
    "parts",
    [[[1], [0]], [[], [1]], DEEP, RISING, WIDE],
    ids=["ring", "itself", "deep", "rising", "wide"],
)
def test_letters_made_of_themselves_or_of_too_many_parts_are_refused(
    parts: list[list[int]],
) -> None:
    with pytest.raises(FaceRefused, match="made of themselves, or of too many parts"):
        own_face_apart(composed(parts))


def test_letters_as_deep_as_a_face_may_have_them_are_taken() -> None:
    parts = [[n + 1] for n in range(16)] + [[]]  # sixteen levels below the first
    assert own_face_apart(composed(parts)).characters == set(range(0x42, 0x41 + 17))


def test_a_reason_of_the_child_is_the_reason_told() -> None:
    with pytest.raises(FaceRefused, match="restricted licence"):
        own_face_apart(tiny_face(bits=2))


def test_what_is_no_whole_font_needs_no_child(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(apart, "answer_of")
    with pytest.raises(FaceRefused, match="cut off before its end"):
        own_face_apart(tiny_face()[:900])


def test_a_face_that_takes_too_much_work_is_refused() -> None:
    held = Limits(cpu_seconds=0.0, seconds_a_megabyte=0)
    with pytest.raises(FaceRefused, match="takes over 0 seconds to look through"):
        own_face_apart(every_letter_again_and_again(80_000), limits=held)


def test_a_face_that_is_not_done_in_time_is_refused() -> None:
    held = Limits(wall_seconds=0.01, seconds_a_megabyte=0)
    with pytest.raises(FaceRefused, match="not looked through within 0 seconds"):
        own_face_apart(tiny_face(), limits=held)


@pytest.mark.parametrize(
    ("stopped", "told"),
    [
        (Stopped("memory"), "needs over 512 MB of memory"),
        (
            Stopped("died", "signal 11"),
            r"stopped its reader \(signal 11\), which nothing else felt",
        ),
    ],
)
def test_a_face_that_ends_its_reader_is_refused(
    monkeypatch: pytest.MonkeyPatch, stopped: Stopped, told: str
) -> None:
    def broken(*_: object) -> None:
        raise stopped

    monkeypatch.setattr(apart, "answer_of", broken)
    with pytest.raises(FaceRefused, match=told):
        own_face_apart(tiny_face())
