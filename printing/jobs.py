"""Printing jobs: doors for workers."""

from __future__ import annotations

from books.models import Event, Page
from books.tenancy import acting_for
from printing.models import AuthorProof, PrintRun
from printing.operations import matrix_file, prepare, press, proofs, proofs_making, release_letters


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


def make_proof(publisher_id: int, proof_id: int) -> None:
    """Make a queued proof; one that is gone or done leaves nothing to do."""
    with acting_for(publisher_id):
        proof = (
            AuthorProof.objects.select_related("edition__book", "edition__publisher")
            .filter(pk=proof_id)
            .first()
        )
        if proof is not None:
            proofs_making.carry(proof=proof)


def send_proof_answer(publisher_id: int, proof_id: int) -> None:
    """Write to whoever made a proof that its reader answered it."""
    with acting_for(publisher_id):
        rows = AuthorProof.objects.select_related("edition__book", "edition__publisher", "made_by")
        proof = rows.filter(pk=proof_id).exclude(reply="").first()
        if proof is not None:
            proofs.send_answer(proof=proof)


def send_run_letter(publisher_id: int, event_id: int) -> None:
    """Send the letters of an event about a print run."""
    with acting_for(publisher_id):
        event = Event.objects.select_related("book", "publisher", "by").filter(pk=event_id).first()
        if event is not None:
            release_letters.send_letters(event=event)


def examine_everywhere(publisher_id: int, run_id: int) -> None:
    """Preflight a run's file against every printer; a run that is gone leaves nothing to do."""
    with acting_for(publisher_id):
        runs = PrintRun.objects.select_related("edition__book", "edition__publisher")
        run = runs.filter(pk=run_id).defer("report", "report_page").first()
        if run is not None and run.file:
            matrix_file.examine_everywhere(run=run)
