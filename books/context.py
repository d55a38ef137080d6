"""What every screen knows: who is at the desk, for which publisher, and what the role permits."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from books.enums import Role
from books.rules import TABLE


def desk(request: HttpRequest) -> dict[str, Any]:
    """Return `member`, `publisher` and `acts` (names of the member's rights) for templates."""
    member = getattr(request, "member", None)
    if member is None:
        return {"member": None, "publisher": None, "acts": frozenset()}
    acts = {act.name.lower() for act in TABLE[Role(member.role)]}
    return {"member": member, "publisher": member.publisher, "acts": acts}
