"""What a receipt's page needs beyond its JSON."""

from __future__ import annotations

from datetime import datetime

from django import template

register = template.Library()


@register.filter
def moment(told: str) -> datetime:
    """Return the moment that a receipt tells in ISO 8601."""
    return datetime.fromisoformat(told)
