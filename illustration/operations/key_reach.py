"""From which hosts a key's finished pictures may be fetched."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import transaction

from books.enums import Act
from books.errors import NotAllowed, Refused
from books.models import Member
from books.operations.moves import record_of_house
from books.rules import require
from illustration.models import ProviderKey
from illustration.operations.keys import refuse_retired
from illustration.providers.carriage.addresses import result_host
from illustration.pump.waking import wake_pump

MOST_HOSTS = 20


@transaction.atomic
def set_result_hosts(*, key: ProviderKey, hosts: Sequence[str], by: Member) -> ProviderKey:
    """Say from which hosts pictures asked with a key may be fetched, beside the provider's own.

    Each is a name, or "*.name" for all below it. Pictures that wait to be fetched are tried with
    the new list. Raises NotAllowed; IllegalMove for a retired key; Refused, with the reason, for
    what is no name of a public host.
    """
    require(by, Act.KEYS)
    if key.publisher_id != by.publisher_id:
        raise NotAllowed("This key is another publisher's. Nothing was changed.")
    refuse_retired(key)
    key.refresh_from_db(fields=["result_hosts"])
    was, key.result_hosts = key.result_hosts, _told(hosts, key.account.base)
    if key.result_hosts != was:
        key.save(update_fields=["result_hosts"])
        note = f"from {_listed(was)} to {_listed(key.result_hosts)}"
        record_of_house(
            publisher=by.publisher, what="set-result-hosts", subject=f"key {key}", by=by.user,
            note=note,
        )  # fmt: skip
        wake_pump(key.account)
    return key


def _told(hosts: Sequence[str], base: str) -> list[str]:
    # The key's own address was let in for this machine or network: so are its pictures'.
    inside = base.startswith("http://")
    try:
        told = [result_host(host, private_ok=inside) for host in hosts if host.strip()]
    except ValueError as fault:
        raise Refused(f"{fault} Nothing was changed.") from None
    unlike = list(dict.fromkeys(told))
    if len(unlike) > MOST_HOSTS:
        raise Refused(f"A key has {MOST_HOSTS} hosts at most. Nothing was changed.")
    return unlike


def _listed(hosts: list[str]) -> str:
    return ", ".join(hosts) or "the provider's own alone"
