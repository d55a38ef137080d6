"""A child's photo: the row that says what became of it."""

import datetime
import django.db.models.deletion
import django.db.models.expressions
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('books', '0009_flaps_and_endpapers'),
        ('illustration', '0002_studio'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='ChildPhoto',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('subject', models.CharField(max_length=300)),
                ('file', models.CharField(blank=True, max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('bytes', models.PositiveIntegerField()),
                ('consent_by', models.CharField(max_length=160)),
                ('consent_words', models.TextField()),
                ('consent_at', models.DateTimeField()),
                ('uploaded_at', models.DateTimeField()),
                ('due_at', models.DateTimeField()),
                ('kept_at', models.DateTimeField(blank=True, null=True)),
                ('ending_at', models.DateTimeField(blank=True, null=True)),
                ('deleted_at', models.DateTimeField(blank=True, null=True)),
                ('deleted_why', models.CharField(blank=True, max_length=20)),
                ('receipt', models.JSONField(blank=True, default=dict)),
                ('character', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='photos', to='books.character')),
                ('deleted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('publisher', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='books.publisher')),
                ('uploaded_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-id'],
                'abstract': False,
                'base_manager_name': 'objects',
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('deleted_at__isnull', True), models.Q(('file', ''), _negated=True)), models.Q(('deleted_at__isnull', False), ('file', '')), _connector='OR'), name='illustration_photo_file_ends_with_it'), models.UniqueConstraint(condition=models.Q(('deleted_at__isnull', True)), fields=('character',), name='illustration_photo_living_once_per_character'), models.CheckConstraint(condition=models.Q(('due_at__lte', django.db.models.expressions.CombinedExpression(models.F('uploaded_at'), '+', models.Value(datetime.timedelta(days=1))))), name='illustration_photo_lives_a_day_at_most'), models.CheckConstraint(condition=models.Q(models.Q(('deleted_at__isnull', True), ('deleted_why', ''), ('ending_at__isnull', True)), models.Q(('ending_at__isnull', False), ('deleted_why__in', ['sheet-approved', 'due', 'asked', 'replaced', 'character-gone', 'not-kept', 'lost'])), _connector='OR'), name='illustration_photo_end_has_its_reason'), models.CheckConstraint(condition=models.Q(models.Q(('consent_by', ''), _negated=True), models.Q(('consent_words', ''), _negated=True)), name='illustration_photo_has_consent')],
            },
        ),
    ]
