"""Planning an edition's pages anew from its rows: worked out first, then saved in one go."""

from __future__ import annotations

import copy
import hashlib
import json
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from django.db import IntegrityError, transaction
from django.db.models import F

from books.content import book_content
from books.counts import last_page_told, rules_of
from books.enums import Act, Approval
from books.errors import IllegalMove, NotReady, Refused
from books.layouts import layout_hash
from books.manuscript.draft import ManuscriptError
from books.manuscript.folio import Plan
from books.manuscript.plan import make_plan, propose_arrangement
from books.manuscript.reasons import is_reason
from books.models import Edition, Event, Member, Page, Scene
from books.operations.moves import record
from books.printers import profile_of
from books.queries import pages_of
from books.reading import is_rtl
from books.replanning import (
    Story,
    chosen_by_hand,
    gone,
    lay_on,
    note_of,
    proposed_text,
    read_story,
    written_by_hand,
)
from books.rules import require
from books.sizes import decides_room, rooms_for_words
from printing.press.geometry import Trim
from printing.press.layout import TextDoesNotFit, fit_body
from printing.press.letters import CannotSet
from printing.press.terms import LAST_PAGE

if TYPE_CHECKING:
    from books.manuscript.folio import Chosen

_PARKED = 10_000  # above any folio a printer binds
_MOVED = ["number", "kind", "template", "scene", "part", "layout_state"]
_PRESSING = ("queue-press", "press", "press-failed")
BODY = "The story text is now set in "
TROUBLE = "To be mended before pressing: "


@dataclass
class Draft:
    """An edition's story in the hands of somebody who changes it; nothing is saved yet.

    `facts` are what the pages were when they were read; `given_up` the rows whose words a person
    agreed to lose; `scenes` are new ones; `also` is what is written beside all that, in the same
    transaction.
    """

    edition: Edition
    by: Member
    before: list[Page]
    story: Story
    facts: list[tuple[object, ...]]
    given_up: set[int] = field(default_factory=set)
    scenes: list[Scene] = field(default_factory=list)
    also: list[Callable[[], None]] = field(default_factory=list)

    def part_at(self, page: Page) -> int:
        """Return which part a page is. Raises Refused for one outside the story."""
        at = self.story.index_at(page)
        if at is None:
            raise Refused(
                f"Page {page.number} is no page of the story: title, copyright, dedication and end "
                "have their places, and the plan's own blanks fill the count. Nothing was changed."
            )
        return at


@dataclass(frozen=True)
class Worked:
    """A new plan as rows, none of them saved; `edition` is a copy with the body size it takes.

    `outside` are the folios of pages whose words fit at no size.
    """

    plan: Plan
    pages: list[Page]
    gone: list[Page]
    edition: Edition
    outside: Sequence[int]

    def numbers_of(self, rows: Collection[Page], scene: Scene | None = None) -> list[int]:
        """Return the folios that rows, and the pages that show a scene, have in the new plan."""
        return [
            page.number
            for page in self.pages
            if any(page is row for row in rows) or (scene is not None and page.scene is scene)
        ]


@dataclass(frozen=True)
class Deed:
    """What an event will say of a change to the plan."""

    what: str
    subject: str
    from_state: str = ""
    to_state: str = ""
    note: str = ""


def plan_digest(pages: Iterable[Page]) -> str:
    """Return what a plan is: its pages in order and what they show, whatever their words."""
    facts = [(page.pk, page.number, page.template, page.scene_id, page.part) for page in pages]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:32]


def open_draft(edition: Edition, by: Member, seen: str = "") -> Draft:
    """Read an edition to change its plan. `seen` is the plan_digest of what the person looked at.

    Raises NotAllowed, and IllegalMove where the plan is another by now.
    """
    require(by, Act.EDIT)
    pages = pages_of(edition)
    if seen and seen != plan_digest(pages):
        raise IllegalMove(_changed_meanwhile(edition))
    return Draft(edition, by, pages, read_story(pages), _facts(pages))


def plan_anew(draft: Draft, asked: Sequence[Chosen | None] | None = None) -> Worked:
    """Return the new plan of a changed story, unsaved.

    `asked` is what people want of each part; left out, what they asked before holds. Raises
    Refused for what no plan can hold, or where words would have no page.
    """
    edition, story = draft.edition, draft.story
    rules, has_picture, holds = rules_of(edition), story.has_picture, story.holds
    try:
        proposed = propose_arrangement(
            story.parts, story.texts, rules, has_picture=has_picture, holds=holds
        )
        plan = make_plan(
            story.parts,
            story.texts,
            rules,
            has_picture=has_picture,
            arrangement=(
                "auto" if proposed == edition.arrangement else cast("Chosen", edition.arrangement)
            ),
            choices=chosen_by_hand(edition, story) if asked is None else asked,
            numbers=story.numbers,
            keeps=written_by_hand(edition, story),
            holds=holds,
        )
    except ManuscriptError as error:
        raise Refused(f"{error} Nothing was changed.") from error
    _ask_printer(edition, len(plan.pages))
    pages = lay_on(story, plan, edition, draft.by)
    left = gone(draft.before, pages)
    _keep_words(draft, left)
    fitted, outside = _fitted(edition, plan, pages)
    _let_layouts_fall(fitted, pages)
    return Worked(plan, pages, left, fitted, outside)


def save_plan(draft: Draft, worked: Worked, deed: Deed | Callable[[Worked], Deed]) -> None:
    """Save a new plan with what goes beside it, and its one event, in one transaction.

    Raises IllegalMove where a print run is being made or the pages changed meanwhile.
    """
    edition = draft.edition
    rooms = _rooms(worked)
    told = deed(worked) if callable(deed) else deed
    try:
        with transaction.atomic():
            _hold(edition, draft.facts)
            for scene in draft.scenes:
                scene.save()
            for write in draft.also:
                write()
            _save(edition, worked, rooms)
            record(
                book=edition.book,
                what=told.what,
                subject=told.subject,
                by=draft.by.user,
                from_state=told.from_state,
                to_state=told.to_state,
                note=note_of(edition) + told.note,
            )
    except IntegrityError as error:
        raise IllegalMove(_changed_meanwhile(edition)) from error


def refuse_overflow(worked: Worked, rows: Collection[Page], what: str) -> None:
    """Raise Refused where the words of these rows do not fit their pages any more."""
    if set(worked.numbers_of(rows)).intersection(worked.outside):
        raise Refused(
            f"The words of {what} do not fit on the page of its picture; shorten them, or let the "
            "picture face them. Nothing was changed."
        )


def not_placed(edition: Edition, scene: Scene) -> NotReady:
    """Return the refusal for a scene that no page of the edition shows."""
    return NotReady(
        f"Scene {scene.position} is on no page of edition {edition.number}, for want of a "
        "picture when the pages were planned, or because it was taken off. Nothing was changed."
    )


def _facts(pages: Iterable[Page]) -> list[tuple[object, ...]]:
    return [(page.pk, page.number, page.template, page.version) for page in pages]


def _changed_meanwhile(edition: Edition) -> str:
    return (
        f"The pages of edition {edition.number} were changed by somebody else a moment ago. "
        "Nothing was changed by you; reload to see how they stand."
    )


def _ask_printer(edition: Edition, count: int) -> None:
    trim = Trim.parse(edition.trim)
    profile = profile_of(edition)
    refusals = profile.refuse(trim, edition.bleed, count, edition.stock, rtl=is_rtl(edition))
    if refusals:
        raise Refused(f"It cannot be printed so: {' '.join(refusals)} Nothing was changed.")


def _keep_words(draft: Draft, left: Iterable[Page]) -> None:
    """Words a person wrote go only where a person said so."""
    for row in left:
        words = row.text.strip()
        ours = words == proposed_text(draft.edition, row.kind)
        if words and not ours and row.pk not in draft.given_up:
            raise Refused(
                f"The words of page {row.number} would find no page. Nothing was changed."
            )


def _fitted(edition: Edition, plan: Plan, pages: list[Page]) -> tuple[Edition, Sequence[int]]:
    fitted = copy.copy(edition)
    outside: Sequence[int] = ()
    passing = (BODY, TROUBLE, LAST_PAGE)
    notes = [
        note
        for note in edition.plan_reasons
        if not is_reason(note) and not note.startswith(passing)
    ]
    fitted.plan_reasons = [*plan.reasons, *last_page_told(fitted, plan), *notes]
    try:
        fitted.body_pt = fit_body(book_content(edition, pages), profile=profile_of(edition))
    except (TextDoesNotFit, CannotSet) as error:
        fitted.plan_reasons.append(f"{TROUBLE}{error}")
        outside = error.pages if isinstance(error, TextDoesNotFit) else ()
    if fitted.body_pt != edition.body_pt:
        fitted.plan_reasons.append(f"{BODY}{fitted.body_pt} pt; it was {edition.body_pt} pt.")
    return fitted, outside


def _let_layouts_fall(fitted: Edition, pages: Sequence[Page]) -> None:
    """A new body size or gutter changes pages that did not move."""
    for page in pages:
        if page.layout_state == Approval.APPROVED and page.layout_hash != layout_hash(
            page, fitted, len(pages)
        ):
            page.layout_state = Approval.DRAFT.value


def _rooms(worked: Worked) -> list[tuple[Scene, list[list[float]]]]:
    shown: list[tuple[Scene, list[Page]]] = []
    for page in worked.pages:
        if page.scene is None:
            continue
        if shown and shown[-1][0] == page.scene:
            shown[-1][1].append(page)
        else:
            shown.append((page.scene, [page]))
    total = len(worked.pages)
    return [
        (scene, rooms_for_words(worked.edition, pages, total=total))
        for scene, pages in shown
        if scene.pk is None or decides_room(worked.edition, scene)
    ]


def _hold(edition: Edition, seen: list[tuple[object, ...]]) -> None:
    Edition.objects.select_for_update().get(pk=edition.pk)
    if _facts(pages_of(edition)) != seen:
        raise IllegalMove(_changed_meanwhile(edition))
    # A queued run is laid out from these rows when a worker takes it. The trunk knows no print
    # runs, but their events: the newest one tells whether a file is still to be made.
    newest = (
        Event.objects.filter(
            book=edition.book,
            what__in=_PRESSING,
            subject__startswith=f"edition {edition.number},",
        )
        .order_by("-id")
        .first()
    )
    if newest is not None and newest.what == _PRESSING[0]:
        raise IllegalMove(
            f"Edition {edition.number} is being pressed from these pages; wait for that file, and "
            "choose again. Nothing was changed."
        )


def _save(edition: Edition, worked: Worked, rooms: list[tuple[Scene, list[list[float]]]]) -> None:
    for row in worked.gone:
        # The version once more: whoever writes into a page does not lock its edition.
        if Page.objects.filter(pk=row.pk, version=row.version).delete()[0] != 1:
            raise IllegalMove(_changed_meanwhile(edition))
    for scene, room in rooms:
        scene.text_room = room
        Scene.objects.filter(pk=scene.pk).update(text_room=room)
    # Two passes: a folio belongs to one page at a time (books_page_number_once_per_edition).
    edition.pages.update(number=F("number") + _PARKED)
    Page.objects.bulk_update([page for page in worked.pages if page.pk is not None], _MOVED)
    for page in worked.pages:
        if page.pk is None:
            page.save()
    edition.body_pt = worked.edition.body_pt
    edition.plan_reasons = worked.edition.plan_reasons
    edition.save(update_fields=["body_pt", "plan_reasons"])


__all__ = [
    "TROUBLE",
    "Deed",
    "Draft",
    "Worked",
    "not_placed",
    "open_draft",
    "plan_anew",
    "plan_digest",
    "refuse_overflow",
    "save_plan",
]
