"""A carrier that trusts nobody: most tests speak plain HTTP to this machine."""

from __future__ import annotations

import ssl
from collections.abc import Iterator

import pytest

from illustration.providers.carriage.carrier import Carrier


@pytest.fixture
def carrier() -> Iterator[Carrier]:
    with Carrier(verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT), connect=2, most_bytes=4096) as one:
        yield one
