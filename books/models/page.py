"""One page of an edition: its text, its template, the part of a scene it shows."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.db import models

from books.enums import Approval, PageKind, Part, ShortArt, Template
from books.models.edition import Edition
from books.models.scene import Scene
from books.tenancy import PublisherOwned


class Page(PublisherOwned):
    """A page. Its text and layout are approved apart, each bound to the hash it was shown as."""

    edition = models.ForeignKey(Edition, on_delete=models.CASCADE, related_name="pages")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=20)
    template = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    text_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    version = models.PositiveIntegerField(default=1)
    scene = models.ForeignKey(
        Scene, null=True, blank=True, on_delete=models.PROTECT, related_name="pages"
    )
    part = models.CharField(max_length=10, default=Part.NONE.value, blank=True)
    # "" follows the edition.
    short_art = models.CharField(max_length=10, blank=True)
    text_state = models.CharField(max_length=20, default=Approval.DRAFT.value)
    text_hash = models.CharField(max_length=64, blank=True)
    layout_state = models.CharField(max_length=20, default=Approval.DRAFT.value)
    layout_hash = models.CharField(max_length=64, blank=True)
    # Why the words or the layout were sent back; "" once approved again.
    text_note = models.TextField(blank=True)
    layout_note = models.TextField(blank=True)

    class Meta(PublisherOwned.Meta):
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["edition", "number"], name="books_page_number_once_per_edition"
            ),
            models.CheckConstraint(
                condition=models.Q(number__gte=1), name="books_page_number_is_positive"
            ),
            models.CheckConstraint(
                condition=models.Q(kind__in=[kind.value for kind in PageKind]),
                name="books_page_kind_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(template__in=[item.value for item in Template]),
                name="books_page_template_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(part=Part.NONE.value) | models.Q(scene__isnull=False),
                name="books_page_part_needs_a_scene",
            ),
            models.CheckConstraint(
                condition=models.Q(short_art__in=["", *(choice.value for choice in ShortArt)]),
                name="books_page_short_art_is_known",
            ),
            models.CheckConstraint(
                condition=models.Q(text_state=Approval.DRAFT.value) | ~models.Q(text_hash=""),
                name="books_approved_text_has_its_hash",
            ),
            models.CheckConstraint(
                condition=models.Q(layout_state=Approval.DRAFT.value) | ~models.Q(layout_hash=""),
                name="books_approved_layout_has_its_hash",
            ),
        ]

    def __str__(self) -> str:
        return f"Page {self.number}"

    @property
    def current_text_hash(self) -> str:
        """The sha256 of the text as it stands."""
        return hashlib.sha256(self.text.encode()).hexdigest()

    @property
    def text_is_approved(self) -> bool:
        """Whether the text was approved as it stands: an approval of other words is stale.

        A page that never had words has none to approve.
        """
        if not self.text and not self.text_hash:
            return True
        approved = self.text_state == Approval.APPROVED
        return approved and self.text_hash == self.current_text_hash

    @property
    def is_recto(self) -> bool:
        """Page 1 is a recto, and so is every odd page."""
        return self.number % 2 == 1
