"""A person decides: a doubtful picture's money and next step, and that a waiting one ends."""

from __future__ import annotations

import pytest

from books.errors import IllegalMove, NotAllowed, Refused
from books.models import Event
from illustration.models import Attempt
from illustration.operations.deciding import cancel, draw_again, was_not_charged
from tests.factories import add_candidate
from tests.illustration.costs.rows import a_book, doubtful, first, sums
from tests.illustration.pump.rig import FLAT
from tests.personas import Press


@pytest.fixture
def attempt(owl: Press) -> Attempt:
    return first(a_book(owl.ada, owl.rita))


def test_a_doubtful_picture_drawn_again_counts_as_spent_and_is_asked_for_anew(
    owl: Press, attempt: Attempt
) -> None:
    doubtful(attempt)
    assert sums() == (0, FLAT)
    anew = draw_again(attempt=attempt, by=owl.ben)
    assert sums() == (FLAT, 0)
    attempt.refresh_from_db()
    assert (attempt.state, attempt.settled_micros) == ("CANCELLED", FLAT)
    assert (anew.state, anew.scene_id, anew.n) == ("PLANNED", attempt.scene_id, 2)
    assert anew.scene is not None
    anew.scene.refresh_from_db()
    assert anew.scene.state == "queued"
    told = Event.objects.get(what="draw-again")
    assert (told.by, told.subject) == (owl.ben.user, "scene 1")
    assert "is counted as spent" in told.note


def test_what_was_not_charged_is_free_again_for_a_reason_that_is_kept(
    owl: Press, attempt: Attempt
) -> None:
    doubtful(attempt)
    with pytest.raises(NotAllowed, match="ask someone who is owner"):
        was_not_charged(attempt=attempt, by=owl.ben, reason="I think so.")
    with pytest.raises(Refused, match="how you know"):
        was_not_charged(attempt=attempt, by=owl.ada, reason="  ")
    assert sums() == (0, FLAT)
    was_not_charged(attempt=attempt, by=owl.ada, reason="Not on the bill of 1 November.")
    assert sums() == (0, 0)
    attempt.refresh_from_db()
    assert (attempt.state, attempt.settled_micros) == ("CANCELLED", 0)
    assert attempt.scene is not None
    attempt.scene.refresh_from_db()
    assert attempt.scene.state == "briefed"
    assert "Not on the bill" in Event.objects.get(what="was-not-charged").note


def test_of_two_who_decide_one_is_told_and_the_money_moves_once(
    owl: Press, attempt: Attempt
) -> None:
    doubtful(attempt)
    seen = Attempt.objects.get(pk=attempt.pk)
    was_not_charged(attempt=attempt, by=owl.ada, reason="Not on the bill.")
    with pytest.raises(IllegalMove, match="not in doubt"):
        draw_again(attempt=seen, by=owl.ben)
    assert sums() == (0, 0)


def test_a_waiting_picture_is_cancelled_for_nothing_and_its_scene_shows_what_it_has(
    owl: Press, attempt: Attempt
) -> None:
    assert attempt.scene is not None
    add_candidate(scene=attempt.scene)
    attempt.scene.state = "queued"
    attempt.scene.save(update_fields=["state"])
    with pytest.raises(NotAllowed):
        cancel(attempt=attempt, by=owl.rita)
    cancel(attempt=attempt, by=owl.ben)
    attempt.scene.refresh_from_db()
    assert (attempt.state, attempt.scene.state, sums()) == ("CANCELLED", "offered", (0, 0))
    assert "nothing was spent" in Event.objects.get(what="cancel-drawing").note


def test_what_was_sent_is_not_cancelled(owl: Press, attempt: Attempt) -> None:
    doubtful(attempt)
    with pytest.raises(IllegalMove, match="it was sent"):
        cancel(attempt=attempt, by=owl.ada)
    assert sums() == (0, FLAT)


def test_a_worker_that_was_first_is_told_of_and_nothing_is_changed(
    owl: Press, attempt: Attempt, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The worker claims between our look and our write.
    monkeypatch.setattr("illustration.operations.deciding._refuse_unless", lambda *_: None)
    Attempt.objects.filter(pk=attempt.pk).update(state="CLAIMED", fence=1)
    with pytest.raises(IllegalMove, match="somebody else was first"):
        cancel(attempt=attempt, by=owl.ada)
    assert not Event.objects.filter(what="cancel-drawing").exists()
