"""Setting one scene another way: its edition's pages are planned anew and its rows moved."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from django.db import transaction
from django.db.models import F

from books.content import book_content
from books.counts import rules_of
from books.enums import Act
from books.errors import IllegalMove, NotReady, Refused
from books.manuscript.draft import ManuscriptError
from books.manuscript.folio import Plan
from books.manuscript.plan import make_plan, propose_arrangement
from books.manuscript.reasons import is_reason
from books.models import Edition, Event, Member, Page, Scene
from books.operations.moves import record
from books.queries import pages_of
from books.replanning import (
    CHOSE,
    Story,
    chosen_by_hand,
    gone,
    lay_on,
    note_of,
    read_story,
    subject_of,
    written_by_hand,
)
from books.rules import require
from books.sizes import rooms_for_words
from printing.press.geometry import Trim
from printing.press.layout import TextDoesNotFit, fit_body
from printing.press.letters import CannotSet
from printing.press.profile import load_profile

if TYPE_CHECKING:
    from books.manuscript.folio import Arrangement, Chosen

_PARKED = 10_000  # above any folio a printer binds
_MOVED = ["number", "kind", "template", "scene", "part", "layout_state"]
_PRESSING = ("queue-press", "press", "press-failed")
_BODY = "The story text is now set in "
_TROUBLE = "To be mended before pressing: "


@dataclass(frozen=True)
class _Worked:
    """A new plan as rows, none of them saved; `edition` is a copy with the body size it takes.

    `outside` are the folios of pages whose words fit at no size.
    """

    plan: Plan
    pages: list[Page]
    gone: list[Page]
    edition: Edition
    outside: Sequence[int]


def choose_arrangement(
    *, edition: Edition, scene: Scene, arrangement: Arrangement, by: Member
) -> None:
    """Set one scene facing its words ("facing"), under them ("on-picture"), or as proposed.

    The edition is planned anew from its own rows: other scenes stay as people asked before, the
    rest goes by the edition's arrangement. Words keep author, version and approval wherever they
    move; a moved page's layout is to be approved again; body size and room for words are worked
    out anew. Print runs that are made keep their own script.

    Raises NotAllowed; NotReady for a scene on no page; Refused for what no plan can hold;
    IllegalMove where it is so already, a print run is being made, or the pages changed meanwhile.
    """
    require(by, Act.EDIT)
    pages = pages_of(edition)
    seen = _facts(pages)
    story = read_story(pages)
    came_from, asked = _asked(edition, story, scene, arrangement)
    worked = _work_out(edition, story, asked, by)
    if arrangement == "on-picture":
        _refuse_what_does_not_fit(worked, scene)
    rooms = _rooms(worked)
    with transaction.atomic():
        _hold(edition, seen)
        _save(edition, worked, rooms)
        record(
            book=edition.book,
            what=CHOSE,
            subject=subject_of(scene),
            by=by.user,
            from_state=came_from,
            to_state=arrangement,
            note=note_of(edition) + " ".join(worked.plan.reasons),
        )


def _facts(pages: Iterable[Page]) -> list[tuple[object, ...]]:
    return [(page.pk, page.number, page.template, page.version) for page in pages]


def _asked(
    edition: Edition, story: Story, scene: Scene, arrangement: Arrangement
) -> tuple[str, list[Chosen | None]]:
    at = story.index_of(scene)
    if at is None:
        raise NotReady(
            f"Scene {scene.position} is on no page of edition {edition.number}, for want of a "
            "picture when the pages were planned. Nothing was changed."
        )
    asked = chosen_by_hand(edition, story)
    wanted = None if arrangement == "auto" else arrangement
    if asked[at] == wanted:
        how = "as the plan proposes" if wanted is None else f"{wanted}, as asked"
        raise IllegalMove(f"Scene {scene.position} is set {how}, already. Nothing was changed.")
    asked[at] = wanted
    return story.setting(story.parts[at]) or "", asked


def _work_out(
    edition: Edition, story: Story, asked: Sequence[Chosen | None], by: Member
) -> _Worked:
    rules, has_picture = rules_of(edition), story.has_picture
    proposed = propose_arrangement(story.parts, story.texts, rules, has_picture=has_picture)
    try:
        plan = make_plan(
            story.parts,
            story.texts,
            rules,
            has_picture=has_picture,
            arrangement=(
                "auto" if proposed == edition.arrangement else cast("Chosen", edition.arrangement)
            ),
            choices=asked,
            numbers=story.numbers,
            keeps=written_by_hand(edition, story),
        )
    except ManuscriptError as error:
        raise Refused(f"{error} Nothing was changed.") from error
    _ask_printer(edition, len(plan.pages))
    pages = lay_on(story, plan, edition, by)
    fitted, outside = _fitted(edition, plan, pages)
    return _Worked(plan, pages, gone(story, pages), fitted, outside)


def _ask_printer(edition: Edition, count: int) -> None:
    trim = Trim.parse(edition.trim)
    profile = load_profile(edition.printer)
    refusals = profile.refuse(trim, edition.bleed, count, edition.stock)
    if refusals:
        raise Refused(f"It cannot be printed so: {' '.join(refusals)} Nothing was changed.")


def _fitted(edition: Edition, plan: Plan, pages: list[Page]) -> tuple[Edition, Sequence[int]]:
    fitted = copy.copy(edition)
    outside: Sequence[int] = ()
    passing = (_BODY, _TROUBLE)
    notes = [
        note
        for note in edition.plan_reasons
        if not is_reason(note) and not note.startswith(passing)
    ]
    fitted.plan_reasons = [*plan.reasons, *notes]
    try:
        fitted.body_pt = fit_body(book_content(edition, pages))
    except (TextDoesNotFit, CannotSet) as error:
        fitted.plan_reasons.append(f"{_TROUBLE}{error}")
        outside = error.pages if isinstance(error, TextDoesNotFit) else ()
    if fitted.body_pt != edition.body_pt:
        fitted.plan_reasons.append(f"{_BODY}{fitted.body_pt} pt; it was {edition.body_pt} pt.")
    return fitted, outside


def _refuse_what_does_not_fit(worked: _Worked, scene: Scene) -> None:
    shown = {page.number for page in worked.pages if page.scene_id == scene.pk}
    if shown.intersection(worked.outside):
        raise Refused(
            f"The words of scene {scene.position} do not fit on the page of its picture; shorten "
            "them, or let the picture face them. Nothing was changed."
        )


def _rooms(worked: _Worked) -> dict[int, list[list[float]]]:
    shown: dict[int, list[Page]] = {}
    for page in worked.pages:
        if page.scene_id is not None:
            shown.setdefault(page.scene_id, []).append(page)
    rooms = {}
    for key, pages in shown.items():
        rooms[key] = rooms_for_words(worked.edition, pages, total=len(worked.pages))
    return rooms


def _hold(edition: Edition, seen: list[tuple[object, ...]]) -> None:
    Edition.objects.select_for_update().get(pk=edition.pk)
    if _facts(pages_of(edition)) != seen:
        raise IllegalMove(
            f"The pages of edition {edition.number} were changed by somebody else a moment ago. "
            "Nothing was changed by you; reload to see how they stand."
        )
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


def _save(edition: Edition, worked: _Worked, rooms: dict[int, list[list[float]]]) -> None:
    Page.objects.filter(pk__in=[page.pk for page in worked.gone]).delete()
    # Two passes: a folio belongs to one page at a time (books_page_number_once_per_edition).
    edition.pages.update(number=F("number") + _PARKED)
    Page.objects.bulk_update([page for page in worked.pages if page.pk is not None], _MOVED)
    for page in worked.pages:
        if page.pk is None:
            page.save()
    for key, room in rooms.items():
        Scene.objects.filter(pk=key).update(text_room=room)
    edition.body_pt = worked.edition.body_pt
    edition.plan_reasons = worked.edition.plan_reasons
    edition.save(update_fields=["body_pt", "plan_reasons"])
