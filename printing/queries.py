"""Questions about print runs."""

from __future__ import annotations

from django.db.models import Exists, OuterRef

from books.models import Book, Edition
from printing.enums import IN_FORCE, MADE, RunPart, RunState
from printing.models import AuthorProof, PrintRun


def pressed() -> Exists:
    """Return the fact that a book has a made interior (books.stage annotates it)."""
    made = [state.value for state in MADE]
    inside = PrintRun.objects.filter(part=RunPart.INTERIOR.value, state__in=made)
    return Exists(inside.filter(edition__book=OuterRef("pk")))


def newest_made(edition: Edition, part: RunPart = RunPart.INTERIOR) -> PrintRun | None:
    """Return the newest print run of a part with a file, or None."""
    made = [state.value for state in MADE]
    return edition.print_runs.filter(part=part.value, state__in=made).order_by("-n").first()


def runs_that_stay(book: Book) -> list[str]:
    """Return the print runs that forbid deleting a book: all but those that made no file."""
    runs = PrintRun.objects.filter(edition__book=book).exclude(state=RunState.FAILED.value)
    return [
        f"print run {run.n} of edition {run.edition.number} ({run.state})"
        for run in runs.select_related("edition").order_by("edition__number", "n")
    ]


def print_files() -> set[str]:
    """Return the storage names of all print files and proofs (the orphan sweep spares them)."""
    runs = PrintRun.objects.exclude(file="").values_list("file", flat=True)
    return {*runs, *AuthorProof.objects.exclude(file="").values_list("file", flat=True)}


def was_released(edition: Edition, printing: int | None = None) -> bool:
    """Whether an interior of an edition was ever let go; of one printing, where it is named."""
    runs = edition.print_runs.filter(part=RunPart.INTERIOR.value, released_at__isnull=False)
    return (runs if printing is None else runs.filter(printing=printing)).exists()


def in_the_trade(edition: Edition) -> str:
    """Return the first file of an edition that was let go and stands, in words; "" for none."""
    states = [state.value for state in IN_FORCE]
    run = (
        edition.print_runs.filter(state__in=states).only("n", "part", "state").order_by("n").first()
    )
    return f"print run {run.n} ({run.part}, {run.state})" if run else ""


def released_now(edition: Edition) -> PrintRun | None:
    """Return the interior of the edition's present printing that was let go and stands, if any."""
    runs = edition.print_runs.filter(
        part=RunPart.INTERIOR.value,
        printing=edition.printing,
        state__in=[state.value for state in IN_FORCE],
    )
    return runs.defer("script", "report", "report_page").order_by("-n").first()
