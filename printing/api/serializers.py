"""Printers, print runs and what was measured on them."""

from __future__ import annotations

from rest_framework import serializers

from books.api.shapes import Asked, Told
from books.api.words import Word, Words, YesNo
from printing.api.words import VERDICTS
from printing.enums import RunOrigin, RunPart, RunState


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
    part = Word(RunPart, required=False, default=RunPart.INTERIOR.value)


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
