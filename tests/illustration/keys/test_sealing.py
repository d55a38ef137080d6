"""A sealed key is opened by its publisher alone, and outlives a change of the secret."""

from __future__ import annotations

import pytest
from django.test import override_settings

from illustration.sealing import CannotUnseal, fingerprint, fingerprints, seal, unseal

CANARY = "sk-canary-7f3a91"


def test_what_was_sealed_for_a_publisher_is_opened_for_it() -> None:
    assert unseal(1, seal(1, CANARY)) == CANARY


def test_another_publishers_sealed_text_cannot_be_opened() -> None:
    with pytest.raises(CannotUnseal):
        unseal(2, seal(1, CANARY))


def test_sealed_text_tells_nothing_and_is_never_the_same_twice() -> None:
    one, other = seal(1, CANARY), seal(1, CANARY)
    assert CANARY not in one
    assert one != other


def test_a_secret_kept_as_a_fallback_opens_what_it_sealed() -> None:
    with override_settings(SECRET_KEY="the first secret of the house"):
        sealed = seal(1, CANARY)
        print_then = fingerprint("gptproto", "https://a.example", CANARY)
    rotated = {
        "SECRET_KEY": "the second",
        "SECRET_KEY_FALLBACKS": ["the first secret of the house"],
    }
    with override_settings(**rotated):
        assert unseal(1, sealed) == CANARY
        assert print_then in fingerprints("gptproto", "https://a.example", CANARY)
        assert print_then != fingerprint("gptproto", "https://a.example", CANARY)
    with override_settings(SECRET_KEY="the second"), pytest.raises(CannotUnseal, match="put the"):
        unseal(1, sealed)


def test_an_account_is_told_apart_by_format_address_and_key() -> None:
    told = [("ark", "https://a", "k"), ("ark", "https://a", "l"), ("ark", "https://ak", "")]
    assert len({fingerprint(*each) for each in told}) == 3
    assert fingerprint(*told[0]) == fingerprint(*told[0])
    assert len(fingerprint(*told[0])) == 64
