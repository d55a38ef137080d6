"""What the AI statement of an edition asks of a person, for the trunk's screens."""

from __future__ import annotations

from django.urls import reverse

from books.models import Edition
from books.reminding import Reminder
from illustration.ai_standing import reminders


def ai_use_url(edition: Edition) -> str:
    """Return the screen of an edition's AI use."""
    return reverse("ai-use", args=[edition.publisher.slug, edition.book.slug, edition.number])


def remind(edition: Edition) -> list[Reminder]:
    """Return the reminders of an edition with the screen where they are seen to."""
    return [Reminder(sentence, ai_use_url(edition)) for sentence in reminders(edition)]
