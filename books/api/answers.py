"""Every failure as one JSON shape: {code, message, next?, detail?}; never a page, never a trace."""

from __future__ import annotations

import logging
import math
import re
from typing import Any

from django.core.exceptions import RequestDataTooBig, SuspiciousOperation
from django.http import Http404
from rest_framework import exceptions
from rest_framework.response import Response

from books.api.authentication import HOW
from books.errors import NoPublisher, OctavoError
from books.manuscript.draft import ManuscriptError
from books.operations.own_printers import WrongPrinter

logger = logging.getLogger(__name__)

NEXT = {
    "unauthenticated": HOW,
    "not_found": "List what there is, and check the address: it ends in a slash.",
    "method_not_allowed": "The Allow header names the methods this address takes.",
    "unsupported_media_type": "docs/api.md and the schema name the media type of each call.",
    "throttled": "Wait as many seconds as the Retry-After header says.",
    "too_large": "Send less at once.",
}


class ApiError(exceptions.APIException):
    """A refusal that only the API knows, with its own code."""

    def __init__(self, status: int, code: str, message: str, next_step: str = "") -> None:
        super().__init__(message, code)
        self.status_code, self.code, self.next_step = status, code, next_step


def tell(error: Exception) -> Response | None:
    """Return the answer to an expected failure; None for a programming error."""
    if isinstance(error, NoPublisher):
        return None
    if isinstance(error, OctavoError):
        return _response(error.status, _snake(error), str(error), detail=_detail(error))
    if isinstance(error, ManuscriptError):
        return _response(400, "refused", f"{error} Nothing was saved.")
    if isinstance(error, Http404):
        return _response(404, "not_found", "There is no such thing here.")
    if isinstance(error, RequestDataTooBig):
        return _response(413, "too_large", "The request is larger than this call takes.")
    if isinstance(error, SuspiciousOperation):
        return _response(400, "malformed", "The request cannot be read.")
    if isinstance(error, exceptions.APIException):
        return _of_framework(error)
    return None


def of_framework_view(error: Exception, context: dict[str, Any]) -> Response | None:
    """Answer for the framework's own views (the schema), which are no Doors."""
    return tell(error)


def failure() -> Response:
    """Return the answer to a programming error, whose traceback stays in the log."""
    return _response(
        500,
        "our_fault",
        "Something went wrong on our side; it is in the log. What was half done was undone.",
        next_step="Send it again with the same Idempotency-Key; tell us if it stays so.",
    )


def _of_framework(error: exceptions.APIException) -> Response:
    if isinstance(error, ApiError):
        return _response(error.status_code, error.code, str(error.detail), error.next_step)
    if isinstance(error, exceptions.ValidationError):
        return _response(
            400,
            "invalid",
            "The request does not hold what it should; `detail` says where. Nothing was changed.",
            detail=error.detail,
        )
    code = {
        401: "unauthenticated",
        403: "not_allowed",
        404: "not_found",
        405: "method_not_allowed",
        415: "unsupported_media_type",
        429: "throttled",
    }.get(error.status_code, "malformed")
    told = str(error.detail)
    if code == "malformed":
        told = f"The request cannot be read ({told.rstrip(': .')}). Nothing was done."
    answer = _response(error.status_code, code, told)
    wait = getattr(error, "wait", None)
    if wait is not None:
        answer["Retry-After"] = str(math.ceil(wait))
    header = getattr(error, "auth_header", None)
    if header:
        answer["WWW-Authenticate"] = header
    return answer


def _response(
    status: int, code: str, message: str, next_step: str = "", detail: Any = None
) -> Response:
    told: dict[str, Any] = {"code": code, "message": message}
    step = next_step or NEXT.get(code, "")
    if step:
        told["next"] = step
    if detail:
        told["detail"] = detail if isinstance(detail, dict) else {"request": detail}
    return Response(told, status=status)


def _snake(error: OctavoError) -> str:
    if isinstance(error, WrongPrinter):
        return "refused"
    return re.sub(r"(?<!^)(?=[A-Z])", "_", type(error).__name__).lower()


def _detail(error: OctavoError) -> dict[str, Any] | None:
    """What a refusal carries beside its sentence: a stale save its `theirs` and `yours`;
    a wrong table its `fields`.
    """
    told = {
        name: getattr(error, name)
        for name in ("theirs", "yours", "version", "fields")
        if getattr(error, name, None) is not None
    }
    return told or None
