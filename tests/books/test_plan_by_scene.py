"""A person sets one scene another way: pages are planned anew, and no word or approval is lost."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

import pytest

from books.drafting import EditionWish
from books.errors import IllegalMove, NotAllowed, NotReady, Refused
from books.manuscript.draft import StoryPage
from books.models import Book, Page
from books.operations.checklist import ALL
from books.operations.manuscript import import_book
from books.operations.moves import record
from books.operations.plan import choose_arrangement
from books.operations.review import approve_artwork
from books.operations.templates import set_template
from books.operations.text import approve_text, edit_text
from books.queries import edition_of, pages_of, unapproved
from books.replanning import read_story
from tests.factories import NOW, add_candidate, draft, make_book
from tests.personas import Press


@pytest.fixture
def book(owl: Press) -> Book:
    """Eleven scenes facing their text: title, 11 pairs, copyright."""
    return make_book(owl.ben, scenes=11, spreads=0)


def choose(book: Book, number: int, arrangement: str, by: object) -> None:
    scene = book.scenes.get(position=number)
    choose_arrangement(edition=edition_of(book), scene=scene, arrangement=arrangement, by=by)


def pages(book: Book) -> list[Page]:
    return pages_of(edition_of(book))


def told(book: Book) -> list[str]:
    return [page.text for page in pages(book) if page.kind == "story" and page.text]


def page_of(book: Book, number: int) -> Page:
    """The page that tells the words of a scene by its number."""
    return next(page for page in pages(book) if f"hill number {number}." in page.text)


def setting(book: Book, number: int) -> str:
    return "on-picture" if page_of(book, number).template == "text-on-picture" else "facing"


def shape(book: Book) -> list[tuple[object, ...]]:
    return [(p.number, p.kind, p.template, p.text, p.scene_id, p.part) for p in pages(book)]


def test_words_come_onto_the_picture_and_every_page_has_its_number(owl: Press, book: Book) -> None:
    before = told(book)
    choose(book, 5, "on-picture", owl.ben)
    assert setting(book, 5) == "on-picture"
    assert page_of(book, 5).scene == book.scenes.get(position=5)
    assert told(book) == before
    assert [page.number for page in pages(book)] == list(range(1, 25))


def test_pairs_still_lie_on_one_opening(owl: Press, book: Book) -> None:
    choose(book, 4, "on-picture", owl.ben)
    for left, right in pairwise(pages(book)):
        if right.template == "picture":
            assert (left.template, left.number % 2) == ("text", 0)


def test_a_second_choice_leaves_the_first_as_it_was_asked(owl: Press, book: Book) -> None:
    choose(book, 5, "on-picture", owl.ben)
    with_it = next(n for n in range(1, 12) if n != 5 and setting(book, n) == "on-picture")
    choose(book, with_it, "facing", owl.ben)
    assert (setting(book, 5), setting(book, with_it)) == ("on-picture", "facing")


def test_what_was_asked_of_the_whole_book_holds_for_the_other_scenes(owl: Press) -> None:
    told = draft(scenes=14, spreads=0)
    wish = EditionWish(arrangement="on-picture")
    book = import_book(draft=told, by=owl.ben, wish=wish, now=NOW)
    choose(book, 14, "facing", owl.ben)
    # 14 singles and 4 pages around them are 18: six pairs fill 24, eight scenes stay as asked.
    faced = [number for number in range(1, 15) if setting(book, number) == "facing"]
    assert len(faced) == 6
    assert 14 in faced
    assert "Words lie on the pictures, as asked." in edition_of(book).plan_reasons


def test_a_scene_given_back_to_the_plan_restores_the_book(owl: Press, book: Book) -> None:
    before = shape(book)
    choose(book, 5, "on-picture", owl.ben)
    assert shape(book) != before
    choose(book, 5, "auto", owl.ben)
    assert shape(book) == before


def test_a_text_keeps_its_row_its_author_its_version_and_its_approval(
    owl: Press, book: Book
) -> None:
    page = page_of(book, 1)
    edit_text(page=page, text=page.text + " Then it slept.", seen_version=1, by=owl.ada)
    approve_text(page=page, by=owl.rita)
    choose(book, 5, "on-picture", owl.ben)
    moved = page_of(book, 1)
    assert (page.number, moved.number) == (2, 4)  # copyright and dedication came before it
    assert (moved.pk, moved.text_by, moved.version) == (page.pk, owl.ada.user, 2)
    assert moved.text_is_approved


def test_the_layouts_of_moved_pages_fall_and_the_others_stand(owl: Press) -> None:
    book = make_book(owl.ben, scenes=11, spreads=0, approved=True, approver=owl.rita)
    places = {page.pk: page.number for page in pages(book)}
    choose(book, 10, "on-picture", owl.ben)
    edition = edition_of(book)
    after = pages_of(edition)
    stayed = {
        page.number
        for page in after
        if places.get(page.pk) == page.number and page.template != "text-on-picture"
    }
    waits = set(unapproved(edition, after).layout)
    assert stayed
    assert waits == set(range(1, 25)) - stayed
    assert all(page.layout_state == "draft" for page in after if page.number in waits)


def test_front_and_end_matter_keep_the_words_a_person_wrote(owl: Press) -> None:
    book = make_book(owl.ben, scenes=10, spreads=0)
    dedication = next(page for page in pages(book) if page.kind == "dedication")
    edit_text(page=dedication, text="For Mum", seen_version=1, by=owl.ben)
    for number in (3, 4, 7):
        choose(book, number, "on-picture", owl.ben)
        kept = next(page for page in pages(book) if page.kind == "dedication")
        assert (kept.pk, kept.text) == (dedication.pk, "For Mum")


def test_a_dedication_nobody_wrote_may_go_but_one_that_was_written_stays(owl: Press) -> None:
    book = make_book(owl.ben, scenes=11, spreads=0)
    choose(book, 5, "on-picture", owl.ben)
    page = next(page for page in pages(book) if page.kind == "dedication")
    assert page.text.startswith("This book belongs to")
    edit_text(page=page, text="For Mum", seen_version=1, by=owl.ben)
    choose(book, 5, "auto", owl.ben)
    kinds = [page.kind for page in pages(book)]
    # 11 pairs and title, copyright, dedication are 25, so 28 pages; without it they were 24.
    assert (len(kinds), kinds.count("dedication")) == (28, 1)


def test_the_painter_learns_where_words_will_lie(owl: Press, book: Book) -> None:
    assert book.scenes.get(position=5).text_room == []
    choose(book, 5, "on-picture", owl.ben)
    (box,) = book.scenes.get(position=5).text_room
    assert 0 <= box[0] < box[2] <= 1
    choose(book, 5, "facing", owl.ben)
    assert book.scenes.get(position=5).text_room == []


def test_one_event_says_who_asked_from_what_to_what(owl: Press, book: Book) -> None:
    choose(book, 5, "on-picture", owl.ben)
    event = book.events.first()
    assert event is not None
    assert book.events.count() == 2  # the import, and this
    assert (event.what, event.subject, event.by) == (
        "choose-arrangement",
        "scene 5",
        owl.ben.user,
    )
    assert (event.from_state, event.to_state) == ("facing", "on-picture")
    assert event.note.startswith("Edition 1: ")


def test_the_reasons_are_told_anew_and_the_manuscripts_notes_are_kept(owl: Press) -> None:
    noted = replace(draft(scenes=11, spreads=0), notes=("There is no art/01.",))
    book = import_book(draft=noted, by=owl.ben, now=NOW)
    choose(book, 5, "on-picture", owl.ben)
    choose(book, 5, "facing", owl.ben)
    reasons = edition_of(book).plan_reasons
    assert reasons.count("There is no art/01.") == 1
    assert "Scene 5 faces its text, as asked scene by scene." in reasons
    assert not any("carries its text" in reason for reason in reasons)
    assert sum(reason.startswith("24 pages: ") for reason in reasons) == 1


def test_a_spread_a_wordless_scene_and_one_on_no_page_are_refused(owl: Press) -> None:
    told = draft(scenes=12, spreads=2)
    texts = tuple(StoryPage("") if at == 3 else page for at, page in enumerate(told.pages))
    book = import_book(draft=replace(told, pages=texts), by=owl.ben, now=NOW)
    before = shape(book)
    with pytest.raises(Refused, match="Scene 12 is a spread.*Nothing was changed"):
        choose(book, 12, "facing", owl.ben)
    with pytest.raises(Refused, match="Scene 4 has no words"):
        choose(book, 4, "facing", owl.ben)
    book.scenes.create(position=30)
    with pytest.raises(NotReady, match="Scene 30 is on no page of edition 1"):
        choose(book, 30, "facing", owl.ben)
    assert shape(book) == before


def test_what_is_so_already_is_said_and_nothing_is_recorded(owl: Press, book: Book) -> None:
    with pytest.raises(IllegalMove, match="Scene 5 is set as the plan proposes, already"):
        choose(book, 5, "auto", owl.ben)
    choose(book, 5, "facing", owl.ben)  # what was only proposed may be asked for
    with pytest.raises(IllegalMove, match="Scene 5 is set facing, as asked, already"):
        choose(book, 5, "facing", owl.ben)
    assert book.events.filter(what="choose-arrangement").count() == 1


def test_the_last_choice_of_a_scene_is_the_one_that_holds(owl: Press, book: Book) -> None:
    choose(book, 5, "on-picture", owl.ben)
    choose(book, 5, "facing", owl.ben)
    with pytest.raises(IllegalMove, match="Scene 5 is set facing, as asked"):
        choose(book, 5, "facing", owl.ada)


def test_words_that_do_not_fit_below_a_wide_picture_are_refused(owl: Press) -> None:
    told = draft(scenes=11, spreads=0)
    long = StoryPage("Pip flew on and on over the hills. " * 45)
    book = import_book(draft=replace(told, pages=(long, *told.pages[1:])), by=owl.ben, now=NOW)
    wide = add_candidate(scene=book.scenes.get(position=1), size=(600, 300))
    approve_artwork(scene=book.scenes.get(position=1), artwork=wide, by=owl.rita, checked=ALL)
    before = shape(book)
    with pytest.raises(Refused, match="words of scene 1 do not fit on the page of its picture"):
        set_template(
            edition=edition_of(book),
            scene=book.scenes.get(position=1),
            template="art-above-text",
            by=owl.ben,
        )
    assert shape(book) == before


def test_the_body_size_is_fitted_anew_and_the_change_is_told(owl: Press) -> None:
    told = draft(scenes=11, spreads=0)
    some = StoryPage("Pip flew on and on over the hills. " * 30)
    book = import_book(draft=replace(told, pages=(some, *told.pages[1:])), by=owl.ben, now=NOW)
    wide = add_candidate(scene=book.scenes.get(position=1), size=(600, 300))
    approve_artwork(scene=book.scenes.get(position=1), artwork=wide, by=owl.rita, checked=ALL)
    before = edition_of(book).body_pt
    choose(book, 1, "on-picture", owl.ben)
    smaller = edition_of(book).body_pt
    assert smaller < before
    note = f"The story text is now set in {smaller} pt; it was {before} pt."
    assert note in edition_of(book).plan_reasons
    choose(book, 1, "facing", owl.ben)
    assert edition_of(book).body_pt == before
    assert note not in edition_of(book).plan_reasons


def test_a_reviewer_may_not_set_scenes(owl: Press, book: Book) -> None:
    before = shape(book)
    with pytest.raises(NotAllowed):
        choose(book, 5, "on-picture", owl.rita)
    assert shape(book) == before


def test_nothing_moves_while_the_edition_is_being_pressed(owl: Press, book: Book) -> None:
    run = "edition 1, print run 1"
    record(book=book, what="queue-press", subject=run, by=owl.paul.user)
    before = shape(book)
    with pytest.raises(IllegalMove, match="is being pressed from these pages"):
        choose(book, 5, "on-picture", owl.ben)
    assert shape(book) == before
    record(book=book, what="press", subject=run, by=None)
    choose(book, 5, "on-picture", owl.ben)
    assert setting(book, 5) == "on-picture"


def test_of_two_who_choose_at_once_the_second_is_told(
    owl: Press, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    from books.operations import plan

    def slow(*args: object) -> object:
        monkeypatch.undo()
        choose(book, 2, "on-picture", owl.ada)
        return work_out(*args)

    work_out = plan.plan_anew
    monkeypatch.setattr(plan, "plan_anew", slow)
    with pytest.raises(IllegalMove, match="changed by somebody else"):
        choose(book, 5, "on-picture", owl.ben)
    assert setting(book, 2) == "on-picture"
    assert [event.subject for event in book.events.filter(what="choose-arrangement")] == ["scene 2"]


def test_a_failure_half_way_leaves_the_pages_as_they_were(
    owl: Press, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = shape(book)

    def full_disk(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("books.operations.replan.record", full_disk)
    with pytest.raises(OSError, match="No space left"):
        choose(book, 5, "on-picture", owl.ben)
    assert shape(book) == before


def test_spreads_and_texts_without_a_picture_stay_whole(owl: Press) -> None:
    told = draft(scenes=14, spreads=3)
    book = import_book(draft=told, by=owl.ben, wish=EditionWish(arrangement="facing"), now=NOW)
    words = [page.text for page in told.pages]
    Page.objects.filter(pk=page_of(book, 6).pk + 1).delete()  # scene 6 loses its picture's page
    for number in (2, 9, 3):
        choose(book, number, "on-picture", owl.ben)
    assert [page.text for page in pages(book) if page.kind == "story" and page.text] == words
    for scene in book.scenes.filter(kind="spread"):
        left, right = scene.pages.order_by("number")
        assert (left.number % 2, right.number, left.part) == (0, left.number + 1, "left")
    assert page_of(book, 6).template == "text"


def test_words_a_person_put_on_a_blank_page_are_not_lost(owl: Press) -> None:
    book = make_book(owl.ben, scenes=10, spreads=0)
    for number in (1, 2):
        choose(book, number, "on-picture", owl.ben)
    # 8 pairs, 2 singles and 4 pages around them are 22 of 24.
    blanks = [page for page in pages(book) if page.kind == "blank"]
    assert len(blanks) == 2
    edit_text(page=blanks[1], text="About the owl.", seen_version=1, by=owl.ben)
    for number in (1, 2):
        choose(book, number, "auto", owl.ben)
    kept = [page for page in pages(book) if page.text == "About the owl."]
    assert [(page.pk, page.kind, page.template) for page in kept] == [
        (blanks[1].pk, "story", "text")
    ]


def test_blank_pages_and_their_approval_are_kept_while_they_are_needed(owl: Press) -> None:
    book = make_book(owl.ben, scenes=9, spreads=0)
    blanks = [page for page in pages(book) if page.kind == "blank"]
    for page in blanks:
        approve_text(page=page, by=owl.rita)
    choose(book, 5, "on-picture", owl.ben)
    after = {page.pk: page for page in pages(book) if page.kind == "blank"}
    assert all(after[page.pk].text_is_approved for page in blanks)


def test_words_before_a_picture_overleaf_are_not_taken_for_its_own(book: Book) -> None:
    text, picture = pages(book)[1:3]
    assert read_story([text, picture]).has_picture == [True]
    text.number, picture.number = 3, 4
    assert read_story([text, picture]).has_picture == [False, True]


def test_other_editions_and_publishers_are_left_alone(owl: Press, book: Book) -> None:
    edition = edition_of(book)
    other = edition_of(make_book(owl.ben, title="Another", scenes=11, spreads=0))
    before = [(page.pk, page.number, page.template) for page in pages_of(other)]
    choose_arrangement(
        edition=edition,
        scene=book.scenes.get(position=5),
        arrangement="on-picture",
        by=owl.ben,
    )
    assert [(page.pk, page.number, page.template) for page in pages_of(other)] == before
