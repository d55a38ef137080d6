from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("books", "0009_flaps_and_endpapers"),
    ]

    operations = [
        migrations.AddField(
            model_name="casting",
            name="holds",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AddField(
            model_name="casting",
            name="wears",
            field=models.JSONField(blank=True, default=list),
        ),
    ]
