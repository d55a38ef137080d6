"""How fast a provider is asked: pictures a minute, and how many at once."""

from __future__ import annotations

from django.db import transaction

from books.enums import Act
from books.errors import IllegalMove, NotAllowed, Refused
from books.models import Member
from books.operations.moves import record_of_house
from books.rules import require
from books.tenancy import acting_for, everyone
from illustration.models import Account, ProviderKey
from illustration.operations.keys import FASTEST, refuse_retired
from illustration.pump.waking import wake_pump

MOST_AT_ONCE = 1_000
SHARED = (
    "This account is in use by another publisher of this installation too, whose pace it also is: "
    "a superuser of the installation, as an owner here, can change it. Nothing was changed."
)
BY_STAFF = "set by whoever runs the installation, for all who draw with this account"


@transaction.atomic
def set_pace(*, key: ProviderKey, per_minute: int, at_once: int, by: Member) -> Account:
    """Set the pace of a key's account: pictures a minute, and pictures under way at once.

    A pump at work takes it at its next look, within seconds. Where other publishers share the
    account, a superuser alone may, and each of their histories tells it. Raises NotAllowed;
    Refused for a pace that cannot be; IllegalMove for a retired key, for an account that others
    share, or where somebody else changed the pace meanwhile.
    """
    require(by, Act.KEYS)
    if key.publisher_id != by.publisher_id:
        raise NotAllowed("This key is another publisher's. Nothing was changed.")
    refuse_retired(key)
    _check(per_minute, at_once)
    account = key.account
    account.refresh_from_db(fields=["per_minute", "at_once"])
    if (per_minute, at_once) == (account.per_minute, account.at_once):
        return account
    if not may_pace(account, by):
        raise IllegalMove(SHARED)
    same = {"pk": account.pk, "per_minute": account.per_minute, "at_once": account.at_once}
    if not Account.objects.filter(**same).update(per_minute=per_minute, at_once=at_once):
        raise IllegalMove("Somebody else set this pace a moment ago. Nothing was changed by you.")
    was = _words(account)
    account.refresh_from_db()
    record_of_house(
        publisher=by.publisher, what="set-pace", subject=f"key {key}", by=by.user,
        from_state=was, to_state=_words(account),
    )  # fmt: skip
    _tell_others(account, by, was)
    wake_pump(account)
    return account


def may_pace(account: Account, by: Member) -> bool:
    """Whether a member who manages keys may set the pace: its only user, else a superuser."""
    return by.user.is_superuser or not _others(account, by)


def _check(per_minute: int, at_once: int) -> None:
    if not 1 <= per_minute <= FASTEST:
        raise Refused(f"The pace is 1 to {FASTEST} pictures a minute. Nothing was changed.")
    if not 1 <= at_once <= MOST_AT_ONCE:
        raise Refused(f"At once are 1 to {MOST_AT_ONCE} pictures. Nothing was changed.")


def _others(account: Account, by: Member) -> list[ProviderKey]:
    """The keys of other publishers that lead to the same account."""
    with everyone("a pace is its only user's to set"):
        keys = ProviderKey.objects.filter(account=account, retired_at__isnull=True)
        return list(keys.exclude(publisher_id=by.publisher_id).select_related("publisher"))


def _tell_others(account: Account, by: Member, was: str) -> None:
    """In each other publisher's history, without a name that they do not know."""
    for key in _others(account, by):
        with acting_for(key.publisher_id):
            record_of_house(
                publisher=key.publisher, what="set-pace", subject=f"key {key}", by=None,
                from_state=was, to_state=_words(account), note=BY_STAFF,
            )  # fmt: skip


def _words(account: Account) -> str:
    return f"{account.per_minute} a minute, {account.at_once} at once"
