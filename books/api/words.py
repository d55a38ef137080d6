"""Choices that are no enum of the trunk, and fields that the schema must tell exactly."""

from __future__ import annotations

from enum import EnumType
from typing import Any

from rest_framework import serializers
from rest_framework.fields import empty

# How words or a layout stand: approved once, but as something else, is stale.
STANDING = ("draft", "approved", "stale")
ARRANGEMENT = ("facing", "on-picture", "auto")
STAGES = ("characters", "drawing", "review", "layout", "ready", "pressed")
LARGEST_WHOLE = 2**31 - 1


class Word(serializers.ChoiceField):
    """One word of an enum."""

    def __init__(self, words: EnumType | tuple[str, ...], **options: Any) -> None:
        known: Any = words
        if isinstance(words, EnumType):
            # The pairs by which the schema's shared enum is found (ENUM_NAME_OVERRIDES).
            known = [(word.value, word.name) for word in known if word.value]
        super().__init__(choices=known, **options)


class Words(serializers.CharField):
    """Words as they were sent. That they are no more than blanks is for the operation to say."""

    def __init__(self, **options: Any) -> None:
        least = None if options.get("allow_blank") else 1
        super().__init__(trim_whitespace=False, min_length=least, **options)


class YesNo(serializers.BooleanField):
    """Yes or no; left out of a form or a query it is left out, not no."""

    default_empty_html = empty


class Version(serializers.IntegerField):
    """The version a change was made from."""

    def __init__(self, **options: Any) -> None:
        told = "The version you read. A save since then is answered 409 with theirs and yours."
        super().__init__(min_value=1, max_value=LARGEST_WHOLE, help_text=told, **options)
