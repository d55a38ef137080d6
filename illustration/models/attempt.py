"""One durable row per picture wanted. RQ only wakes workers; this row is the truth."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import Q

from books.models import Artwork, Book, Character, Scene
from books.tenancy import PublisherOwned
from illustration.enums import OPEN_STATES, AttemptState, Half, Purpose, Verb, Waits
from illustration.models.account import Account, ProviderKey


class Attempt(PublisherOwned):
    """One request to a provider, with its prompt, its size and its money in micro-dollars."""

    ref = models.UUIDField(unique=True, editable=False)
    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="attempts")
    scene = models.ForeignKey(
        Scene, null=True, blank=True, on_delete=models.CASCADE, related_name="attempts"
    )
    character = models.ForeignKey(
        Character, null=True, blank=True, on_delete=models.CASCADE, related_name="attempts"
    )
    purpose = models.CharField(max_length=10)
    n = models.PositiveSmallIntegerField()
    provider = models.CharField(max_length=60)
    # Nothing of these for the offline painter, which has no account.
    account = models.ForeignKey(
        Account, null=True, blank=True, on_delete=models.PROTECT, related_name="attempts"
    )
    key = models.ForeignKey(
        ProviderKey, null=True, blank=True, on_delete=models.PROTECT, related_name="attempts"
    )
    model = models.CharField(max_length=80, blank=True)
    role = models.CharField(max_length=10, blank=True)
    quality = models.CharField(max_length=10, blank=True)
    verb = models.CharField(max_length=12, default=Verb.DRAW.value)
    # The picture an edit or a restyle starts from, and the boxes to redraw in fractions of it.
    based_on = models.ForeignKey(
        Artwork, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    region: models.JSONField[list[Any], list[Any]] = models.JSONField(default=list)
    # Of a region edit: that nothing outside the region changed (studio.region.proof).
    proof: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    # Somebody sits and waits for this one picture.
    urgent = models.BooleanField(default=False)
    waits_for = models.CharField(max_length=10, blank=True)
    prompt = models.TextField()
    # studio.order.PictureOrder as JSON: all that a repeatable painter needs.
    order: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField()
    # {"name", "artwork", "sha256"} of each approved sheet that goes with the request; "photo" or
    # "sketch" in the artwork's place (illustration.photos, illustration.sketches).
    references: models.JSONField[list[Any], list[Any]] = models.JSONField(default=list)
    request_hash = models.CharField(max_length=64)
    # Of the whole picture; each half of a spread has half the width (pump/halving.py).
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    half = models.CharField(max_length=5, blank=True)
    # The kept left half's name in the storage, while the right one is drawn.
    left_file = models.CharField(max_length=200, blank=True)
    # What is over of a picture in parts: each part's prompt, id at the provider, sha256 and cost.
    parts: models.JSONField[list[Any], list[Any]] = models.JSONField(default=list)
    state = models.CharField(max_length=12, default=AttemptState.PLANNED.value)
    fence = models.PositiveIntegerField(default=0)
    held_by = models.CharField(max_length=120, blank=True)
    lease_until = models.DateTimeField(null=True, blank=True)
    prediction_id = models.CharField(max_length=200, blank=True)
    poll_at = models.DateTimeField(null=True, blank=True)
    sent_at = models.DateTimeField(null=True, blank=True)
    result_address = models.TextField(blank=True)
    usage: models.JSONField[dict[str, Any], dict[str, Any]] = models.JSONField(default=dict)
    polls = models.PositiveSmallIntegerField(default=0)
    tries = models.PositiveSmallIntegerField(default=0)
    error_class = models.CharField(max_length=40, blank=True)
    error = models.TextField(blank=True)
    reserved_micros = models.BigIntegerField(default=0)
    settled_micros = models.BigIntegerField(default=0)
    artwork = models.OneToOneField(
        Artwork, null=True, blank=True, on_delete=models.PROTECT, related_name="attempt"
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    note = models.TextField(blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta(PublisherOwned.Meta):
        ordering = ["id"]
        indexes = [
            models.Index(fields=["account", "state"], name="illustration_attempts_in_hand"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(scene__isnull=True, character__isnull=False)
                | Q(scene__isnull=False, character__isnull=True),
                name="illustration_attempt_has_one_subject",
            ),
            models.CheckConstraint(
                condition=Q(state__in=[state.value for state in AttemptState]),
                name="illustration_attempt_state_is_known",
            ),
            models.CheckConstraint(
                condition=Q(purpose__in=[purpose.value for purpose in Purpose]),
                name="illustration_attempt_purpose_is_known",
            ),
            models.CheckConstraint(
                condition=~Q(state=AttemptState.STORED.value) | Q(artwork__isnull=False),
                name="illustration_stored_attempt_has_artwork",
            ),
            models.UniqueConstraint(
                fields=["scene", "n"], name="illustration_attempt_n_once_per_scene"
            ),
            models.UniqueConstraint(
                fields=["character", "n"], name="illustration_attempt_n_once_per_character"
            ),
            models.UniqueConstraint(
                fields=["scene"],
                condition=Q(state__in=[state.value for state in OPEN_STATES]),
                name="illustration_one_open_attempt_per_scene",
            ),
            models.UniqueConstraint(
                fields=["character"],
                condition=Q(state__in=[state.value for state in OPEN_STATES]),
                name="illustration_one_open_attempt_per_character",
            ),
            models.UniqueConstraint(
                fields=["account", "prediction_id"],
                condition=~Q(prediction_id=""),
                name="illustration_prediction_once_per_account",
            ),
            models.CheckConstraint(
                condition=Q(account__isnull=True, key__isnull=True)
                | Q(account__isnull=False, key__isnull=False),
                name="illustration_attempt_with_account_has_key",
            ),
            models.CheckConstraint(
                condition=Q(waits_for__in=["", *(cause.value for cause in Waits)]),
                name="illustration_attempt_waits_for_known_cause",
            ),
            models.CheckConstraint(
                condition=Q(verb__in=[verb.value for verb in Verb]),
                name="illustration_attempt_verb_is_known",
            ),
            models.CheckConstraint(
                condition=Q(half__in=["", *(half.value for half in Half)]),
                name="illustration_attempt_half_is_known",
            ),
            models.CheckConstraint(
                condition=Q(half="") | Q(purpose=Purpose.SPREAD.value),
                name="illustration_only_spreads_have_halves",
            ),
            models.CheckConstraint(
                condition=(Q(half=Half.RIGHT.value) & ~Q(left_file=""))
                | (~Q(half=Half.RIGHT.value) & Q(left_file="")),
                name="illustration_right_half_has_its_left_one",
            ),
            models.CheckConstraint(
                condition=Q(reserved_micros__gte=0, settled_micros__gte=0),
                name="illustration_money_is_never_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"attempt {self.n} for {self.scene or self.character}"
