"""The tables of illustration as of November 2026 in one step, for a new installation: seconds less."""

from __future__ import annotations

import datetime
import django.db.models.deletion
import django.db.models.expressions
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("illustration", "0001_first_rows"),
        ("illustration", "0002_studio"),
        ("illustration", "0003_child_photo"),
        ("illustration", "0004_ai_statement"),
        ("illustration", "0005_picture_check_flags"),
        ("illustration", "0006_matched_halves"),
        ("illustration", "0007_released_words"),
        ("illustration", "0008_verbs_and_proofs"),
    ]

    initial = True

    dependencies = [
        ("books", "0001_first_rows"),
        ("books", "0009_flaps_and_endpapers"),
        ("books", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("wire", models.CharField(max_length=30)),
                ("base", models.CharField(max_length=300)),
                ("fingerprint", models.CharField(max_length=64)),
                ("per_minute", models.PositiveIntegerField(default=20)),
                ("burst", models.PositiveSmallIntegerField(default=5)),
                ("at_once", models.PositiveSmallIntegerField(default=64)),
                ("tokens", models.FloatField(default=0)),
                ("filled_at", models.DateTimeField(blank=True, null=True)),
                ("blocked_until", models.DateTimeField(blank=True, null=True)),
                ("paused_for", models.CharField(blank=True, max_length=10)),
                ("paused_words", models.TextField(blank=True)),
                ("pumped_by", models.CharField(blank=True, max_length=120)),
                ("pumped_until", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["id"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("fingerprint",), name="illustration_account_once_per_key"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("at_once__gte", 1), ("burst__gte", 1), ("per_minute__gte", 1)
                        ),
                        name="illustration_account_takes_some_pictures",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("paused_for__in", ["", "auth", "quota", "person"])),
                        name="illustration_account_pause_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Budget",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=10)),
                ("month", models.DateField(blank=True, null=True)),
                ("cap_micros", models.BigIntegerField(blank=True, null=True)),
                ("reserved_micros", models.BigIntegerField(default=0)),
                ("spent_micros", models.BigIntegerField(default=0)),
                (
                    "book",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="budgets",
                        to="books.book",
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="books.publisher",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("book__isnull", True),
                                ("kind", "publisher"),
                                ("month__isnull", True),
                            ),
                            models.Q(
                                ("book__isnull", True), ("kind", "month"), ("month__isnull", False)
                            ),
                            models.Q(
                                ("book__isnull", False), ("kind", "book"), ("month__isnull", True)
                            ),
                            _connector="OR",
                        ),
                        name="illustration_budget_is_for_one_thing",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("kind", "publisher")),
                        fields=("publisher",),
                        name="illustration_budget_once_per_publisher",
                    ),
                    models.UniqueConstraint(
                        fields=("publisher", "month"), name="illustration_budget_once_per_month"
                    ),
                    models.UniqueConstraint(
                        fields=("book",), name="illustration_budget_once_per_book"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reserved_micros__gte", 0),
                            ("spent_micros__gte", 0),
                            models.Q(
                                ("cap_micros__isnull", True),
                                ("cap_micros__gte", 0),
                                _connector="OR",
                            ),
                        ),
                        name="illustration_budget_is_never_negative",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="LedgerEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.UUIDField(db_index=True, editable=False)),
                ("fence", models.PositiveIntegerField(default=0)),
                ("kind", models.CharField(max_length=10)),
                ("reserved_micros", models.BigIntegerField(default=0)),
                ("spent_micros", models.BigIntegerField(default=0)),
                ("model", models.CharField(max_length=80)),
                ("subject", models.CharField(max_length=300)),
                ("words", models.TextField(blank=True)),
                ("at", models.DateTimeField(default=django.utils.timezone.now, editable=False)),
                (
                    "book",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="ledger",
                        to="books.book",
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="books.publisher",
                    ),
                ),
                ("verb", models.CharField(blank=True, max_length=12)),
            ],
            options={
                "ordering": ["-id"],
                "abstract": False,
                "base_manager_name": "objects",
                "indexes": [
                    models.Index(fields=["publisher", "-id"], name="illustration_ledger_newest"),
                    models.Index(fields=["book", "-id"], name="illustration_ledger_of_book"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("ref", "fence", "kind"), name="illustration_ledger_once_per_claim"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "reserve"),
                                ("reserved_micros__gte", 0),
                                ("spent_micros", 0),
                            ),
                            models.Q(
                                ("kind", "release"),
                                ("reserved_micros__lte", 0),
                                ("spent_micros", 0),
                            ),
                            models.Q(
                                ("kind", "settle"),
                                ("reserved_micros__lte", 0),
                                ("spent_micros__gte", 0),
                            ),
                            _connector="OR",
                        ),
                        name="illustration_ledger_sums_have_their_signs",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PictureCheck",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("verdict", models.CharField(max_length=12)),
                ("findings", models.JSONField(default=list)),
                ("figures", models.JSONField(default=list)),
                ("looked_at", models.DateTimeField(auto_now_add=True)),
                (
                    "artwork",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="check_up",
                        to="books.artwork",
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="books.publisher",
                    ),
                ),
                ("cleared_at", models.DateTimeField(blank=True, null=True)),
                (
                    "cleared_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("flagged", models.BooleanField(default=False)),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verdict__in", ["as-approved", "drifted", "cannot-judge"])
                        ),
                        name="illustration_check_verdict_is_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ChildPhoto",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=300)),
                ("file", models.CharField(blank=True, max_length=200)),
                ("sha256", models.CharField(max_length=64)),
                ("bytes", models.PositiveIntegerField()),
                ("consent_by", models.CharField(max_length=160)),
                ("consent_words", models.TextField()),
                ("consent_at", models.DateTimeField()),
                ("uploaded_at", models.DateTimeField()),
                ("due_at", models.DateTimeField()),
                ("kept_at", models.DateTimeField(blank=True, null=True)),
                ("ending_at", models.DateTimeField(blank=True, null=True)),
                ("deleted_at", models.DateTimeField(blank=True, null=True)),
                ("deleted_why", models.CharField(blank=True, max_length=20)),
                ("receipt", models.JSONField(blank=True, default=dict)),
                (
                    "character",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="photos",
                        to="books.character",
                    ),
                ),
                (
                    "deleted_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="books.publisher",
                    ),
                ),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-id"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("deleted_at__isnull", True), models.Q(("file", ""), _negated=True)
                            ),
                            models.Q(("deleted_at__isnull", False), ("file", "")),
                            _connector="OR",
                        ),
                        name="illustration_photo_file_ends_with_it",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("deleted_at__isnull", True)),
                        fields=("character",),
                        name="illustration_photo_living_once_per_character",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "due_at__lte",
                                django.db.models.expressions.CombinedExpression(
                                    models.F("uploaded_at"),
                                    "+",
                                    models.Value(datetime.timedelta(days=1)),
                                ),
                            )
                        ),
                        name="illustration_photo_lives_a_day_at_most",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("deleted_at__isnull", True),
                                ("deleted_why", ""),
                                ("ending_at__isnull", True),
                            ),
                            models.Q(
                                ("ending_at__isnull", False),
                                (
                                    "deleted_why__in",
                                    [
                                        "sheet-approved",
                                        "due",
                                        "asked",
                                        "replaced",
                                        "character-gone",
                                        "not-kept",
                                        "lost",
                                    ],
                                ),
                            ),
                            _connector="OR",
                        ),
                        name="illustration_photo_end_has_its_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("consent_by", ""), _negated=True),
                            models.Q(("consent_words", ""), _negated=True),
                        ),
                        name="illustration_photo_has_consent",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AiStatement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("version", models.PositiveIntegerField(default=0)),
                ("text", models.CharField(blank=True, max_length=12)),
                ("text_tools", models.CharField(blank=True, max_length=300)),
                ("translation", models.CharField(blank=True, max_length=12)),
                ("translation_tools", models.CharField(blank=True, max_length=300)),
                ("pictures", models.CharField(blank=True, max_length=12)),
                ("pictures_tools", models.CharField(blank=True, max_length=300)),
                ("said_at", models.DateTimeField(blank=True, null=True)),
                ("settled_hash", models.CharField(blank=True, max_length=64)),
                (
                    "edition",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="ai_statement",
                        to="books.edition",
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="books.publisher",
                    ),
                ),
                (
                    "said_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "text__in",
                                [
                                    "",
                                    "person",
                                    "assisted",
                                    "some-light",
                                    "some-heavy",
                                    "all-light",
                                    "all-heavy",
                                ],
                            ),
                            (
                                "translation__in",
                                [
                                    "",
                                    "person",
                                    "assisted",
                                    "some-light",
                                    "some-heavy",
                                    "all-light",
                                    "all-heavy",
                                ],
                            ),
                        ),
                        name="illustration_statement_of_words_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("pictures__in", ["", "person", "assisted", "all-light", "all-heavy"])
                        ),
                        name="illustration_statement_of_pictures_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReleasedWords",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("words", models.CharField(max_length=200)),
                ("key", models.CharField(max_length=200)),
                ("reason", models.TextField()),
                ("at", models.DateTimeField(auto_now_add=True)),
                (
                    "book",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="released_words",
                        to="books.book",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="books.publisher",
                    ),
                ),
            ],
            options={
                "ordering": ["id"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("book", "key"), name="illustration_words_released_once_per_book"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", ""), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                        ),
                        name="illustration_released_words_have_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ProviderKey",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=80)),
                ("sealed", models.TextField()),
                ("ending", models.CharField(blank=True, max_length=4)),
                ("carriage", models.CharField(blank=True, max_length=12)),
                ("result_hosts", models.JSONField(default=list)),
                ("tested_at", models.DateTimeField(blank=True, null=True)),
                ("test_words", models.TextField(blank=True)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                ("retired_at", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="keys",
                        to="illustration.account",
                    ),
                ),
                (
                    "added_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="books.publisher",
                    ),
                ),
            ],
            options={
                "ordering": ["title", "id"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("retired_at__isnull", True)),
                        fields=("publisher", "account"),
                        name="illustration_key_in_use_once_per_publisher",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("retired_at__isnull", True),
                            ("retired_at__gte", models.F("added_at")),
                            _connector="OR",
                        ),
                        name="illustration_key_retires_after_it_came",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ModelPulse",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("model", models.CharField(max_length=80)),
                ("usual_seconds", models.FloatField(default=0)),
                ("recent", models.CharField(blank=True, max_length=20)),
                ("openings", models.PositiveSmallIntegerField(default=0)),
                ("open_until", models.DateTimeField(blank=True, null=True)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pulses",
                        to="illustration.account",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("account", "model"), name="illustration_pulse_once_per_model"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Attempt",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("ref", models.UUIDField(editable=False, unique=True)),
                ("purpose", models.CharField(max_length=10)),
                ("n", models.PositiveSmallIntegerField()),
                ("provider", models.CharField(max_length=60)),
                ("prompt", models.TextField()),
                ("order", models.JSONField()),
                ("references", models.JSONField(default=list)),
                ("request_hash", models.CharField(max_length=64)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("state", models.CharField(default="PLANNED", max_length=12)),
                ("fence", models.PositiveIntegerField(default=0)),
                ("held_by", models.CharField(blank=True, max_length=120)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("prediction_id", models.CharField(blank=True, max_length=200)),
                ("poll_at", models.DateTimeField(blank=True, null=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("error_class", models.CharField(blank=True, max_length=40)),
                ("error", models.TextField(blank=True)),
                ("reserved_micros", models.BigIntegerField(default=0)),
                ("settled_micros", models.BigIntegerField(default=0)),
                ("note", models.TextField(blank=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "artwork",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempt",
                        to="books.artwork",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "book",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attempts",
                        to="books.book",
                    ),
                ),
                (
                    "character",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attempts",
                        to="books.character",
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="books.publisher",
                    ),
                ),
                (
                    "scene",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="attempts",
                        to="books.scene",
                    ),
                ),
                (
                    "based_on",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="books.artwork",
                    ),
                ),
                ("model", models.CharField(blank=True, max_length=80)),
                ("polls", models.PositiveSmallIntegerField(default=0)),
                ("quality", models.CharField(blank=True, max_length=10)),
                ("region", models.JSONField(default=list)),
                ("result_address", models.TextField(blank=True)),
                ("role", models.CharField(blank=True, max_length=10)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("urgent", models.BooleanField(default=False)),
                ("usage", models.JSONField(default=dict)),
                ("verb", models.CharField(default="draw", max_length=12)),
                ("waits_for", models.CharField(blank=True, max_length=10)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="illustration.account",
                    ),
                ),
                (
                    "key",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="attempts",
                        to="illustration.providerkey",
                    ),
                ),
                ("half", models.CharField(blank=True, max_length=5)),
                ("left_file", models.CharField(blank=True, max_length=200)),
                ("parts", models.JSONField(default=list)),
                ("proof", models.JSONField(default=dict)),
            ],
            options={
                "ordering": ["id"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("character__isnull", False), ("scene__isnull", True)),
                            models.Q(("character__isnull", True), ("scene__isnull", False)),
                            _connector="OR",
                        ),
                        name="illustration_attempt_has_one_subject",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "PLANNED",
                                    "CLAIMED",
                                    "SENDING",
                                    "RUNNING",
                                    "FETCHING",
                                    "VERIFYING",
                                    "STORED",
                                    "UNKNOWN",
                                    "FAILED",
                                    "CANCELLED",
                                ],
                            )
                        ),
                        name="illustration_attempt_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("purpose__in", ["sheet", "page", "spread"])),
                        name="illustration_attempt_purpose_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "STORED"), _negated=True),
                            ("artwork__isnull", False),
                            _connector="OR",
                        ),
                        name="illustration_stored_attempt_has_artwork",
                    ),
                    models.UniqueConstraint(
                        fields=("scene", "n"), name="illustration_attempt_n_once_per_scene"
                    ),
                    models.UniqueConstraint(
                        fields=("character", "n"), name="illustration_attempt_n_once_per_character"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "PLANNED",
                                    "CLAIMED",
                                    "SENDING",
                                    "RUNNING",
                                    "FETCHING",
                                    "VERIFYING",
                                    "UNKNOWN",
                                ],
                            )
                        ),
                        fields=("scene",),
                        name="illustration_one_open_attempt_per_scene",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "PLANNED",
                                    "CLAIMED",
                                    "SENDING",
                                    "RUNNING",
                                    "FETCHING",
                                    "VERIFYING",
                                    "UNKNOWN",
                                ],
                            )
                        ),
                        fields=("character",),
                        name="illustration_one_open_attempt_per_character",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reserved_micros__gte", 0), ("settled_micros__gte", 0)),
                        name="illustration_money_is_never_negative",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("prediction_id", ""), _negated=True),
                        fields=("account", "prediction_id"),
                        name="illustration_prediction_once_per_account",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("account__isnull", True), ("key__isnull", True)),
                            models.Q(("account__isnull", False), ("key__isnull", False)),
                            _connector="OR",
                        ),
                        name="illustration_attempt_with_account_has_key",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "waits_for__in",
                                ["", "book", "month", "publisher", "breaker", "provider"],
                            )
                        ),
                        name="illustration_attempt_waits_for_known_cause",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "verb__in",
                                ["draw", "edit", "restyle", "regenerate", "rewrite", "redo"],
                            )
                        ),
                        name="illustration_attempt_verb_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("half__in", ["", "left", "right"])),
                        name="illustration_attempt_half_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("half", ""), ("purpose", "spread"), _connector="OR"),
                        name="illustration_only_spreads_have_halves",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("half", "right"), models.Q(("left_file", ""), _negated=True)),
                            models.Q(models.Q(("half", "right"), _negated=True), ("left_file", "")),
                            _connector="OR",
                        ),
                        name="illustration_right_half_has_its_left_one",
                    ),
                ],
                "indexes": [
                    models.Index(fields=["account", "state"], name="illustration_attempts_in_hand")
                ],
            },
        ),
        migrations.CreateModel(
            name="Route",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("role", models.CharField(max_length=10)),
                ("model", models.CharField(max_length=80)),
                ("quality", models.CharField(blank=True, max_length=10)),
                ("way", models.CharField(blank=True, max_length=12)),
                (
                    "book",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="routes",
                        to="books.book",
                    ),
                ),
                (
                    "key",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="routes",
                        to="illustration.providerkey",
                    ),
                ),
                (
                    "publisher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="books.publisher",
                    ),
                ),
            ],
            options={
                "ordering": ["role", "id"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("book", "role"), name="illustration_route_role_once_per_book"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("book__isnull", True)),
                        fields=("publisher", "role"),
                        name="illustration_route_role_once_per_publisher",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key__isnull", True), ("model", "offline")),
                            models.Q(
                                models.Q(("model", "offline"), _negated=True),
                                ("key__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="illustration_route_that_costs_has_a_key",
                    ),
                ],
            },
        ),
    ]
