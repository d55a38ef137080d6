"""Trying a key before any money is spent: is it taken, do its models and references reach it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta

from django.conf import settings
from django.utils import timezone

from books.enums import Act
from books.errors import IllegalMove
from books.models import Member
from books.operations.moves import record_of_house
from books.rules import require
from illustration.carriages import possible
from illustration.models import ProviderKey, Route
from illustration.offered import models
from illustration.operations.keys import secret_of
from illustration.probing import NoReply, reply_to
from illustration.providers.base import ErrorClass, Refused
from illustration.providers.wire import Wire, speak
from illustration.providers.wire.talk import Carriage, Reply

SOON = timedelta(days=60)
HIDDEN = "[the key]"
TRAVELS = {
    Carriage.DATA_URI: "References travel inside the request.",
    Carriage.UPLOAD: "References travel as files with the request.",
    Carriage.SIGNED_LINK: "References travel as links to this desk that are good for an hour.",
}
NO_WAY = (
    "No reference picture can reach this provider from here: it takes links alone, and OCTAVO_URL "
    "is no https address that it could open. Nothing was spent; without references characters "
    "would change from page to page, so nothing is drawn with this key."
)


@dataclass(frozen=True)
class KeyTest:
    """What a test found: whether pictures can be asked for, and the sentences that say why.

    `carriage` is how references will travel; None where they cannot, or the key was not taken.
    A test that came to no end is not `sure` and leaves the way known before.
    """

    passed: bool
    words: tuple[str, ...]
    carriage: Carriage | None = None
    sure: bool = True


def test_key(*, key: ProviderKey, by: Member) -> KeyTest:
    """Try a key without spending anything, and keep what was found on its row.

    Not inside a transaction: it waits for the provider. Raises NotAllowed, and IllegalMove for a
    retired key.
    """
    require(by, Act.KEYS)
    if key.retired_at is not None:
        raise IllegalMove(f"{key.title} is retired. Nothing was tried.")
    secret, wire = secret_of(key), speak(key.account.wire)
    found = _tried(key, wire, secret)
    found = replace(found, words=tuple(without(each, secret) for each in found.words))
    _keep(key, found)
    record_of_house(
        publisher=by.publisher,
        what="test-key",
        subject=f"key {key}",
        by=by.user,
        to_state="passed" if found.passed else "failed",
        note=" ".join(found.words),
    )
    return found


test_key.__test__ = False  # type: ignore[attr-defined]


def without(words: str, secret: str) -> str:
    """Words of a provider's without the key, which some repeat in their refusals."""
    return words.replace(secret, HIDDEN)


def _tried(key: ProviderKey, wire: Wire, secret: str) -> KeyTest:
    public_only = not settings.OCTAVO_PRIVATE_PROVIDERS
    try:
        reply = reply_to(wire.probe(secret), base=key.account.base, public_only=public_only)
    except NoReply as fault:
        return KeyTest(False, (str(fault),), sure=False)
    refusal = wire.probed(reply)
    if refusal is not None:
        return _refused(refusal)
    ways = possible(wire)
    if not ways:
        return KeyTest(False, (NO_WAY,))
    gone, warned = _models(key, reply)
    words = ("The key was taken; nothing was spent.", TRAVELS[ways[0]], *gone, *warned)
    return KeyTest(not gone, words, ways[0])


def _refused(refusal: Refused) -> KeyTest:
    if refusal.error_class in (ErrorClass.AUTH, ErrorClass.QUOTA):
        return KeyTest(False, (refusal.message,))
    words = f"The key could not be tried; try again later. {refusal.message}"
    return KeyTest(False, (words,), sure=False)


def _models(key: ProviderKey, reply: Reply) -> tuple[list[str], list[str]]:
    """What is wrong with models that routes name with this key, and what will be."""
    today, listed = timezone.now().date(), _listed(reply)
    gone, warned = [], []
    roles = Route.objects.filter(key=key).order_by("model", "role").values_list("model", "role")
    for model, role in dict.fromkeys(roles):
        row = models().get(model)
        if row is None:
            gone.append(f"{model}, which draws {role}, is on no list any more: choose another.")
        elif not row.is_offered(today):
            gone.append(f"{row.title}, which draws {role}, ended {row.retires}: choose another.")
        elif row.retires is not None and row.retires - today <= SOON:
            warned.append(f"{row.title}, which draws {role}, ends {row.retires}.")
        elif listed and row.model not in listed:
            warned.append(f"The provider's own list does not name {row.model}, which draws {role}.")
    return gone, warned


def _listed(reply: Reply) -> set[str]:
    """The models that the reply names, where it is a list of them."""
    data = reply.json().get("data")
    rows = data if isinstance(data, list) else []
    return {str(each["id"]) for each in rows if isinstance(each, dict) and each.get("id")}


def _keep(key: ProviderKey, found: KeyTest) -> None:
    key.tested_at, key.test_words = timezone.now(), "\n".join(found.words)
    if found.sure:
        key.carriage = found.carriage.value if found.carriage else ""
    rows = ProviderKey.objects.filter(pk=key.pk, retired_at__isnull=True)
    rows.update(tested_at=key.tested_at, test_words=key.test_words, carriage=key.carriage)
