"""A book nobody has saved yet, shown: its openings as they will be set, its scenes, its counts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import timezone
from django.utils.functional import Promise

from books.drafting import Unsaved, work_out
from books.enums import Act, BriefOrigin, PageKind
from books.errors import OctavoError
from books.further import Further, notes_of
from books.languages import name_of_language
from books.manuscript.draft import BookDraft
from books.manuscript.folio import Plan, Verdict
from books.models import Artwork, Edition, Member, Page, Proposal, Scene
from books.openings import facts_for, pictures_of
from books.printers import profile_of
from books.proposing import (
    FurtherText,
    author_of,
    draft_of,
    edition_wish,
    further_texts,
    reworded,
    unsaved_of,
)
from books.rules import require
from books.showing import BRIEF_ORIGIN, PAGE_KIND, Badge
from books.standing import Drawing, draw_page
from printing.press.facts import BookFacts
from printing.press.geometry import Trim
from printing.press.letters import clean


@dataclass(frozen=True)
class PageShown:
    """One page as the press would set it; `scene` is the number of the picture on it, or 0."""

    number: int
    kind: str | Promise
    template: str
    text: str
    scene: int
    brief: str
    drawing: Drawing


@dataclass(frozen=True)
class OpeningShown:
    """What lies open at once; page 1 has no verso."""

    verso: PageShown | None
    recto: PageShown | None


@dataclass(frozen=True)
class SceneShown:
    """One picture wanted, who wrote its brief, and the pages that will show it."""

    number: int
    kind: str
    brief: str
    origin: str
    badge: Badge
    cast: tuple[str, ...]
    light: str
    pages: tuple[int, ...]
    texts: int


@dataclass(frozen=True)
class Laid:
    """A book or an edition on its pages. `unfit` are pages whose words find no room, with why.

    `notes` are read first; `body_pt` is the story text's size in points.
    """

    openings: tuple[OpeningShown, ...]
    notes: tuple[str, ...]
    reasons: tuple[str, ...]
    total: int
    printer: Verdict
    house: Verdict
    arrangement: str
    body_pt: float
    blanks: tuple[int, ...]
    unfit: tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Preview(Laid):
    """The book a proposal would become."""

    title: str
    language: str
    style: str
    isbn: str
    people: tuple[tuple[str, str], ...]
    characters: tuple[str, ...]
    scenes: tuple[SceneShown, ...]


@dataclass(frozen=True)
class EditionPreview(Laid):
    """A further edition as it would be saved; `pairs` counts its story texts."""

    edition: Edition
    pairs: int


def preview_of(*, proposal: Proposal, by: Member) -> Preview:
    """Return the book as it would be made now; nothing is saved.

    Raises NotAllowed, NotReady before the manuscript, Refused where printer or plan refuse it.
    """
    require(by, Act.IMPORT)
    draft = draft_of(proposal)
    return shown(unsaved_of(proposal, by), draft)


def shown(unsaved: Unsaved, draft: BookDraft) -> Preview:
    """Return unsaved rows as a preview."""
    pages = _pages(unsaved)
    plan, edition = unsaved.plan, unsaved.edition
    return Preview(
        title=unsaved.book.title,
        language=unsaved.book.language,
        style=unsaved.book.style,
        isbn=edition.isbn,
        people=tuple((each.name, each.role) for each in unsaved.contributors),
        characters=tuple(one.name for one in draft.characters),
        openings=tuple(_openings(pages)),
        scenes=tuple(_scenes(unsaved)),
        notes=draft.notes,
        reasons=tuple(line for line in edition.plan_reasons if line not in draft.notes),
        total=len(pages),
        printer=plan.printer_verdict,
        house=plan.house_verdict,
        arrangement=plan.arrangement,
        body_pt=float(edition.body_pt),
        blanks=_blanks(plan),
        unfit=_unfit(pages),
    )


@dataclass(frozen=True)
class LanguageShown:
    """A further language of a title in the making: its edition's count and what does not fit.

    `name` is "" where its manuscript is not there yet; `trouble` why no edition can be made.
    """

    code: str
    language: str
    name: str
    title: str = ""
    total: int = 0
    body_pt: float = 0
    unfit: tuple[tuple[int, str], ...] = ()
    notes: tuple[str, ...] = ()
    trouble: str = ""


def languages_of(proposal: Proposal, by: Member) -> list[LanguageShown]:
    """Return how each further language would turn out, in the order they were chosen."""
    return [_language(proposal, text, by) for text in further_texts(proposal)]


def _language(proposal: Proposal, text: FurtherText, by: Member) -> LanguageShown:
    code, name = text.language, name_of_language(text.language)
    if text.draft is None:
        return LanguageShown(code, name, "")
    title = text.draft.title
    try:
        draft = reworded(draft_of(proposal), text.draft)
        told = shown(work_out(draft, by, edition_wish(proposal), timezone.now()), draft)
    except OctavoError as error:
        return LanguageShown(code, name, text.name, title, trouble=str(error))
    notes = tuple(notes_of(text.draft))
    return LanguageShown(code, name, text.name, title, told.total, told.body_pt, told.unfit, notes)


def shown_edition(further: Further) -> EditionPreview:
    """Return an unsaved further edition as a preview, on the pictures its scenes show now."""
    edition, plan = further.edition, further.plan
    facts = facts_for(edition, len(further.pages))
    pictures = pictures_of(further.pages)
    pages = [
        _page(
            facts,
            page,
            page.scene.position if page.scene is not None else 0,
            pictures.get(page.scene_id or 0),
        )
        for page in further.pages
    ]
    story = [page for page in further.pages if page.kind == PageKind.STORY]
    return EditionPreview(
        edition=edition,
        openings=tuple(_openings(pages)),
        notes=further.notes,
        reasons=plan.reasons,
        pairs=sum(bool(page.text.strip()) for page in story),
        total=len(pages),
        printer=plan.printer_verdict,
        house=plan.house_verdict,
        arrangement=plan.arrangement,
        body_pt=float(edition.body_pt),
        blanks=_blanks(plan),
        unfit=_unfit(pages),
    )


def _blanks(plan: Plan) -> tuple[int, ...]:
    return tuple(page.number for page in plan.pages if page.kind == PageKind.BLANK)


def _unfit(pages: Sequence[PageShown]) -> tuple[tuple[int, str], ...]:
    return tuple((page.number, page.drawing.trouble) for page in pages if page.drawing.trouble)


def _pages(unsaved: Unsaved) -> list[PageShown]:
    facts = _facts(unsaved)
    numbers = {id(scene): n for n, scene in enumerate(unsaved.scenes, start=1)}
    return [_page(facts, page, numbers.get(id(page.scene), 0)) for page in unsaved.pages]


def _facts(unsaved: Unsaved) -> BookFacts:
    edition = unsaved.edition
    return BookFacts(
        profile=profile_of(edition),
        trim=Trim.parse(edition.trim),
        bleed=edition.bleed,
        pages=len(unsaved.pages),
        body_pt=float(edition.body_pt),
        title=clean(unsaved.book.title),
        author=clean(author_of(unsaved)),
        publisher=clean(edition.publisher.name),
        language=edition.language,
    )


def _page(facts: BookFacts, page: Page, scene: int, artwork: Artwork | None = None) -> PageShown:
    return PageShown(
        number=page.number,
        kind=PAGE_KIND[PageKind(page.kind)],
        template=page.template,
        text=page.text,
        scene=scene,
        brief=page.scene.brief if page.scene is not None else "",
        drawing=draw_page(facts, page, artwork),
    )


def _openings(pages: Sequence[PageShown]) -> list[OpeningShown]:
    by_number = {page.number: page for page in pages}
    return [
        OpeningShown(by_number.get(verso), by_number.get(verso + 1))
        for verso in range(0, len(pages) + 1, 2)
        if verso in by_number or verso + 1 in by_number
    ]


def _scenes(unsaved: Unsaved) -> list[SceneShown]:
    return [_scene(unsaved, n, scene) for n, scene in enumerate(unsaved.scenes, start=1)]


def _scene(unsaved: Unsaved, n: int, scene: Scene) -> SceneShown:
    draft = unsaved.scene_drafts[n - 1]
    return SceneShown(
        number=n,
        kind=scene.kind,
        brief=scene.brief,
        origin=scene.brief_origin,
        badge=BRIEF_ORIGIN[BriefOrigin(scene.brief_origin)],
        cast=draft.cast,
        light=scene.light,
        pages=tuple(page.number for page in unsaved.pages if page.scene is scene),
        texts=len(draft.page_indexes),
    )
