"""The frame of every API view: who calls, may he, how often; then one deed; then one answer.

The publisher of the token is in force for the whole of it, the rendering included.
"""

from __future__ import annotations

import logging
from contextlib import ExitStack
from typing import Any

from django.core.signals import got_request_exception
from django.db.models import QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from rest_framework.exceptions import MethodNotAllowed, NotAuthenticated
from rest_framework.negotiation import BaseContentNegotiation
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from books.api.answers import ApiError, failure, tell
from books.api.operation import FORM, JSON, Operation
from books.api.paging import page
from books.api.remembering import key_of, once, required
from books.api.shapes import Asked
from books.models import Member
from books.operations.tokens import Caller
from books.rules import require
from books.tenancy import acting_for

logger = logging.getLogger(__name__)
SAFE = ("GET", "HEAD")


class OnlyJson(BaseContentNegotiation):
    """We speak JSON (and files) whatever is asked for: an error is never a page."""

    def select_parser(self, request: Request, parsers: Any) -> Any:
        """Return the parser of the request's media type, None where we have none."""
        kind = request.content_type.partition(";")[0].strip().lower()
        return next((parser for parser in parsers if parser.media_type == kind), None)

    def select_renderer(
        self, request: Request, renderers: Any, format_suffix: str | None = None
    ) -> Any:
        """Return the one renderer."""
        return renderers[0], renderers[0].media_type


class Door(APIView):
    """One address. Each verb is a method declared by `operation`."""

    tag = ""
    content_negotiation_class = OnlyJson
    format_kwarg = None
    # The largest request taken, in bytes; a JSON body is held to Django's own limit as well.
    largest = 2_500_000
    http_method_names = ["get", "head", "post", "put", "patch", "delete"]

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        """Answer a call; whatever happens, the answer has our shape."""
        self.args, self.kwargs = args, kwargs
        self.request = called = self.initialize_request(request, *args, **kwargs)
        self.headers = self.default_response_headers | {"Cache-Control": "private, no-store"}
        answer: Any
        with ExitStack() as self.wall:
            try:
                self.initial(called, *args, **kwargs)
                answer = self._answer(called)
            except Exception as error:
                answer = self.handle_exception(error)
            answer = self.finalize_response(called, answer, *args, **kwargs)
            return answer.render() if hasattr(answer, "render") else answer

    @property
    def operation(self) -> Operation | None:
        """What the called verb is; None for a verb this address does not take."""
        method = getattr(self, str(self.request.method).lower(), None)
        return getattr(method, "operation", None)

    @property
    def member(self) -> Member:
        """The token's member, with the token's role."""
        return self.caller.member

    @property
    def caller(self) -> Caller:
        """Whom the token stands for."""
        found: Caller = self.request.auth  # type: ignore[assignment]
        return found

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Let in who may: by token, right and rate, in this order."""
        request.accepted_renderer, request.accepted_media_type = self.perform_content_negotiation(
            request
        )
        if request.auth is None:
            raise NotAuthenticated("This address is opened by a token.")
        self.wall.enter_context(acting_for(self.member.publisher))
        self.check_throttles(request)
        if self.operation is None:
            raise MethodNotAllowed(str(request.method))
        require(self.member, self.operation.act)
        self._measure(request)

    def handle_exception(self, exc: Exception) -> Response:
        """Return the answer to a failure; a programming error is logged with its traceback."""
        header = self.get_authenticate_header(self.request)
        if header and getattr(exc, "status_code", 0) == 401:
            exc.auth_header = header  # type: ignore[attr-defined]
        answer = tell(exc)
        if answer is None:
            logger.exception("%s %s", self.request.method, self.request.path)
            # As Django does it, so that a test client raises it and a watcher is told.
            got_request_exception.send(sender=type(self), request=self.request._request)
            answer = failure()
        answer.exception = True
        return answer

    def asked(self) -> dict[str, Any]:
        """Return what was sent, checked. Raises ValidationError, UnsupportedMediaType."""
        assert self.operation is not None
        data = self.request.data
        shape = self.operation.asks[FORM if hasattr(data, "getlist") else JSON]
        return self._checked(shape, data)

    def query(self) -> dict[str, Any]:
        """Return the words after the question mark, checked."""
        assert self.operation is not None
        assert self.operation.query is not None
        return self._checked(self.operation.query, self.request.query_params)

    def page(self, rows: QuerySet[Any], *, order: tuple[str, ...]) -> Response:
        """Return one page of rows in the operation's shape."""
        assert self.operation is not None
        found, following = page(rows, order=order, request=self.request, asked=self.query())
        shape: Any = self.operation.gives
        results = shape(found, many=True, context={"request": self.request}).data
        return Response({"results": results, "next": following})

    def told(self, thing: Any) -> Response:
        """Return one thing, or a list, in the operation's shape and status."""
        assert self.operation is not None
        shape: Any = self.operation.gives
        shown = shape(thing, many=self.operation.many, context={"request": self.request})
        return Response(shown.data, status=self.operation.status)

    def _checked(self, shape: Any, data: Any) -> dict[str, Any]:
        asked: Asked = shape(data=data, context={"request": self.request})
        asked.is_valid(raise_exception=True)
        return dict(asked.validated_data)

    def _measure(self, request: Request) -> None:
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdigit() and int(length) > self.largest:
            limit = f"{self.largest / 1_000_000:g} MB"
            raise ApiError(413, "too_large", f"This call takes at most {limit}. Nothing was read.")

    def _answer(self, request: Request) -> Response:
        assert self.operation is not None
        handler = getattr(self, str(request.method).lower())

        def deed() -> Response:
            done: Response = handler(request, *self.args, **self.kwargs)
            return done

        if request.method in SAFE:
            return deed()
        key = key_of(request)
        if not key:
            if self.operation.draws:
                raise required()
            return deed()
        return once(
            deed,
            key=key,
            request=request,
            token=self.caller.token,
            at_once=self.operation.at_once,
        )


class NotHere(Door):
    """Any address that is none of ours: told in JSON, with or without a token."""

    authentication_classes = ()

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        """Say that there is nothing."""
        request.accepted_renderer, request.accepted_media_type = self.perform_content_negotiation(
            request
        )
        raise ApiError(
            404,
            "not_found",
            "There is no such address.",
            "The schema at /api/v1/schema/ lists every address; each ends in a slash.",
        )
