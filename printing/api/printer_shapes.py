"""Printers, what they would make, and what a book comes to at one."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from rest_framework import serializers

from books.api.shapes import Asked, Told
from books.api.words import Version, Word, Words, YesNo
from books.numbers import Typed, wants_looking_at
from books.printers import OWN
from printing.press.profile import PrinterProfile

MOST_PAGES = 2_000
TRIM = r"^\d{1,4}(\.\d{1,4})?x\d{1,4}(\.\d{1,4})?(mm)?$"


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
    bleed_sides = serializers.CharField()
    ink_limit = serializers.IntegerField(help_text="Percent; 0 where none is asked.")
    color_policy = serializers.CharField()
    directions = serializers.ListField(child=serializers.CharField())
    last_page = serializers.CharField(help_text="any, or blank: the printer prints on it.")
    overprint = serializers.BooleanField()
    sources = serializers.ListField(child=serializers.CharField())
    unconfirmed = serializers.ListField(child=serializers.CharField())
    own = serializers.SerializerMethodField(help_text="Whether it is the publisher's own.")
    wants_looking_at = serializers.SerializerMethodField(
        help_text="Whether nobody compared it with the printer's pages for more than 180 days."
    )

    def get_own(self, profile: PrinterProfile) -> bool:
        """Return whether the profile is the publisher's own."""
        return profile.key.startswith(OWN)

    def get_wants_looking_at(self, profile: PrinterProfile) -> bool:
        """Return whether its day lies more than 180 days back."""
        return wants_looking_at(profile, timezone.localdate())


class TableTold(Told):
    """A printer's whole table, of the shape of the press's TOML files."""

    key = serializers.CharField()
    version = serializers.CharField()
    table = serializers.DictField()


class MakePrinterAsked(Asked):
    """A printer of one's own: a copy of one there is, its table changed key by key."""

    title = Words(max_length=120)
    copy_of = Words(required=False, default="offset", max_length=60)
    table = serializers.DictField(
        required=False, default=dict, help_text="Top-level keys that take the copy's place."
    )


class ChangePrinterAsked(Asked):
    """A further version of a printer of one's own."""

    version = Version()
    title = Words(required=False, max_length=120)
    table = serializers.DictField(help_text="Top-level keys that take the old version's place.")


class RetirePrinterAsked(Asked):
    """The version one has seen."""

    version = Version()


class OfferAsked(Asked):
    """A book one would like printed."""

    trim = serializers.RegexField(
        TRIM, help_text="Width x height in inches, 8.5x8.5, or in millimetres, 210x297mm."
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


class GeometryAsked(OfferAsked):
    """A book one would like measured."""

    rtl = YesNo(required=False, default=False)


class PairField(serializers.ListField):
    """Two numbers: width and height."""

    child = serializers.FloatField()

    def __init__(self, **options: Any) -> None:
        super().__init__(min_length=2, max_length=2, **options)


class GeometryTold(Told):
    """What a book comes to, as `python -m printing.press.geometry` tells it."""

    printer = serializers.CharField()
    version = serializers.CharField()
    trim = serializers.CharField()
    pages = serializers.IntegerField()
    stock = serializers.CharField()
    bleed = serializers.BooleanField()
    page_pt = PairField()
    trim_pt = PairField()
    live_pt = PairField()
    gutter_in = serializers.FloatField(help_text="From the page's bind edge.")
    outer_in = serializers.FloatField(help_text="From the page's other edges.")
    pixels = serializers.ListField(
        child=serializers.IntegerField(), min_length=2, max_length=2, help_text="At 300 DPI."
    )
    spine_in = serializers.FloatField(allow_null=True)
    cover_pt = PairField(allow_null=True)
    spine_text = serializers.BooleanField()
    cover_why = serializers.CharField(
        allow_blank=True, help_text="Why there is no cover's size; empty where there is."
    )
    remarks = serializers.ListField(child=serializers.CharField())


class EditionGeometryTold(GeometryTold):
    """An edition's numbers, and how those typed from the printer's template stand."""

    against = serializers.ListField(child=serializers.CharField())
    typed = Word(Typed, help_text="changed: the page count is another; no cover until typed anew.")
    template_pages = serializers.IntegerField(allow_null=True)


class CoverNumbersAsked(Asked):
    """Spine and whole cover out of the printer's own template."""

    spine_in = Words(max_length=20, help_text='Inches, or "6.1 mm".')
    width_in = Words(max_length=20)
    height_in = Words(max_length=20)
    taken_on = serializers.DateField()
