"""Printers, print runs and what was measured on them."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from books.api.shapes import Asked, Told
from books.api.words import Word, Words, YesNo
from printing.api.words import VERDICTS
from printing.enums import RunOrigin, RunPart, RunState

MOST_PAGES = 2_000


class InchesField(serializers.FloatField):
    """A length in inches, exact inside, a number outside."""

    def to_representation(self, value: Any) -> float:  # type: ignore[override]
        """Return the number."""
        return float(value)


class StockTold(Told):
    """Paper and ink as the printer sells them together."""

    code = serializers.CharField()
    title = serializers.CharField()
    color = serializers.BooleanField()
    min_pages = serializers.IntegerField()
    max_pages = serializers.IntegerField()


class TrimTold(Told):
    """A trim the printer cuts, and how many pages each stock may have in it."""

    trim = serializers.CharField(help_text="Width x height in inches.")
    max_pages = serializers.DictField(child=serializers.IntegerField())


class PrinterTold(Told):
    """A printer, as of the day its facts were verified. Lengths in inches, ink in percent."""

    key = serializers.CharField()
    version = serializers.CharField()
    title = serializers.CharField()
    vendor = serializers.CharField()
    binding = serializers.CharField()
    verified_on = serializers.DateField()
    trims = TrimTold(many=True)
    stocks = StockTold(many=True)
    default_stock = serializers.CharField()
    page_multiple = serializers.IntegerField(source="page_multiple_house")
    bleed_in = InchesField()
    ink_limit = serializers.IntegerField()


class OfferAsked(Asked):
    """A book one would like printed."""

    trim = serializers.RegexField(
        r"^\d{1,2}(\.\d{1,4})?x\d{1,2}(\.\d{1,4})?$", help_text="Width x height in inches: 8.5x8.5."
    )
    pages = serializers.IntegerField(min_value=1, max_value=MOST_PAGES)
    bleed = YesNo(required=False, default=True)
    stock = Words(
        required=False, max_length=40, help_text="The printer's usual one where it is left out."
    )


class OfferTold(Told):
    """Whether the printer would make the book, and else the nearest it would."""

    possible = serializers.BooleanField()
    reasons = serializers.ListField(
        child=serializers.CharField(), help_text="What is against it, each with the nearest."
    )
    remarks = serializers.ListField(
        child=serializers.CharField(), help_text="What would be done about the page count."
    )
    nearest_trim = serializers.CharField()
    stock = serializers.CharField()


class RunTold(Told):
    """A print run: one made file with its preflight."""

    n = serializers.IntegerField()
    state = Word(RunState)
    origin = Word(RunOrigin)
    part = Word(RunPart)
    printing = serializers.IntegerField()
    printer = serializers.CharField(source="profile_key")
    printer_version = serializers.CharField(source="profile_version")
    pages = serializers.IntegerField()
    pages_done = serializers.IntegerField()
    pages_checked = serializers.IntegerField()
    sha256 = serializers.CharField(allow_blank=True, help_text="Of the PDF; empty without one.")
    error_count = serializers.IntegerField(source="errors")
    warning_count = serializers.IntegerField(source="warnings")
    waiver = serializers.CharField(allow_blank=True)
    failure = serializers.CharField(allow_blank=True)
    asked_by = serializers.CharField(source="asked_by.name", default=None, allow_null=True)
    created_at = serializers.DateTimeField()
    finished_at = serializers.DateTimeField(allow_null=True)
    released_at = serializers.DateTimeField(allow_null=True)
    uploaded_at = serializers.DateTimeField(allow_null=True)
    answered_at = serializers.DateTimeField(allow_null=True)
    printers_words = serializers.CharField(allow_blank=True)
    interior_pages = serializers.IntegerField(
        allow_null=True, help_text="Of a cover: the pages of the interior it was made for."
    )
    superseded_by = serializers.IntegerField(
        source="superseded_by.n", default=None, allow_null=True, help_text="The run in its place."
    )


class PressAsked(Asked):
    """How to press."""

    waiver = Words(
        required=False,
        allow_blank=True,
        max_length=2_000,
        help_text="The reason for printing pictures under 300 DPI.",
    )
    again = YesNo(
        required=False, default=False, help_text="Press even where nothing changed since."
    )


class FindingTold(Told):
    """One line of a preflight."""

    position = serializers.IntegerField()
    rule = serializers.CharField()
    verdict = Word(VERDICTS)
    limit = serializers.CharField(allow_blank=True)
    measured = serializers.CharField(allow_blank=True)
    page = serializers.IntegerField(allow_null=True)
    message = serializers.CharField(allow_blank=True)
    remedy = serializers.CharField(allow_blank=True)


class CertificateTold(Told):
    """The preflight as it was made, bound to the file's bytes and the printer's version."""

    file = serializers.CharField()
    file_sha256 = serializers.CharField()
    profile_key = serializers.CharField()
    profile_version = serializers.CharField()
    trim = serializers.CharField()
    bleed = serializers.BooleanField()
    stock = serializers.CharField()
    pages = serializers.IntegerField()
    verdict = Word(VERDICTS)
    findings = serializers.ListField(child=serializers.DictField())
