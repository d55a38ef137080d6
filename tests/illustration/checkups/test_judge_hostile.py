"""A judge from elsewhere may break in any way: each picture is looked at once all the same."""

from __future__ import annotations

from typing import Any

import pytest

from books.models import Scene
from illustration.drift import Evidence, Judgement
from illustration.models import PictureCheck
from illustration.operations.checkup import check_picture
from illustration.operations.judged import judged, why_not
from tests.illustration.checkups.rows import came
from tests.personas import Press


class ModelError(Exception):
    """As the libraries of vision models raise: an Exception and nothing more."""


def said(**other: Any) -> Judgement:
    told: dict[str, Any] = {"verdict": "as-approved", "reason": "fine", "score": 0.1, "redo": False}
    return Judgement(**{**told, "box": None, "evidence": (), **other})


def row(**other: Any) -> Evidence:
    told: dict[str, Any] = {"key": "hair", "words": "red", "firm": True, "verdict": "drifted"}
    return Evidence(**{**told, "reason": "", **other})


def raises(page: Any, sheet: Any, traits: Any, *, box: Any = None) -> Judgement:
    raise ModelError("no such model")


ANSWERS = {
    "not a number": said(score=float("nan")),
    "a word as score": said(score="high"),
    "endless": said(evidence=(row(distance=float("inf")),)),
    "no JSON": said(reason={1, 2}),
    "a NUL": said(reason="fine\0"),
    "a box of three": said(box=(1, 2, 3)),
    "a box of words": said(evidence=(row(box=("a", "b", "c", "d")),)),
    "no evidence": said(evidence=None),
    "a row of another kind": said(evidence=({"verdict": "drifted"},)),
    "no key": said(evidence=(row(key=7),)),
}


def test_a_judge_that_raises_what_nobody_foresaw_is_asked_once(owl: Press, scene: Scene) -> None:
    artwork = came(owl, scene).artwork
    assert artwork is not None
    check = check_picture(artwork=artwork, judge=raises)
    assert check is not None
    assert check.figures[0]["reason"].endswith("(ModelError: no such model)")


@pytest.mark.parametrize("what", ANSWERS)
def test_an_answer_that_cannot_be_kept_or_shown_is_none(what: str) -> None:
    with pytest.raises((TypeError, ValueError)):
        judged(ANSWERS[what])


def test_a_picture_whose_judge_answers_such_is_looked_at_and_not_asked_about_again(
    owl: Press, scene: Scene
) -> None:
    artwork = came(owl, scene).artwork
    assert artwork is not None
    check_picture(artwork=artwork, judge=lambda *told, **more: ANSWERS["not a number"])
    check = PictureCheck.objects.get(artwork=artwork)
    assert (check.verdict, check.figures[0]["verdict"]) == ("cannot-judge", "cannot-judge")


def test_what_broke_a_judge_off_is_told_in_words_that_any_row_can_hold() -> None:
    assert why_not(ModelError("a\0b\ud800")) == "ModelError: a b "


def test_what_a_judge_does_to_a_page_no_other_figure_is_judged_by(owl: Press, scene: Scene) -> None:
    artwork = came(owl, scene).artwork
    assert artwork is not None
    seen = []

    def painting(page: Any, sheet: Any, traits: Any, *, box: Any = None) -> Judgement:
        seen.append(page.getpixel((0, 0)))
        page.paste((1, 2, 3), (0, 0, *page.size))
        return said()

    attempt = artwork.attempt
    cast = attempt.order["cast"]
    attempt.order = {**attempt.order, "cast": [*cast, *cast]}
    attempt.save()
    check_picture(artwork=artwork, judge=painting)
    assert len(seen) == 2
    assert seen[0] == seen[1]
