"""Each picture that has no end yet: how far it is, what it waits for, and what would help."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from django.db.models import Case, IntegerField, QuerySet, When
from django.utils import timezone

from books.models import Book
from books.tenancy import everyone
from illustration.enums import OPEN_STATES, AttemptState, Waits
from illustration.models import Account, Attempt, ModelPulse
from illustration.pump.pace import SHARE
from illustration.pump.pulse import FIRST_GUESS_SECONDS

# A screen's worth; what is further down has its turn later anyway.
MOST_SHOWN = 200


class Cause(StrEnum):
    """What a picture waits for."""

    DECISION = "decision"
    BOOK_BUDGET = "book-budget"
    MONTH_BUDGET = "month-budget"
    PUBLISHER_BUDGET = "publisher-budget"
    PAUSED = "paused"
    BREAKER = "breaker"
    BLOCKED = "blocked"
    AGAIN = "again"
    TURN = "turn"
    WORKER = "worker"
    BEING_DRAWN = "being-drawn"


OF_BUDGET = {
    Waits.BOOK_BUDGET.value: Cause.BOOK_BUDGET,
    Waits.MONTH_BUDGET.value: Cause.MONTH_BUDGET,
    Waits.PUBLISHER_BUDGET.value: Cause.PUBLISHER_BUDGET,
}


@dataclass(frozen=True)
class OpenPicture:
    """A picture without an end. `until` is when it is tried again, `left` the time it takes."""

    attempt: Attempt
    cause: Cause
    until: datetime | None = None
    left: timedelta | None = None

    @property
    def state(self) -> AttemptState:
        """How far it is."""
        return AttemptState(self.attempt.state)

    @property
    def seconds_left(self) -> float | None:
        """The time left in seconds."""
        return None if self.left is None else self.left.total_seconds()


def open_pictures(book: Book | None) -> list[OpenPicture]:
    """The pictures of a book, or of the publisher in force, that have no end yet.

    Those a person must decide come first, then those under way, then the waiting in their order.
    """
    rows = list(_open(book)[:MOST_SHOWN])
    now = timezone.now()
    accounts = {row.account.pk: row.account for row in rows if row.account is not None}
    pulses = {
        (pulse.account_id, pulse.model): pulse
        for pulse in ModelPulse.objects.filter(account__in=accounts)
    }
    turns = {pk: _turns(account) for pk, account in accounts.items()}
    return [_told(row, now, pulses, turns) for row in rows]


def undecided(book: Book | None) -> int:
    """How many pictures wait for a person's decision."""
    return _open(book).filter(state=AttemptState.UNKNOWN.value).count()


def _open(book: Book | None) -> QuerySet[Attempt]:
    rows = Attempt.objects.filter(state__in=[state.value for state in OPEN_STATES])
    if book is not None:
        rows = rows.filter(book=book)
    with_all = rows.select_related(
        "book", "scene__book", "character__book", "account", "key", "asked_by", "based_on"
    )
    rank = Case(
        When(state=AttemptState.UNKNOWN.value, then=0),
        When(state=AttemptState.PLANNED.value, then=2),
        default=1,
        output_field=IntegerField(),
    )
    return with_all.order_by(rank, "id")


def _told(
    row: Attempt,
    now: datetime,
    pulses: dict[tuple[int, str], ModelPulse],
    turns: dict[int, list[int]],
) -> OpenPicture:
    pulse = pulses.get((row.account_id or 0, row.model))
    if row.state == AttemptState.UNKNOWN:
        return OpenPicture(row, Cause.DECISION)
    if row.state != AttemptState.PLANNED:
        return OpenPicture(row, Cause.BEING_DRAWN, left=_rest(row, now, pulse))
    if row.waits_for in OF_BUDGET:
        return OpenPicture(row, OF_BUDGET[row.waits_for])
    if row.account is None:
        return OpenPicture(row, Cause.WORKER)
    if row.account.paused_for:
        return OpenPicture(row, Cause.PAUSED)
    for cause, moment in (
        (Cause.BREAKER, pulse.open_until if pulse else None),
        (Cause.BLOCKED, row.account.blocked_until),
        (Cause.AGAIN, row.poll_at),
    ):
        if moment is not None and moment > now:
            return OpenPicture(row, cause, until=moment)
    return OpenPicture(row, Cause.TURN, left=_until_drawn(row, row.account, pulse, turns))


def _turns(account: Account) -> list[int]:
    """The account's waiting pictures in the order they would be sent by one publisher."""
    rows = Attempt.objects.filter(account=account, state=AttemptState.PLANNED.value, waits_for="")
    with everyone("one account's pace is shared by several publishers"):
        return list(rows.order_by("-urgent", "-tries", "id").values_list("id", flat=True))


def _until_drawn(
    row: Attempt, account: Account, pulse: ModelPulse | None, turns: dict[int, list[int]]
) -> timedelta:
    waiting = turns[account.pk]
    place = waiting.index(row.pk) + 1 if row.pk in waiting else len(waiting)
    return timedelta(seconds=place * 60 / (account.per_minute * SHARE) + _usual(pulse))


def _rest(row: Attempt, now: datetime, pulse: ModelPulse | None) -> timedelta | None:
    if row.sent_at is None:
        return None
    return max(timedelta(0), row.sent_at + timedelta(seconds=_usual(pulse)) - now)


def _usual(pulse: ModelPulse | None) -> float:
    return (pulse.usual_seconds if pulse else 0) or FIRST_GUESS_SECONDS
