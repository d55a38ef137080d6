"""Each returned picture is looked at once, by a job of its own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from PIL import Image

from books.models import Artwork, Scene
from books.tenancy import everyone
from illustration import jobs
from illustration.enums import Verdict
from illustration.models import Attempt, PictureCheck
from illustration.operations.checkup import BROKE_OFF, NO_REFERENCE, check_picture, verdict_of
from illustration.operations.checkup_waking import CHECK_JOB, sweep_checks
from tests.factories import picture_bytes
from tests.illustration.checkups.rows import AS_DRAWN, OFF, SIZE, UNSEEN, Says, came
from tests.personas import Press


def looked(attempt: Attempt, judge: Any) -> PictureCheck:
    assert attempt.artwork is not None
    check = check_picture(artwork=attempt.artwork, judge=judge)
    assert check is not None
    return check


def test_a_providers_picture_wakes_a_look_once_it_is_stored(
    owl: Press, scene: Scene, woken: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        attempt = came(owl, scene)
    assert (CHECK_JOB, owl.publisher.pk, attempt.artwork_id) in woken


@pytest.mark.parametrize("asked", [False, True])
def test_the_offline_painters_is_looked_at_only_where_that_is_asked(
    owl: Press, scene: Scene, woken: Any, settings: Any, asked: bool,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    settings.CHECK_OFFLINE = asked
    with django_capture_on_commit_callbacks(execute=True):
        came(owl, scene, account=None, key=None, provider="offline")
    assert (CHECK_JOB in {job for job, _, _ in woken}) is asked
    assert sweep_checks() == asked


def test_what_was_seen_is_kept_and_seen_once(owl: Press, scene: Scene) -> None:
    attempt, judge = came(owl, scene), Says(AS_DRAWN)
    check = looked(attempt, judge)
    assert (check.verdict, check.flagged) == ("as-approved", False)
    assert [figure["name"] for figure in check.figures] == ["Pip"]
    assert check.figures[0]["sheet"] == attempt.references[0]["artwork"]
    assert [(size, traits.name) for size, traits, _ in judge.asked] == [(SIZE, "Pip")]
    assert attempt.artwork is not None
    assert check_picture(artwork=attempt.artwork, judge=judge) is None
    assert len(judge.asked) == 1


def test_a_drifted_figure_flags_the_picture(owl: Press, scene: Scene) -> None:
    check = looked(came(owl, scene), Says(OFF))
    assert (check.verdict, check.flagged) == ("drifted", True)
    assert check.figures[0]["evidence"][0]["found"] == "#2848c0"


def test_an_empty_picture_is_flagged_whatever_its_figures(owl: Press, scene: Scene) -> None:
    grey = Image.new("RGB", SIZE, (120, 121, 122))
    check = looked(came(owl, scene, data=coded(grey)), Says(UNSEEN))
    assert [finding["kind"] for finding in check.findings] == ["flat"]
    assert (check.verdict, check.flagged) == ("cannot-judge", True)


def test_a_shape_that_was_not_asked_for_is_flagged_and_said_to_be_kept(
    owl: Press, scene: Scene
) -> None:
    check = looked(came(owl, scene, width=200), Says(AS_DRAWN))
    assert check.flagged
    assert "kept until a person decides" in check.findings[0]["sentence"]


def test_what_cannot_be_judged_says_why_and_flags_nothing(owl: Press, scene: Scene) -> None:
    check = looked(came(owl, scene), Says(UNSEEN))
    assert (check.verdict, check.flagged) == ("cannot-judge", False)
    assert check.figures[0]["reason"] == "The figure is too small."


def test_a_figure_whose_sheet_did_not_go_along_is_not_judged(owl: Press, scene: Scene) -> None:
    judge = Says(AS_DRAWN)
    check = looked(came(owl, scene, references=[]), judge)
    assert check.figures[0]["reason"] == NO_REFERENCE
    assert judge.asked == []


def test_a_judge_that_breaks_off_leaves_a_word_and_the_look_stands(
    owl: Press, scene: Scene, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise ZeroDivisionError

    check = looked(came(owl, scene), broken)
    assert (check.verdict, check.figures[0]["reason"]) == (
        "cannot-judge",
        f"{BROKE_OFF} (ZeroDivisionError)",
    )
    assert "was not judged" in caplog.text


def test_a_sheet_is_looked_at_and_compared_with_nothing(owl: Press, scene: Scene) -> None:
    attempt = came(owl, scene)
    pip = scene.book.characters.get()
    Attempt.objects.filter(pk=attempt.pk).update(scene=None, character=pip)
    check = looked(attempt, Says(OFF))
    assert (check.verdict, check.figures) == ("cannot-judge", [])


def test_all_figures_must_be_as_approved_for_the_page_to_be() -> None:
    def told(*words: str) -> Verdict:
        return verdict_of([{"verdict": word} for word in words])

    assert told("as-approved", "as-approved") == Verdict.AS_APPROVED
    assert told("as-approved", "cannot-judge") == Verdict.CANNOT_JUDGE
    assert told("cannot-judge", "drifted", "as-approved") == Verdict.DRIFTED
    assert told() == Verdict.CANNOT_JUDGE


def test_the_sweep_wakes_for_what_the_last_day_left_unseen(
    owl: Press, book: Any, woken: Any, django_capture_on_commit_callbacks: Any
) -> None:
    old, fresh, seen = (came(owl, each) for each in book.scenes.order_by("position")[:3])
    Attempt.objects.filter(pk=old.pk).update(finished_at=timezone.now() - timedelta(days=2))
    looked(seen, Says(AS_DRAWN))
    with django_capture_on_commit_callbacks(execute=True), everyone("as the sweeper stands"):
        assert sweep_checks() == 1
    assert [row for job, _, row in woken if job == CHECK_JOB] == [fresh.artwork_id]


def test_the_workers_door_looks_and_a_picture_that_is_gone_is_nobodys_loss(
    owl: Press, scene: Scene, monkeypatch: pytest.MonkeyPatch
) -> None:
    judge = Says(OFF)
    monkeypatch.setattr("illustration.plugged.judge_in_use", lambda: judge)
    attempt = came(owl, scene)
    jobs.check_picture(owl.publisher.pk, attempt.artwork_id or 0)
    assert PictureCheck.objects.get(artwork=attempt.artwork).flagged
    jobs.check_picture(owl.publisher.pk, 10**9)
    assert len(judge.asked) == 1


def test_a_picture_handed_in_is_left_to_people(owl: Press, scene: Scene) -> None:
    from tests.factories import add_candidate

    handed: Artwork = add_candidate(scene=scene)
    assert check_picture(artwork=handed, judge=Says(OFF)) is None


def coded(picture: Image.Image) -> bytes:
    """The picture as a JPEG."""
    import io

    out = io.BytesIO()
    picture.save(out, "JPEG", quality=90)
    return out.getvalue()


def test_the_test_pictures_are_sound_themselves() -> None:
    from illustration.checks import look

    assert [found.kind for found in look(picture_bytes(SIZE, 1), wanted=SIZE)] == []
