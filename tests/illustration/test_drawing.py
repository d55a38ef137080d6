"""What a worker does with an attempt, and what it never does twice."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from books import storing
from books.errors import IllegalMove
from books.models import Artwork
from books.operations.checklist import ALL
from books.operations.review import approve_artwork, approve_sheet
from illustration.jobs import draw_picture
from illustration.models import Attempt
from illustration.operations.request import request_scene
from illustration.operations.sweep import sweep_attempts
from illustration.providers.base import Done, ErrorClass, Pending, Refused
from tests.factories import add_candidate, make_book, picture_bytes
from tests.illustration.painters import Painter, flat
from tests.personas import Press

DEAD = "somewhere-else:1"


@pytest.fixture
def attempt(owl: Press, painter: Painter) -> Attempt:
    book = make_book(owl.ben, scenes=4, spreads=0, trim="4x6")
    pip = book.characters.get()
    approve_sheet(character=pip, artwork=add_candidate(character=pip), by=owl.rita)
    scene = book.scenes.first()
    assert scene is not None
    return request_scene(scene=scene, by=owl.ben)


def draw(attempt: Attempt) -> Attempt:
    draw_picture(attempt.publisher_id, attempt.pk)
    attempt.refresh_from_db()
    if attempt.scene is not None:
        attempt.scene.refresh_from_db()
    return attempt


def hold(attempt: Attempt, state: str, *, by: str = DEAD, seconds: int = 60) -> None:
    until = timezone.now() + timedelta(seconds=seconds)
    Attempt.objects.filter(pk=attempt.pk).update(state=state, held_by=by, lease_until=until)
    assert attempt.scene is not None
    type(attempt.scene).objects.filter(pk=attempt.scene.pk).update(state="drawing")


def test_a_picture_is_stored_and_offered(attempt: Attempt, painter: Painter) -> None:
    draw(attempt)
    assert attempt.state == "STORED"
    assert attempt.artwork is not None
    assert attempt.scene is not None
    assert attempt.scene.state == "offered"
    assert attempt.scene.candidates.get() == attempt.artwork
    assert storing.exists(attempt.artwork.file)
    assert (attempt.artwork.width, attempt.artwork.height) == (attempt.width, attempt.height)
    assert attempt.artwork.figures == [{"name": "Pip", "box": [1, 1, 9, 9], "eyes": []}]
    assert attempt.settled_micros == 29_800


def test_the_request_carries_the_sheets_bytes_and_our_reference(
    attempt: Attempt, painter: Painter
) -> None:
    draw(attempt)
    (request,) = painter.asked
    (reference,) = request.references
    assert isinstance(reference.path_or_bytes, Path)
    assert reference.path_or_bytes.read_bytes()[:2] == b"\xff\xd8"
    assert request.ref == str(attempt.ref)


def test_a_job_delivered_twice_draws_once(attempt: Attempt, painter: Painter) -> None:
    draw(attempt)
    draw(attempt)
    assert len(painter.asked) == 1
    assert Artwork.objects.filter(scene=attempt.scene).count() == 1


def test_an_attempt_held_by_somebody_else_is_left_alone(attempt: Attempt, painter: Painter) -> None:
    hold(attempt, "SENDING")
    draw(attempt)
    assert painter.asked == []
    assert attempt.state == "SENDING"


def test_sending_is_committed_before_the_request_leaves(attempt: Attempt, painter: Painter) -> None:
    seen = []

    def look(request: object) -> Done:
        seen.append(Attempt.objects.get(pk=attempt.pk).state)
        return flat(request)  # type: ignore[arg-type, return-value]

    painter.answer = look
    draw(attempt)
    assert seen == ["SENDING"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"not a picture", "damaged"),
        (picture_bytes((1280, 1920))[:-900], "damaged"),
        (picture_bytes((64, 64)), "smaller than"),
    ],
)
def test_a_bad_picture_is_not_kept(
    attempt: Attempt, painter: Painter, data: bytes, words: str
) -> None:
    painter.answer = lambda request: Done(data, "image/jpeg")
    draw(attempt)
    assert (attempt.state, attempt.error_class) == ("FAILED", "BAD_BYTES")
    assert words in attempt.error
    assert attempt.scene is not None
    assert attempt.scene.state == "briefed"
    assert not attempt.scene.candidates.exists()


def test_a_final_refusal_fails_with_the_providers_words(attempt: Attempt, painter: Painter) -> None:
    painter.answer = lambda request: Refused(ErrorClass.MODERATED_INPUT, True, "Reword it.")
    draw(attempt)
    assert (attempt.state, attempt.error) == ("FAILED", "Reword it.")
    assert attempt.settled_micros == 0


def test_a_passing_refusal_waits_and_is_asked_again(attempt: Attempt, painter: Painter) -> None:
    painter.answer = lambda request: Refused(ErrorClass.RATE_LIMITED, False, "Slow down.")
    draw(attempt)
    assert attempt.state == "PLANNED"
    painter.answer = flat
    assert draw(attempt).state == "STORED"


def test_a_slow_provider_is_asked_how_far_it_is_and_never_resent(
    attempt: Attempt, painter: Painter
) -> None:
    painter.answer = lambda request: Pending("job-7", 0.0)
    painter.later = lambda prediction_id: Pending(prediction_id, 0.0)
    draw(attempt)
    assert (attempt.state, attempt.prediction_id) == ("RUNNING", "job-7")
    draw(attempt)
    assert attempt.state == "RUNNING"
    request = painter.asked[0]
    painter.later = lambda prediction_id: flat(request)
    assert draw(attempt).state == "STORED"
    assert len(painter.asked) == 1


def test_the_sweep_gives_a_dead_painters_work_to_another(
    attempt: Attempt, painter: Painter, woken: list[tuple[str, int, int]]
) -> None:
    hold(attempt, "SENDING", seconds=-1)
    assert sweep_attempts() >= 1
    attempt.refresh_from_db()
    assert attempt.state == "PLANNED"
    assert draw(attempt).state == "STORED"
    assert Artwork.objects.filter(scene=attempt.scene).count() == 1


def test_the_sweep_sees_at_once_that_a_process_of_this_machine_is_gone(
    attempt: Attempt, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold(attempt, "SENDING", by="here:1234")
    monkeypatch.setattr("illustration.operations.sweep.is_dead", lambda name: name == "here:1234")
    sweep_attempts()
    attempt.refresh_from_db()
    assert attempt.state == "PLANNED"


def test_the_sweep_leaves_a_living_painter_alone(attempt: Attempt) -> None:
    hold(attempt, "SENDING")
    sweep_attempts()
    attempt.refresh_from_db()
    assert attempt.state == "SENDING"


def test_a_paid_request_that_may_have_left_is_never_sent_again_by_itself(
    attempt: Attempt, painter: Painter
) -> None:
    painter.free_and_repeatable = False
    hold(attempt, "SENDING", seconds=-1)
    sweep_attempts()
    attempt.refresh_from_db()
    assert attempt.state == "UNKNOWN"
    draw(attempt)
    assert painter.asked == []


def test_a_paid_claim_that_was_never_sent_goes_back(attempt: Attempt, painter: Painter) -> None:
    painter.free_and_repeatable = False
    hold(attempt, "CLAIMED", seconds=-1)
    sweep_attempts()
    attempt.refresh_from_db()
    assert attempt.state == "PLANNED"


def test_a_painter_that_lost_its_lease_stores_nothing(attempt: Attempt, painter: Painter) -> None:
    def slow(request: object) -> Done:
        Attempt.objects.filter(pk=attempt.pk).update(state="PLANNED", fence=99)
        return flat(request)  # type: ignore[arg-type, return-value]

    painter.answer = slow
    with pytest.raises(IllegalMove, match="taken from this worker"):
        draw_picture(attempt.publisher_id, attempt.pk)
    assert not Artwork.objects.filter(scene=attempt.scene).exists()


def test_a_lost_wake_up_is_repeated(
    attempt: Attempt,
    woken: list[tuple[str, int, int]],
    django_capture_on_commit_callbacks: object,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        sweep_attempts()
    assert ("illustration.jobs.draw_picture", attempt.publisher_id, attempt.pk) in woken


def test_a_book_of_another_publisher_is_not_drawn(
    press: Press, attempt: Attempt, painter: Painter
) -> None:
    draw_picture(press.olga.publisher_id, attempt.pk)
    assert painter.asked == []


def crash(request: object) -> Done:
    raise ZeroDivisionError("a bug")


def test_a_bug_fails_the_attempt_with_its_words_and_is_not_swallowed(
    attempt: Attempt, painter: Painter
) -> None:
    painter.answer = crash
    with pytest.raises(ZeroDivisionError):
        draw_picture(attempt.publisher_id, attempt.pk)
    attempt.refresh_from_db()
    assert (attempt.state, attempt.error_class) == ("FAILED", "UNEXPECTED")
    assert "ZeroDivisionError: a bug" in attempt.error
    assert attempt.scene is not None
    attempt.scene.refresh_from_db()
    assert attempt.scene.state == "briefed"


def test_a_bug_after_a_paid_request_left_waits_for_a_person(
    attempt: Attempt, painter: Painter
) -> None:
    painter.answer = crash
    painter.free_and_repeatable = False
    with pytest.raises(ZeroDivisionError):
        draw_picture(attempt.publisher_id, attempt.pk)
    attempt.refresh_from_db()
    assert attempt.state == "UNKNOWN"


def test_a_picture_that_kills_every_worker_is_given_up(attempt: Attempt) -> None:
    Attempt.objects.filter(pk=attempt.pk).update(tries=10)
    hold(attempt, "SENDING", seconds=-1)
    sweep_attempts()
    attempt.refresh_from_db()
    assert (attempt.state, attempt.error_class) == ("FAILED", "UNEXPECTED")
    assert "10 workers died at this picture" in attempt.error


def test_a_painter_whose_attempt_another_has_meanwhile_stores_nothing(
    attempt: Attempt, painter: Painter
) -> None:
    def overtaken(request: object) -> Done:
        # The sweep freed it and another worker is as far as this one was: only the fence differs.
        Attempt.objects.filter(pk=attempt.pk).update(fence=7, held_by=DEAD)
        return flat(request)  # type: ignore[arg-type, return-value]

    painter.answer = overtaken
    with pytest.raises(IllegalMove, match="taken from this worker"):
        draw_picture(attempt.publisher_id, attempt.pk)
    attempt.refresh_from_db()
    assert (attempt.state, attempt.fence, attempt.artwork) == ("SENDING", 7, None)


def test_a_refused_attempt_is_not_woken_before_its_provider_said(
    attempt: Attempt,
    painter: Painter,
    woken: list[tuple[str, int, int]],
    django_capture_on_commit_callbacks: object,
) -> None:
    painter.answer = lambda request: Refused(ErrorClass.RATE_LIMITED, False, "Slow down.", 30.0)
    draw(attempt)
    woken.clear()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert sweep_attempts() == 0
    assert woken == []
    Attempt.objects.filter(pk=attempt.pk).update(poll_at=timezone.now())
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert sweep_attempts() == 1
    assert woken == [("illustration.jobs.draw_picture", attempt.publisher_id, attempt.pk)]


def test_a_failed_redo_leaves_the_earlier_picture_on_offer(
    owl: Press, attempt: Attempt, painter: Painter
) -> None:
    draw(attempt)
    scene = attempt.scene
    assert scene is not None
    first = scene.candidates.get()
    approve_artwork(scene=scene, artwork=first, by=owl.rita, checked=ALL)
    again = request_scene(scene=scene, by=owl.ben)
    painter.answer = lambda request: Refused(ErrorClass.INVALID, True, "No.")
    draw(again)
    scene.refresh_from_db()
    assert (scene.state, scene.artwork) == ("offered", first)
    approve_artwork(scene=scene, artwork=first, by=owl.rita, checked=ALL)
    assert scene.state == "approved"
