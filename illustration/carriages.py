"""How reference pictures reach a provider from here, and the signed links that one of the ways is.

A link opens one picture for an hour, without an account: the provider has none.
"""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlsplit

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse

from books.models import Artwork
from books.tenancy import acting_for
from illustration.providers.carriage.addresses import is_public
from illustration.providers.wire.talk import Carriage, Wire

GOOD_FOR = timedelta(hours=1)
SALT = "illustration.reference"
INSIDE = (".localhost", ".local", ".internal", ".lan", ".home.arpa", ".test", ".invalid")


def signed_link(artwork: Artwork) -> str:
    """The address under which a provider may fetch a picture, good for an hour from now."""
    token = _signer().sign(f"{artwork.publisher_id}-{artwork.sha256}")
    return str(settings.OCTAVO_URL).rstrip("/") + reverse("reference", kwargs={"token": token})


def artwork_of(token: str) -> Artwork | None:
    """The picture a link stands for; None for one that is made up, too old, or gone."""
    try:
        publisher, _, sha256 = _signer().unsign(token, max_age=GOOD_FOR).partition("-")
        with acting_for(int(publisher)):
            return Artwork.objects.filter(sha256=sha256).first()
    except (BadSignature, ValueError):
        return None


def reachable() -> bool:
    """Whether a provider can open a link to this installation, as far as OCTAVO_URL tells."""
    parts = urlsplit(str(settings.OCTAVO_URL))
    host = (parts.hostname or "").rstrip(".")
    if parts.scheme != "https" or "." not in host.strip("."):
        return parts.scheme == "https" and is_public(host)
    is_number = host.replace(".", "").isdigit()
    return is_public(host) if is_number else not host.endswith(INSIDE)


def possible(wire: Wire) -> list[Carriage]:
    """The ways a reference can travel from here to a service, best first.

    A picture's own address at the provider is no way by itself: it dies within a day.
    """
    ways = {Carriage.DATA_URI, Carriage.UPLOAD}
    if reachable():
        ways.add(Carriage.SIGNED_LINK)
    return [way for way in wire.carriages if way in ways]


def _signer() -> TimestampSigner:
    return TimestampSigner(sep=".", salt=SALT)
