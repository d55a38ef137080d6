"""A full disk, a bucket that is out, a database that is away: pictures come late, none is lost."""

from __future__ import annotations

import errno
from collections.abc import Callable
from typing import Any

import pytest
from django.db import OperationalError

from books import storing
from books.models import Artwork
from illustration.jobs import PUMP_SECONDS
from illustration.models import Account, Attempt, ProviderKey
from illustration.pump import answers, halving, loop
from illustration.pump.loop import Pump
from illustration.pump.unkept import LONGEST
from illustration.pump.waking import wake_pump
from tests.illustration.pump.rig import (
    FLAT,
    AtOnce,
    Calendar,
    HeldCarrier,
    a_house,
    an_account,
    pumped,
    scenes_wanted,
    spent_and_held,
)
from tests.illustration.pump.spreads import spread_wanted
from tests.personas import Press

FULL = OSError(errno.ENOSPC, "No space left on device")
AWAY = OperationalError("database or disk is full")


def wanted(owl: Press, n: int, wire: str) -> ProviderKey:
    key = an_account(owl.publisher, owl.ada, wire=wire)
    scenes_wanted(owl.ben, owl.rita, key, n)
    return key


def until(
    clock: Calendar, seconds: float, fault: Exception, deed: Callable[..., Any]
) -> Callable[..., Any]:
    """A deed that fails for so many seconds of the test's clock."""
    end = clock.now + seconds

    def tried(*given: Any, **told: Any) -> Any:
        if clock.now < end:
            raise fault
        return deed(*given, **told)

    return tried


def test_a_picture_that_came_in_its_reply_is_kept_once_the_disk_has_room_again(
    owl: Press, clock: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, house = wanted(owl, 3, "openai-images"), a_house(clock)
    monkeypatch.setattr(answers.storing, "keep", until(clock, 240, FULL, storing.keep))
    pumped(key.account, house, clock)
    assert {each.state for each in Attempt.objects.all()} == {"STORED"}
    assert spent_and_held() == (3 * FLAT, 0) == (house.ledger.micros, 0)


def test_answers_outlast_a_database_that_is_away(
    owl: Press, clock: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, house = wanted(owl, 3, "openai-images"), a_house(clock)
    pump = Pump(key.account, HeldCarrier(house, clock), AtOnce())  # type: ignore[arg-type]
    pump.send_what_may_go()
    # Neither the account nor an answer can be written for a minute.
    monkeypatch.setattr(Pump, "_hold", until(clock, 60, AWAY, Pump._hold))
    monkeypatch.setattr(Pump, "_still_ours", until(clock, 90, AWAY, Pump._still_ours))
    pump.run(seconds=300)
    assert {each.state for each in Attempt.objects.all()} == {"STORED"}
    assert spent_and_held() == (3 * FLAT, 0) == (house.ledger.micros, 0)


def test_a_pump_with_nothing_in_its_hands_ends_when_the_database_is_away(
    owl: Press, clock: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, house = wanted(owl, 1, "gptproto"), a_house(clock)
    monkeypatch.setattr(Pump, "_hold", until(clock, 60, AWAY, Pump._hold))
    with pytest.raises(OperationalError):
        Pump(key.account, HeldCarrier(house, clock), AtOnce()).run(seconds=300)  # type: ignore[arg-type]
    assert house.ledger.micros == 0


def test_a_picture_waits_while_its_sheets_cannot_be_read(
    owl: Press, clock: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, house = wanted(owl, 1, "gptproto"), a_house(clock)
    out = OSError("the bucket does not answer")
    monkeypatch.setattr(
        "illustration.pump.asking.storing.read", until(clock, 45, out, storing.read)
    )
    pumped(key.account, house, clock)
    attempt = Attempt.objects.get()
    assert (attempt.state, attempt.tries, attempt.error) == ("STORED", 1, "")
    assert spent_and_held() == (FLAT, 0) == (house.ledger.micros, 0)


def test_a_sheet_whose_file_is_gone_ends_its_picture_with_words_and_without_a_path(
    owl: Press, clock: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, house = wanted(owl, 1, "gptproto"), a_house(clock)
    gone = FileNotFoundError(errno.ENOENT, "No such file", "/srv/files/1/ab/cd.png")
    monkeypatch.setattr("illustration.pump.asking.storing.read", until(clock, 9999, gone, bytes))
    pumped(key.account, house, clock)
    attempt = Attempt.objects.get()
    assert attempt.state == "FAILED"
    assert "have the sheet approved again" in attempt.error
    assert "/srv" not in attempt.error
    assert spent_and_held() == (0, 0) == (house.ledger.micros, 0)


@pytest.mark.parametrize("fault", [MemoryError(), RuntimeError("odd"), KeyError("tile")])
def test_a_picture_that_breaks_the_decoder_ends_itself_and_not_its_neighbours(
    owl: Press, clock: Calendar, monkeypatch: pytest.MonkeyPatch, fault: Exception
) -> None:
    key, house = wanted(owl, 2, "gptproto"), a_house(clock)
    first = Attempt.objects.order_by("id")[0]
    whole = loop.made_by

    def made_by(attempt: Attempt) -> Callable[[bytes], Any]:
        return until(clock, 9999, fault, bytes) if attempt.pk == first.pk else whole(attempt)

    monkeypatch.setattr(loop, "made_by", made_by)
    pumped(key.account, house, clock)
    assert [each.state for each in Attempt.objects.order_by("id")] == ["FAILED", "STORED"]
    assert spent_and_held() == (2 * FLAT, 0) == (house.ledger.micros, 0)


def test_an_outage_longer_than_its_tries_costs_a_fetched_picture_nothing(
    owl: Press, clock: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, house = wanted(owl, 1, "gptproto"), a_house(clock)
    keep = until(
        clock, 10 * answers.FETCH_TRIES * answers.RETRY_SECONDS, FULL, halving.storing.keep
    )
    monkeypatch.setattr("books.operations.artwork.storing.keep", keep)
    pumped(key.account, house, clock)
    attempt = Attempt.objects.get()
    assert (attempt.state, spent_and_held()) == ("STORED", (FLAT, 0))
    assert attempt.polls < answers.FETCH_TRIES


@pytest.mark.real_queue
def test_the_queue_lets_a_pump_live_as_long_as_it_keeps_an_answer(
    owl: Press, clock: Calendar, monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:  # fmt: skip
    told: dict[str, Any] = {}

    class Line:
        def enqueue(self, *job: Any, **also: Any) -> None:
            told.update(also)

    monkeypatch.setattr("books.queue.django_rq.get_queue", lambda *name, **also: Line())
    with django_capture_on_commit_callbacks(execute=True):
        wake_pump(an_account(owl.publisher, owl.ada).account)
    assert told["job_timeout"] > LONGEST.total_seconds() + PUMP_SECONDS


def test_an_outage_is_told_without_the_place_of_a_file(
    owl: Press, clock: Calendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    key, house = wanted(owl, 1, "gptproto"), a_house(clock)
    broken = OSError(errno.EIO, "Input/output error", "/srv/files/1/ab/cd.png")
    monkeypatch.setattr("illustration.pump.asking.storing.read", until(clock, 9999, broken, bytes))
    Pump(key.account, HeldCarrier(house, clock), AtOnce()).run(seconds=5)  # type: ignore[arg-type]
    attempt = Attempt.objects.get()
    assert (attempt.state, "Input/output error" in attempt.error) == ("PLANNED", True)
    assert "/srv" not in attempt.error


@pytest.mark.parametrize("kind", ["approved draft", "sketch"])
def test_a_damaged_picture_that_shall_be_halved_ends_its_request_and_is_not_tried_for_ever(
    owl: Press, clock: Calendar, kind: str
) -> None:
    attempt, house = spread_wanted(owl, an_account(owl.publisher, owl.ada)), a_house(clock)
    sheet = Artwork.objects.get(pk=attempt.references[0]["artwork"])
    Artwork.objects.filter(pk=sheet.pk).update(
        file=storing.keep(b"no picture", publisher_id=sheet.publisher_id, suffix=".jpg")[0]
    )
    sheet.refresh_from_db()
    what = {"sketch": sheet.file} if kind == "sketch" else {"artwork": sheet.pk}
    attempt.references = [{"name": kind, **what, "sha256": sheet.sha256}]
    attempt.save()
    Pump(Account.objects.get(), HeldCarrier(house, clock), AtOnce()).run(seconds=30)  # type: ignore[arg-type]
    attempt.refresh_from_db()
    assert (attempt.state, house.ledger.micros, spent_and_held()) == ("FAILED", 0, (0, 0))
    assert "Nothing was sent or spent." in attempt.error
