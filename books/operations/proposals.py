"""A title in the making: begun, answered step by step, given its manuscript, made or discarded.

Everybody who may import sees and goes on with what a colleague began; every saving names the
version it was read at, so that of two people, or two tabs, the later one is told.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from django.db.models import F
from django.db.models.functions import Coalesce
from django.utils import timezone

from books import storing
from books.answers import Step, cleaned, isbn_in
from books.drafting import EditionWish
from books.enums import Act, Role
from books.errors import IllegalMove, NotAllowed, NotReady, OctavoError, Refused, TooLarge
from books.languages import name_of_language
from books.manuscript.draft import BookDraft, ManuscriptError
from books.manuscript.keeping import to_plain
from books.models import Book, Member, Proposal
from books.operations.editions import add_edition
from books.operations.manuscript import import_book
from books.previewing import preview_of
from books.proposing import (
    TEXTS,
    draft_of,
    edition_wish,
    first_open,
    further_languages,
    further_texts,
    language_of,
)
from books.rules import require

__all__ = [
    "MAX_BYTES",
    "PASTED",
    "HandedText",
    "answer_step",
    "check_size",
    "discard_proposal",
    "make_title",
    "preview_of",
    "put_further",
    "put_manuscript",
    "read_manuscript",
    "start_proposal",
    "unfinished",
]

MAX_BYTES = 10 * 1024 * 1024
# The name a pasted text is kept under; its ending tells how it is read.
PASTED = "pasted.txt"
_NO_TEXT = {"name": "", "file": "", "draft": None}


@dataclass(frozen=True)
class HandedText:
    """A manuscript in a further language as handed in; `data` is empty where only the ISBN is."""

    name: str = PASTED
    data: bytes = b""
    isbn: str = ""


def start_proposal(*, by: Member, printing: Mapping[str, Any] | None = None) -> Proposal:
    """Begin a title, with the printing step answered where answers are given.

    Raises NotAllowed, and Refused for what the printer does not make.
    """
    require(by, Act.IMPORT)
    answers = {} if printing is None else {Step.PRINTING.value: cleaned(Step.PRINTING, printing)}
    return Proposal.objects.create(publisher=by.publisher, by=by.user, answers=answers)


def unfinished() -> list[Proposal]:
    """Return the titles in the making of the publisher in force, the last changed first.

    Each has its `named`, the title so far, and comes without its answers: a manuscript is long.
    """
    read = F(f"answers__{Step.MANUSCRIPT}__title")
    rows = Proposal.objects.filter(book__isnull=True).select_related("by").defer("answers")
    return list(rows.annotate(named=Coalesce(F(f"answers__{Step.PREVIEW}__title"), read)))


def answer_step(
    *,
    proposal: Proposal,
    step: Step | str,
    answers: Mapping[str, Any],
    seen_version: int,
    by: Member,
) -> None:
    """Keep a step's answers in place of those it had.

    `answers` are the step's own (docs/new-title.md). Another language has the manuscript read
    again. Raises NotAllowed, IllegalMove where somebody saved since `seen_version`, NotReady
    before the manuscript, Refused for an answer that cannot be kept; nothing is saved then.
    """
    require(by, Act.IMPORT)
    step = _step(step)
    kept = cleaned(step, answers)
    if step not in (Step.PRINTING, Step.MANUSCRIPT) and Step.MANUSCRIPT not in proposal.answers:
        raise NotReady("There is no manuscript yet; hand one in or paste the text first.")
    told = {**proposal.answers, step.value: kept}
    if step is Step.PRINTING and proposal.file and kept["language"] != language_of(proposal):
        draft = read_manuscript(
            proposal.manuscript_name, storing.read(proposal.file), kept["language"]
        )
        told |= _anew(told, draft)
    _save(proposal, seen_version, answers=told)


def put_manuscript(
    *,
    proposal: Proposal,
    name: str,
    data: bytes,
    seen_version: int,
    by: Member,
    further: Mapping[str, HandedText] | None = None,
) -> None:
    """Read a manuscript and keep it as received, in place of the one before.

    `name` tells by its ending how it is read; `further` are the manuscripts in further languages,
    as `put_further` takes them: all are kept, or none. Title and people are taken from it anew;
    characters that were answered keep their traits and are cast anew. Raises NotAllowed,
    IllegalMove, NotReady before the printing step, TooLarge over MAX_BYTES, Refused for what
    cannot be read.
    """
    require(by, Act.IMPORT)
    check_size(len(data))
    if Step.PRINTING not in proposal.answers:
        raise NotReady("Choose printer, trim and language first; then hand the manuscript in.")
    name = (PurePosixPath(name.replace("\\", "/")).name or PASTED)[-200:]
    draft = read_manuscript(name, data, language_of(proposal))
    told = {key: value for key, value in proposal.answers.items() if key != Step.PREVIEW}
    told |= _with_texts(proposal, further or {}, by)
    kept = _stored(name, data, by)
    _save(
        proposal,
        seen_version,
        answers=told | _anew(told, draft),
        manuscript_name=name,
        file=kept,
    )


def put_further(
    *, proposal: Proposal, further: Mapping[str, HandedText], seen_version: int, by: Member
) -> None:
    """Read and keep manuscripts in further languages, by code; of each the one before goes.

    Without data the manuscript that is there stays and its ISBN is kept. Raises as
    `put_manuscript`, and Refused for a language that the printing step does not name.
    """
    require(by, Act.IMPORT)
    _save(proposal, seen_version, answers=proposal.answers | _with_texts(proposal, further, by))


def _with_texts(
    proposal: Proposal, further: Mapping[str, HandedText], by: Member
) -> dict[str, Any]:
    texts = dict(proposal.answers.get(TEXTS, {}))
    for code, handed in further.items():
        language = name_of_language(code)
        if code not in further_languages(proposal):
            raise Refused(f"No edition in {language} is wanted; choose it in the printing step.")
        isbn = isbn_in({"isbn": handed.isbn})
        if not handed.data:
            texts[code] = texts.get(code, _NO_TEXT) | {"isbn": isbn}
            continue
        check_size(len(handed.data))
        name = (PurePosixPath(handed.name.replace("\\", "/")).name or PASTED)[-200:]
        try:
            draft = read_manuscript(name, handed.data, code)
        except Refused as error:
            raise Refused(f"{language}: {error}") from error
        file = _stored(name, handed.data, by)
        texts[code] = {"name": name, "file": file, "isbn": isbn, "draft": to_plain(draft)}
    return {TEXTS: texts}


def _stored(name: str, data: bytes, by: Member) -> str:
    suffix = PurePosixPath(name).suffix.casefold()[:8]
    kept, _digest = storing.keep(data, publisher_id=by.publisher.pk, suffix=suffix)
    return kept


def check_size(size: int) -> None:
    """Raise TooLarge where a manuscript of `size` bytes is not read."""
    if size > MAX_BYTES:
        raise TooLarge(
            f"The manuscript has {size / 1048576:.1f} MB and at most {MAX_BYTES // 1048576} MB are "
            "read. Nothing was kept; take its pictures out (they are handed in apart) and try "
            "again."
        )


def make_title(*, proposal: Proposal, seen_version: int, by: Member) -> Book:
    """Make the book, with an edition for each further language whose manuscript is there.

    All in one transaction; asked again, the same book is returned. A further language without a
    manuscript stays wanted (books.editions.lacking). Raises NotAllowed, IllegalMove where somebody
    saved since `seen_version`, NotReady naming the step that is open, Refused where printer or
    plan refuse it.
    """
    require(by, Act.IMPORT)
    if proposal.book is not None:
        return proposal.book
    step = first_open(proposal)
    if step is not Step.CHECK:
        raise NotReady(f"The step {step} is not answered yet. Nothing was made; answer it first.")
    try:
        return import_book(
            draft=draft_of(proposal),
            by=by,
            wish=edition_wish(proposal),
            also=lambda book: _finish(proposal, seen_version, book, by),
        )
    except OctavoError:
        # Somebody pressed at the same moment: the book is there, and it is the one asked for.
        proposal.refresh_from_db()
        if proposal.book is None:
            raise
        return proposal.book


def _finish(proposal: Proposal, seen_version: int, book: Book, by: Member) -> None:
    for text in further_texts(proposal):
        if text.draft is None:
            continue
        try:
            add_edition(
                book=book,
                draft=text.draft,
                wish=EditionWish(),
                language=text.language,
                isbn=text.isbn,
                by=by,
            )
        except Refused as error:
            raise Refused(f"{name_of_language(text.language)}: {error}") from error
    _save(proposal, seen_version, book=book)


def discard_proposal(*, proposal: Proposal, by: Member) -> None:
    """Throw a title in the making away; its file goes with the next orphan sweep.

    Whoever began it may, and owners. Raises NotAllowed, IllegalMove once it is a book.
    """
    require(by, Act.IMPORT)
    if proposal.by_id != by.user_id and by.role != Role.OWNER:
        raise NotAllowed(
            f"{proposal.by or 'Somebody else'} began this title; only who began it or an owner "
            "throws it away. Nothing was changed."
        )
    deleted, _rows = Proposal.objects.filter(pk=proposal.pk, book__isnull=True).delete()
    if not deleted:
        raise IllegalMove("This title is made already, or was discarded before. Nothing was lost.")


def _step(step: Step | str) -> Step:
    try:
        return Step(step)
    except ValueError:
        raise Refused(f'There is no step "{step}"; the steps are {", ".join(Step)}.') from None


def read_manuscript(name: str, data: bytes, language: str) -> BookDraft:
    """Return the book in a manuscript of `name`. Raises Refused, one sentence."""
    from books.manuscript.upload import read_upload  # noqa: PLC0415  (readers of office files)

    try:
        return read_upload(name, data, language=language)
    except ManuscriptError as error:
        raise Refused(f"{error} Nothing was kept.") from error


def _anew(answers: Mapping[str, Any], draft: BookDraft) -> dict[str, Any]:
    """What a manuscript changes in the answers: its own, and the scenes people are cast in."""
    told: dict[str, Any] = {Step.MANUSCRIPT.value: to_plain(draft)}
    if Step.CHARACTERS in answers:
        rows = answers[Step.CHARACTERS]["characters"]
        told[Step.CHARACTERS.value] = {"characters": [{**row, "scenes": None} for row in rows]}
    return told


def _save(proposal: Proposal, seen_version: int, **columns: Any) -> None:
    rows = Proposal.objects.filter(pk=proposal.pk, version=seen_version, book__isnull=True)
    columns |= {"version": seen_version + 1, "changed_at": timezone.now()}
    if proposal.version != seen_version or rows.update(**columns) != 1:
        raise IllegalMove(
            "This title was changed since you opened the step, in another tab or by a colleague. "
            "What they saved stands and yours was not saved; it is still in the form."
        )
    for name, value in columns.items():
        setattr(proposal, name, value)
