from __future__ import annotations

from decimal import Decimal

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("books", "0008_own_faces")]

    operations = [
        migrations.AddField(
            model_name="edition",
            name="endpapers",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="books.artwork",
            ),
        ),
        migrations.AddField(
            model_name="edition",
            name="flap_in",
            field=models.DecimalField(decimal_places=3, default=Decimal("3.25"), max_digits=5),
        ),
        migrations.AddConstraint(
            model_name="edition",
            constraint=models.CheckConstraint(
                condition=models.Q(flap_in__gte=2, flap_in__lte=5),
                name="books_edition_flap_is_2_to_5_in",
            ),
        ),
    ]
