"""Events."""

from __future__ import annotations

from rest_framework import serializers

from books.api.shapes import Told
from books.enums import Act
from books.history import note_for
from books.models import Event
from books.rules import may


class EventTold(Told):
    """One act."""

    id = serializers.IntegerField()
    book = serializers.CharField(
        source="book.slug", default=None, allow_null=True, help_text="The title's slug, if any."
    )
    what = serializers.CharField(help_text="Such as approve-art; docs/api.md lists them.")
    subject = serializers.CharField()
    from_state = serializers.CharField(allow_blank=True)
    to_state = serializers.CharField(allow_blank=True)
    by = serializers.CharField(
        source="by.name", default=None, allow_null=True, help_text="Nobody for a worker's act."
    )
    note = serializers.SerializerMethodField()
    at = serializers.DateTimeField()

    def get_note(self, event: Event) -> str:
        """Why, or what it led to; without sums for whoever may see none."""
        request = self.context.get("request")
        member = request.auth.member if request is not None and request.auth else None
        return note_for(event, sums=may(member, Act.COSTS))
