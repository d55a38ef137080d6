"""What became of an errand, written to the rows: each reply takes its picture one step on."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from books import storing
from books.operations.artwork import MIME_SUFFIX
from illustration.enums import AttemptState, Half, Pause, Verb, Waits
from illustration.halved import KEPT, size_asked
from illustration.models import Account, Attempt
from illustration.operations.lease import step
from illustration.operations.outcome import fail, leave_unknown, put_back, store
from illustration.providers.base import ErrorClass, Refused
from illustration.providers.carriage.carried import Carried, Left
from illustration.providers.wire.talk import Accepted, Answer, Finished, Repeats
from illustration.pump.asking import Gone, row_of, unsaid, wire_of
from illustration.pump.halving import turn_to_right
from illustration.pump.living import REFUSED as OWN_REFUSED
from illustration.pump.living import living_addresses
from illustration.pump.pace import block_for
from illustration.pump.places import Place, passing
from illustration.pump.pulse import (
    LATER_LOOKS,
    first_look,
    learn,
    next_look,
    note_answer,
    note_failure,
    pulse_of,
)
from illustration.pump.regions import keep_laid

RETRIES = 5
RETRY_SECONDS, PAUSE_SECONDS = 10.0, 20.0
# A picture's address may be on its way to where it can be fetched, or its host out for a while.
FETCH_TRIES, FETCH_SECONDS = 8, 5.0
# Not found is believed after two looks this far apart (generation.md 4.4).
ABSENT, ABSENT_SECONDS = "absent-once", 30.0
# Bytes that are no picture are fetched once more, which is free (generation.md 1.3).
SPOILT = "spoilt-once"
# A picture that is not done after a day is not waited for any more.
LONGEST_SECONDS = 86_400.0
ENDLESS_WORDS = (
    "The provider took it a day ago and does not say that it is done. It may have been charged, so "
    "it is not sent again by itself: decide on it."
)
UNREAD_WORDS = (
    "The provider's reply could not be read. The picture may have been drawn and charged, so it is "
    "not sent again by itself: decide on it."
)
SAME_ID_WORDS = (
    "The provider took it under an id that another picture here has, so that it cannot be asked "
    "after. It may be charged, so it is not sent again by itself: decide on it."
)
PAUSES = {ErrorClass.AUTH: Pause.AUTH, ErrorClass.QUOTA: Pause.QUOTA}


def took_send(attempt: Attempt, carried: Carried) -> None:
    """The answer to the one request that may cost something."""
    pulse, now = pulse_of(_account(attempt), attempt.model), timezone.now()
    if carried.reply is None:
        assert carried.fault is not None
        note_failure(pulse, now)
        if carried.fault.left == Left.NEVER:
            _try_again(attempt, ErrorClass.TRANSIENT_BEFORE_ACCEPT, carried.fault.message, now)
        else:
            _answer_lost(attempt, carried.fault.message)
        return
    passing(Place.REPLY_HERE)
    answer = wire_of(attempt).accepted(carried.reply)
    if isinstance(answer, Accepted):
        keep_id(attempt, answer.prediction_id, now + timedelta(seconds=first_look(pulse)))
        note_answer(pulse)
    elif isinstance(answer, Finished):
        note_answer(pulse)
        learn(pulse, carried.seconds)
        take_address(attempt, answer)
    elif isinstance(answer, Refused):
        took_refusal(attempt, answer)


def took_look(attempt: Attempt, carried: Carried) -> None:
    """How a picture is doing; a question that was lost is asked again."""
    pulse, now = pulse_of(_account(attempt), attempt.model), timezone.now()
    if carried.reply is None:
        _look_on(attempt, next_look(pulse), now)
        return
    passing(Place.LOOK_ANSWERED)
    answer = wire_of(attempt).seen(carried.reply)
    if isinstance(answer, Finished):
        if attempt.state == AttemptState.RUNNING and attempt.sent_at is not None:
            learn(pulse, (now - attempt.sent_at).total_seconds())
        take_address(attempt, answer)
    elif isinstance(answer, Refused):
        lost = answer.error_class == ErrorClass.RESULT_LOST and attempt.error_class != ABSENT
        if lost:
            look_later(attempt, now + timedelta(seconds=ABSENT_SECONDS), error_class=ABSENT)
        else:
            took_refusal(attempt, answer)
    else:
        _look_on(attempt, next_look(pulse), now, error_class="")


def _look_on(attempt: Attempt, wait: float, now: datetime, **also: object) -> None:
    """Look again after `wait` seconds, more seldom the longer it lasts, and for a day at most."""
    lasted = (now - attempt.sent_at).total_seconds() if attempt.sent_at else 0.0
    if lasted > LONGEST_SECONDS and attempt.state == AttemptState.RUNNING:
        leave_unknown(attempt, ENDLESS_WORDS)
        return
    look_later(attempt, now + timedelta(seconds=max(wait, LATER_LOOKS * lasted)), **also)


def took_nonsense(attempt: Attempt, words: str) -> None:
    """A reply that nobody can read: of a request it is a lost one, of a look it is none."""
    if attempt.state == AttemptState.SENDING:
        _answer_lost(attempt, f"{UNREAD_WORDS} ({words})")
    elif attempt.poll_at is not None:
        look_later(attempt, timezone.now() + timedelta(seconds=ABSENT_SECONDS))


def took_find(attempt: Attempt, carried: Carried) -> None:
    """Whether a request whose answer was lost had arrived."""
    now = timezone.now()
    answer: Answer | None = None
    if carried.reply is None:
        look_later(attempt, now + timedelta(seconds=ABSENT_SECONDS))
        return
    answer = wire_of(attempt).found(carried.reply)
    if isinstance(answer, Accepted):
        keep_id(attempt, answer.prediction_id, now)
    elif answer is None and attempt.error_class == ABSENT:
        put_back(attempt, message="The provider never had it; it is sent again.", tried=False)
    else:
        absent = {"error_class": ABSENT} if answer is None else {}
        look_later(attempt, now + timedelta(seconds=ABSENT_SECONDS), **absent)


def took_picture(attempt: Attempt, carried: Carried) -> bytes | None:
    """The bytes of a finished picture, or None where they have to be fetched again."""
    if carried.picture is not None:
        passing(Place.PICTURE_HERE)
        return carried.picture
    said = carried.fault.message if carried.fault else "The picture's host refused it."
    if attempt.polls >= FETCH_TRIES:
        fail(attempt, ErrorClass.RESULT_LOST.value, f"{said} It was tried {FETCH_TRIES} times.")
        return None
    wait = FETCH_SECONDS * 2 ** min(attempt.polls, 6)
    refused = carried.reply is not None and carried.reply.status in (403, 404, 410)
    look_later(
        attempt,
        timezone.now() + timedelta(seconds=wait),
        error=said,
        # An address that has expired: by the picture's id there is a new one.
        **({"result_address": ""} if refused and attempt.prediction_id else {}),
    )
    return None


def keep_picture(
    attempt: Attempt,
    data: bytes,
    mime: str,
    size: tuple[int, int],
    shown: dict[str, Any] | None = None,
) -> None:
    """Store a sound picture, settle and offer it; one of another size ends the attempt.

    `shown` is the proof of a region edit that was laid in; without one it is of another shape.
    """
    if attempt.state == AttemptState.FETCHING:
        step(attempt, AttemptState.VERIFYING)
    passing(Place.MARKED_VERIFYING)
    told = _told_price(attempt)
    width, height = size_asked(attempt)
    # Of a right half it is the joined spread that comes here, unless it was too small to be joined.
    least = attempt.width if attempt.half == Half.RIGHT else width
    if shown is not None:
        keep_laid(attempt, data, size, shown, attempt.reserved_micros if told is None else told)
        passing(Place.STORED)
        return
    if size[0] < least or size[1] < height or attempt.verb == Verb.EDIT:
        other = "smaller than" if size[0] < least or size[1] < height else "of another shape than"
        fail(
            attempt,
            ErrorClass.BAD_BYTES.value,
            f"The picture came back as {size[0]} x {size[1]} pixels, {other} the "
            f"{width} x {height} asked for; it is not kept. It was charged.",
            micros=told,
        )
        return
    micros = attempt.reserved_micros if told is None else told
    if attempt.half == Half.LEFT:
        turn_to_right(attempt, data, mime, micros)
    else:
        store(attempt, data=data, suffix=MIME_SUFFIX[mime], size=size, figures=[], micros=micros)
    passing(Place.STORED)


def lost_left(attempt: Attempt, words: str) -> None:
    """A part that is here and paid, and nothing to join or lay it into: the attempt is over."""
    fail(attempt, ErrorClass.RESULT_LOST.value, words, micros=_told_price(attempt))


def took_garbage(attempt: Attempt, words: str) -> None:
    """Bytes that are no picture: fetched once more, then the attempt is over and paid."""
    again = not attempt.result_address.startswith(KEPT) and attempt.error_class != SPOILT
    if again:
        wait = timedelta(seconds=FETCH_SECONDS)
        look_later(attempt, timezone.now() + wait, error_class=SPOILT, error=words)
        return
    micros = _told_price(attempt)
    fail(attempt, ErrorClass.BAD_BYTES.value, words, micros=micros)


def _told_price(attempt: Attempt) -> int | None:
    """What it cost by the reply's own words, in micro-dollars; None where they tell nothing."""
    try:
        return row_of(attempt).price.of_usage(attempt.usage)
    except Gone:
        return None


def keep_id(attempt: Attempt, prediction_id: str, look_at: datetime) -> None:
    """The picture's id, at once and alone: with it nothing is ever unknown again.

    One that another picture of this account has tells of that one: then a person decides.
    """
    try:
        with transaction.atomic():
            step(
                attempt,
                AttemptState.RUNNING,
                prediction_id=prediction_id,
                poll_at=look_at,
                lease_until=None,
                error="",
                error_class="",
            )
    except IntegrityError:
        attempt.refresh_from_db(fields=["state"])
        leave_unknown(attempt, SAME_ID_WORDS)
        return
    passing(Place.ID_KEPT)


def take_address(attempt: Attempt, answer: Finished) -> None:
    """Where a finished picture lies; one that came in the reply is laid down first."""
    address = answer.address
    if answer.data:
        name, _ = storing.keep(answer.data, publisher_id=attempt.publisher_id, suffix=".arrived")
        passing(Place.FILE_KEPT)
        address = f"{KEPT}{name}"
    usage = dict(answer.usage) or attempt.usage
    if attempt.state in (AttemptState.FETCHING, AttemptState.VERIFYING):
        look_later(attempt, timezone.now(), result_address=address, usage=usage)
        return
    step(
        attempt,
        AttemptState.FETCHING,
        result_address=address,
        usage=usage,
        poll_at=timezone.now(),
        polls=0,
        lease_until=None,
    )
    passing(Place.ADDRESS_KEPT)


def look_later(attempt: Attempt, at: datetime, **also: object) -> None:
    """Come back to a picture then; its state stays."""
    Attempt.objects.filter(pk=attempt.pk, state=attempt.state, fence=attempt.fence).update(
        poll_at=at, polls=attempt.polls + 1, **also
    )


def look_again(attempt: Attempt, words: str) -> None:
    """Fetch or read a finished picture once more: our own fault, so that the try is not counted."""
    later = timezone.now() + timedelta(seconds=RETRY_SECONDS)
    Attempt.objects.filter(pk=attempt.pk, state=attempt.state, fence=attempt.fence).update(
        poll_at=later, error=words
    )


def took_refusal(attempt: Attempt, answer: Refused) -> None:
    """No picture: what waits by itself, what a person must mend, and what is over."""
    account, now = _account(attempt), timezone.now()
    answer = replace(answer, message=unsaid(attempt, answer.message))
    why = answer.error_class
    pulse = pulse_of(account, attempt.model)
    if why == ErrorClass.RATE_LIMITED:
        until = block_for(account, now, answer.retry_after or PAUSE_SECONDS)
        put_back(attempt, error_class=why.value, message=answer.message, at=until, tried=False)
    elif why in PAUSES:
        pause(account, PAUSES[why], answer.message)
        put_back(
            attempt,
            error_class=why.value,
            message=answer.message,
            waits_for=Waits.PROVIDER.value,
            tried=False,
        )
    elif why == ErrorClass.TRANSIENT_BEFORE_ACCEPT:
        note_failure(pulse, now)
        _try_again(attempt, why, answer.message, now, answer.retry_after)
    elif why == ErrorClass.UNKNOWN_OUTCOME:
        note_failure(pulse, now)
        _answer_lost(attempt, answer.message)
    elif why == ErrorClass.INVALID and _sent_addresses(attempt):
        note_answer(pulse)
        put_back(attempt, error_class=OWN_REFUSED, message=answer.message, tried=False)
    else:
        note_answer(pulse)
        fail(attempt, why.value, answer.message)


def _sent_addresses(attempt: Attempt) -> bool:
    """Whether it may have been refused for a reference's own address, which can die early."""
    if attempt.state != AttemptState.SENDING or attempt.sent_at is None:
        return False
    return bool(living_addresses(attempt, attempt.sent_at))


def pause(account: Account, why: Pause, words: str) -> None:
    """Ask an account for nothing more until a person acts."""
    Account.objects.filter(pk=account.pk).update(paused_for=why.value, paused_words=words)


def _try_again(
    attempt: Attempt, why: ErrorClass, message: str, now: datetime, after: float | None = None
) -> None:
    if attempt.tries >= RETRIES:
        fail(attempt, why.value, f"{message} It was tried {RETRIES} times.")
        return
    later = now + timedelta(seconds=after or RETRY_SECONDS * 2 ** max(0, attempt.tries - 1))
    put_back(attempt, error_class=why.value, message=message, at=later)


def _answer_lost(attempt: Attempt, words: str) -> None:
    """It may have been taken: what may be done depends on what the provider promises."""
    repeats = wire_of(attempt).repeats
    if repeats == Repeats.SAME:
        # Sent again under the same name it is the same picture and the same bill.
        put_back(attempt, message=words, tried=False)
        return
    hold = attempt.lease_until or timezone.now()
    leave_unknown(attempt, words, look_at=hold if repeats == Repeats.FINDS else None)


def _account(attempt: Attempt) -> Account:
    assert attempt.account is not None
    return attempt.account
