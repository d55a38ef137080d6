"""Waking whoever looks at a returned picture, and at those whose wake-up was lost."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db.models import QuerySet
from django.utils import timezone

from books import queue
from books.tenancy import acting_for, everyone
from illustration.enums import AttemptState
from illustration.models import Attempt

CHECK_JOB = "illustration.jobs.check_picture"
# What lay unseen for longer was most likely decided on by then.
LOOKED_BACK = timedelta(days=1)
AT_ONCE = 200


def wake_check(attempt: Attempt) -> None:
    """Have a stored attempt's picture looked at once its transaction has committed."""
    if attempt.artwork_id is not None and is_looked_at(attempt):
        queue.wake(
            CHECK_JOB,
            key=f"check-{attempt.artwork_id}",
            publisher=attempt.publisher_id,
            row=attempt.artwork_id,
        )


def is_looked_at(attempt: Attempt) -> bool:
    """Whether pictures of this kind are looked at: a provider's always.

    The offline painter draws every trait from the order itself and costs nothing, so that its
    pictures are left alone unless OCTAVO_CHECK_OFFLINE says otherwise.
    """
    return attempt.account_id is not None or bool(settings.CHECK_OFFLINE)


def sweep_checks() -> int:
    """Wake a worker for each picture of the last day that nobody looked at; return how many."""
    with everyone("the sweep looks after every publisher"):
        unseen = list(_unseen()[:AT_ONCE])
    woken = 0
    for attempt in unseen:
        if not queue.is_waiting(f"check-{attempt.artwork_id}"):
            with acting_for(attempt.publisher_id):
                wake_check(attempt)
            woken += 1
    return woken


def _unseen() -> QuerySet[Attempt]:
    unseen = Attempt.objects.filter(
        state=AttemptState.STORED.value,
        finished_at__gte=timezone.now() - LOOKED_BACK,
        artwork__isnull=False,
        artwork__check_up__isnull=True,
    )
    return unseen if settings.CHECK_OFFLINE else unseen.filter(account__isnull=False)
