"""The tables of printing as of November 2026 in one step, for a new installation: seconds less."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [
        ("printing", "0001_first_rows"),
        ("printing", "0002_where_a_file_came_from"),
        ("printing", "0003_the_life_of_a_file"),
        ("printing", "0004_proofs_are_made_and_answered"),
    ]

    initial = True

    dependencies = [
        ("books", "0001_first_rows"),
        ("books", "0002_every_door"),
        ("books", "0006_every_printer"),
        ("books", "__first__"),
    ]

    operations = [
        migrations.CreateModel(
            name="PrintRun",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("n", models.PositiveSmallIntegerField()),
                ("state", models.CharField(default="queued", max_length=20)),
                ("profile_key", models.CharField(max_length=60)),
                ("profile_version", models.CharField(max_length=40)),
                ("inputs_sha256", models.CharField(max_length=64)),
                ("script", models.TextField(blank=True)),
                ("script_sha256", models.CharField(blank=True, max_length=64)),
                ("pages", models.PositiveSmallIntegerField()),
                ("pages_done", models.PositiveSmallIntegerField(default=0)),
                ("pages_checked", models.PositiveSmallIntegerField(default=0)),
                ("file", models.CharField(blank=True, max_length=200)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("report", models.TextField(blank=True)),
                ("report_page", models.TextField(blank=True)),
                ("errors", models.PositiveSmallIntegerField(default=0)),
                ("warnings", models.PositiveSmallIntegerField(default=0)),
                ("waiver", models.TextField(blank=True)),
                ("failure", models.TextField(blank=True)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("held_by", models.CharField(blank=True, max_length=120)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
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
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="print_runs",
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
                ("origin", models.CharField(default="pressed", max_length=20)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("interior_pages", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("part", models.CharField(default="interior", max_length=20)),
                ("printers_words", models.TextField(blank=True)),
                ("printing", models.PositiveSmallIntegerField(default=1)),
                ("profile_table", models.TextField(blank=True)),
                ("released_at", models.DateTimeField(blank=True, null=True)),
                (
                    "released_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "superseded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="supersedes",
                        to="printing.printrun",
                    ),
                ),
                ("uploaded_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "ordering": ["-n"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "n"), name="printing_run_n_once_per_edition"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "state__in",
                                [
                                    "queued",
                                    "pressing",
                                    "done",
                                    "failed",
                                    "released",
                                    "uploaded",
                                    "accepted",
                                    "rejected",
                                    "superseded",
                                ],
                            )
                        ),
                        name="printing_run_state_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["done", "released", "uploaded", "accepted"]),
                                _negated=True,
                            ),
                            models.Q(
                                models.Q(("file", ""), _negated=True),
                                models.Q(("sha256", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="printing_done_run_has_its_file",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("pages__gt", 0)), name="printing_run_has_pages"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("origin__in", ["pressed", "handed-in"])),
                        name="printing_run_origin_is_known",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("state__in", ["queued", "pressing"])),
                        fields=("edition", "part"),
                        name="printing_one_run_in_flight_per_part",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("part__in", ["interior", "cover", "case", "jacket", "endpapers"])
                        ),
                        name="printing_run_part_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "rejected"), _negated=True),
                            models.Q(("printers_words", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="printing_rejected_run_keeps_the_printers_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AuthorProof",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("n", models.PositiveSmallIntegerField()),
                ("file", models.CharField(blank=True, max_length=200)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                ("pages", models.PositiveSmallIntegerField()),
                ("guides", models.BooleanField(default=False)),
                ("recipient_name", models.CharField(max_length=200)),
                ("recipient_email", models.EmailField(blank=True, max_length=254)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("reply", models.CharField(blank=True, default="", max_length=20)),
                ("remarks", models.TextField(blank=True)),
                ("replied_at", models.DateTimeField(blank=True, null=True)),
                (
                    "edition",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="proofs",
                        to="books.edition",
                    ),
                ),
                (
                    "made_by",
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
                ("cover", models.BooleanField(default=False)),
                ("failure", models.TextField(blank=True)),
                ("held_by", models.CharField(blank=True, max_length=120)),
                ("inputs_sha256", models.CharField(blank=True, max_length=64)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("pictures", models.PositiveSmallIntegerField(default=0)),
                ("pictures_done", models.PositiveSmallIntegerField(default=0)),
                ("printed", models.BooleanField(default=False)),
                ("sent_at", models.DateTimeField(blank=True, null=True)),
                ("shut_at", models.DateTimeField(blank=True, null=True)),
                ("state", models.CharField(default="queued", max_length=20)),
                ("tries", models.PositiveSmallIntegerField(default=0)),
            ],
            options={
                "ordering": ["-n"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("edition", "n"), name="printing_proof_n_once_per_edition"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reply__in", ["", "approved", "changes"])),
                        name="printing_proof_reply_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reply", ""), ("replied_at__isnull", False), _connector="OR"
                        ),
                        name="printing_replied_proof_says_when",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "done"), _negated=True),
                            models.Q(
                                models.Q(("file", ""), _negated=True),
                                models.Q(("sha256", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="printing_done_proof_has_its_file",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["queued", "making", "done", "failed"])),
                        name="printing_proof_state_is_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="RunArtwork",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "artwork",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="uses",
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
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uses",
                        to="printing.printrun",
                    ),
                ),
            ],
            options={
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("run", "artwork"), name="printing_artwork_once_per_run"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("position", models.PositiveSmallIntegerField()),
                ("rule", models.CharField(max_length=60)),
                ("verdict", models.CharField(max_length=20)),
                ("limit", models.CharField(blank=True, max_length=200)),
                ("measured", models.CharField(blank=True, max_length=400)),
                ("page", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("message", models.TextField(blank=True)),
                ("remedy", models.TextField(blank=True)),
                (
                    "publisher",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="books.publisher",
                    ),
                ),
                (
                    "run",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="findings",
                        to="printing.printrun",
                    ),
                ),
            ],
            options={
                "ordering": ["position"],
                "abstract": False,
                "base_manager_name": "objects",
                "constraints": [
                    models.UniqueConstraint(
                        fields=("run", "position"), name="printing_finding_position_once_per_run"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("verdict__in", ["pass", "warning", "error", "not judged"])
                        ),
                        name="printing_finding_verdict_is_known",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="PrintRun",
            name="artworks",
            field=models.ManyToManyField(
                related_name="print_runs", through="printing.RunArtwork", to="books.artwork"
            ),
        ),
    ]
