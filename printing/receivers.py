"""What printing does when the trunk tells it something."""

from __future__ import annotations

from typing import Any

from django.db.models import ProtectedError
from django.db.models.signals import pre_delete
from django.dispatch import receiver

from books.models import Page
from books.signals import layout_approved
from printing.enums import LET_GO
from printing.models import PrintRun
from printing.operations.prepare import wake_prepare


@receiver(layout_approved)
def make_ready(sender: type[Page], page: Page, **_: Any) -> None:
    """Have the print picture of an approved layout made while people go on reviewing."""
    wake_prepare(page)


@receiver(pre_delete, sender=PrintRun)
def keep_what_was_let_go(sender: type[PrintRun], instance: PrintRun, **_: Any) -> None:
    """Refuse to delete the row of a released file, by whatever road: the printer may have it."""
    if instance.state in LET_GO:
        told = f"Print run {instance.n} is {instance.state}; its file and its record stay."
        raise ProtectedError(told, {instance})
