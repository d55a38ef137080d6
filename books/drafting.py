"""Works a manuscript out into rows, none of them saved: edition, plan, scenes, pages, body size."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, cast

from books.content import book_content
from books.copying import free_slug
from books.counts import last_page_told, rules_of
from books.enums import BriefOrigin, PageKind, Part, SceneKind, SceneState, Template
from books.errors import Refused
from books.fronting import fronting_text
from books.manuscript.draft import BookDraft, ManuscriptError, SceneDraft
from books.manuscript.folio import Plan, PlannedPage
from books.manuscript.plan import make_plan
from books.models import Book, Contributor, Edition, Member, Page, Scene
from books.printers import profile_named, profile_of
from books.reading import is_rtl
from books.sizes import rooms_for_words
from printing.press.geometry import Trim
from printing.press.layout import TextDoesNotFit, fit_body
from printing.press.letters import CannotSet

if TYPE_CHECKING:
    from books.manuscript.folio import Arrangement

DEFAULT_PRINTER = "kdp-paperback"
DEFAULT_TRIM = "8.5x8.5"


@dataclass(frozen=True)
class EditionWish:
    """What a person asks of an edition; None leaves it to title.toml, then to us.

    For a further edition None leaves it to the edition that it follows.
    """

    printer: str | None = None
    trim: str | None = None
    arrangement: str = "auto"
    stock: str | None = None
    bleed: bool | None = None


@dataclass
class Unsaved:
    """The rows of a book before any of them is saved."""

    book: Book
    edition: Edition
    contributors: list[Contributor]
    scenes: list[Scene]
    pages: list[Page]
    scene_drafts: tuple[SceneDraft, ...]
    plan: Plan


def work_out(draft: BookDraft, by: Member, wish: EditionWish, now: datetime) -> Unsaved:
    """Return the rows of a whole book, unsaved. `now` dates the edition.

    Raises Refused for what the printer does not make or no plan can hold.
    """
    edition = _edition(draft, wish, by, now)
    profile = profile_of(edition)
    plan = _plan(draft, edition, wish.arrangement)
    refusals = profile.refuse(
        Trim.parse(edition.trim),
        edition.bleed,
        len(plan.pages),
        edition.stock,
        rtl=is_rtl(edition),
    )
    if refusals:
        raise Refused(
            f"{draft.title} cannot be printed so: {' '.join(refusals)} Nothing was saved."
        )
    book = Book(
        publisher=by.publisher,
        slug=free_slug(draft.title),
        title=draft.title,
        language=draft.language,
        style=draft.style,
        source_sha256=_digest(draft, edition),
    )
    edition.book = book
    edition.arrangement = plan.arrangement
    edition.plan_reasons = [*plan.reasons, *last_page_told(edition, plan), *draft.notes]
    contributors = [
        Contributor(publisher=by.publisher, book=book, position=n, name=who.name, role=who.role)
        for n, who in enumerate(draft.contributors, start=1)
    ]
    scenes = [_scene(book, n, scene) for n, scene in enumerate(draft.scenes, start=1)]
    pages = [_page(planned, draft, edition, scenes, by) for planned in plan.pages]
    edition.body_pt, trouble = fit_story(edition, pages)
    if trouble:
        edition.plan_reasons.append(trouble)
    for scene in scenes:
        shown = [page for page in pages if page.scene is scene]
        scene.text_room = rooms_for_words(edition, shown, total=len(pages))
    return Unsaved(book, edition, contributors, scenes, pages, draft.scenes, plan)


def _edition(draft: BookDraft, wish: EditionWish, by: Member, now: datetime) -> Edition:
    asked = draft.edition
    printer = wish.printer or asked.printer or DEFAULT_PRINTER
    try:
        profile = profile_named(by.publisher_id, printer)
        trim = Trim.parse(wish.trim or asked.trim or DEFAULT_TRIM)
        stock = profile.stock(wish.stock or asked.stock or profile.default_stock)
    except ValueError as error:
        raise Refused(f"{error}. Nothing was saved.") from error
    return Edition(
        publisher=by.publisher,
        number=1,
        language=draft.language,
        printer=printer,
        trim=str(trim),
        bleed=next((each for each in (wish.bleed, asked.bleed) if each is not None), True),
        stock=stock.code,
        isbn=asked.isbn or "",
        credits=[list(credit) for credit in draft.credits],
        created_at=now,
    )


def _plan(draft: BookDraft, edition: Edition, arrangement: str) -> Plan:
    try:
        return make_plan(
            draft.scenes,
            draft.pages,
            rules_of(edition),
            has_picture=[has_picture(draft, scene) for scene in draft.scenes],
            arrangement=cast("Arrangement", arrangement),
        )
    except ManuscriptError as error:
        raise Refused(f"{error} Nothing was saved.") from error


def has_picture(draft: BookDraft, scene: SceneDraft) -> bool:
    """Whether the scene will have a picture: one handed in, or drawn for a book without art."""
    return not draft.has_art or any(draft.art[index] for index in scene.page_indexes)


def _scene(book: Book, position: int, draft: SceneDraft) -> Scene:
    return Scene(
        publisher=book.publisher,
        book=book,
        position=position,
        kind=(SceneKind.SPREAD if draft.pages == 2 else SceneKind.PAGE).value,
        state=(SceneState.BRIEFED if draft.brief else SceneState.PLANNED).value,
        brief=draft.brief,
        brief_origin=BriefOrigin(draft.origin).value,
        light=draft.light,
    )


def _page(
    planned: PlannedPage, draft: BookDraft, edition: Edition, scenes: list[Scene], by: Member
) -> Page:
    kind = PageKind(planned.kind)
    if planned.story_index is not None:
        text = draft.pages[planned.story_index].text
    elif kind == PageKind.STORY:
        text = ""
    else:
        text = fronting_text(
            kind,
            title=draft.title,
            contributors=[(who.name, who.role) for who in draft.contributors],
            publisher=by.publisher.name,
            credits=draft.credits,
            isbn=edition.isbn,
            drawn=not draft.has_art,
        )
    scene = (
        scenes[planned.scene_index] if planned.part and planned.scene_index is not None else None
    )
    return Page(
        publisher=by.publisher,
        edition=edition,
        number=planned.number,
        kind=kind.value,
        template=Template(planned.template).value,
        text=text,
        text_by=by.user,
        scene=scene,
        part=Part(planned.part).value,
    )


def fit_story(edition: Edition, pages: list[Page]) -> tuple[Decimal, str]:
    """Return the body size in points, and a sentence where the press could not find one.

    Words that do not fit, or a script the press cannot set, do not stop an import: the
    manuscript is safe here, and the press refuses those pages by number until they are mended.
    """
    try:
        return fit_body(book_content(edition, pages), profile=profile_of(edition)), ""
    except (TextDoesNotFit, CannotSet) as error:
        return edition.body_pt, f"To be mended before pressing: {error}"


def _digest(draft: BookDraft, edition: Edition) -> str:
    told = replace(draft, cover=None, art=(), surplus_art=(), notes=())
    facts = (edition.printer, edition.trim, edition.bleed, edition.stock)
    return hashlib.sha256(repr((told, facts)).encode()).hexdigest()
