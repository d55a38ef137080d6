"""One way of printing a book: language, printer, trim, bleed, stock."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django.db import models
from django.utils import timezone

from books.enums import Approval, Barcode, ShortArt
from books.models.book import Book
from books.tenancy import PublisherOwned


class Edition(PublisherOwned):
    """Page plan, text, layout and print runs hang here; pictures do not."""

    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="editions")
    number = models.PositiveSmallIntegerField(default=1)
    language = models.CharField(max_length=20)
    # The book's title in this language; "" where it is the book's own.
    title = models.CharField(max_length=200, blank=True)
    format = models.CharField(max_length=20, default="paperback")
    printer = models.CharField(max_length=60)
    trim = models.CharField(max_length=20)
    bleed = models.BooleanField(default=True)
    stock = models.CharField(max_length=40)
    isbn = models.CharField(max_length=13, blank=True)
    body_pt = models.DecimalField(max_digits=4, decimal_places=1, default=18)
    arrangement = models.CharField(max_length=20, default="facing")
    plan_reasons: models.JSONField[list[str], list[str]] = models.JSONField(default=list)
    credits: models.JSONField[Any, Any] = models.JSONField(default=list)
    # A typeface of the publisher's own for the story's words; the press's where there is none.
    face = models.ForeignKey(
        "books.OwnFace", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # What becomes of pictures that end short of the bleed; a page may say otherwise.
    short_art = models.CharField(max_length=10, default=ShortArt.REFUSE.value)
    # The number on the copyright page, and the edition this one corrects.
    printing = models.PositiveSmallIntegerField(default=1)
    corrects = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="corrections"
    )
    # The cover's own words; "" takes the book's credits, or leaves the place empty.
    blurb = models.TextField(blank=True)
    price = models.DecimalField(max_digits=8, decimal_places=2, null=True, blank=True)
    currency = models.CharField(max_length=3, blank=True)
    age_line = models.CharField(max_length=80, blank=True)
    cover_author = models.CharField(max_length=200, blank=True)
    cover_illustrator = models.CharField(max_length=200, blank=True)
    logo = models.ForeignKey(
        "books.Artwork", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # The picture of the endpapers; the cover's colour where there is none.
    endpapers = models.ForeignKey(
        "books.Artwork", null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    # A jacket's flaps, inches from the fold.
    flap_in = models.DecimalField(max_digits=5, decimal_places=3, default=Decimal("3.25"))
    spine_text = models.BooleanField(default=True)
    barcode = models.CharField(max_length=10, default=Barcode.OWN.value)
    # The five digits of a price add-on beside the barcode; "" for none.
    price_addon = models.CharField(max_length=5, blank=True)
    # Numbers typed from the printer's own template, as printing.press.cover_geometry takes them:
    # spine_in, width_in, height_in as text, pages and taken_on; {} where none were typed.
    cover_template: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    cover_state = models.CharField(max_length=20, default=Approval.DRAFT.value)
    cover_hash = models.CharField(max_length=64, blank=True)
    cover_note = models.TextField(blank=True)
    # What the cover was approved with (books.covers.facts_of), so that a change can be told.
    cover_bound: models.JSONField[Any, Any] = models.JSONField(default=dict, blank=True)
    # Every date inside a print file is this one (docs/decisions/0004), so it can be given.
    created_at = models.DateTimeField(default=timezone.now)

    class Meta(PublisherOwned.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["book", "number"], name="books_edition_number_once_per_book"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="books_edition_number_is_positive"
            ),
            models.CheckConstraint(
                condition=models.Q(body_pt__gte=14), name="books_story_text_is_never_under_14_pt"
            ),
            models.CheckConstraint(
                condition=models.Q(short_art__in=[choice.value for choice in ShortArt]),
                name="books_edition_short_art_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(barcode__in=[choice.value for choice in Barcode]),
                name="books_edition_barcode_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(printing__gte=1), name="books_edition_printing_is_positive"
            ),
            models.CheckConstraint(
                condition=models.Q(price__isnull=True)
                | (models.Q(price__gte=0) & ~models.Q(currency="")),
                name="books_edition_price_has_its_currency",
            ),
            models.CheckConstraint(
                condition=models.Q(flap_in__gte=2, flap_in__lte=5),
                name="books_edition_flap_is_2_to_5_in",
            ),
            models.CheckConstraint(
                condition=models.Q(cover_state=Approval.DRAFT.value) | ~models.Q(cover_hash=""),
                name="books_approved_cover_has_its_hash",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.book}, edition {self.number}"

    @property
    def shown_title(self) -> str:
        """The title as this edition's readers see it."""
        return self.title or self.book.title
