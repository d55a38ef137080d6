"""What a worker does with an attempt: send, wait, fetch, verify, store.

SENDING is committed alone, just before the request leaves: whatever dies after that may have
been charged, whatever dies before was not. No transaction is open while a picture is made.
"""

from __future__ import annotations

from datetime import timedelta

from django.utils import timezone

from books import storing
from books.enums import SceneState
from books.errors import IllegalMove
from books.models import Artwork
from books.operations.artwork import MIME_SUFFIX
from illustration.enums import AttemptState
from illustration.models import Attempt
from illustration.operations.lease import claim, step
from illustration.operations.outcome import fail, put_back, show, store
from illustration.operations.verify import BadPicture, verify
from illustration.providers import get_provider
from illustration.providers.base import Done, Pending, Provider, Reference, Refused, Request
from illustration.studio.order import PictureOrder

RETRY_LIMIT = 5
RETRY_SECONDS = 10.0


def draw(*, attempt: Attempt) -> None:
    """Carry one attempt as far as it goes now. An attempt somebody else holds is left alone.

    What nobody expected ends the attempt with its words on the row, and is raised again so that
    the queue's log shows where; a paid request that had left becomes UNKNOWN instead.
    """
    provider = get_provider(attempt.provider)
    try:
        if attempt.state == AttemptState.RUNNING:
            _take(attempt, provider.check(attempt.prediction_id))
        elif claim(attempt, seconds=provider.lease_seconds):
            show(attempt, SceneState.DRAWING)
            request = _request(attempt)
            step(attempt, AttemptState.SENDING)
            _take(attempt, provider.submit(request))
    except IllegalMove:
        raise
    except Exception as error:
        _break_off(attempt, provider, f"{type(error).__name__}: {error}")
        raise


def _break_off(attempt: Attempt, provider: Provider, words: str) -> None:
    never_sent = attempt.state == AttemptState.CLAIMED
    if provider.free_and_repeatable or never_sent:
        fail(attempt, "UNEXPECTED", f"The picture could not be made ({words}).")
    else:
        step(attempt, AttemptState.UNKNOWN, error_class="UNKNOWN_OUTCOME", error=words)


def give_up(attempt: Attempt) -> None:
    """End an attempt that took its worker down with it again and again."""
    words = f"{attempt.tries} workers died at this picture; var/log says how. It is not tried again"
    _break_off(attempt, get_provider(attempt.provider), words)


def _take(attempt: Attempt, answer: Pending | Done | Refused) -> None:
    if isinstance(answer, Done):
        _store(attempt, answer)
    elif isinstance(answer, Pending):
        _wait(attempt, answer)
    else:
        _refuse(attempt, answer)


def _wait(attempt: Attempt, answer: Pending) -> None:
    later = timezone.now() + timedelta(seconds=answer.poll_after_seconds)
    if attempt.state == AttemptState.RUNNING:
        Attempt.objects.filter(pk=attempt.pk).update(poll_at=later)
        return
    step(
        attempt,
        AttemptState.RUNNING,
        prediction_id=answer.prediction_id,
        poll_at=later,
        lease_until=None,
    )


def _store(attempt: Attempt, answer: Done) -> None:
    step(attempt, AttemptState.FETCHING)
    step(attempt, AttemptState.VERIFYING)
    try:
        size = verify(answer.data, wanted=(attempt.width, attempt.height))
    except BadPicture as error:
        fail(attempt, "BAD_BYTES", str(error))
        return
    store(
        attempt,
        data=answer.data,
        suffix=MIME_SUFFIX[answer.mime],
        size=size,
        figures=[figure.to_json() for figure in answer.figures],
        micros=attempt.reserved_micros,
    )


def _refuse(attempt: Attempt, answer: Refused) -> None:
    if answer.permanent or attempt.tries >= RETRY_LIMIT:
        fail(attempt, str(answer.error_class), answer.message)
        return
    later = timezone.now() + timedelta(seconds=answer.retry_after or RETRY_SECONDS)
    put_back(attempt, error_class=str(answer.error_class), message=answer.message, at=later)


def _request(attempt: Attempt) -> Request:
    order = PictureOrder.from_json(attempt.order)
    pictures = [told for told in attempt.references if "artwork" in told]
    sheets = Artwork.objects.in_bulk([told["artwork"] for told in pictures])
    return Request(
        prompt=attempt.prompt,
        order=order,
        width=attempt.width,
        height=attempt.height,
        seed=order.seed,
        references=tuple(
            Reference(
                name=told["name"],
                path_or_bytes=storing.as_path(sheets[told["artwork"]].file),
                sha256=told["sha256"],
            )
            for told in pictures
        ),
        ref=str(attempt.ref),
    )
