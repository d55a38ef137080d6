"""Another judge is named by a setting: it judges, its name is kept, a wrong one stops the start."""

from __future__ import annotations

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


def vision(page: Any, sheet: Any, traits: Any, *, box: Any = None) -> Judgement:
    return Judgement("drifted", f"{traits.name} has another face.", 0.8, False, box, ())


def away(page: Any, sheet: Any, traits: Any, *, box: Any = None) -> Judgement:
    raise httpx.ConnectError("the model is out")


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
