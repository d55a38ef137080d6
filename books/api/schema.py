"""The API's own description, read off the declarations that the doors themselves obey."""

from __future__ import annotations

import re
from typing import Any

from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.plumbing import is_list_serializer
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter

from books.api.operation import Operation
from books.api.remembering import HEADER
from books.api.shapes import Asked, ErrorTold, page_of

LARGEST_WHOLE = 2**31 - 1


class TokenScheme(OpenApiAuthenticationExtension):
    """How a token is sent."""

    target_class = "books.api.authentication.TokenAuthentication"
    name = "token"

    def get_security_definition(self, auto_schema: Any) -> dict[str, str]:
        """Return the scheme."""
        return {
            "type": "http",
            "scheme": "bearer",
            "description": "A token of one publisher, made by an owner on the desk.",
        }


class DoorSchema(AutoSchema):
    """Tells of each verb what its `operation` declares."""

    @property
    def operation_told(self) -> Operation:
        """The declaration of the verb in hand."""
        told: Operation = getattr(self.view, self.method.lower()).operation
        return told

    def get_operation_id(self) -> str:
        """Return the declared name."""
        return self.operation_told.name

    def get_tags(self) -> list[str]:
        """Return the part of the API the address belongs to."""
        return [str(getattr(self.view, "tag", ""))]

    def get_summary(self) -> str:
        """Return the first line of the method's docstring, without its full stop."""
        return self._words()[0].rstrip(".")

    def get_description(self) -> str:  # type: ignore[override]
        """Return the rest of the docstring, and who may do this."""
        told = self.operation_told
        right = f"Needs the right `{told.act}`."
        return "\n\n".join(part for part in (self._words()[1], right) if part)

    def get_request_serializer(self) -> Any:
        """Return what is taken, by media type."""
        return dict(self.operation_told.asks) or None

    def get_override_parameters(self) -> list[Any]:
        """Return the words of the query, and the idempotency key of an unsafe call."""
        told = self.operation_told
        asked: list[Any] = [told.query] if told.query else []
        if self.method != "GET":
            asked.append(
                OpenApiParameter(
                    name=HEADER,
                    type={"type": "string", "pattern": "^[!-~]{1,80}$"},
                    location=OpenApiParameter.HEADER,
                    required=told.draws,
                    description="The same key with the same request is answered, not done, again.",
                )
            )
        return asked

    def get_response_serializers(self) -> Any:
        """Return the answer and every failure this verb can have."""
        told = self.operation_told
        answers: dict[Any, Any] = {}
        if isinstance(told.gives, tuple):
            answers[(str(told.status), *told.gives)] = OpenApiTypes.BINARY
        elif told.gives is None:
            answers["204"] = None
        elif told.paged:
            answers["200"] = page_of(told.gives)
        else:
            answers[str(told.status)] = told.gives(many=True) if told.many else told.gives
        for status in self._failures(told):
            answers[(str(status), "application/json")] = ErrorTold
        return answers

    def _failures(self, told: Operation) -> list[int]:
        unsafe = self.method != "GET"
        return [
            status
            for status, possible in {
                400: unsafe or told.query is not None,
                401: True,
                403: True,
                404: "{" in self.path,
                409: unsafe or told.waits,
                413: unsafe,
                415: bool(told.asks),
                422: unsafe,
                429: True,
            }.items()
            if possible
        ]

    def _words(self) -> tuple[str, str]:
        doc = getattr(self.view, self.method.lower()).__doc__ or ""
        first, _, rest = doc.strip().partition("\n\n")
        return " ".join(first.split()), re.sub(r"\n +", "\n", rest).strip()

    def _is_list_view(self, serializer: Any = None) -> bool:
        return is_list_serializer(serializer)

    def _resolve_path_parameters(self, variables: list[str]) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = super()._resolve_path_parameters(variables)
        for parameter in found:
            if parameter["schema"].get("type") == "integer":
                parameter["schema"] |= {"minimum": 1, "maximum": LARGEST_WHOLE}
        return found

    def get_serializer_name(self, serializer: Any, direction: str) -> str:
        """Return the shape's name without the word for its kind."""
        return type(serializer).__name__.removesuffix("Told").removesuffix("Asked")

    def _map_basic_serializer(self, serializer: Any, direction: str) -> dict[str, Any]:
        schema: dict[str, Any] = super()._map_basic_serializer(serializer, direction)
        if isinstance(serializer, Asked):
            # A word we do not know is refused, so the schema says so.
            schema["additionalProperties"] = False
        return schema
