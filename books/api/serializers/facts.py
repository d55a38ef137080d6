"""Another title, other credits, another ISBN: what a program sends of them."""

from __future__ import annotations

from rest_framework import serializers

from books.answers import MAX_CREDITS
from books.api.serializers.making import CreditAsked
from books.api.shapes import Asked
from books.api.words import Words
from books.manuscript.value import MAX_TITLE

SEEN = "From what you read; a save since is 409 with theirs and yours."


class ChangeTitleAsked(Asked):
    """A title's name and the people to credit; what is left out stays."""

    seen = Words(max_length=40, help_text=SEEN)
    title = Words(required=False, max_length=MAX_TITLE)
    contributors = serializers.ListField(
        child=CreditAsked(),
        required=False,
        allow_empty=True,
        max_length=MAX_CREDITS,
        help_text="All of them, in the order of the title page.",
    )


class ChangeEditionAsked(Asked):
    """An edition's own title and its ISBN; what is left out stays."""

    seen = Words(max_length=40, help_text=SEEN)
    title = Words(
        required=False,
        allow_blank=True,
        max_length=MAX_TITLE,
        help_text="In this edition's language; empty takes the title's.",
    )
    isbn = Words(
        required=False, allow_blank=True, max_length=30, help_text="Its own; empty for none."
    )
