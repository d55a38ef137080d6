"""Taking the next picture that may be sent: its turn, its breaker, its money, its hold."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from django.db import transaction
from django.db.models import Count, Q

from books.tenancy import acting_for, everyone
from illustration.enums import HELD_STATES, AttemptState, Waits
from illustration.models import Account, Attempt
from illustration.operations import money
from illustration.operations.lease import claim
from illustration.pump.fences import fence_of
from illustration.pump.places import Place, passing
from illustration.pump.pulse import may_send, pulse_of
from illustration.pump.turns import Waiting, in_turn

HELD = [state.value for state in HELD_STATES]
WITH_ALL = ("book", "scene", "character", "asked_by", "key", "account")


def waiting_now(account: Account, now: datetime) -> list[Waiting]:
    """The account's planned pictures that wait for nothing but their turn."""
    due = Q(poll_at__isnull=True) | Q(poll_at__lte=now)
    with everyone("one account serves several publishers"):
        rows = Attempt.objects.filter(
            due, account=account, state=AttemptState.PLANNED.value, waits_for=""
        ).values_list("id", "publisher_id", "model", "urgent", "tries")
        return [Waiting(*row) for row in rows]


def in_flight(account: Account) -> tuple[Counter[int], Counter[str]]:
    """How many pictures are under way, by publisher and by model."""
    by_publisher, by_model = Counter[int](), Counter[str]()
    with everyone("one account serves several publishers"):
        rows = Attempt.objects.filter(account=account, state__in=HELD)
        counted = rows.order_by().values_list("publisher_id", "model").annotate(n=Count("id"))
        for publisher, model, n in counted:
            by_publisher[publisher] += n
            by_model[model] += n
    return by_publisher, by_model


def next_in_turn(account: Account, now: datetime, started: Counter[int]) -> Waiting | None:
    """The picture to send next, or None where none may be sent now."""
    waiting = waiting_now(account, now)
    if not waiting:
        return None
    by_publisher, by_model = in_flight(account)
    if by_publisher.total() >= account.at_once:
        return None
    models = {each.model for each in waiting}
    shut = {
        model for model in models if not may_send(pulse_of(account, model), now, by_model[model])
    }
    free = [each for each in waiting if each.model not in shut]
    return next(iter(in_turn(free, by_publisher, started)), None)


def take(chosen: Waiting, account: Account) -> Attempt | None:
    """Claim a picture and hold its money, both or neither; None where it cannot be had.

    A picture whose budget has no room is marked to wait for it.
    """
    with acting_for(chosen.publisher):
        attempt = Attempt(pk=chosen.attempt)
        passing(Place.PICKED)
        try:
            with transaction.atomic():
                # Read once, when it is ours: what was read before could be another's by then.
                rows = Attempt.objects.select_related(*WITH_ALL)
                if not claim(attempt, seconds=int(fence_of(account.wire).hold), rows=rows):
                    return None
                if attempt.account_id != account.pk:
                    # Another model was chosen for it since; its own pump asks for it.
                    transaction.set_rollback(True)
                    return None
                money.reserve(attempt)
        except money.OverBudget as full:
            _let_wait(attempt, full.waits_for, str(full))
            return None
    passing(Place.CLAIMED)
    return attempt


def _let_wait(attempt: Attempt, cause: Waits, words: str) -> None:
    Attempt.objects.filter(pk=attempt.pk, state=AttemptState.PLANNED.value).update(
        waits_for=cause.value, error=words
    )
