"""What a request's money was asked as, and the proof of a region edit."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    """Adds two columns; rows from before have neither."""

    dependencies = [("illustration", "0007_released_words")]

    operations = [
        migrations.AddField(
            model_name="attempt",
            name="proof",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="ledgerentry",
            name="verb",
            field=models.CharField(blank=True, max_length=12),
        ),
    ]
