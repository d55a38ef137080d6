"""Printing jobs: doors for workers."""

from __future__ import annotations

from books.models import Page
from books.tenancy import acting_for
from printing.models import PrintRun
from printing.operations import prepare, press


def press_run(publisher_id: int, run_id: int) -> None:
    """Press a queued run; a run that is gone or done leaves nothing to do."""
    with acting_for(publisher_id):
        run = (
            PrintRun.objects.select_related("edition__book", "edition__publisher")
            .filter(pk=run_id)
            .first()
        )
        if run is not None:
            press.press(run=run)


def prepare_page(publisher_id: int, page_id: int) -> None:
    """Make a page's print picture ready."""
    with acting_for(publisher_id):
        page = Page.objects.select_related("edition__book").filter(pk=page_id).first()
        if page is not None:
            prepare.prepare_page(page=page)
