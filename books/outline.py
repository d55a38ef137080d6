"""An edition's plan as its screen shows it: the parts of the story in order, and what may go."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from books.counts import rules_of
from books.enums import PageKind, SceneKind
from books.manuscript.folio import Verdict
from books.manuscript.plan import judge_count
from books.models import Edition, Page, Scene
from books.openings import PageCard, excerpt, openings_of
from books.replanning import STYLED, Story, Told, chosen_by_hand

SETTING = {
    "facing": _("picture facing its words"),
    "on-picture": _("words on the picture"),
    "art-above-text": _("art above text"),
    "vignette": _("vignette: art that fades into the paper"),
    "spot": _("spot: a small picture with the words"),
    "spread": _("spread over two pages"),
    "picture": _("picture alone"),
    "text": _("words alone"),
    "blank": _("blank, kept"),
}


@dataclass(frozen=True)
class Step:
    """One part of the story: its folios, how it is set, and where it can go.

    `up` is the page to move it before so that it comes one step earlier, 0 where it is first;
    `down` the same one step later: 0 where it is last, None for the story's end. `then` is the
    page that follows, 0 at the end; `after` the same where both can be joined.
    """

    at: int
    numbers: tuple[int, ...]
    scene: Scene | None
    setting: str
    asked: bool
    words: str
    up: int
    down: int | None
    then: int
    after: int

    @property
    def first(self) -> int:
        """The folio forms name the part by."""
        return self.numbers[0]

    @property
    def says(self) -> str | Promise:
        """How it is set, in words."""
        return SETTING[self.setting]

    @property
    def excerpt(self) -> str:
        """Its first words."""
        return excerpt(self.words)


@dataclass(frozen=True)
class Place:
    """A page of the plan; `step` is None for front and end matter and for what fills the count."""

    card: PageCard
    step: Step | None

    @property
    def leads(self) -> bool:
        """Whether the page is the first of its part, where the part's buttons are."""
        return self.step is not None and self.step.first == self.card.page.number

    @property
    def fills(self) -> bool:
        """Whether the plan put a blank here to fill the count."""
        return self.card.page.kind == PageKind.BLANK


@dataclass(frozen=True)
class Count:
    """How many pages there are, what they are for, and both verdicts."""

    total: int
    story: int
    matter: int
    kept_blank: int
    filling: int
    printer: Verdict
    house: Verdict


def steps_of(edition: Edition, story: Story) -> list[Step]:
    """Return the parts of an edition's story, in order."""
    asked = chosen_by_hand(edition, story)
    firsts = [story.rows_of(part)[0].number for part in story.parts]
    return [_step(story, at, firsts, asked[at] is not None) for at in range(len(story.parts))]


def count_of(edition: Edition, pages: Sequence[Page], story: Story) -> Count:
    """Return the edition's count of pages as printer and house judge it."""
    printer, house = judge_count(len(pages), rules_of(edition))
    kept = len(story.holds)
    told = sum(len(story.rows_of(part)) for part in story.parts)
    return Count(
        total=len(pages),
        story=told - kept,
        matter=len(story.matter),
        kept_blank=kept,
        filling=len(story.blanks),
        printer=printer,
        house=house,
    )


def loose_scenes(edition: Edition, pages: Iterable[Page]) -> list[Scene]:
    """Return the book's scenes that no page of the edition shows; covers are no story."""
    shown = {page.scene_id for page in pages if page.scene_id}
    inside = (SceneKind.PAGE.value, SceneKind.SPREAD.value)
    scenes = Scene.objects.filter(book=edition.book, kind__in=inside, position__gt=0)
    return list(scenes.exclude(pk__in=shown).select_related("artwork").order_by("position"))


def places_of(cards: Sequence[PageCard], steps: Sequence[Step]) -> list[tuple[Place | None, ...]]:
    """Return the book's openings, verso and recto, each page with the part it belongs to."""
    by_folio = {number: step for step in steps for number in step.numbers}

    def place(card: PageCard | None) -> Place | None:
        return Place(card, by_folio.get(card.page.number)) if card else None

    opened = openings_of(list(cards)) if cards else []
    return [(place(each.verso), place(each.recto)) for each in opened]


def _step(story: Story, at: int, firsts: Sequence[int], asked: bool) -> Step:
    part, last = story.parts[at], len(story.parts) - 1
    return Step(
        at=at,
        numbers=tuple(row.number for row in story.rows_of(part)),
        scene=part.scene,
        setting=_setting(story, part),
        asked=asked,
        words=story.words_of(part),
        up=firsts[at - 1] if at else 0,
        down=0 if at == last else firsts[at + 2] if at + 2 <= last else None,
        then=0 if at == last else firsts[at + 1],
        after=firsts[at + 1] if at < last and _can_join(part, story.parts[at + 1]) else 0,
    )


def _setting(story: Story, part: Told) -> str:
    if part.held:
        return "blank"
    if part.scene is None:
        return "text"
    if part.pages == 2:
        return "spread"
    shown = story.rows_of(part)[0]
    if part.aside is None and shown.template in STYLED:
        return shown.template
    return story.setting(part) or "picture"


def _can_join(part: Told, after: Told) -> bool:
    single = part.pages == 1 and after.pages == 1 and not (part.held and after.held)
    return single and (part.scene is not None or after.scene is not None)
