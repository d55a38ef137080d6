"""Idempotency keys: a call sent again is answered again, not done again."""

from __future__ import annotations

import socket
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from books.models import Book, Event, RememberedAnswer, Upload
from books.operations.tokens import ANSWERS_KEPT, forget_answers
from books.process import process_name
from books.tenancy import acting_for
from illustration.models import Attempt
from tests.api.programs import Program, program, small_book
from tests.factories import make_book, picture_bytes
from tests.laid import once_a_file
from tests.personas import Press

PAGE = "titles/pip-and-the-moon/editions/1/pages/4/"
GONE = f"{socket.gethostname()}:{2**22 + 1}"  # no process has a number above pid_max


laid, press, book = once_a_file(lambda press: small_book(press.ben, press.ada))


@pytest.fixture
def ada(press: Press, book: Book) -> Program:
    """A program with all rights."""
    return program(press.ada)


def saved(press: Press) -> int:
    """How often the words of a page were saved."""
    with acting_for(press.publisher):
        return Event.objects.filter(what="edit-text").count()


def answers(press: Press) -> list[RememberedAnswer]:
    """What is remembered."""
    with acting_for(press.publisher):
        return list(RememberedAnswer.objects.all())


def test_the_same_call_is_answered_again_and_not_done_again(press: Press, ada: Program) -> None:
    words = {"text": "The owl slept.", "version": 1}
    first = ada.patch(PAGE, words, key="k-1")
    again = ada.patch(PAGE, words, key="k-1")
    assert (first.status_code, again.status_code) == (200, 200)
    assert again.json() == first.json()
    assert "Idempotent-Replayed" not in first.headers
    assert again.headers["Idempotent-Replayed"] == "true"
    assert saved(press) == 1


def test_without_a_key_the_call_is_done_again(press: Press, ada: Program) -> None:
    words = {"text": "The owl slept.", "version": 1}
    assert ada.patch(PAGE, words).status_code == 200
    assert ada.patch(PAGE, words).status_code == 409  # the version is 2 by now


def test_a_key_of_another_request_is_refused(press: Press, ada: Program) -> None:
    ada.patch(PAGE, {"text": "The owl slept.", "version": 1}, key="k-1")
    other = ada.patch(PAGE, {"text": "The owl woke.", "version": 2}, key="k-1")
    assert (other.status_code, other.json()["code"]) == (422, "idempotency_key_reused")
    assert saved(press) == 1


def test_the_same_key_at_another_address_is_another_request(press: Press, ada: Program) -> None:
    words = {"text": "The owl slept.", "version": 1}
    ada.patch(PAGE, words, key="k-1")
    assert ada.patch(PAGE.replace("/4/", "/6/"), words, key="k-1").status_code == 422


def test_a_key_belongs_to_its_token(press: Press, ada: Program) -> None:
    ada.post("titles/pip-and-the-moon/archive/", key="k-1")
    ben = program(press.ben)
    assert ben.post("titles/pip-and-the-moon/restore/", key="k-1").status_code == 200


def test_a_refusal_is_not_remembered_for_it_changed_nothing(press: Press, ada: Program) -> None:
    stale = ada.patch(PAGE, {"text": "The owl slept.", "version": 7}, key="k-1")
    assert stale.status_code == 409
    assert answers(press) == []
    mended = ada.patch(PAGE, {"text": "The owl slept.", "version": 1}, key="k-1")
    assert mended.status_code == 200


def test_an_answer_without_a_body_is_remembered(press: Press, ada: Program) -> None:
    spare = program(press.ben)
    first = ada.delete(f"tokens/{spare.token.pk}/", key="k-1")
    again = ada.delete(f"tokens/{spare.token.pk}/", key="k-1")
    assert (first.status_code, again.status_code) == (204, 204)
    assert again.headers["Idempotent-Replayed"] == "true"


def running(press: Press, ada: Program, holder: str, since: timedelta = timedelta()) -> None:
    """Leave the row of a call that has begun and not ended."""
    words = {"text": "The owl slept.", "version": 1}
    ada.patch(PAGE, words, key="k-1")
    with acting_for(press.publisher):
        Event.objects.filter(what="edit-text").delete()
        RememberedAnswer.objects.update(status=0, body=holder, created_at=timezone.now() - since)
        from books.models import Page

        Page.objects.filter(number=4).update(version=1)


@pytest.mark.parametrize("holder", [process_name(), "elsewhere:77"], ids=["here", "elsewhere"])
def test_while_the_first_call_runs_the_second_waits(
    press: Press, ada: Program, holder: str
) -> None:
    running(press, ada, holder)
    again = ada.patch(PAGE, {"text": "The owl slept.", "version": 1}, key="k-1")
    assert (again.status_code, again.json()["code"]) == (409, "idempotent_call_running")
    assert saved(press) == 0


@pytest.mark.parametrize(
    ("holder", "since"),
    [(GONE, timedelta()), (process_name(), timedelta(minutes=11))],
    ids=["its process is gone", "no call takes so long"],
)
def test_a_call_that_died_half_way_is_done_by_the_next(
    press: Press, ada: Program, holder: str, since: timedelta
) -> None:
    running(press, ada, holder, since)
    again = ada.patch(PAGE, {"text": "The owl slept.", "version": 1}, key="k-1")
    assert again.status_code == 200
    assert saved(press) == 1
    assert [row.status for row in answers(press)] == [200]


def test_the_deed_and_its_answer_stand_or_fall_together(
    press: Press, ada: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A process that dies after the deed and before its answer is kept leaves nothing done."""
    from books.api import remembering

    class Died(BaseException):
        pass

    def die(*_args: Any, **_more: Any) -> bytes:
        raise Died

    monkeypatch.setattr(remembering.JSONRenderer, "render", die)
    with pytest.raises(Died):
        ada.patch(PAGE, {"text": "The owl slept.", "version": 1}, key="k-1")
    assert saved(press) == 0


def test_a_file_sent_again_is_known_by_its_content(press: Press, ada: Program) -> None:
    def send(data: bytes) -> Any:
        # A fresh form each time: its boundary is another one.
        picture = SimpleUploadedFile("hill.jpg", data)
        return ada.client.post(
            "/api/v1/titles/pip-and-the-moon/uploads/",
            {"picture": picture, "scene": 1},
            headers={"Idempotency-Key": "k-1"},
        )

    first, again, other = send(picture_bytes()), send(picture_bytes()), send(picture_bytes(seed=9))
    assert [first.status_code, again.status_code, other.status_code] == [202, 202, 422]
    with acting_for(press.publisher):
        assert Upload.objects.count() == 1


@pytest.mark.parametrize("key", ["", " ", "x" * 81, "ä", "two words"])
def test_a_key_that_is_none_is_refused(press: Press, ada: Program, key: str) -> None:
    response = ada.client.post(
        "/api/v1/titles/pip-and-the-moon/archive/", headers={"Idempotency-Key": key}
    )
    assert response.json()["code"] == "idempotency_key_invalid"


@pytest.mark.parametrize("address", ["drawing/", "scenes/1/draw/", "characters/1/draw/"])
def test_asking_for_pictures_needs_a_key(press: Press, address: str) -> None:
    with acting_for(press.publisher):
        make_book(press.ben)
    ada = program(press.ada)
    refused = ada.post(f"titles/pip-and-the-moon/{address}", {})
    assert (refused.status_code, refused.json()["code"]) == (400, "idempotency_key_required")
    with acting_for(press.publisher):
        assert not Attempt.objects.exists()


def test_a_repeated_drawing_call_asks_for_one_picture(press: Press) -> None:
    with acting_for(press.publisher):
        make_book(press.ben)
    ada = program(press.ada)
    told = [ada.post("titles/pip-and-the-moon/characters/1/draw/", {}, key="d-1") for _ in "12"]
    assert [answer.status_code for answer in told] == [202, 202]
    assert told[0].json()["ref"] == told[1].json()["ref"]
    with acting_for(press.publisher):
        assert Attempt.objects.count() == 1


def test_answers_are_forgotten_after_a_day(press: Press, ada: Program) -> None:
    ada.post("titles/pip-and-the-moon/archive/", key="old")
    with acting_for(press.publisher):
        RememberedAnswer.objects.update(created_at=timezone.now() - ANSWERS_KEPT)
    # The key is free again even before the sweep comes.
    assert ada.post("titles/pip-and-the-moon/restore/", key="old").status_code == 200
    ada.post("titles/pip-and-the-moon/archive/", key="new")
    assert forget_answers() == 0
    with acting_for(press.publisher):
        RememberedAnswer.objects.filter(key="old").update(created_at=timezone.now() - ANSWERS_KEPT)
    assert forget_answers() == 1
    assert [row.key for row in answers(press)] == ["new"]


def test_the_sweep_is_on_the_list() -> None:
    from books.sweeping import registered

    assert ("answers", forget_answers) in registered()
