"""A title in the making: begun, answered, given its manuscript, made once or thrown away."""

from __future__ import annotations

from typing import Any

import pytest

from books.errors import IllegalMove, NotAllowed, NotReady, Refused
from books.models import Book, Event, Proposal
from books.operations.proposals import (
    answer_step,
    discard_proposal,
    make_title,
    preview_of,
    put_manuscript,
    start_proposal,
    unfinished,
)
from books.proposing import first_open, rows_of, ways_of
from books.queries import edition_of, pages_of
from tests.books.proposed import LINES, PRINTING, STORY, answer, begun, handed_in, ready
from tests.personas import Press


def test_a_title_begins_with_its_printing_and_goes_on_with_the_manuscript(owl: Press) -> None:
    proposal = begun(owl)
    assert first_open(proposal) == "manuscript"
    assert proposal.by == owl.ben.user


def test_an_empty_beginning_asks_for_the_printing_first(owl: Press) -> None:
    proposal = start_proposal(by=owl.ben)
    assert first_open(proposal) == "printing"
    with pytest.raises(NotReady, match="printer, trim and language first"):
        put_manuscript(proposal=proposal, name="a.md", data=b"# A", seen_version=1, by=owl.ben)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"trim": "12x12"}, "does not cut 12x12 in; the nearest"),
        ({"stock": "standard-color"}, "takes at least 72 pages"),
        ({"printer": "nobody"}, "no printer is called"),
        ({"trim": "large"}, "is not a trim size"),
        ({"pages": 0}, "a number from 1"),
        ({"language": "English!"}, "no language code"),
        ({"isbn": "9780306406158"}, "check digit 8 where 7 belongs"),
    ],
)
def test_what_cannot_be_printed_is_refused_in_a_sentence_and_nothing_is_begun(
    owl: Press, wrong: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(Refused, match=sentence):
        start_proposal(by=owl.ben, printing=PRINTING | wrong)
    assert unfinished() == []


@pytest.mark.parametrize(
    ("step", "answers", "sentence"),
    [
        ("preview", {"title": " "}, "no title yet"),
        ("preview", {"title": "x" * 201}, "shorten it to 200"),
        ("preview", {"title": "A", "contributors": [{"name": "B", "role": "boss"}]}, "no role"),
        ("preview", {"title": "A", "contributors": "Ada"}, "no list"),
        ("plan", {"arrangement": "sideways"}, "Choose one of"),
        ("characters", {"characters": [{"kind": "owl"}]}, "traits and no name"),
        ("characters", {"characters": [{"name": "Pip"}, {"name": "pip"}]}, "Two characters"),
        ("characters", {"characters": [{"name": "Pip", "scenes": ["1"]}]}, "are numbers"),
        ("characters", {"characters": [{"name": "P" * 81}]}, "shorten it to 80"),
        ("style", {"style": "own", "words": ""}, "No style is chosen"),
        ("style", {"style": "velvet"}, "no style velvet"),
        ("check", {}, "takes no answers"),
        ("cover", {}, 'no step "cover"'),
    ],
)
def test_an_answer_that_cannot_be_kept_is_refused_and_the_row_stays(
    owl: Press, step: str, answers: dict[str, Any], sentence: str
) -> None:
    proposal = handed_in(owl)
    before = dict(Proposal.objects.values().get())
    with pytest.raises(Refused, match=sentence):
        answer(proposal, owl, step, **answers)
    assert dict(Proposal.objects.values().get()) == before


def test_a_later_step_waits_for_the_manuscript(owl: Press) -> None:
    with pytest.raises(NotReady, match="no manuscript yet"):
        answer(begun(owl), owl, "style", style="gouache")


def test_the_later_of_two_tabs_is_told_and_changes_nothing(owl: Press) -> None:
    proposal = handed_in(owl)
    other = Proposal.objects.get()
    answer(proposal, owl, "plan", arrangement="facing")
    with pytest.raises(IllegalMove, match="another tab or by a colleague"):
        answer_step(
            proposal=other,
            step="plan",
            answers={"arrangement": "on-picture"},
            seen_version=2,
            by=owl.ada,
        )
    assert Proposal.objects.get().answers["plan"] == {"arrangement": "facing"}


def test_a_version_that_never_was_is_no_way_around(owl: Press) -> None:
    proposal = handed_in(owl)
    with pytest.raises(IllegalMove):
        answer_step(
            proposal=proposal,
            step="plan",
            answers={"arrangement": "facing"},
            seen_version=proposal.version + 1,
            by=owl.ben,
        )


@pytest.mark.parametrize("who", ["rita", "paul"])
def test_reviewers_and_production_begin_answer_and_make_nothing(owl: Press, who: str) -> None:
    member, proposal = getattr(owl, who), ready(owl)
    tries = [
        lambda: start_proposal(by=member, printing=PRINTING),
        lambda: answer_step(
            proposal=proposal, step="plan", answers={}, seen_version=proposal.version, by=member
        ),
        lambda: put_manuscript(
            proposal=proposal, name="a.md", data=b"", seen_version=proposal.version, by=member
        ),
        lambda: preview_of(proposal=proposal, by=member),
        lambda: make_title(proposal=proposal, seen_version=proposal.version, by=member),
        lambda: discard_proposal(proposal=proposal, by=member),
    ]
    for attempt in tries:
        with pytest.raises(NotAllowed, match="may not import; ask someone who is owner or editor"):
            attempt()
    assert not Book.objects.exists()


# The manuscript


def test_characters_are_proposed_with_their_kind_and_their_scenes(owl: Press) -> None:
    rows = {row.name: row for row in rows_of(handed_in(owl))}
    assert set(rows) == {"Pip", "Noor"}
    assert (rows["Pip"].kind, rows["Noor"].kind) == ("owl", "girl")
    assert rows["Noor"].scenes == (3, 4, 5)
    assert all(row.proposed for row in rows.values())


def test_scenes_a_person_ticked_are_the_cast_and_no_others(owl: Press) -> None:
    proposal = handed_in(owl)
    answer(
        proposal,
        owl,
        "characters",
        characters=[{"name": "Noor", "scenes": [1]}, {"name": "Zed"}, {"name": "Pip"}],
    )
    scenes = preview_of(proposal=proposal, by=owl.ben).scenes
    assert scenes[0].cast == ("Noor", "Pip")
    assert all("Noor" not in scene.cast for scene in scenes[1:])
    assert not any(row.proposed for row in rows_of(proposal))


def test_the_preview_shows_openings_briefs_and_both_verdicts_and_saves_nothing(owl: Press) -> None:
    told = preview_of(proposal=handed_in(owl), by=owl.ben)
    assert told.total == 24
    assert (told.openings[0].verso, told.openings[-1].recto) == (None, None)
    numbers = [page.number for each in told.openings for page in (each.verso, each.recto) if page]
    assert numbers == list(range(1, 25))
    assert [scene.origin for scene in told.scenes].count("manuscript") == 1
    assert told.scenes[2].brief == "Noor at her window"
    assert (told.printer.passed, told.house.passed) == (True, True)
    assert set(told.blanks) == {n for n in numbers if told_kind(told, n) == "Blank"}
    assert told.unfit == ()
    assert not Book.objects.exists()


def told_kind(told: Any, number: int) -> str:
    pages = [page for each in told.openings for page in (each.verso, each.recto) if page]
    return str(pages[number - 1].kind)


def test_words_that_find_no_room_are_told_by_page(owl: Press) -> None:
    long = "Pip flew on and on over the dark hills and the long river. " * 120
    told = preview_of(proposal=handed_in(owl, STORY.replace(LINES[5], long)), by=owl.ben)
    ((number, why),) = told.unfit
    assert f"page {number} does not fit" in why


def test_every_arrangement_has_its_plan_or_its_reason(owl: Press) -> None:
    ways = {way.arrangement: way for way in ways_of(handed_in(owl))}
    assert set(ways) == {"auto", "facing", "on-picture"}
    assert all(way.plan is not None for way in ways.values())
    short = handed_in(owl, "# One\n\n##\nPip sat.\n")
    assert "cannot fill 24 pages" in ways_of(short)[0].trouble
    with pytest.raises(Refused, match="cannot fill 24 pages"):
        preview_of(proposal=short, by=owl.ben)


# Making and throwing away


def test_the_title_is_made_with_everything_that_was_answered(owl: Press) -> None:
    proposal = ready(owl)
    book = make_title(proposal=proposal, seen_version=proposal.version, by=owl.ben)
    edition = edition_of(book)
    assert (edition.trim, edition.stock, edition.arrangement) == ("8x10", "premium-color", "facing")
    assert book.style.startswith("opaque gouache")
    assert [str(each) for each in book.contributors.all()] == ["Ada Owl, author"]
    assert [one.name for one in book.characters.all()] == ["Pip"]
    casts = [[each.character.name for each in scene.castings.all()] for scene in book.scenes.all()]
    assert casts[0] == ["Pip"]
    printed = [page.text for page in pages_of(edition) if page.kind == "story" and page.text]
    assert printed[0] == "Pip the owl could not sleep."
    assert Event.objects.get().what == "import"
    assert unfinished() == []
    assert Proposal.objects.get().book == book


def test_the_preview_is_the_book_that_is_made(owl: Press) -> None:
    proposal = ready(owl)
    told = preview_of(proposal=proposal, by=owl.ben)
    book = make_title(proposal=proposal, seen_version=proposal.version, by=owl.ben)
    pages = [page for each in told.openings for page in (each.verso, each.recto) if page]
    saved = pages_of(edition_of(book))
    assert [page.text for page in pages] == [page.text for page in saved]
    assert [page.template for page in pages] == [page.template for page in saved]
    assert [scene.brief for scene in told.scenes] == [each.brief for each in book.scenes.all()]


def test_made_twice_it_is_one_book(owl: Press) -> None:
    proposal = ready(owl)
    again = Proposal.objects.get()
    first = make_title(proposal=proposal, seen_version=proposal.version, by=owl.ben)
    second = make_title(proposal=again, seen_version=again.version, by=owl.ada)
    assert first == second
    assert Book.objects.count() == 1


def test_a_change_from_another_tab_undoes_the_making(owl: Press) -> None:
    proposal = ready(owl)
    other = Proposal.objects.get()
    answer(other, owl, "style", style="own", words="ink")
    with pytest.raises(IllegalMove, match="changed since you opened"):
        make_title(proposal=proposal, seen_version=proposal.version, by=owl.ben)
    assert not Book.objects.exists()
    assert not Event.objects.exists()


def test_the_same_title_made_anew_is_refused_and_named(owl: Press) -> None:
    first, second = ready(owl), ready(owl)
    make_title(proposal=first, seen_version=first.version, by=owl.ben)
    with pytest.raises(Refused, match="already here as pip-and-the-moon; nothing was saved"):
        make_title(proposal=second, seen_version=second.version, by=owl.ben)
    assert Book.objects.count() == 1


def test_a_title_with_an_open_step_is_not_made(owl: Press) -> None:
    proposal = handed_in(owl)
    with pytest.raises(NotReady, match="step preview is not answered"):
        make_title(proposal=proposal, seen_version=proposal.version, by=owl.ben)


def test_a_made_title_takes_no_more_answers(owl: Press) -> None:
    proposal = ready(owl)
    make_title(proposal=proposal, seen_version=proposal.version, by=owl.ben)
    with pytest.raises(IllegalMove):
        answer(proposal, owl, "plan", arrangement="auto")
    with pytest.raises(IllegalMove, match="made already"):
        discard_proposal(proposal=proposal, by=owl.ben)


def test_a_colleague_sees_it_and_goes_on_with_it(owl: Press) -> None:
    proposal = handed_in(owl)
    (seen,) = unfinished()
    assert (seen.pk, seen.named) == (proposal.pk, "Pip and the Moon")  # type: ignore[attr-defined]
    answer_step(
        proposal=proposal,
        step="plan",
        answers={"arrangement": "auto"},
        seen_version=proposal.version,
        by=owl.ada,
    )
    assert "plan" in Proposal.objects.get().answers


def test_who_began_it_or_an_owner_throws_it_away_and_no_other_editor(owl: Press) -> None:
    from books.enums import Role
    from books.operations.people import add_member

    eve = add_member(
        publisher=owl.publisher, email="eve@owl-press.example", name="Eve", role=Role.EDITOR
    )
    mine, other = handed_in(owl), handed_in(owl)
    with pytest.raises(NotAllowed, match="only who began it or an owner"):
        discard_proposal(proposal=mine, by=eve)
    discard_proposal(proposal=mine, by=owl.ben)
    discard_proposal(proposal=other, by=owl.ada)
    assert unfinished() == []
