from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("books", "0006_every_printer")]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="cover_bound",
            field=models.JSONField(blank=True, default=dict),
        ),
    ]
