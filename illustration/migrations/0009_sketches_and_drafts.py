"""Sketches of scenes, and whether drafts come first."""

from __future__ import annotations

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('books', '0012_drafts'),
        ('illustration', '0008_verbs_and_proofs'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Drafting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('first', models.BooleanField()),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.CreateModel(
            name='Sketch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('file', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('width', models.PositiveIntegerField()),
                ('height', models.PositiveIntegerField()),
                ('created_at', models.DateTimeField(auto_now_add=True)),
            ],
            options={
                'abstract': False,
                'base_manager_name': 'objects',
            },
        ),
        migrations.RemoveConstraint(
            model_name='attempt',
            name='illustration_attempt_verb_is_known',
        ),
        migrations.AddConstraint(
            model_name='attempt',
            constraint=models.CheckConstraint(condition=models.Q(('verb__in', ['draw', 'edit', 'restyle', 'regenerate', 'rewrite', 'redo', 'finish'])), name='illustration_attempt_verb_is_known'),
        ),
        migrations.AddField(
            model_name='drafting',
            name='book',
            field=models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='drafting', to='books.book'),
        ),
        migrations.AddField(
            model_name='drafting',
            name='publisher',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='books.publisher'),
        ),
        migrations.AddField(
            model_name='sketch',
            name='publisher',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='books.publisher'),
        ),
        migrations.AddField(
            model_name='sketch',
            name='scene',
            field=models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='sketch', to='books.scene'),
        ),
        migrations.AddField(
            model_name='sketch',
            name='uploaded_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL),
        ),
        migrations.AddConstraint(
            model_name='drafting',
            constraint=models.UniqueConstraint(condition=models.Q(('book__isnull', True)), fields=('publisher',), name='illustration_drafting_once_per_publisher'),
        ),
        migrations.AddConstraint(
            model_name='sketch',
            constraint=models.CheckConstraint(condition=models.Q(('height__gt', 0), ('width__gt', 0)), name='illustration_sketch_has_pixels'),
        ),
        migrations.AddConstraint(
            model_name='sketch',
            constraint=models.CheckConstraint(condition=models.Q(('file', ''), _negated=True), name='illustration_sketch_has_its_file'),
        ),
    ]
