"""Keys to providers, which are never told, and the models that draw."""

from __future__ import annotations

from rest_framework import serializers

from books.api.shapes import Asked, Told
from books.api.words import LARGEST_WHOLE, Word, Words
from illustration.operations.key_pace import MOST_AT_ONCE
from illustration.operations.key_reach import MOST_HOSTS
from illustration.operations.keys import FASTEST, LONGEST_SECRET
from illustration.studio.roles import Role

LONGEST_BASE, LONGEST_TITLE, LONGEST_MODEL = 300, 80, 80


class ProviderKeyTold(Told):
    """A key to a provider: everything but the key itself."""

    id = serializers.IntegerField()
    title = serializers.CharField()
    ending = serializers.CharField(allow_blank=True, help_text="The last letters of a long key.")
    wire = serializers.CharField(source="account.wire", help_text="The format it is spoken to in.")
    base = serializers.CharField(source="account.base")
    per_minute = serializers.IntegerField(source="account.per_minute")
    at_once = serializers.IntegerField(source="account.at_once")
    result_hosts = serializers.ListField(
        child=serializers.CharField(),
        help_text="Hosts that pictures are fetched from, beside the address's own.",
    )
    paused_for = serializers.CharField(
        source="account.paused_for", allow_blank=True, help_text="auth, quota, person; or empty."
    )
    paused_words = serializers.CharField(source="account.paused_words", allow_blank=True)
    carriage = serializers.CharField(
        allow_blank=True, help_text="How references travel; empty until a test finds a way."
    )
    tested_at = serializers.DateTimeField(allow_null=True)
    test_words = serializers.CharField(allow_blank=True)
    added_at = serializers.DateTimeField()
    retired_at = serializers.DateTimeField(allow_null=True)


class NewProviderKeyAsked(Asked):
    """A key to be put in. It is kept sealed and never told again."""

    wire = serializers.CharField(max_length=30, help_text="gptproto, openai-images or ark.")
    secret = Words(max_length=LONGEST_SECRET)
    title = Words(required=False, allow_blank=True, max_length=LONGEST_TITLE)
    base = Words(
        required=False,
        allow_blank=True,
        max_length=LONGEST_BASE,
        help_text="The provider's address, where it is another than the usual one.",
    )
    per_minute = serializers.IntegerField(required=False, min_value=1, max_value=FASTEST)


class PaceAsked(Asked):
    """How fast a provider is asked."""

    per_minute = serializers.IntegerField(min_value=1, max_value=FASTEST)
    at_once = serializers.IntegerField(min_value=1, max_value=MOST_AT_ONCE)


class ResultHostsAsked(Asked):
    """Where finished pictures may be fetched from, beside the provider's own host."""

    hosts = serializers.ListField(
        child=serializers.CharField(max_length=300),
        max_length=MOST_HOSTS,
        help_text="Names alone, or *.name for all below it; no addresses.",
    )


class NewSecretAsked(Asked):
    """The key that takes another's place."""

    secret = Words(max_length=LONGEST_SECRET)


class KeyTestTold(Told):
    """What a test found, without spending anything."""

    passed = serializers.BooleanField()
    words = serializers.ListField(child=serializers.CharField())
    carriage = serializers.CharField(
        allow_null=True, help_text="How references will travel; null where they cannot."
    )


class ExitTold(Told):
    """A way out with its price."""

    model = serializers.CharField()
    key = serializers.IntegerField()
    quality = serializers.CharField(allow_blank=True)
    way = serializers.CharField(allow_blank=True)
    sentence = serializers.CharField()


class RouteTold(Told):
    """Who draws a role, and the largest picture of it with its price in millionths of a dollar."""

    role = Word(Role)
    model = serializers.CharField(help_text="A key of the list of models, or offline.")
    quality = serializers.CharField(source="chosen.quality", allow_blank=True)
    way = serializers.CharField(source="chosen.way", allow_blank=True)
    key = serializers.IntegerField(source="chosen.key.pk", default=None, allow_null=True)
    spread = serializers.BooleanField(source="need.spread")
    wanted_width = serializers.IntegerField(source="need.width")
    wanted_height = serializers.IntegerField(source="need.height")
    width = serializers.IntegerField(source="size.width", default=None, allow_null=True)
    height = serializers.IntegerField(source="size.height", default=None, allow_null=True)
    dpi = serializers.IntegerField(source="size.dpi", default=None, allow_null=True)
    pictures = serializers.IntegerField()
    micros = serializers.IntegerField(
        allow_null=True, help_text="At most; null where it cannot be drawn."
    )
    fault = serializers.CharField(allow_blank=True, help_text="Why it cannot be drawn.")
    exits = ExitTold(many=True)


class ModelChosenAsked(Asked):
    """A model for a role; offline takes no key."""

    role = Word(Role)
    model = Words(max_length=LONGEST_MODEL)
    quality = Words(required=False, allow_blank=True, max_length=10)
    way = Words(required=False, allow_blank=True, max_length=12)
    key = serializers.IntegerField(
        required=False, allow_null=True, min_value=1, max_value=LARGEST_WHOLE
    )
