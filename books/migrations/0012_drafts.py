"""A draft is an artwork that is finished once approved, and never printed itself."""

from __future__ import annotations

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('books', '0011_exact_text'),
    ]

    operations = [
        migrations.AddField(
            model_name='artwork',
            name='draft',
            field=models.BooleanField(default=False),
        ),
        migrations.AddConstraint(
            model_name='artwork',
            constraint=models.CheckConstraint(condition=models.Q(('draft', False), ('scene__isnull', False), _connector='OR'), name='books_artwork_draft_is_of_a_scene'),
        ),
    ]
