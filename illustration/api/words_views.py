"""Words that stop a title's pictures, for programs."""

from __future__ import annotations

from django.shortcuts import get_object_or_404
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from books.api.door import Door
from books.api.operation import operation
from books.api.shapes import Asked, Told
from books.api.words import Words
from books.enums import Act
from books.views.finding import find_book
from illustration.models import ReleasedWords
from illustration.operations import releasing
from illustration.stopping import stops_of_book


class StopTold(Told):
    """Words that stop a prompt, and where they stand."""

    where = serializers.CharField(source="place.where")
    scene = serializers.IntegerField(source="place.scene", allow_null=True)
    character = serializers.IntegerField(source="place.character", allow_null=True)
    words = serializers.CharField()
    sentence = serializers.CharField(help_text="Why, and what to write instead.")


class ReleasedWordsTold(Told):
    """Words that an owner let go in one title."""

    id = serializers.IntegerField()
    words = serializers.CharField()
    reason = serializers.CharField()
    by = serializers.CharField(allow_null=True)
    at = serializers.DateTimeField()


class StoppedWordsTold(Told):
    """What stops a title's pictures now, and what was let go."""

    stops = StopTold(many=True)
    released = ReleasedWordsTold(many=True)


class ReleaseWordsAsked(Asked):
    """Words to let go, as a stop tells them."""

    words = Words(max_length=releasing.LONGEST_WORDS)
    reason = Words(max_length=releasing.LONGEST_REASON)


class StoppedWords(Door):
    """What stops a title's pictures."""

    tag = "Drawing"

    @operation("get_stopped_words", Act.SEE, gives=StoppedWordsTold)
    def get(self, request: Request, book: str) -> Response:
        """Tell what words of style, briefs and characters stop a title's pictures."""
        found = find_book(book)
        released = ReleasedWords.objects.filter(book=found).select_related("by")
        return self.told({"stops": stops_of_book(found), "released": released})

    @operation(
        "release_words",
        Act.RELEASE_WORDS,
        gives=ReleasedWordsTold,
        asks=ReleaseWordsAsked,
        status=201,
    )
    def post(self, request: Request, book: str) -> Response:
        """Let words go in one title, with a reason that stays on record."""
        return self.told(
            releasing.release_words(book=find_book(book), by=self.member, **self.asked())
        )


class Released(Door):
    """Words that were let go."""

    tag = "Drawing"

    @operation("hold_words", Act.RELEASE_WORDS)
    def delete(self, request: Request, book: str, released: int) -> Response:
        """Let words stop a title's pictures again; those drawn stay."""
        rows = ReleasedWords.objects.select_related("book")
        row = get_object_or_404(rows, book=find_book(book), pk=released)
        releasing.hold_words(released=row, by=self.member)
        return Response(status=204)
