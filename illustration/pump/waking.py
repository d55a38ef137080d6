"""Waking an account's pump, and mending what a dead one left. The sweep is the one who mends."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from books import queue
from books.enums import SceneState
from books.errors import IllegalMove
from books.process import is_dead
from books.tenancy import acting_for, everyone
from illustration.enums import AttemptState, Waits
from illustration.models import Account, Attempt, Budget
from illustration.operations.money import covers, month_of
from illustration.operations.outcome import leave_unknown, put_back, show
from illustration.providers.wire import speak
from illustration.providers.wire.talk import Repeats
from illustration.pump.claiming import WITH_ALL
from illustration.pump.unkept import LONGEST

PUMP_JOB = "illustration.jobs.pump_account"
# Ended earlier by the queue, a pump would take paid answers along that it still keeps.
LONGEST_PUMP = int(LONGEST.total_seconds()) + 600
BY_BUDGET = [Waits.BOOK_BUDGET.value, Waits.MONTH_BUDGET.value, Waits.PUBLISHER_BUDGET.value]
LOST_WORDS = (
    "The worker died while the request was on its way. It may have been drawn and charged, so it "
    "is not sent again by itself: decide on it."
)


def wake_pump(account: Account) -> None:
    """Wake a worker for an account, unless its pump is at work: that one looks round by itself."""
    now = timezone.now()
    account.refresh_from_db(fields=["pumped_until", "pumped_by"])
    alive = account.pumped_until is not None and account.pumped_until > now
    if alive and not is_dead(account.pumped_by):
        return
    # A key of its own each second: a job that ends takes the record of its key along.
    key = f"pump-{account.pk}-{int(now.timestamp())}"
    queue.wake(PUMP_JOB, key=key, publisher=0, row=account.pk, seconds=LONGEST_PUMP)


def sweep_accounts() -> int:
    """Free what dead pumps held, let waiting pictures go that have room again, wake pumps."""
    mended = sum(_free(attempt) for attempt in _lost())
    mended += let_go_where_there_is_room() + let_go_of_resumed()
    for account in _with_work():
        if is_dead(account.pumped_by):
            Account.objects.filter(pk=account.pk, pumped_by=account.pumped_by).update(
                pumped_by="", pumped_until=None
            )
        wake_pump(account)
    return mended


def let_go_where_there_is_room() -> int:
    """Let pictures wait no longer whose budgets have room for them; return how many."""
    with everyone("budgets are looked at for every publisher"):
        waiting = list(
            Attempt.objects.filter(
                state=AttemptState.PLANNED.value, waits_for__in=BY_BUDGET
            ).order_by("id")
        )
        publishers = {attempt.publisher_id for attempt in waiting}
        budgets = defaultdict(list)
        for budget in Budget.objects.filter(publisher_id__in=publishers):
            budgets[budget.publisher_id].append(budget)
        month = month_of(timezone.now())
        free = [
            attempt.pk
            for attempt in waiting
            if all(
                budget.left_micros is None or budget.left_micros >= attempt.reserved_micros
                for budget in budgets[attempt.publisher_id]
                if covers(budget, attempt, month)
            )
        ]
        return Attempt.objects.filter(pk__in=free, state=AttemptState.PLANNED.value).update(
            waits_for="", error=""
        )


def let_go_of_resumed() -> int:
    """Let pictures wait no longer for a provider's account that a person put right."""
    with everyone("accounts serve several publishers"):
        waiting = Attempt.objects.filter(
            state=AttemptState.PLANNED.value, waits_for=Waits.PROVIDER.value
        )
        return waiting.filter(account__in=Account.objects.filter(paused_for="")).update(
            waits_for="", error="", error_class=""
        )


def _lost() -> list[Attempt]:
    """Pictures that were about to be sent, or were being sent, by a pump that is no more."""
    sent = [AttemptState.CLAIMED.value, AttemptState.SENDING.value]
    with everyone("the sweep looks after every publisher"):
        held = list(
            Attempt.objects.select_related(*WITH_ALL).filter(account__isnull=False, state__in=sent)
        )
    now = timezone.now()
    return [
        attempt
        for attempt in held
        if attempt.lease_until is None or attempt.lease_until < now or is_dead(attempt.held_by)
    ]


def _free(attempt: Attempt) -> int:
    assert attempt.account is not None
    with acting_for(attempt.publisher_id):
        try:
            if attempt.state == AttemptState.CLAIMED:
                put_back(attempt, tried=False)
                return 1
            repeats = speak(attempt.account.wire).repeats
            if repeats == Repeats.SAME:
                put_back(attempt, tried=False)
                return 1
            hold = attempt.lease_until or timezone.now()
            leave_unknown(attempt, LOST_WORDS, look_at=hold if repeats == Repeats.FINDS else None)
            show(attempt, SceneState.DRAWING)
        except IllegalMove:
            return 0
    return 1


def _with_work() -> list[Account]:
    """Accounts with pictures that may go on now."""
    now = timezone.now()
    due = Q(poll_at__isnull=True) | Q(poll_at__lte=now + timedelta(seconds=1))
    planned = Q(state=AttemptState.PLANNED.value, waits_for="", account__paused_for="")
    under_way = [
        AttemptState.RUNNING.value,
        AttemptState.FETCHING.value,
        AttemptState.VERIFYING.value,
    ]
    looked_up = Q(state=AttemptState.UNKNOWN.value, poll_at__isnull=False)
    with everyone("the sweep looks after every publisher"):
        rows = Attempt.objects.filter(due & (planned | Q(state__in=under_way) | looked_up))
        accounts = set(rows.exclude(account=None).values_list("account_id", flat=True))
    return list(Account.objects.filter(pk__in=accounts))
