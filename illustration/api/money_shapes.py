"""What drawing costs, what may be spent, every movement of money, and the queue."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from books.api.paging import Paging
from books.api.shapes import Asked, Told
from books.api.words import Word, Words
from books.enums import Act
from books.rules import may
from illustration.dollars import HIGHEST
from illustration.enums import AttemptState, BudgetKind, EntryKind, Half, Verb
from illustration.ledger import VERBS
from illustration.operations.deciding import LONGEST_REASON
from illustration.studio.roles import Role
from illustration.waiting import Cause

# A title's cap has an address of its own.
MONTH = r"^[0-9]{4}-(0[1-9]|1[0-2])$"
CAPS_OF_THE_HOUSE = (BudgetKind.MONTH.value, BudgetKind.PUBLISHER.value)


class Money(serializers.IntegerField):
    """Micro-dollars; null for whoever may not see them."""

    def __init__(self, *, seen_by: Act, **options: Any) -> None:
        super().__init__(allow_null=True, **options)
        self.seen_by = seen_by

    def get_attribute(self, instance: Any) -> Any:
        """Return the sum, or None where the caller's role may not see it."""
        request = self.context.get("request")
        member = request.auth.member if request is not None and request.auth else None
        return super().get_attribute(instance) if may(member, self.seen_by) else None


class QuoteLineTold(Told):
    """Pictures of one role at one model."""

    role = Word(Role)
    spread = serializers.BooleanField()
    model = serializers.CharField(help_text="Empty for the offline painter.")
    title = serializers.CharField()
    begun = serializers.BooleanField(help_text="False for a cover that nobody has begun yet.")
    final = serializers.BooleanField(
        help_text="Finals of drafts: each is drawn once, redos are among the drafts."
    )
    pictures = serializers.IntegerField()
    calls = serializers.FloatField(help_text="Calls to expect, redos counted in.")
    each_micros = serializers.IntegerField(source="each", allow_null=True)
    each_most_micros = serializers.IntegerField(source="each_most", allow_null=True)
    expected_micros = serializers.IntegerField(source="expected")
    most_micros = serializers.IntegerField(source="most")
    fault = serializers.CharField(help_text="Why it cannot be drawn so; else empty.")


class QuoteTold(Told):
    """What all that a title lacks will cost, in millionths of a US dollar."""

    pictures = serializers.IntegerField()
    calls = serializers.FloatField()
    expected_micros = serializers.IntegerField(source="expected")
    most_micros = serializers.IntegerField(
        source="most", help_text="What is reserved in all, redos included."
    )
    seconds_left = serializers.FloatField(allow_null=True)
    lines = QuoteLineTold(many=True)


class BudgetTold(Told):
    """What may be spent, in millionths of a US dollar; editors see cap and what is left."""

    kind = Word(BudgetKind)
    month = serializers.DateField(allow_null=True)
    cap_micros = serializers.IntegerField(source="cap", allow_null=True)
    left_micros = serializers.IntegerField(source="left", allow_null=True)
    spent_micros = Money(source="spent", seen_by=Act.BUDGETS)
    reserved_micros = Money(source="reserved", seen_by=Act.BUDGETS)


class StandingCapTold(Told):
    """A cap that stands now."""

    kind = Word(BudgetKind, source="budget.kind")
    cap_micros = serializers.IntegerField(source="budget.cap_micros", allow_null=True)
    let_go = serializers.IntegerField(help_text="Pictures that waited and are looked at again.")
    sentence = serializers.CharField(help_text="What it means for the money.")


class TitleCapAsked(Asked):
    """A title's cap."""

    cap_micros = serializers.IntegerField(allow_null=True, min_value=0, max_value=HIGHEST)


class CapAsked(TitleCapAsked):
    """The cap of this month and those after, or of the publisher in all."""

    kind = Word(CAPS_OF_THE_HOUSE)


class PagePriceTold(Told):
    """What a model took for its approved pages."""

    model = serializers.CharField()
    calls = serializers.IntegerField(help_text="Calls that were charged.")
    spent_micros = serializers.IntegerField(source="spent")
    approved = serializers.IntegerField()
    each_micros = serializers.IntegerField(source="each", allow_null=True)


class LedgerAsked(Paging):
    """Which movements."""

    book = Words(required=False, max_length=200, help_text="A title's slug.")
    month = serializers.RegexField(MONTH, required=False, help_text="By UTC: 2026-11.")
    verb = Word(VERBS, required=False, help_text="untold: rows from before verbs were told.")


class SumsAsked(Asked):
    """Of which movements."""

    book = Words(required=False, max_length=200, help_text="A title's slug.")
    month = serializers.RegexField(MONTH, required=False, help_text="By UTC: 2026-11.")


class VerbSumTold(Told):
    """What was spent and is held for one verb, in millionths of a US dollar."""

    verb = Word(VERBS, source="asked")
    calls = serializers.IntegerField(help_text="Calls that were charged.")
    spent_micros = serializers.IntegerField(source="spent")
    reserved_micros = serializers.IntegerField(source="held")


class LedgerSumsTold(Told):
    """The ledger's sums; the verbs' add up to the total."""

    spent_micros = serializers.IntegerField(source="totals.spent")
    reserved_micros = serializers.IntegerField(source="totals.held")
    by_verb = VerbSumTold(many=True)


class LedgerEntryTold(Told):
    """One movement of money; rows are only ever added."""

    at = serializers.DateTimeField()
    kind = Word(EntryKind)
    verb = Word(Verb, allow_blank=True, help_text="Empty on rows from before verbs were told.")
    subject = serializers.CharField()
    model = serializers.CharField()
    spent_micros = serializers.IntegerField()
    reserved_micros = serializers.IntegerField(help_text="Negative where it is given back.")
    words = serializers.CharField(allow_blank=True)
    ref = serializers.UUIDField(help_text="The request's.")
    claim = serializers.IntegerField(source="fence")


class OpenPictureTold(Told):
    """A picture that has no end yet, and what it waits for."""

    ref = serializers.UUIDField(source="attempt.ref")
    book = serializers.CharField(source="attempt.book.slug")
    scene = serializers.IntegerField(source="attempt.scene.position", default=None, allow_null=True)
    character = serializers.IntegerField(
        source="attempt.character.position", default=None, allow_null=True
    )
    half = Word(Half, source="attempt.half", allow_blank=True, help_text="Of a spread in halves.")
    state = Word(AttemptState)
    cause = Word(Cause)
    until = serializers.DateTimeField(allow_null=True, help_text="When it goes on by itself.")
    seconds_left = serializers.FloatField(allow_null=True)
    reserved_micros = Money(source="attempt.reserved_micros", seen_by=Act.COSTS)
    settled_micros = Money(
        source="attempt.settled_micros", seen_by=Act.COSTS, help_text="Spent so far: a left half's."
    )


class NotChargedAsked(Asked):
    """How somebody knows that it was not charged."""

    reason = Words(max_length=LONGEST_REASON)
