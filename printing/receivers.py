"""What printing does when the trunk tells it something."""

from __future__ import annotations

from typing import Any

from django.dispatch import receiver

from books.models import Page
from books.signals import layout_approved
from printing.operations.prepare import wake_prepare


@receiver(layout_approved)
def make_ready(sender: type[Page], page: Page, **_: Any) -> None:
    """Have the print picture of an approved layout made while people go on reviewing."""
    wake_prepare(page)
