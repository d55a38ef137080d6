"""Questions about print runs."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from books.models import Edition
from printing.enums import MADE
from printing.models import PrintRun


def pressed() -> Exists:
    """Return the fact that a book has a made file (books.stage annotates it)."""
    made = [state.value for state in MADE]
    return Exists(PrintRun.objects.filter(edition__book=OuterRef("pk"), state__in=made))


def newest_made(edition: Edition) -> PrintRun | None:
    """Return the newest print run with a file, or None."""
    made = [state.value for state in MADE]
    return edition.print_runs.filter(state__in=made).order_by("-n").first()


def print_files() -> set[str]:
    """Return the storage names of all print files (the orphan sweep spares them)."""
    return set(PrintRun.objects.exclude(file="").values_list("file", flat=True))
