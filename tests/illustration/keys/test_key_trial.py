"""The test of a key: free, kept on its row, and said in sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from books.errors import IllegalMove, NotAllowed
from illustration import offered
from illustration.operations.key_trial import KeyTest, test_key
from illustration.operations.keys import retire_key
from illustration.probing import NoReply
from illustration.providers.catalog import shipped_models
from illustration.providers.wire import gptproto
from illustration.providers.wire.talk import Carriage
from tests.illustration.keys.conftest import CANARY, Adding, Provider
from tests.personas import Press

PAGES = "gptproto/seedream-5-lite"


def ending(monkeypatch: pytest.MonkeyPatch, on: date) -> None:
    rows = shipped_models()
    changed = {**rows, PAGES: replace(rows[PAGES], retires=on)}
    monkeypatch.setattr(offered, "shipped_models", lambda: changed)


def test_a_good_key_passes_and_says_how_references_travel(
    adding: Adding, owl: Press, provider: Provider
) -> None:
    key = adding()
    found = test_key(key=key, by=owl.ada)
    assert (found.passed, found.carriage) == (True, Carriage.DATA_URI)
    key.refresh_from_db()
    assert key.carriage == "data-uri"
    assert key.tested_at is not None
    assert key.test_words.splitlines()[1] == "References travel inside the request."
    call, base, public_only = provider.asked[0]
    assert (call.method, base, public_only) == ("GET", "https://gptproto.com/api/v3", True)


def test_where_the_desk_can_be_reached_references_travel_as_links(
    adding: Adding, owl: Press, provider: Provider, settings: pytest.FixtureRequest
) -> None:
    settings.OCTAVO_URL = "https://desk.example.com"  # type: ignore[attr-defined]
    assert test_key(key=adding(), by=owl.ada).carriage is Carriage.SIGNED_LINK


@pytest.mark.parametrize(
    ("status", "told"), [(401, "The key was not taken"), (403, "no balance left")]
)
def test_a_refused_key_says_why_and_draws_nothing(
    adding: Adding, owl: Press, provider: Provider, status: int, told: str
) -> None:
    key = adding()
    test_key(key=key, by=owl.ada)
    provider.says(status, {"error": {"message": f"bad key {CANARY}", "type": "401"}})
    found = test_key(key=key, by=owl.ada)
    assert not found.passed
    key.refresh_from_db()
    assert told in key.test_words
    assert "bad key [the key]" in key.test_words
    assert key.carriage == ""


@pytest.mark.parametrize("silent", [True, False])
def test_a_provider_that_is_away_says_nothing_about_the_key(
    adding: Adding, owl: Press, provider: Provider, silent: bool
) -> None:
    key = adding()
    test_key(key=key, by=owl.ada)
    provider.says(500)
    if silent:
        provider.reply = NoReply("The provider did not answer in time. Nothing was spent.")
    assert not test_key(key=key, by=owl.ada).passed
    key.refresh_from_db()
    assert key.carriage == "data-uri"


def test_where_no_reference_can_travel_the_test_fails_before_any_money(
    adding: Adding, owl: Press, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gptproto.GptProto, "carriages", (Carriage.OWN_URL, Carriage.SIGNED_LINK))
    found = test_key(key=adding(), by=owl.ada)
    assert (found.passed, found.carriage) == (False, None)
    assert "No reference picture can reach this provider" in found.words[0]


def test_a_model_that_ended_fails_the_test_and_one_that_ends_soon_is_told(
    adding: Adding, owl: Press, provider: Provider, monkeypatch: pytest.MonkeyPatch
) -> None:
    key = adding()
    ending(monkeypatch, date(2026, 1, 1))
    found = test_key(key=key, by=owl.ada)
    assert not found.passed
    assert "which draws page, ended 2026-01-01" in found.words[-1]
    # References still travel for the models that are there.
    assert found.carriage is Carriage.DATA_URI
    ending(monkeypatch, date(9999, 1, 1))
    assert test_key(key=key, by=owl.ada).passed


def test_a_model_the_providers_own_list_lacks_is_told(
    adding: Adding, owl: Press, provider: Provider
) -> None:
    key = adding(wire="openai-images")
    provider.says(200, {"data": [{"id": "dall-e-3"}]})
    found = test_key(key=key, by=owl.ada)
    assert found.passed
    assert sum("does not name gpt-image-2" in each for each in found.words) == 4
    provider.says(200, {"data": [{"id": "gpt-image-2"}]})
    assert len(test_key(key=key, by=owl.ada).words) == 2


def test_only_an_owner_tests_a_key_and_only_one_in_use(
    adding: Adding, owl: Press, provider: Provider
) -> None:
    key = adding()
    with pytest.raises(NotAllowed):
        test_key(key=key, by=owl.ben)
    retire_key(key=key, by=owl.ada)
    with pytest.raises(IllegalMove):
        test_key(key=key, by=owl.ada)
    assert provider.asked == []
    assert KeyTest(False, ()).sure
