"""Idempotency keys: an unsafe call that is sent again is answered again, not done again.

A row with status 0 says that a call is under way; its body then holds the name of the process.
It is committed before the deed, so a second call sees it. The deed and its remembered answer
are committed together (but for deeds that say otherwise), so of a process that died half-way
nothing stands, and the next call with the key takes the row over and does the deed.

Only an answer of 2xx is remembered. A refusal changed nothing: mended, it may be sent again with
the same key.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Callable
from contextlib import nullcontext
from datetime import timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.answers import ApiError
from books.models import ApiToken, RememberedAnswer
from books.operations.tokens import ANSWERS_KEPT
from books.process import is_dead, process_name

HEADER = "Idempotency-Key"
REPLAYED = "Idempotent-Replayed"
# Longer than the web server lets any call run.
LONGEST_CALL = timedelta(minutes=10)
WELL_FORMED = re.compile(r"[!-~]{1,80}")
RUNNING = 0


def key_of(request: Request) -> str:
    """Return the call's key, "" without one. Raises ApiError (400) for one that is not a key."""
    key = request.headers.get(HEADER, "")
    if HEADER in request.headers and not WELL_FORMED.fullmatch(key):
        raise ApiError(
            400,
            "idempotency_key_invalid",
            f"The {HEADER} must be 1 to 80 visible ASCII characters. Nothing was done.",
            "A random UUID does well; keep it for every repetition of this one call.",
        )
    return key


def required() -> ApiError:
    """Return the refusal of a call that spends money and has no key."""
    return ApiError(
        400,
        "idempotency_key_required",
        "This call asks an illustrator for pictures, which may cost money. Nothing was asked for.",
        f"Send it with a header {HEADER}, so that a repetition cannot be charged twice.",
    )


def once(
    deed: Callable[[], Response], *, key: str, request: Request, token: ApiToken, at_once: bool
) -> Response:
    """Do the deed, or answer as it was answered before.

    Raises ApiError: 422 where the key was another request's, 409 while that call still runs.
    """
    fingerprint = fingerprint_of(request)
    row = _take(token, key, fingerprint)
    if row.status != RUNNING:
        return _again(row)
    try:
        with transaction.atomic() if at_once else nullcontext():
            answer = deed()
            body = JSONRenderer().render(answer.data).decode() if answer.data is not None else ""
            RememberedAnswer.objects.filter(pk=row.pk).update(status=answer.status_code, body=body)
    except BaseException:
        RememberedAnswer.objects.filter(pk=row.pk, status=RUNNING).delete()
        raise
    return answer


def fingerprint_of(request: Request) -> str:
    """Return the sha256 of method, address and what was sent, files by their content."""
    found = hashlib.sha256(f"{request.method} {request.get_full_path()}\n".encode())
    if request.content_type.startswith("multipart/"):
        sent: Any = request.data
        for name in sorted(sent):
            for value in sent.getlist(name):
                found.update(f"{name}={_content(value)}\n".encode())
    else:
        found.update(request._request.body)
    return found.hexdigest()


def _content(value: Any) -> str:
    if not hasattr(value, "chunks"):
        return f"text:{value}"
    digest = hashlib.sha256()
    for chunk in value.chunks():
        digest.update(chunk)
    value.seek(0)
    return f"file:{value.name}:{digest.hexdigest()}"


def _take(token: ApiToken, key: str, fingerprint: str) -> RememberedAnswer:
    """Return a fresh running row of ours, or the settled one."""
    now = timezone.now()
    mine = RememberedAnswer.objects.filter(token=token, key=key)
    mine.filter(created_at__lt=now - ANSWERS_KEPT).delete()
    try:
        with transaction.atomic():
            return RememberedAnswer.objects.create(
                publisher_id=token.publisher_id,
                token=token,
                key=key,
                request_sha256=fingerprint,
                body=process_name(),
            )
    except IntegrityError:
        row = mine.first()
    if row is None or row.request_sha256 != fingerprint:
        if row is None:
            raise _still_running() from None
        raise ApiError(
            422,
            "idempotency_key_reused",
            f"This {HEADER} came with another request before. Nothing was done.",
            "Use a new key for every new call.",
        )
    if row.status == RUNNING:
        _take_over(row)
    return row


def _take_over(row: RememberedAnswer) -> None:
    """Make a row ours whose process died. Raises ApiError (409) while it may still run."""
    now = timezone.now()
    if not is_dead(row.body) and row.created_at > now - LONGEST_CALL:
        raise _still_running()
    left = RememberedAnswer.objects.filter(
        pk=row.pk, status=RUNNING, body=row.body, created_at=row.created_at
    )
    if left.update(body=process_name(), created_at=now) != 1:
        raise _still_running()


def _still_running() -> ApiError:
    return ApiError(
        409,
        "idempotent_call_running",
        f"The call with this {HEADER} is still under way. Nothing was done a second time.",
        "Send it again in a few seconds; you will get its answer.",
    )


def _again(row: RememberedAnswer) -> Response:
    answer = Response(json.loads(row.body) if row.body else None, status=row.status)
    answer[REPLAYED] = "true"
    return answer
