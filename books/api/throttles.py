"""How often one token may call: reading, writing and asking for pictures each have their rate."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle


class TokenThrottle(SimpleRateThrottle):
    """Counts by token and scope. The rates are settings.API_RATES, "NUMBER/minute"."""

    def __init__(self) -> None:
        """Wait with the rate: it depends on the call."""

    def allow_request(self, request: Request, view: Any) -> bool:
        """Whether this call is within the rate of its scope."""
        self.scope = scope_of(view)
        self.rate = settings.API_RATES[self.scope]
        self.num_requests, self.duration = self.parse_rate(self.rate)
        return bool(super().allow_request(request, view))

    def get_cache_key(self, request: Request, view: Any) -> str:
        """Return the name of the counter."""
        return f"api-{self.scope}-{request.auth.token.pk}"  # type: ignore[union-attr]


def scope_of(view: Any) -> str:
    """Return `read`, `write` or `draw`."""
    operation = view.operation
    if operation is not None and operation.draws:
        return "draw"
    return "read" if view.request.method in ("GET", "HEAD") else "write"
