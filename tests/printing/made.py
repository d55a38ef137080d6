"""Made print files for tests, without pressing: small bytes, the press's own script, findings."""

from __future__ import annotations

from books import storing
from books.content import book_content
from books.models import Edition, Member
from books.queries import edition_of
from printing.models import Finding, PrintRun
from printing.operations.run import queue_run
from printing.press.layout import lay_out


def made_run(
    edition: Edition,
    by: Member,
    *,
    broken: tuple[str, ...] = (),
    waiver: str = "",
    data: bytes = b"",
    script: bool = False,
) -> PrintRun:
    """Queue a run and call it made. `broken` are rules its preflight found errors of."""
    run = queue_run(
        edition=edition_of(edition.book, edition.number), by=by, waiver=waiver, again=True
    )
    content = data or f"%PDF-1.6 print run {run.pk}".encode()
    name, digest = storing.keep(content, publisher_id=run.publisher_id, suffix=".pdf")
    text = lay_out(book_content(run.edition)).to_json() if script else ""
    PrintRun.objects.filter(pk=run.pk).update(
        state="done", file=name, sha256=digest, report="{}", errors=len(broken), script=text
    )
    for position, rule in enumerate(broken, start=1):
        Finding.objects.create(
            publisher_id=run.publisher_id, run=run, position=position, rule=rule, verdict="error"
        )
    run.refresh_from_db()
    return run


def made_cover(edition: Edition, by: Member, *, interior_pages: int) -> PrintRun:
    """Return a made cover for an interior of so many pages."""
    last = max(edition.print_runs.values_list("n", flat=True), default=0)
    name, digest = storing.keep(b"%PDF cover", publisher_id=edition.publisher_id, suffix=".pdf")
    return PrintRun.objects.create(
        publisher_id=edition.publisher_id,
        edition=edition,
        n=last + 1,
        state="done",
        part="cover",
        profile_key=edition.printer,
        profile_version="1",
        printing=edition.printing,
        interior_pages=interior_pages,
        inputs_sha256="c" * 64,
        pages=1,
        file=name,
        sha256=digest,
        report="{}",
        asked_by=by.user,
    )
