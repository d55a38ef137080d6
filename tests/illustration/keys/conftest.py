"""A provider that answers as a test wants, and keys to it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from illustration.models import ProviderKey
from illustration.operations.keys import add_key
from illustration.probing import NoReply
from illustration.providers.wire.talk import Call, Reply
from tests.personas import Press

CANARY = "sk-canary-7f3a91c0d2e4b586"
Adding = Callable[..., ProviderKey]


class Provider:
    """Answers every call alike and notes what it was asked."""

    def __init__(self) -> None:
        self.reply: Reply | NoReply = Reply(404)
        self.asked: list[tuple[Call, str, bool]] = []

    def says(self, status: int, told: Any = None) -> None:
        self.reply = Reply(status, json.dumps(told).encode() if told is not None else b"")

    def __call__(self, call: Call, *, base: str, public_only: bool) -> Reply:
        self.asked.append((call, base, public_only))
        if isinstance(self.reply, NoReply):
            raise self.reply
        return self.reply


@pytest.fixture
def provider(monkeypatch: pytest.MonkeyPatch) -> Provider:
    """The provider every test of a key reaches."""
    provider = Provider()
    monkeypatch.setattr("illustration.operations.key_trial.reply_to", provider)
    return provider


@pytest.fixture
def adding(owl: Press) -> Adding:
    """Put in Owl Press's key to GPT Proto, or as a test says."""

    def add(**told: Any) -> ProviderKey:
        usual = {"wire": "gptproto", "base": "", "title": "Our key", "secret": CANARY}
        return add_key(publisher=owl.publisher, by=owl.ada, **{**usual, **told})

    return add
