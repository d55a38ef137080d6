"""Pictures prepared by several processes: the same bytes, and nothing left behind."""

from __future__ import annotations

import io
import os
from dataclasses import replace
from pathlib import Path

import pytest

from printing.press import hands
from printing.press.cutting import PictureError
from printing.press.hands import HandLost, prepare_all
from printing.press.prepare import prepare
from printing.press.preparing import Task, as_line, made_of, serve
from printing.press.profile import load_profile
from printing.press.recipe import Recipe, recipe_of
from printing.press.script import PlacedPicture
from tests.printing.press.samples import painted

RECIPE = recipe_of(load_profile("kdp-paperback"))


@pytest.fixture(autouse=True)
def _small_pictures_are_worth_a_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hands, "WORTH_HANDS", 1)


def placed(folder: Path, dark: int) -> PlacedPicture:
    picture = painted(folder, size=(80, 60), dark=dark)
    whole = (0, 0, 80, 60)
    box = (0.0, 0.0, 80.0, 60.0)
    return PlacedPicture(str(picture.path), picture.sha256, 80, 60, whole, (80, 60), box)


def test_two_processes_make_the_bytes_that_one_makes_in_the_order_asked(tmp_path: Path) -> None:
    asked = [placed(tmp_path, dark) for dark in (0, 40, 80)]
    asked.append(asked[0])
    two = list(prepare_all(asked, RECIPE, tmp_path / "two", processes=2))
    alone = [prepare(each, RECIPE, tmp_path / "one") for each in asked]
    assert [made.sha256 for made in two] == [made.sha256 for made in alone]
    assert [made.under for made in two] == [made.under for made in alone]
    assert [made.path.read_bytes() for made in two] == [made.path.read_bytes() for made in alone]
    assert list(prepare_all(asked, RECIPE, tmp_path / "two", processes=2)) == two


def test_processes_end_when_the_press_stops_half_way(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started: list[hands.Hand] = []
    start = hands._started
    monkeypatch.setattr(hands, "_started", lambda: started.append(start()) or started[-1])
    coming = prepare_all(
        [placed(tmp_path, dark) for dark in (0, 40, 80)], RECIPE, tmp_path / "c", processes=2
    )
    next(coming)
    coming.close()
    assert len(started) == 2
    for each in started:
        assert each.poll() is not None
        with pytest.raises(ProcessLookupError):
            os.kill(each.pid, 0)


def test_a_process_ended_from_outside_is_told_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def doomed() -> hands.Hand:
        hand = hands.subprocess.Popen(["true"], stdin=-1, stdout=-1)
        hand.wait()
        return hand

    monkeypatch.setattr(hands, "_started", doomed)
    with pytest.raises(HandLost, match=r"while it prepared hill-80x60-0\.png; press again"):
        list(prepare_all([placed(tmp_path, 0)], RECIPE, tmp_path / "c"))


def asked(task: Task) -> bytes:
    answers = io.BytesIO()
    serve(io.BytesIO(as_line(task)), answers)
    return answers.getvalue()


def test_a_task_and_its_answer_lose_nothing_on_the_way(tmp_path: Path) -> None:
    over = replace(RECIPE, over=True)
    task = Task(placed(tmp_path, 80), over, str(tmp_path / "c"))
    made = made_of(asked(task))
    assert made == prepare(task.placed, over, tmp_path / "c")
    assert max(max(row) for row in made.under) > 0


def test_a_picture_that_cannot_be_printed_is_refused_in_its_own_words(tmp_path: Path) -> None:
    wrong = replace(placed(tmp_path, 0), sha256="0" * 64)
    with pytest.raises(ValueError, match="is not the one that was laid out"):
        made_of(asked(Task(wrong, Recipe("gray"), str(tmp_path / "c"))))


def test_its_words_come_through_from_another_process(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Answering:
        stdin = io.BytesIO()
        stdout = io.BytesIO(b'{"refused": "the picture owl.png cannot be read"}\n')

        def kill(self) -> None: ...
        def wait(self) -> None: ...

    monkeypatch.setattr(hands, "_started", Answering)
    with pytest.raises(PictureError, match=r"the picture owl\.png cannot be read"):
        list(prepare_all([placed(tmp_path, 0)], RECIPE, tmp_path / "c"))


def test_a_process_ends_when_its_input_does() -> None:
    serve(io.BytesIO(b""), answers := io.BytesIO())
    assert answers.getvalue() == b""
