"""Providers are found by their modules, known by their keys, and never two by one key."""

from __future__ import annotations

import pytest

from illustration.providers import UnknownProvider, collect, get_provider, provider_keys
from illustration.providers.offline import PROVIDER, Offline


def test_the_offline_provider_is_found_by_itself():
    assert "offline" in provider_keys()
    assert get_provider("offline") is PROVIDER


def test_an_unknown_key_is_refused_and_the_known_ones_named():
    with pytest.raises(UnknownProvider, match="offline"):
        get_provider("painter-of-dreams")


def test_two_providers_with_one_key_are_refused():
    with pytest.raises(ValueError, match="offline"):
        collect([Offline(), Offline()])
