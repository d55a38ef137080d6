"""Whatever is done to a plan, in whatever order: its rules hold and no word is lost unasked."""

from __future__ import annotations

from collections import Counter
from itertools import groupby

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)

from books.counts import rules_of
from books.errors import IllegalMove, NotReady, Refused
from books.models import Edition, Page, Scene
from books.operations.approving import approve_texts
from books.operations.pages import delete_page, insert_page, move_part
from books.operations.spreads import join_pages, part_spread
from books.operations.templates import place_scene, set_template
from books.outline import loose_scenes
from books.queries import edition_of, pages_of
from books.replanning import read_story
from tests.factories import make_book
from tests.personas import Press
from tests.thorough import cases

NO = (Refused, NotReady, IllegalMove)
AT = st.integers(0, 30)
SIDE = st.sampled_from(["left", "right"])


def words_of(pages: list[Page]) -> Counter[str]:
    """The story's words, however its pages lie."""
    return Counter(page.text for page in pages if page.kind == "story" and page.text)


def shape(pages: list[Page]) -> list[tuple[object, ...]]:
    return [(p.pk, p.number, p.template, p.text, p.scene_id, p.layout_state) for p in pages]


class Planning(RuleBasedStateMachine):
    """A book with a second edition of the same scenes beside it."""

    owl: Press

    @initialize(scenes=st.integers(6, 13), spreads=st.integers(0, 2))
    def begin(self, scenes: int, spreads: int) -> None:
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.book = make_book(self.owl.ben, scenes=scenes, spreads=spreads)
        self.edition = edition_of(self.book)
        approve_texts(edition=self.edition, by=self.owl.rita)
        self.other = self._second_edition()
        self.others = shape(pages_of(self.other))
        self.words = words_of(self.pages)
        self.scenes = set(self.book.scenes.values_list("pk", flat=True))
        self.deeds = 0
        self.events = self.book.events.count()
        self.texts = 0

    def _second_edition(self) -> Edition:
        pages = pages_of(self.edition)
        other = Edition.objects.get(pk=self.edition.pk)
        other.pk, other.number = None, 2
        other.save()
        for page in pages:
            page.pk, page.edition = None, other
            page.save()
        return other

    @property
    def pages(self) -> list[Page]:
        return pages_of(self.edition)

    def _story_page(self, at: int) -> Page:
        story = read_story(self.pages)
        told = [row for part in story.parts for row in story.rows_of(part)]
        row = told[at % len(told)]
        return Page.objects.select_related("edition__book", "edition__publisher").get(pk=row.pk)

    def _try(self, verb: object, **words: object) -> bool:
        before = shape(self.pages)
        try:
            with transaction.atomic():
                verb(by=self.owl.ben, **words)  # type: ignore[operator]
        except NO:
            done = False
        else:
            done = True
        assert done or shape(self.pages) == before
        self.deeds += done
        return done

    @rule(at=AT, to=st.one_of(st.none(), AT))
    def move(self, at: int, to: int | None) -> None:
        before = None if to is None else self._story_page(to)
        self._try(move_part, edition=self.edition, page=self._story_page(at), before=before)

    @rule(to=st.one_of(st.none(), AT), told=st.booleans(), drawn=st.booleans())
    def insert(self, to: int | None, told: bool, drawn: bool) -> None:
        self.texts += 1
        text = f"New words, {self.texts}." if told else ""
        before = None if to is None else self._story_page(to)
        if self._try(insert_page, edition=self.edition, before=before, text=text, with_scene=drawn):
            self.words += Counter([text] if text else [])

    @rule(at=AT, confirmed=st.booleans())
    def delete(self, at: int, confirmed: bool) -> None:
        page = self._story_page(at)
        story = read_story(self.pages)
        part = story.parts[story.index_at(page) or 0]
        going = story.rows_of(part) if part.pages == 2 else [page]
        if self._try(delete_page, page=page, confirmed=confirmed):
            told = [row.text for row in going if row.text]
            assert confirmed or not told
            self.words -= Counter(told)

    @rule(at=AT, keep=SIDE)
    def join(self, at: int, keep: str) -> None:
        story = read_story(self.pages)
        at %= max(1, len(story.parts) - 1)
        if at + 1 < len(story.parts):
            left, right = (story.rows_of(story.parts[each])[0] for each in (at, at + 1))
            self._try(join_pages, left=left, right=right, keep=keep)

    @rule(at=AT, keep=SIDE)
    def part(self, at: int, keep: str) -> None:
        halves = [page for page in self.pages if page.part == "left"]
        page = halves[at % len(halves)] if halves else self._story_page(at)
        self._try(part_spread, page=page, keep=keep)

    @rule(at=AT, way=st.sampled_from(["facing", "on-picture", "auto", "text-only"]))
    def set_another_way(self, at: int, way: str) -> None:
        scene = self._story_page(at).scene
        if scene is not None:
            self._try(set_template, edition=self.edition, scene=scene, template=way)

    @rule(at=AT, new=st.booleans())
    def give_a_picture(self, at: int, new: bool) -> None:
        loose = loose_scenes(self.edition, self.pages)
        scene = None if new or not loose else loose[0]
        alone = [page for page in self.pages if page.kind == "story" and page.scene is None]
        page = alone[at % len(alone)] if alone else self._story_page(at)
        self._try(place_scene, page=page, scene=scene)

    @invariant()
    def no_word_is_lost(self) -> None:
        assert words_of(self.pages) == self.words

    @invariant()
    def words_keep_their_approval(self) -> None:
        for page in self.pages:
            if page.text.startswith("Pip flew"):
                assert page.text_is_approved

    @invariant()
    def the_count_is_the_printers_and_the_houses(self) -> None:
        rules, numbers = rules_of(self.edition), [page.number for page in self.pages]
        assert numbers == list(range(1, len(numbers) + 1))
        assert len(numbers) >= 24
        assert len(numbers) % 4 == 0
        assert len(numbers) <= rules.max_pages

    @invariant()
    def spreads_begin_even_and_pairs_lie_on_one_opening(self) -> None:
        for scene in Scene.objects.filter(pages__edition=self.edition).distinct():
            shown = list(scene.pages.filter(edition=self.edition).order_by("number"))
            if scene.kind == "spread":
                assert [page.part for page in shown] == ["left", "right"]
                assert shown[0].number % 2 == 0
                assert shown[1].number == shown[0].number + 1
            else:
                assert [page.part for page in shown] == ["whole"]

    @invariant()
    def blanks_are_few(self) -> None:
        pages = [page.template == "blank" for page in self.pages]
        runs = [(blank, len(list(run))) for blank, run in groupby(pages)]
        assert all(length <= 2 for blank, length in runs[:-1] if blank)
        assert not runs[-1][0] or runs[-1][1] <= 3

    @invariant()
    def every_book_has_its_title_and_copyright(self) -> None:
        kinds = [page.kind for page in self.pages]
        assert (kinds[0], kinds.count("title"), kinds.count("copyright")) == ("title", 1, 1)

    @invariant()
    def scenes_stay_in_the_book(self) -> None:
        assert self.scenes <= set(self.book.scenes.values_list("pk", flat=True))

    @invariant()
    def the_other_edition_is_untouched(self) -> None:
        assert shape(pages_of(self.other)) == self.others
        kinds = {page.scene.kind for page in pages_of(self.other) if page.part == "whole"}
        assert kinds <= {"page"}

    @invariant()
    def each_deed_left_one_event(self) -> None:
        assert self.book.events.count() == self.events + self.deeds

    def teardown(self) -> None:
        if hasattr(self, "atomic"):
            transaction.set_rollback(True)
            self.atomic.__exit__(None, None, None)


@pytest.mark.timeout(300)
def test_the_rules_of_a_plan_hold_after_any_deeds(owl: Press) -> None:
    class OfOwlPress(Planning):
        pass

    OfOwlPress.owl = owl
    run_state_machine_as_test(
        OfOwlPress,
        settings=settings(
            max_examples=cases(8),
            stateful_step_count=14,
            deadline=None,
            derandomize=True,
            database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_the_machine_sees_a_lost_word(owl: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    def forgets(self: Planning, **_: object) -> None:
        Page.objects.filter(edition=self.edition, text__contains="number 2.").update(text="")

    class Forgetful(Planning):
        forget = rule()(forgets)

    Forgetful.owl = owl
    with pytest.raises(AssertionError):
        run_state_machine_as_test(
            Forgetful,
            settings=settings(
                max_examples=cases(3),
                stateful_step_count=12,
                deadline=None,
                derandomize=True,
                database=None,
                phases=[Phase.generate],
                suppress_health_check=list(HealthCheck),
            ),
        )
