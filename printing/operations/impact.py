"""What pressing now would change in the newest made interior: seen before anything is pressed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.core.cache import cache
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from books.content import book_content
from books.enums import SceneState
from books.models import Edition, Page
from books.printers import profile_of
from books.proofs import proof_key
from books.queries import unapproved
from books.quoting import Quote, outdated_scenes, quote
from printing.enums import RunOrigin, RunPart
from printing.models import PrintRun
from printing.operations.run import inputs_hash
from printing.press.changes import Changes, differences
from printing.press.content import BookContent
from printing.press.facts import BookFacts, facts_of
from printing.press.layout import CannotSet, TextDoesNotFit, lay_out, lay_page
from printing.press.script import BookScript, PageScript, ScriptError

A_WEEK = 7 * 24 * 60 * 60


@dataclass(frozen=True)
class Impact:
    """What pressing now would make of the newest file, `since`; nothing where none was made.

    `redraw` are the scenes (positions) whose picture is missing, sent back or drawn from other
    words; `trouble` is why a page cannot be laid out just now.
    """

    since: PrintRun | None
    changes: Changes
    redraw: tuple[int, ...]
    quote: Quote
    trouble: str = ""

    @property
    def sentence(self) -> str:
        """The preview in one line: "1 layout, 0 pictures, $0.00"."""
        layouts, pictures = len(self.changes.numbers), len(self.redraw)
        return _("%(layouts)s, %(pictures)s, %(price)s") % {
            "layouts": ngettext("%(n)d layout", "%(n)d layouts", layouts) % {"n": layouts},
            "pictures": ngettext("%(n)d picture", "%(n)d pictures", pictures) % {"n": pictures},
            "price": self.quote.dollars,
        }


def impact_of(edition: Edition, pages: Sequence[Page]) -> Impact:
    """Return what differs between the newest made interior and what would be pressed now.

    Only pages that changed are laid out: of the others a hash of everything that decides how they
    look is remembered.
    """
    redraw = _redraw(edition, pages)
    told = quote(len(redraw), edition.book)
    since = _newest(edition)
    if since is None:
        return Impact(None, Changes(), redraw, told)
    try:
        old = BookScript.from_json(since.script)
    except ScriptError:
        said = _("Print run %(n)s was made by an older press; it cannot be compared.")
        return Impact(since, Changes(), redraw, told, said % {"n": since.n})
    if _stands(edition, pages, since):
        _remember(edition, pages, old)
        return Impact(since, Changes(), redraw, told)
    try:
        new = _as_now(edition, pages, old)
    except (TextDoesNotFit, CannotSet, ValueError, OSError) as error:
        return Impact(since, Changes(), redraw, told, str(error))
    return Impact(since, differences(old, new), redraw, told)


def _newest(edition: Edition) -> PrintRun | None:
    runs = edition.print_runs.filter(
        part=RunPart.INTERIOR.value, origin=RunOrigin.PRESSED.value
    ).exclude(script="")
    return runs.defer("report", "report_page").order_by("-n").first()


def _stands(edition: Edition, pages: Sequence[Page], since: PrintRun) -> bool:
    """Whether everything is approved as it was pressed: then nothing need be laid out."""
    if unapproved(edition, pages).numbers:
        return False
    return inputs_hash(edition, list(pages), since.waiver) == since.inputs_sha256


def _redraw(edition: Edition, pages: Sequence[Page]) -> tuple[int, ...]:
    outdated = outdated_scenes(edition.book)
    scenes = {page.scene.pk: page.scene for page in pages if page.scene is not None}
    wanted = (
        scene.position
        for scene in scenes.values()
        if scene.state != SceneState.APPROVED or scene.artwork_id is None or scene.pk in outdated
    )
    return tuple(sorted(wanted))


def _as_now(edition: Edition, pages: Sequence[Page], old: BookScript) -> BookScript:
    """The script as pressing now would lay it out; pages known to be unchanged are taken over."""
    profile = profile_of(edition)
    book = book_content(edition, pages)
    facts = facts_of(book, profile)
    head = lay_out(replace(book, pages=()), profile)
    names = _names(facts, edition, pages)
    known = cache.get_many(names)
    before = {page.number: page for page in old.pages}
    laid = [
        _laid(facts, book, at, known.get(name), before.get(book.pages[at].number))
        for at, name in enumerate(names)
    ]
    cache.set_many(
        {name: page.digest() for name, page in zip(names, laid, strict=True)}, timeout=A_WEEK
    )
    return replace(head, pages=tuple(laid))


def _laid(
    facts: BookFacts, book: BookContent, at: int, known: str | None, before: PageScript | None
) -> PageScript:
    if before is not None and known == before.digest():
        return before
    return lay_page(facts, book.pages[at])


def _remember(edition: Edition, pages: Sequence[Page], script: BookScript) -> None:
    facts = facts_of(book_content(edition, pages), profile_of(edition))
    names = _names(facts, edition, pages)
    digests = [page.digest() for page in script.pages]
    if len(digests) == len(names):
        cache.set_many(dict(zip(names, digests, strict=True)), timeout=A_WEEK)


def _names(facts: BookFacts, edition: Edition, pages: Sequence[Page]) -> list[str]:
    shown = [(page, page.scene.artwork if page.scene else None) for page in pages]
    return [f"laid-{proof_key(facts, edition, page, artwork)}" for page, artwork in shown]
