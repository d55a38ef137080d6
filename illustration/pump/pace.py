"""An account's pace: a bucket of tokens in its row, shared by all who send for it."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db.models import F, Q

from illustration.models import Account

# Of the provider's published pace, and of what it takes at once: its own clock may differ.
SHARE = 0.98
# Where another sender took the token between our look and our write.
AGAIN_SECONDS = 0.02
LEAST_SECONDS = 0.001
READ = ["tokens", "filled_at", "blocked_until", "per_minute", "burst", "at_once", "paused_for"]


def until_turn(account: Account, now: datetime) -> float:
    """Seconds until a token is there, 0.0 where one is; `account` is read anew."""
    account.refresh_from_db(fields=READ)
    if account.blocked_until is not None and account.blocked_until > now:
        return (account.blocked_until - now).total_seconds()
    # What a thousandth of a second brings is no reason to wait, nor a wait a clock can tell.
    missing = (1 - _tokens(account, now)) / _a_second(account)
    return missing if missing > LEAST_SECONDS else 0.0


def take_turn(account: Account, now: datetime) -> float:
    """Take one token: 0.0 where a picture may be sent now, else the seconds to wait.

    `account` is read anew. The UPDATE names the filling it was reckoned from, so that two senders
    never take the same token.
    """
    wait = until_turn(account, now)
    if wait:
        return wait
    tokens = _tokens(account, now)
    same = (
        Q(filled_at__isnull=True) if account.filled_at is None else Q(filled_at=account.filled_at)
    )
    taken = Account.objects.filter(same, pk=account.pk, tokens=account.tokens).update(
        tokens=max(0.0, tokens - 1), filled_at=now
    )
    return 0.0 if taken else AGAIN_SECONDS


def give_back(account: Account) -> None:
    """Return a token that was taken for a picture that was not sent."""
    Account.objects.filter(pk=account.pk).update(tokens=F("tokens") + 1)


def _a_second(account: Account) -> float:
    return account.per_minute / 60 * SHARE


def _tokens(account: Account, now: datetime) -> float:
    most = float(max(1, account.burst - 1))
    if account.filled_at is None:
        return most
    grown = (now - account.filled_at).total_seconds() * _a_second(account)
    return min(most, account.tokens + grown)


def block_for(account: Account, now: datetime, seconds: float) -> datetime:
    """Send nothing for so many seconds, as the provider asked; returns until when."""
    until = now + timedelta(seconds=seconds)
    shorter = Q(blocked_until__isnull=True) | Q(blocked_until__lt=until)
    Account.objects.filter(shorter, pk=account.pk).update(blocked_until=until)
    return until
