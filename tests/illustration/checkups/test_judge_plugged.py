"""Another judge is named by a setting: it judges, its name is kept, a wrong one stops the start."""

from __future__ import annotations

import threading
from time import monotonic
from typing import Any

import httpx
import pytest
from django.urls import reverse

from books.models import Book, Scene
from illustration.drift import Judgement
from illustration.operations.checkup import check_picture
from illustration.plugged import BUILT_IN, judge_at, refuse_wrong_judge
from tests.illustration.checkups.rows import came
from tests.personas import Press, client_of

HERE = "tests.illustration.checkups.test_judge_plugged"
NO_CALLABLE = "a word"
let_go = threading.Event()
asked_of: list[str] = []


def vision(page: Any, sheet: Any, traits: Any, *, box: Any = None) -> Judgement:
    return Judgement("drifted", f"{traits.name} has another face.", 0.8, False, box, ())


def away(page: Any, sheet: Any, traits: Any, *, box: Any = None) -> Judgement:
    raise httpx.ConnectError("the model is out")


def hangs(page: Any, sheet: Any, traits: Any, *, box: Any = None) -> Judgement:
    asked_of.append(traits.name)
    let_go.wait(20)
    raise AssertionError("nobody waits for it any more")


def verbose(page: Any, sheet: Any, traits: Any, *, box: Any = None) -> Any:
    return {"verdict": "fine"}


def takes_a_page(page: Any) -> None:
    """No judge: it is given no sheet."""


def figure_of(owl: Press, scene: Scene) -> dict[str, Any]:
    artwork = came(owl, scene).artwork
    assert artwork is not None
    check = check_picture(artwork=artwork)
    assert check is not None
    told: dict[str, Any] = check.figures[0]
    return told


def test_the_judge_that_is_named_judges_and_its_name_is_kept_and_shown(
    owl: Press, book: Book, scene: Scene, settings: Any
) -> None:
    settings.OCTAVO_JUDGE = f"{HERE}.vision"
    told = figure_of(owl, scene)
    assert (told["verdict"], told["reason"]) == ("drifted", "Pip has another face.")
    assert told["judge"] == f"{HERE}.vision"
    board = client_of(owl.rita).get(reverse("picture-checks", args=["owl-press", book.slug]))
    assert f"Judged by {HERE}.vision" in board.content.decode()


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("away", "(ConnectError: the model is out)"),
        ("verbose", "(TypeError: the judge answered dict and no Judgement)"),
    ],
)
def test_a_judge_that_raises_or_answers_nonsense_cannot_judge_and_says_why(
    owl: Press, scene: Scene, settings: Any, name: str, why: str
) -> None:
    settings.OCTAVO_JUDGE = f"{HERE}.{name}"
    told = figure_of(owl, scene)
    assert told["verdict"] == "cannot-judge"
    assert told["reason"].endswith(why)
    assert told["judge"] == f"{HERE}.{name}"


def test_a_judge_that_hangs_is_not_waited_for_and_the_picture_is_kept_as_not_judged(
    owl: Press, scene: Scene, settings: Any
) -> None:
    settings.OCTAVO_JUDGE, settings.OCTAVO_JUDGE_SECONDS = f"{HERE}.hangs", 0.1
    asked_of.clear()
    attempt = came(owl, scene)
    attempt.order = {**attempt.order, "cast": attempt.order["cast"] * 2}
    attempt.save()
    assert attempt.artwork is not None
    began = monotonic()
    try:
        check = check_picture(artwork=attempt.artwork)
    finally:
        let_go.set()
    assert monotonic() - began < 5  # it would have slept for 20 s
    assert check is not None
    assert [figure["verdict"] for figure in check.figures] == ["cannot-judge"] * 2
    assert "no answer within the 0.1 s that OCTAVO_JUDGE_SECONDS" in check.figures[1]["reason"]
    assert asked_of == ["Pip"]  # the second figure has no time left
    attempt.artwork.scene.refresh_from_db()
    assert attempt.artwork.scene.state == "offered"


def test_a_judge_without_a_time_is_refused_at_the_start(settings: Any) -> None:
    settings.OCTAVO_JUDGE = f"{HERE}.vision"
    for seconds in (0, 501):
        settings.OCTAVO_JUDGE_SECONDS = seconds
        (error,) = refuse_wrong_judge(None)
        assert "OCTAVO_JUDGE_SECONDS is 1 to 500" in error.msg


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("nowhere", "nowhere"),
        ("nowhere.at.all", "No module named 'nowhere'"),
        (f"{HERE}.vission", "vission"),
        (f"{HERE}.NO_CALLABLE", "cannot be called"),
        (f"{HERE}.takes_a_page", "does not take (page, sheet, traits, box=...)"),
    ],
)
def test_a_wrong_path_is_refused_at_the_start_with_a_sentence(
    settings: Any, path: str, why: str
) -> None:
    settings.OCTAVO_JUDGE = path
    (error,) = refuse_wrong_judge(None)
    assert why in error.msg
    assert "Nothing was started." in error.msg
    settings.OCTAVO_JUDGE = f"{HERE}.vision"
    assert refuse_wrong_judge(None) == []


def test_our_own_is_a_judge_too() -> None:
    assert judge_at(BUILT_IN).__name__ == "judge"  # type: ignore[attr-defined]
