"""Whose eyes a title's history is for: acts that tell sums are left out for who may see none."""

from __future__ import annotations

from django.db.models import QuerySet

from books.enums import Act
from books.models import Event, Member
from books.rules import may
from illustration.providers.sums import unsummed

# Their states are sums of money.
OF_MONEY = ("set-cap",)


# Their notes told sums once; they are kept as they were written.
OF_HELD_SUMS = ("draw-again", "was-not-charged", "cancel-drawing")


def note_for(event: Event, *, sums: bool) -> str:
    """An event's note, for whoever may see sums or may not."""
    hidden = not sums and event.what in OF_HELD_SUMS
    return unsummed(event.note) if hidden else event.note


def events_for(member: Member) -> QuerySet[Event]:
    """Return the events of the publisher in force that a member may read, in no order."""
    rows = Event.objects.select_related("by")
    return rows if may(member, Act.COSTS) else rows.exclude(what__in=OF_MONEY)
