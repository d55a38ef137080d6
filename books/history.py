"""Whose eyes a title's history is for: acts that tell sums are left out for who may see none."""

from __future__ import annotations

from django.db.models import QuerySet

from books.enums import Act
from books.models import Event, Member
from books.rules import may

# Their states are sums of money.
OF_MONEY = ("set-cap",)


def events_for(member: Member) -> QuerySet[Event]:
    """Return the events of the publisher in force that a member may read, in no order."""
    rows = Event.objects.select_related("by")
    return rows if may(member, Act.COSTS) else rows.exclude(what__in=OF_MONEY)
