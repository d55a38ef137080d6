"""The queue server forgets everything, or is away for a minute: the book goes on by the sweep."""

from __future__ import annotations

from typing import Any

import pytest
from redis.exceptions import ConnectionError as NotThere

from illustration.models import Account, Attempt
from illustration.providers.fake.house import House
from illustration.pump.loop import Pump
from illustration.pump.waking import PUMP_JOB, sweep_accounts, wake_pump
from tests.illustration.pump.rig import (
    FLAT,
    AtOnce,
    Calendar,
    HeldCarrier,
    a_house,
    an_account,
    scenes_wanted,
    spent_and_held,
)
from tests.personas import Press

SWEEP_SECONDS, JOB_SECONDS = 15.0, 20.0


class Server:
    """A queue server as django_rq.get_queue would find it."""

    def __init__(self) -> None:
        self.away, self.jobs, self.refused = False, list[str](), 0

    def __call__(self, *_: object, **__: object) -> Server:
        return self

    def enqueue(self, job: str, *_: object, **__: object) -> None:
        """Take a job. Raises a RedisError while away."""
        if self.away:
            self.refused += 1
            raise NotThere("nobody listens")
        self.jobs.append(job)


def a_while(
    server: Server, account: Account, house: House, clock: Calendar, commits: Any, seconds: float
) -> None:
    """Sweep every fifteen seconds; a worker does what is in the queue."""
    until = clock.now + seconds
    while clock.now < until:
        begun = clock.now
        with commits(execute=True):
            sweep_accounts()
        while server.jobs:
            assert server.jobs.pop(0) == PUMP_JOB
            pump = Pump(account, HeldCarrier(house, clock), AtOnce())  # type: ignore[arg-type]
            if pump.run(seconds=JOB_SECONDS) and clock.now < until:
                with commits(execute=True):
                    wake_pump(account)
        clock.now = max(clock.now, begun + SWEEP_SECONDS)


@pytest.mark.real_queue
def test_a_book_goes_on_after_flushall_and_a_minute_without_a_server(
    owl: Press,
    clock: Calendar,
    monkeypatch: pytest.MonkeyPatch,
    django_capture_on_commit_callbacks: Any,
) -> None:
    server = Server()
    monkeypatch.setattr("books.queue.django_rq.get_queue", server)
    key = an_account(owl.publisher, owl.ada, per_minute=6)
    scenes_wanted(owl.ben, owl.rita, key, 12)
    house = a_house(clock, per_minute=6)
    go_on = (server, key.account, house, clock, django_capture_on_commit_callbacks)
    a_while(*go_on, 10)
    assert 0 < house.calls["taken"] < 12
    # FLUSHALL, and nobody there for a minute.
    server.jobs.clear()
    server.away = True
    sent = house.calls["taken"]
    a_while(*go_on, 60)
    assert server.refused > 0
    assert house.calls["taken"] == sent
    server.away = False
    back = clock.today()
    a_while(*go_on, 240)
    first = Attempt.objects.filter(sent_at__gte=back).order_by("sent_at")[0]
    assert first.sent_at is not None
    assert (first.sent_at - back).total_seconds() <= 30
    assert set(Attempt.objects.values_list("state", flat=True)) == {"STORED"}
    assert house.calls["doubles"] == 0
    assert spent_and_held() == (12 * FLAT, 0) == (house.ledger.micros, 0)
