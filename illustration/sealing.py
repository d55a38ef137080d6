"""Keys to providers, sealed: opened for the publisher that put one in, and for no other.

Fernet (AES-128-CBC with HMAC-SHA256) under keys derived by HKDF-SHA256 (RFC 5869) from the
installation's SECRET_KEY and its fallbacks, so that a change of the secret leaves old seals good.
"""

from __future__ import annotations

import base64
import hmac
import json
from hashlib import sha256

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings

from books.errors import OctavoError

SEALS = "octavo provider key"
TELLS_APART = "octavo provider account"


class CannotUnseal(OctavoError):
    """The sealed text is another publisher's, or was sealed under a secret that is gone."""

    status = 409


def seal(publisher_id: int, secret: str) -> str:
    """Seal a secret for one publisher; what comes back is plain letters for a text column."""
    return _box(publisher_id).encrypt(secret.encode()).decode("ascii")


def unseal(publisher_id: int, sealed: str) -> str:
    """Open what `seal` sealed for the same publisher. Raises CannotUnseal."""
    try:
        return _box(publisher_id).decrypt(sealed.encode()).decode()
    except InvalidToken:
        raise CannotUnseal(
            "This key to a provider cannot be opened: the installation's SECRET_KEY was changed "
            "without keeping the old one in SECRET_KEY_FALLBACKS. Nothing was sent and nothing "
            "was spent; put the key in again."
        ) from None


def fingerprint(wire: str, base: str, secret: str) -> str:
    """What tells one account from another, 64 hex digits: an HMAC, so it tells nobody the key."""
    return fingerprints(wire, base, secret)[0]


def fingerprints(wire: str, base: str, secret: str) -> list[str]:
    """The fingerprint under the secret of today, then under each that is kept from before."""
    told = json.dumps([wire, base, secret]).encode()
    return [hmac.new(_derived(root, TELLS_APART), told, sha256).hexdigest() for root in _roots()]


def _box(publisher_id: int) -> MultiFernet:
    if publisher_id <= 0:
        raise ValueError(f"a key is sealed for a saved publisher, not for {publisher_id}")
    keys = (_derived(root, f"{SEALS} {publisher_id}") for root in _roots())
    return MultiFernet([Fernet(base64.urlsafe_b64encode(key)) for key in keys])


def _roots() -> list[str]:
    return [str(each) for each in (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)]


def _derived(root: str, purpose: str) -> bytes:
    """32 bytes that serve one purpose alone."""
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose.encode()).derive(
        root.encode()
    )
