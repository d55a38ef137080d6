"""The fake provider without a socket breaks off and is late as it would be with one."""

from __future__ import annotations

import asyncio

import httpx
import pytest

from illustration.providers.fake.mishaps import Mishap
from illustration.providers.fake.transport import Straight
from illustration.providers.wire.talk import Finished
from tests.illustration.providers.fake.asking import held


def test_what_takes_longer_than_the_caller_waits_is_a_timeout_and_billed() -> None:
    house, _, caller = held("openai-images", latency=61)
    with pytest.raises(httpx.ReadTimeout):
        caller.submit()
    assert len(house.ledger.bills) == 1
    _, _, patient = held("openai-images", latency=59)
    assert isinstance(patient.submit(), Finished)


@pytest.mark.parametrize(("mishap", "taken"), [(Mishap.LOST_REPLY, 1), (Mishap.NEVER_ARRIVED, 0)])
def test_a_broken_connection_looks_the_same_either_way(mishap: Mishap, taken: int) -> None:
    house, _, caller = held(mishaps=[mishap])
    with pytest.raises(httpx.RemoteProtocolError):
        caller.submit()
    assert house.calls["taken"] == taken


def test_it_serves_an_async_client_too() -> None:
    house, _, _ = held()

    async def ask() -> int:
        async with httpx.AsyncClient(transport=Straight(house)) as client:
            return (await client.get("http://fake.test/calls")).status_code

    assert asyncio.run(ask()) == 200
