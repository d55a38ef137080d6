"""The two kinds of shapes: what is asked, where an unknown word is refused; what is told."""

from __future__ import annotations

from typing import Any

from django.http import QueryDict
from rest_framework import serializers


class Asked(serializers.Serializer[Any]):
    """What a caller sends. A key we do not know is refused by name, never dropped in silence."""

    def to_internal_value(self, data: Any) -> Any:
        """Return the checked values; raise ValidationError."""
        if isinstance(data, QueryDict):
            # As JSON would have said it: a word left out is left out, an empty one is empty.
            data = data.dict()
        if isinstance(data, dict):
            unknown = sorted(str(key) for key in data if key not in self.fields)
            if unknown:
                known = ", ".join(self.fields) or "nothing"
                raise serializers.ValidationError(
                    {key: [f"is not known here; this call takes {known}."] for key in unknown}
                )
        return super().to_internal_value(data)


class Told(serializers.Serializer[Any]):
    """What a caller is told."""


class ErrorTold(Told):
    """Every failure."""

    code = serializers.CharField(help_text="A word for programs, such as not_found.")
    message = serializers.CharField(help_text="What happened and what is safe, for people.")
    next = serializers.CharField(required=False, help_text="The next step.")
    detail = serializers.DictField(
        required=False, help_text="Fields and what is wrong with each; or theirs and yours."
    )


def page_of(shape: type[serializers.BaseSerializer[Any]]) -> type[Told]:
    """Return the shape of one page of a list."""
    known = _pages.get(shape)
    if known is None:
        fields = {
            "__doc__": "One page of a list.",
            "results": shape(many=True),
            "next": serializers.URLField(
                allow_null=True, help_text="The address of the next page; null on the last."
            ),
        }
        name = shape.__name__.removesuffix("Told") + "PageTold"
        known = _pages[shape] = type(name, (Told,), fields)
    return known


_pages: dict[Any, type[Told]] = {}
