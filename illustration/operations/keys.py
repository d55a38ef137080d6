"""A publisher's keys to providers: putting one in, replacing and retiring it.

A key is sealed the moment it comes in, opened for a call alone, and wiped when it is retired.
"""

from __future__ import annotations

from django.conf import settings
from django.db import IntegrityError, transaction
from django.utils import timezone

from books.enums import Act
from books.errors import Gone, IllegalMove, NotAllowed, NotReady, Refused
from books.models import Member, Publisher
from books.operations.moves import record_of_house
from books.rules import require
from books.tenancy import everyone
from illustration.enums import OPEN_STATES, AttemptState
from illustration.models import Account, Attempt, ProviderKey
from illustration.offered import TITLES, usual_base
from illustration.operations.routes import fall_back, fill_routes, hand_over
from illustration.providers.carriage.addresses import host_of, is_public, parsed, safe_base
from illustration.providers.wire import WIRES
from illustration.pump.waking import let_go_of_resumed, wake_pump
from illustration.sealing import fingerprints, seal, unseal

USUAL_PACE, USUAL_AT_ONCE = 20, 64
FASTEST = 100_000
LONGEST_SECRET = 500
# Of a shorter key the last four letters would be too much of it.
LEAST_TO_SHOW = 16


def secret_of(key: ProviderKey) -> str:
    """The key itself, for the one call that needs it. Never kept, shown or told.

    Raises Gone for a retired key, illustration.sealing.CannotUnseal.
    """
    if not key.sealed:
        raise Gone(f"{key.title} was retired and its key wiped. Nothing was sent or spent.")
    return unseal(key.publisher_id, key.sealed)


@transaction.atomic
def add_key(
    *,
    publisher: Publisher,
    wire: str,
    base: str,
    title: str,
    secret: str,
    by: Member,
    per_minute: int | None = None,
) -> ProviderKey:
    """Put in a key and return its row; roles without a model get the ones it can draw.

    `base` is the provider's address, "" for the usual one; `per_minute` its pace in pictures.
    Raises NotAllowed; Refused where address, key, title or pace cannot be; IllegalMove where the
    publisher has this very key in use.
    """
    require(by, Act.KEYS)
    if by.publisher_id != publisher.pk:
        raise NotAllowed("A key is put in by its own publisher's owner. Nothing was saved.")
    address = base_of(wire, base)
    account = _account(wire, address, _told(secret), per_minute)
    key = _row(account, _title(title, wire), _told(secret), by)
    roles = fill_routes(key)
    note = f"{address}; draws {', '.join(roles) or 'nothing yet'}"
    _record("add-key", key, by, note)
    return key


@transaction.atomic
def replace_key(*, key: ProviderKey, secret: str, by: Member) -> ProviderKey:
    """Put a new key in the place of another at the same address, and return the new row.

    Routes and pictures not yet sent go with the new one. The old one is retired, unless pictures
    sent with it are still under way: then it stays until somebody retires it. Raises as `add_key`.
    """
    require(by, Act.KEYS)
    refuse_retired(key)
    old = key.account
    account = _account(old.wire, old.base, _told(secret), old.per_minute, old.at_once)
    if account.pk == old.pk:
        raise Refused(f"{key.title} has this very key already. Nothing was changed.")
    fresh = _row(account, key.title, _told(secret), by, result_hosts=key.result_hosts)
    hand_over(key, fresh)
    waiting = Attempt.objects.filter(key=key, state=AttemptState.PLANNED.value)
    waiting.update(key=fresh, account=account)
    under_way = open_attempts(key)
    if not under_way:
        _wipe(key)
    note = f"the old one stays for {under_way} under way" if under_way else ""
    _record("replace-key", fresh, by, note)
    return fresh


@transaction.atomic
def retire_key(*, key: ProviderKey, by: Member) -> None:
    """Wipe a key and use it no more; roles it drew fall back to the offline painter.

    Raises NotAllowed; IllegalMove where it is retired already; NotReady, with the number, while
    pictures asked with it are under way or undecided.
    """
    require(by, Act.KEYS)
    refuse_retired(key)
    under_way = open_attempts(key)
    if under_way:
        pictures = "1 picture is" if under_way == 1 else f"{under_way} pictures are"
        raise NotReady(
            f"{pictures} under way with {key.title}, or wait for a decision: without the key they "
            "could neither be fetched nor looked up. Nothing was changed; let them end, or cancel "
            "those not sent yet."
        )
    roles = fall_back(key)
    _wipe(key)
    note = f"the offline painter draws {', '.join(roles)}" if roles else ""
    _record("retire-key", key, by, note)


@transaction.atomic
def resume_account(*, account: Account, by: Member) -> None:
    """Let a paused account be asked again, after a person put right what it was paused for.

    What waited for it goes on at once.
    Raises NotAllowed, also where the publisher has no key to it; IllegalMove where it is not
    paused.
    """
    require(by, Act.KEYS)
    key = ProviderKey.objects.filter(account=account, retired_at__isnull=True).first()
    if key is None:
        raise NotAllowed("This account is no key's of yours. Nothing was changed.")
    paused = Account.objects.filter(pk=account.pk).exclude(paused_for="")
    if not paused.update(paused_for="", paused_words=""):
        raise IllegalMove(f"{key.title} is not paused. Nothing was changed.")
    _record("resume-account", key, by, account.paused_for)
    account.refresh_from_db()
    # Not only at the next sweep: whoever clicked waits for the picture.
    let_go_of_resumed()
    wake_pump(account)


def open_attempts(key: ProviderKey) -> int:
    """How many pictures asked with a key are not at their end."""
    states = [state.value for state in OPEN_STATES]
    return Attempt.objects.filter(key=key, state__in=states).count()


def refuse_retired(key: ProviderKey) -> None:
    """Hold a key's row, inside a transaction. Raises IllegalMove for a retired one."""
    rows = ProviderKey.objects.select_for_update().filter(pk=key.pk, retired_at__isnull=True)
    if not rows.exists():
        raise IllegalMove(f"{key.title} is retired. Nothing was changed.")


def base_of(wire: str, base: str) -> str:
    """The address of a key as it is kept, "" being the format's usual one. Raises Refused.

    https; http, this machine and private networks only where OCTAVO_PRIVATE_PROVIDERS is on.
    """
    private = bool(settings.OCTAVO_PRIVATE_PROVIDERS)
    if wire not in TITLES and not (private and wire in WIRES):
        raise Refused(f"No key can be put in for {wire!r}: choose a provider. Nothing was saved.")
    try:
        told = safe_base(base.strip() or usual_base(wire), private_ok=private)
        host = host_of(parsed(told))
    except ValueError as fault:
        raise Refused(f"{fault} Nothing was saved.") from None
    literal = host.replace(".", "").isdigit() or ":" in host
    inside = host == "localhost" or host.endswith((".localhost", ".local", ".internal"))
    if not private and (inside or (literal and not is_public(host))):
        raise Refused(
            "The address is one of this machine or of a private network, which is not called "
            "here. Nothing was saved; a house that runs its own server sets "
            "OCTAVO_PRIVATE_PROVIDERS."
        )
    if not private and not told.startswith("https://"):
        raise Refused("The address must begin with https://. Nothing was saved.")
    return told


def _account(
    wire: str, base: str, secret: str, per_minute: int | None, at_once: int = USUAL_AT_ONCE
) -> Account:
    """The account of a key, made where it is not known; its pace is set by its only user."""
    pace = USUAL_PACE if per_minute is None else per_minute
    if not 1 <= pace <= FASTEST:
        raise Refused(f"The pace is 1 to {FASTEST} pictures a minute. Nothing was saved.")
    marks = fingerprints(wire, base, secret)
    account = Account.objects.filter(fingerprint__in=marks).first()
    if account is None:
        return Account.objects.create(
            wire=wire,
            base=base,
            fingerprint=marks[0],
            per_minute=pace,
            at_once=at_once,
            tokens=0,
        )
    with everyone("a pace is its only user's to set"):
        shared = ProviderKey.objects.filter(account=account, retired_at__isnull=True).exists()
    if not shared:
        Account.objects.filter(pk=account.pk).update(per_minute=pace)
    return account


def _row(
    account: Account, title: str, secret: str, by: Member, result_hosts: list[str] | None = None
) -> ProviderKey:
    try:
        with transaction.atomic():
            return ProviderKey.objects.create(
                publisher=by.publisher,
                account=account,
                title=title,
                sealed=seal(by.publisher_id, secret),
                ending=secret[-4:] if len(secret) >= LEAST_TO_SHOW else "",
                result_hosts=result_hosts or [],
                added_by=by.user,
            )
    except IntegrityError as error:
        raise IllegalMove("This key is in use here already. Nothing was saved.") from error


def _told(secret: str) -> str:
    """A key as it goes into a header: visible ASCII. What was typed is in no message."""
    told = secret.strip()
    if not told or len(told) > LONGEST_SECRET or not all("!" <= each <= "~" for each in told):
        raise Refused(
            f"A key is 1 to {LONGEST_SECRET} letters, digits and signs without spaces; copy it "
            "whole from the provider's page. Nothing was saved."
        )
    return told


def _title(title: str, wire: str) -> str:
    told = " ".join(title.split()) or TITLES.get(wire, wire)
    if len(told) > 80:
        raise Refused("The name of a key has 80 letters at most. Nothing was saved.")
    return told


def _wipe(key: ProviderKey) -> None:
    key.retired_at, key.sealed, key.carriage = timezone.now(), "", ""
    key.save(update_fields=["retired_at", "sealed", "carriage"])


def _record(what: str, key: ProviderKey, by: Member, note: str) -> None:
    record_of_house(publisher=by.publisher, what=what, subject=f"key {key}", by=by.user, note=note)
