"""Money in micro-dollars: budgets that are never overdrawn, and a ledger that only grows."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q
from django.utils import timezone

from books.models import Book
from books.tenancy import PublisherOwned
from illustration.enums import BudgetKind, EntryKind


class Budget(PublisherOwned):
    """What may be spent: by a publisher in all, in one month, or for one book.

    `reserved` is held for pictures under way, at their worst price; without a cap everything may
    be spent. Only conditional updates change it (operations/money.py).
    """

    kind = models.CharField(max_length=10)
    book = models.ForeignKey(
        Book, null=True, blank=True, on_delete=models.CASCADE, related_name="budgets"
    )
    # The first day of the month, in UTC.
    month = models.DateField(null=True, blank=True)
    cap_micros = models.BigIntegerField(null=True, blank=True)
    reserved_micros = models.BigIntegerField(default=0)
    spent_micros = models.BigIntegerField(default=0)

    class Meta(PublisherOwned.Meta):
        ordering = ["id"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=BudgetKind.PUBLISHER.value, book__isnull=True, month__isnull=True)
                | Q(kind=BudgetKind.MONTH.value, book__isnull=True, month__isnull=False)
                | Q(kind=BudgetKind.BOOK.value, book__isnull=False, month__isnull=True),
                name="illustration_budget_is_for_one_thing",
            ),
            models.UniqueConstraint(
                fields=["publisher"],
                condition=Q(kind=BudgetKind.PUBLISHER.value),
                name="illustration_budget_once_per_publisher",
            ),
            models.UniqueConstraint(
                fields=["publisher", "month"], name="illustration_budget_once_per_month"
            ),
            models.UniqueConstraint(fields=["book"], name="illustration_budget_once_per_book"),
            models.CheckConstraint(
                condition=Q(reserved_micros__gte=0, spent_micros__gte=0)
                & (Q(cap_micros__isnull=True) | Q(cap_micros__gte=0)),
                name="illustration_budget_is_never_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} budget of {self.book or self.month or self.publisher_id}"

    @property
    def left_micros(self) -> int | None:
        """What may still be reserved, in micro-dollars; None without a cap."""
        if self.cap_micros is None:
            return None
        return max(0, self.cap_micros - self.spent_micros - self.reserved_micros)


class LedgerEntry(PublisherOwned):
    """One movement of money. Rows are only ever added, and outlive the book they tell of.

    The sums of both columns over a publisher are what its budgets say.
    """

    # As in the event record: no key in the database, so that a deleted title changes nothing.
    book = models.ForeignKey(
        Book, null=True, blank=True, on_delete=models.DO_NOTHING, db_constraint=False,
        related_name="ledger",
    )  # fmt: skip
    ref = models.UUIDField(db_index=True, editable=False)
    fence = models.PositiveIntegerField(default=0)
    kind = models.CharField(max_length=10)
    # What it was asked as (enums.Verb); "" on rows from before verbs were told.
    verb = models.CharField(max_length=12, blank=True)
    reserved_micros = models.BigIntegerField(default=0)
    spent_micros = models.BigIntegerField(default=0)
    model = models.CharField(max_length=80)
    # What was drawn: "scene 4 of The Lantern Owl".
    subject = models.CharField(max_length=300)
    words = models.TextField(blank=True)
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta(PublisherOwned.Meta):
        ordering = ["-id"]
        indexes = [
            models.Index(fields=["publisher", "-id"], name="illustration_ledger_newest"),
            models.Index(fields=["book", "-id"], name="illustration_ledger_of_book"),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["ref", "fence", "kind"], name="illustration_ledger_once_per_claim"
            ),
            models.CheckConstraint(
                condition=Q(kind=EntryKind.RESERVE.value, reserved_micros__gte=0, spent_micros=0)
                | Q(kind=EntryKind.RELEASE.value, reserved_micros__lte=0, spent_micros=0)
                | Q(kind=EntryKind.SETTLE.value, reserved_micros__lte=0, spent_micros__gte=0),
                name="illustration_ledger_sums_have_their_signs",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.spent_micros or self.reserved_micros} for {self.subject}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Add the row; a row that exists already is refused."""
        if self.pk is not None:
            raise TypeError("the ledger is only added to, never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Refuse: what was spent stays on record."""
        raise TypeError("the ledger is only added to, never shortened")
