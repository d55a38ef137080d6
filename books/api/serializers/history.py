"""Events."""

from __future__ import annotations

from rest_framework import serializers

from books.api.shapes import Told


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
    note = serializers.CharField(allow_blank=True)
    at = serializers.DateTimeField()
