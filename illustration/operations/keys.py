"""A publisher's keys to providers: putting one in, replacing and retiring it."""

from __future__ import annotations

from illustration.models import ProviderKey
from illustration.sealing import unseal


def secret_of(key: ProviderKey) -> str:
    """The key itself, for the one call that needs it. Never kept, shown or told.

    Raises illustration.sealing.CannotUnseal.
    """
    return unseal(key.publisher_id, key.sealed)
