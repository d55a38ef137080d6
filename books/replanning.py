"""Reads an edition's rows as the story they tell, and lays the same rows on a new plan."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from books.enums import Approval, PageKind, Part, Template
from books.fronting import fronting_text
from books.manuscript.folio import Plan, PlannedPage
from books.models import Edition, Event, Member, Page, Scene

if TYPE_CHECKING:
    from books.manuscript.folio import Chosen, MatterKind

CHOSE = "choose-arrangement"
_STORY = (PageKind.STORY, PageKind.BLANK)
_MAY_GO = (PageKind.DEDICATION, PageKind.END)
# Templates a person chose for a page that shows a whole picture; a new plan leaves them.
STYLED = (Template.ART_ABOVE_TEXT, Template.VIGNETTE, Template.SPOT)
_OF_ONE_PICTURE = (Template.PICTURE, Template.TEXT_ON_PICTURE)


@dataclass(frozen=True)
class Told:
    """A part of the story as it lies: one scene's pages, or words that stand alone.

    `page_indexes` count the story's texts; `aside` is the picture's own page where it faces them;
    `held` is a blank page that a person wants where it lies.
    """

    pages: int
    page_indexes: tuple[int, ...]
    scene: Scene | None = None
    aside: Page | None = None
    held: bool = False


@dataclass
class Story:
    """An edition's rows by what they are for; `texts` are the pages that carry the story."""

    texts: list[Page] = field(default_factory=list)
    parts: list[Told] = field(default_factory=list)
    matter: dict[str, Page] = field(default_factory=dict)
    blanks: list[Page] = field(default_factory=list)

    @property
    def has_picture(self) -> list[bool]:
        """One entry for each part: whether it shows a scene."""
        return [part.scene is not None for part in self.parts]

    @property
    def holds(self) -> list[int]:
        """Which parts are blank pages that a person wants."""
        return [index for index, part in enumerate(self.parts) if part.held]

    @property
    def numbers(self) -> list[int]:
        """What the reasons call each part: its scene's position, 0 for words alone."""
        return [part.scene.position if part.scene else 0 for part in self.parts]

    def index_of(self, scene: Scene) -> int | None:
        """Return which part shows a scene, None where no page does."""
        shown = [part.scene for part in self.parts]
        return shown.index(scene) if scene in shown else None

    def index_at(self, page: Page) -> int | None:
        """Return which part a page belongs to, None where it tells nothing of the story."""
        for index, part in enumerate(self.parts):
            if page in self.rows_of(part):
                return index
        return None

    def rows_of(self, part: Told) -> list[Page]:
        """Return the pages a part lies on now, in order."""
        return [
            *(self.texts[at] for at in part.page_indexes),
            *([part.aside] if part.aside else []),
        ]

    def words_of(self, part: Told) -> str:
        """Return a part's words as they are written, "" for a picture alone."""
        texts = (self.texts[at].text.strip() for at in part.page_indexes)
        return "\n\n".join(text for text in texts if text)

    def setting(self, part: Told) -> Chosen | None:
        """Return how a part is set now; None where it can be set in one way only."""
        words = any(self.texts[index].text.strip() for index in part.page_indexes)
        if part.scene is None or part.pages == 2 or not words:
            return None
        return "facing" if part.aside else "on-picture"


def read_story(pages: Sequence[Page]) -> Story:
    """Return the story that an edition's `pages`, in order and with their scenes, tell."""
    story = Story()
    at = 0
    while at < len(pages):
        page = pages[at]
        after = pages[at + 1] if at + 1 < len(pages) else None
        if page.kind not in _STORY:
            story.matter[page.kind] = page
        elif page.scene is not None:
            together = after is not None and after.scene_id == page.scene_id
            at += _tell(story, pages[at : at + 1 + together], page.scene)
            continue
        elif after is not None and _is_pair(page, after):
            at += _tell(story, [page], after.scene, aside=after)
        elif page.text.strip():
            _tell(story, [page], None)
        elif is_held(page):
            _tell(story, [page], None, held=True)
        else:
            story.blanks.append(page)
        at += 1
    return story


def _tell(
    story: Story,
    shown: Sequence[Page],
    scene: Scene | None,
    aside: Page | None = None,
    held: bool = False,
) -> int:
    first = len(story.texts)
    story.texts += shown
    indexes = tuple(range(first, len(story.texts)))
    story.parts.append(Told(len(shown), indexes, scene, aside, held))
    return len(shown)


def is_held(page: Page) -> bool:
    """Whether a page is a blank that a person wants, not one that fills the count."""
    return page.kind == PageKind.STORY and page.template == Template.BLANK and not page.text.strip()


def _is_pair(page: Page, after: Page) -> bool:
    return (
        page.template == Template.TEXT
        and not page.is_recto
        and after.template in (Template.PICTURE, *STYLED)
        and after.part == Part.WHOLE
        and not after.text.strip()
    )


def chosen_by_hand(edition: Edition, story: Story) -> list[Chosen | None]:
    """Return what people asked of each part; None where the plan decides.

    The last event about a scene tells who asked, and the scene's pages tell that it holds.
    """
    asked: dict[str, str] = {}
    events = Event.objects.filter(
        book=edition.book, what=CHOSE, note__startswith=note_of(edition)
    ).order_by("id")
    for event in events:
        asked[event.subject] = event.to_state
    return [
        now
        if part.scene and (now := story.setting(part)) and asked.get(subject_of(part.scene)) == now
        else None
        for part in story.parts
    ]


def subject_of(scene: Scene) -> str:
    """Return what events call a scene."""
    return f"scene {scene.position}"


def note_of(edition: Edition) -> str:
    """Return what begins the note of an event about one edition of a book."""
    return f"Edition {edition.number}: "


def written_by_hand(edition: Edition, story: Story) -> list[MatterKind]:
    """Return the kinds of front and end matter whose words a person wrote: they may not go."""
    return [
        cast("MatterKind", page.kind)
        for kind, page in story.matter.items()
        if kind in _MAY_GO and page.text.strip() not in ("", proposed_text(edition, kind))
    ]


def proposed_text(edition: Edition, kind: str) -> str:
    """Return the words we propose for a page outside the story."""
    return fronting_text(
        PageKind(kind),
        title=edition.shown_title,
        contributors=[(who.name, who.role) for who in edition.book.contributors.all()],
        publisher=edition.publisher.name,
        credits=[(key, value) for key, value in edition.credits],
        isbn=edition.isbn,
        drawn=not edition.book.artworks.filter(origin="uploaded").exists(),
    )


def lay_on(story: Story, plan: Plan, edition: Edition, by: Member) -> list[Page]:
    """Return the edition's pages as `plan` has them, unsaved: old rows where they serve, else new.

    A page keeps its words, their author, version and approval; a page that moved or looks
    otherwise loses the approval of its layout.
    """
    matter, blanks = dict(story.matter), list(story.blanks)
    pages = []
    for planned in plan.pages:
        row = _row(planned, story, matter, blanks)
        if row is None:
            words = "" if planned.kind == "story" else proposed_text(edition, planned.kind)
            row = Page(publisher_id=edition.publisher_id, edition=edition, text=words)
            row.text_by = by.user
        part = None if planned.scene_index is None else story.parts[planned.scene_index]
        pages.append(_set(row, planned, part.scene if part else None))
    return pages


def _row(
    planned: PlannedPage, story: Story, matter: dict[str, Page], blanks: list[Page]
) -> Page | None:
    if planned.story_index is not None:
        return story.texts[planned.story_index]
    if planned.kind == "blank":
        return blanks.pop(0) if blanks else None
    if planned.scene_index is not None:
        return story.parts[planned.scene_index].aside
    return matter.pop(planned.kind, None)


def _set(row: Page, planned: PlannedPage, scene: Scene | None) -> Page:
    facts = {
        "number": planned.number,
        "kind": planned.kind,
        "template": template_kept(row, planned),
        "scene": scene if planned.part else None,
        "part": planned.part,
    }
    if row.pk is None or any(getattr(row, name) != value for name, value in facts.items()):
        row.layout_state = Approval.DRAFT.value
    for name, value in facts.items():
        setattr(row, name, value)
    return row


def template_kept(row: Page, planned: PlannedPage) -> str:
    """Return a row's template on a new plan: the person's own where the plan has one picture."""
    whole = planned.template in _OF_ONE_PICTURE and planned.part == Part.WHOLE
    return row.template if whole and row.template in STYLED else planned.template


def gone(before: Iterable[Page], pages: Iterable[Page]) -> list[Page]:
    """Return the rows of `before` the new plan has no place for."""
    kept = {page.pk for page in pages}
    return [row for row in before if row.pk not in kept]
