"""Taking in a finished edition: its rows, its file and the verdict on it, or nothing."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone

from books import storing
from books.content import authors
from books.drafting import free_slug
from books.enums import Act, ContributorRole
from books.errors import Refused
from books.models import Book, Contributor, Edition, Member
from books.operations.moves import record
from books.rules import require
from printing.enums import RunOrigin, RunState
from printing.models import PrintRun
from printing.operations.backlist_list import Listed
from printing.operations.examine import keep_findings
from printing.press.preflight import Expectation, Report, Unreadable, examine
from printing.press.preflight.html import report_html


@dataclass(frozen=True)
class HandedIn:
    """A finished edition's print run; `is_new` is False where it was here already."""

    run: PrintRun
    is_new: bool


def hand_in_edition(*, listed: Listed, by: Member, now: datetime | None = None) -> HandedIn:
    """Preflight a finished PDF, keep it, and save book, edition and print run, or save nothing.

    A row with the same title and authors is another edition of that book. The print run is done
    whatever the verdict: errors are kept with it. The same file for the same edition is not taken
    twice; another file for an edition of the backlist is its next print run.

    Raises NotAllowed, and Refused for a file that cannot be examined and for an ISBN in use.
    """
    require(by, Act.IMPORT)
    book = _book(listed)
    edition = _edition(book, listed)
    _check_isbn(listed, edition)
    digest = _digest(listed)
    standing = _standing(edition, digest)
    if standing is not None:
        return HandedIn(standing, is_new=False)
    report = _examine(listed)
    name, stored = storing.keep_file(listed.pdf, publisher_id=by.publisher_id, suffix=".pdf")
    if not stored == digest == report.file_sha256:
        raise Refused(f"{listed.pdf.name} was changed while it was read; import the row again.")
    try:
        with transaction.atomic():
            book = book or _save_book(listed, by)
            edition = edition or _save_edition(listed, book, by, now or timezone.now())
            return HandedIn(_save_run(listed, edition, name, report, by), is_new=True)
    except IntegrityError as error:
        raise Refused(
            f"{listed.title} was changed by somebody else a moment ago; import the row again."
        ) from error


def _book(listed: Listed) -> Book | None:
    same = Book.objects.filter(title__iexact=listed.title, archived_at__isnull=True)
    wanted = {name.casefold() for name in listed.authors}
    for book in same.prefetch_related("contributors").order_by("id"):
        people = book.contributors.all()
        known = {one.name.casefold() for one in people if one.role == ContributorRole.AUTHOR}
        if known == wanted:
            return book
    return None


def _edition(book: Book | None, listed: Listed) -> Edition | None:
    """The edition of the backlist that a row speaks of again."""
    if book is None:
        return None
    same = book.editions.filter(
        isbn=listed.isbn,
        language=listed.language,
        printer=listed.profile.key,
        trim=str(listed.trim),
        bleed=listed.bleed,
        stock=listed.stock,
        pages__isnull=True,
    )
    return same.order_by("number").first()


def _check_isbn(listed: Listed, edition: Edition | None) -> None:
    if not listed.isbn:
        return
    found = Edition.objects.filter(isbn=listed.isbn).select_related("book").order_by("id")
    taken = next((one for one in found if edition is None or one.pk != edition.pk), None)
    if taken is not None:
        raise Refused(
            f"ISBN {listed.isbn} is in use already, by {taken}; an ISBN names one edition alone."
        )


def _digest(listed: Listed) -> str:
    try:
        with listed.pdf.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise Refused(f"{listed.pdf.name} cannot be read ({error.strerror}).") from error


def _standing(edition: Edition | None, digest: str) -> PrintRun | None:
    if edition is None:
        return None
    return edition.print_runs.filter(sha256=digest).order_by("n").first()


def _examine(listed: Listed) -> Report:
    credited = [Contributor(name=name, role=role) for name, role in _credited(listed)]
    asked = Expectation(
        profile=listed.profile,
        trim=listed.trim,
        bleed=listed.bleed,
        stock=listed.stock,
        title=listed.title,
        author=authors(credited),
        isbn=listed.isbn,
    )
    try:
        return examine(listed.pdf, asked)
    except Unreadable as error:
        raise Refused(f"{listed.pdf.name} cannot be examined: {str(error).rstrip('.')}.") from error


def _credited(listed: Listed) -> Sequence[tuple[str, str]]:
    return [
        *((name, ContributorRole.AUTHOR.value) for name in listed.authors),
        *((name, ContributorRole.ILLUSTRATOR.value) for name in listed.illustrators),
    ]


def _save_book(listed: Listed, by: Member) -> Book:
    book = Book.objects.create(
        publisher_id=by.publisher_id,
        slug=free_slug(listed.title),
        title=listed.title,
        language=listed.language,
    )
    for position, (name, role) in enumerate(_credited(listed), start=1):
        Contributor.objects.create(
            publisher_id=by.publisher_id, book=book, position=position, name=name, role=role
        )
    return book


def _save_edition(listed: Listed, book: Book, by: Member, now: datetime) -> Edition:
    last = book.editions.aggregate(last=Max("number"))["last"] or 0
    return Edition.objects.create(
        publisher_id=by.publisher_id,
        book=book,
        number=last + 1,
        language=listed.language,
        printer=listed.profile.key,
        trim=str(listed.trim),
        bleed=listed.bleed,
        stock=listed.stock,
        isbn=listed.isbn,
        created_at=now,
    )


def _save_run(listed: Listed, edition: Edition, name: str, report: Report, by: Member) -> PrintRun:
    last = edition.print_runs.aggregate(last=Max("n"))["last"] or 0
    run = PrintRun.objects.create(
        publisher_id=by.publisher_id,
        edition=edition,
        n=last + 1,
        state=RunState.DONE.value,
        origin=RunOrigin.HANDED_IN.value,
        profile_key=report.profile_key,
        profile_version=report.profile_version,
        inputs_sha256=report.file_sha256,
        pages=report.pages,
        pages_done=report.pages,
        pages_checked=report.pages,
        file=name,
        sha256=report.file_sha256,
        report=report.to_json(),
        report_page=report_html(report),
        errors=len(report.errors),
        warnings=len(report.warnings),
        asked_by=by.user,
        finished_at=timezone.now(),
    )
    keep_findings(run, report)
    record(
        book=edition.book,
        what="hand-in-edition",
        subject=f"edition {edition.number}, print run {run.n}",
        by=by.user,
        to_state=run.state,
        note=f"{listed.pdf.name}, sha256 {report.file_sha256[:12]}, {report.verdict}",
    )
    return run
