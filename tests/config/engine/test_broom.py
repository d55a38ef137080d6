"""One sweep that cannot run does not keep the others from it."""

from __future__ import annotations

import logging

import pytest
from django.db import OperationalError
from redis.exceptions import ConnectionError as RedisGone

from config.engine.broom import sweep_once


def locked() -> int:
    raise OperationalError("database is locked")


def away() -> int:
    raise RedisGone("connection refused")


def test_rows_are_counted_and_troubles_put_off(caplog: pytest.LogCaptureFixture) -> None:
    sweeps = [("locked", locked), ("stale", lambda: 3), ("away", away), ("idle", lambda: 0)]
    with caplog.at_level(logging.WARNING):
        assert sweep_once(sweeps) == (3, 2)
    said = [record.getMessage() for record in caplog.records]
    assert len(said) == 3  # the idle sweep says nothing
    assert said[0].startswith("sweep locked put off: OperationalError: database is locked (")
    assert said[1] == "sweep stale: 3 rows"
    assert said[2].startswith("sweep away put off: ConnectionError: connection refused (")
    assert "\n" not in "".join(said)
