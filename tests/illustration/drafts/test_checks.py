"""A draft is looked at as what it is: never too small for itself, its figures judged."""

from __future__ import annotations

from typing import Any

import pytest
from PIL import Image

from illustration.checks import look
from illustration.models import Attempt
from illustration.operations.checkup import check_picture
from illustration.operations.redo import may_redo
from tests.illustration.checks.pages import SIZE, page
from tests.illustration.checkups.rows import Says
from tests.illustration.drafts.conftest import Studio

FAR_OFF = [{"verdict": "drifted", "redo": True}]


def test_a_draft_may_look_enlarged_for_it_is_not_printed() -> None:
    small = page().resize((160, 164), Image.Resampling.LANCZOS).resize(SIZE)
    assert [found.kind for found in look(small, wanted=SIZE)] == ["upscaled"]
    assert look(small, wanted=SIZE, draft=True) == ()


def test_a_draft_is_not_told_to_be_small_and_its_figures_are_judged(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[Any] = []

    def noted(*given: Any, **told: Any) -> Any:
        looked.append(told["draft"])
        return look(*given, **told)

    monkeypatch.setattr("illustration.checks.look", noted)
    draft, judge = studio.drafted(), Says(0.0)
    check = check_picture(artwork=draft, judge=judge)
    assert check is not None
    assert looked == [True]
    assert not {finding["kind"] for finding in check.findings} & {"size", "aspect", "upscaled"}
    assert [traits.name for _, traits, _ in judge.asked] == ["Pip"]


def test_a_draft_that_drifted_is_redone_unasked_and_its_final_is_not(
    studio: Studio, settings: Any
) -> None:
    settings.AUTO_REDOS = 1
    draft = studio.drafted()
    assert may_redo(_of(draft.pk), FAR_OFF)
    final = studio.finished(draft)
    # A person chose what it is to show; another throw would be of another draft.
    assert not may_redo(_of(final.pk), FAR_OFF)


def _of(artwork: int) -> Attempt:
    return Attempt.objects.select_related("scene", "artwork").get(artwork=artwork)
