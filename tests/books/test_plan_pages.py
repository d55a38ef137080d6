"""Moving, inserting, deleting, joining and parting: what each deed does and what it leaves."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from books.errors import IllegalMove, NotAllowed, NotReady, Refused
from books.models import Book, Edition, Page
from books.operations.moves import record
from books.operations.pages import delete_page, insert_page, move_part
from books.operations.replan import open_draft, plan_anew, plan_digest
from books.operations.spreads import join_pages, part_spread
from books.operations.templates import place_scene, set_template
from books.operations.text import edit_text
from books.queries import edition_of, pages_of, unapproved
from tests.books.planned import last, shape, showing, telling
from tests.factories import make_book
from tests.laid import once_a_file
from tests.personas import Press


def whole_book(owl: Press) -> Book:
    """Eleven scenes, the last one a spread; everything approved."""
    return make_book(owl.ben, scenes=11, spreads=1, approved=True, approver=owl.rita)


laid, press, book = once_a_file(whole_book, in_force=True)


@pytest.fixture
def edition(book: Book) -> Edition:
    return edition_of(book)


def test_a_scene_moves_with_its_words_and_the_event_says_from_where_to_where(
    owl: Press, book: Book, edition: Edition
) -> None:
    page = telling(edition, 5)
    was = page.number
    move_part(edition=edition, page=page, before=telling(edition, 2), by=owl.ben)
    moved, picture = telling(edition, 5), showing(edition, 5)[-1]
    assert moved.pk == page.pk
    assert moved.number < telling(edition, 2).number
    assert picture.number in (moved.number, moved.number + 1)
    event = last(book)
    assert (event.what, event.subject, event.by) == ("move-page", "scene 5", owl.ben.user)
    assert event.note.startswith(f"Edition 1: Page {was}")
    assert f"before page {4}" in event.note


def test_a_moved_page_keeps_its_text_approval_and_loses_its_layouts(
    owl: Press, edition: Edition
) -> None:
    places = {page.pk: (page.number, page.template) for page in pages_of(edition)}
    move_part(edition=edition, page=telling(edition, 9), before=telling(edition, 7), by=owl.ben)
    pages = pages_of(edition)
    assert all(page.text_is_approved for page in pages)
    moved = {page.number for page in pages if places.get(page.pk) != (page.number, page.template)}
    assert moved
    assert set(unapproved(edition, pages).layout) == moved


def test_a_place_that_is_its_own_already_is_said(owl: Press, book: Book, edition: Edition) -> None:
    events = book.events.count()
    for before in (telling(edition, 5), telling(edition, 6)):
        with pytest.raises(IllegalMove, match="stands there already"):
            move_part(edition=edition, page=telling(edition, 5), before=before, by=owl.ben)
    assert book.events.count() == events


def test_a_title_page_has_its_place(owl: Press, edition: Edition) -> None:
    title = pages_of(edition)[0]
    with pytest.raises(Refused, match="Page 1 is no page of the story"):
        move_part(edition=edition, page=title, before=None, by=owl.ben)
    with pytest.raises(Refused, match="Page 1 is no page of the story"):
        delete_page(page=title, by=owl.ben, confirmed=True)


def test_words_are_inserted_where_they_were_asked_for(
    owl: Press, book: Book, edition: Edition
) -> None:
    before = telling(edition, 4)
    page = insert_page(edition=edition, before=before, by=owl.ben, text=" Rain fell.\r\n")
    stored = Page.objects.get(pk=page.pk)
    assert (stored.text, stored.text_by, stored.template) == ("Rain fell.", owl.ben.user, "text")
    assert telling(edition, 3).number < stored.number < telling(edition, 4).number
    assert last(book).subject == f"page {stored.number}"


def test_a_new_scene_is_proposed_from_the_words_and_marked_so(
    owl: Press, book: Book, edition: Edition
) -> None:
    words = "Pip sat in the rain and counted stars."
    insert_page(edition=edition, before=None, by=owl.ben, text=words, with_scene=True)
    scene = book.scenes.get(position=12)
    assert (scene.brief_origin, scene.state, scene.kind) == ("proposed", "briefed", "page")
    assert "Pip sat in the rain" in scene.brief
    assert [one.character.name for one in scene.castings.all()] == ["Pip"]
    assert len(showing(edition, 12)) == 1


def test_a_picture_without_words_waits_for_its_brief(
    owl: Press, book: Book, edition: Edition
) -> None:
    insert_page(edition=edition, before=None, by=owl.ben, with_scene=True)
    scene = book.scenes.get(position=12)
    assert (scene.brief, scene.state) == ("", "planned")
    assert [page.template for page in showing(edition, 12)] == ["picture"]


def test_a_blank_that_is_wanted_stays_between_its_neighbours(owl: Press, edition: Edition) -> None:
    blank = insert_page(edition=edition, before=telling(edition, 4), by=owl.ben)
    move_part(edition=edition, page=telling(edition, 9), before=telling(edition, 7), by=owl.ben)
    kept = Page.objects.get(pk=blank.pk)
    assert (kept.kind, kept.template) == ("story", "blank")
    assert telling(edition, 3).number < kept.number < telling(edition, 4).number
    edit_text(page=kept, text="Here be dragons.", seen_version=1, by=owl.ben)
    move_part(edition=edition, page=telling(edition, 7), before=telling(edition, 9), by=owl.ben)
    assert Page.objects.get(pk=blank.pk).template == "text"


def test_three_blanks_in_a_row_inside_are_refused(owl: Press, edition: Edition) -> None:
    before = telling(edition, 4)
    insert_page(edition=edition, before=before, by=owl.ben)
    insert_page(edition=edition, before=telling(edition, 4), by=owl.ben)
    stands = shape(edition)
    with pytest.raises(Refused, match="more than 2 would follow one another"):
        insert_page(edition=edition, before=telling(edition, 4), by=owl.ben)
    assert shape(edition) == stands


def test_a_page_with_words_goes_only_when_somebody_read_them(
    owl: Press, book: Book, edition: Edition
) -> None:
    insert_page(edition=edition, before=telling(edition, 4), by=owl.ben, text="Rain fell.")
    page = next(each for each in pages_of(edition) if each.text == "Rain fell.")
    with pytest.raises(NotReady, match=r"holds words: “Rain fell\.”.*Nothing was deleted"):
        delete_page(page=page, by=owl.ben)
    delete_page(page=page, by=owl.ben, confirmed=True)
    assert not Page.objects.filter(pk=page.pk).exists()
    assert last(book).note.endswith("Its words were: Rain fell.")


def test_words_saved_meanwhile_do_not_go_with_their_page(owl: Press, edition: Edition) -> None:
    page = telling(edition, 4)
    edit_text(page=Page.objects.get(pk=page.pk), text="Newer.", seen_version=1, by=owl.ada)
    with pytest.raises(IllegalMove, match="saved by somebody else since you opened it"):
        delete_page(page=page, by=owl.ben, confirmed=True)
    assert Page.objects.get(pk=page.pk).text == "Newer."


def test_a_scene_taken_off_its_page_is_kept_with_its_approved_picture(
    owl: Press, book: Book, edition: Edition
) -> None:
    set_template(edition=edition, scene=book.scenes.get(position=3), template="facing", by=owl.ben)
    picture = showing(edition, 3)[0]
    delete_page(page=picture, by=owl.ben)
    scene = book.scenes.get(position=3)
    assert (scene.state, scene.artwork_id) == ("approved", scene.candidates.get().pk)
    assert showing(edition, 3) == []
    assert telling(edition, 3).template == "text"
    assert "Scene 3 is kept in the book, with its pictures, on no page." in last(book).note


def test_words_taken_from_beside_a_picture_leave_it_alone(
    owl: Press, book: Book, edition: Edition
) -> None:
    set_template(edition=edition, scene=book.scenes.get(position=3), template="facing", by=owl.ben)
    delete_page(page=telling(edition, 3), by=owl.ben, confirmed=True)
    assert [page.template for page in showing(edition, 3)] == ["picture"]


def test_a_spread_goes_whole(owl: Press, book: Book, edition: Edition) -> None:
    half = showing(edition, 11)[1]
    assert half.text == ""
    with pytest.raises(NotReady, match="hill number 11"):
        delete_page(page=half, by=owl.ben)
    delete_page(page=half, by=owl.ben, confirmed=True)
    assert showing(edition, 11) == []
    assert "number 11." in last(book).note


def test_another_edition_keeps_its_scene_and_this_one_gets_a_copy(
    owl: Press, book: Book, edition: Edition
) -> None:
    other = Edition.objects.get(pk=edition.pk)
    other.pk, other.number = None, 2
    other.save()
    for page in pages_of(edition):
        page.pk, page.edition = None, other
        page.save()
    stands = shape(other)
    scene = join_pages(left=telling(edition, 1), right=telling(edition, 2), by=owl.ben)
    assert (scene.position, scene.kind, scene.state) == (12, "spread", "briefed")
    assert scene.brief == book.scenes.get(position=1).brief
    assert [one.character.name for one in scene.castings.all()] == ["Pip"]
    assert shape(other) == stands
    assert book.scenes.get(position=1).kind == "page"
    assert book.scenes.get(position=1).state == "approved"


def test_words_and_picture_are_set_one_without_the_other(
    owl: Press, book: Book, edition: Edition
) -> None:
    scene = book.scenes.get(position=3)
    set_template(edition=edition, scene=scene, template="text-only", by=owl.ben)
    assert (telling(edition, 3).template, showing(edition, 3)) == ("text", [])
    place_scene(page=telling(edition, 3), scene=scene, by=owl.ben)
    with pytest.raises(NotReady, match="Scene 3 has words: “Pip flew"):
        set_template(edition=edition, scene=scene, template="picture-only", by=owl.ben)
    set_template(edition=edition, scene=scene, template="picture-only", by=owl.ben, confirmed=True)
    assert [page.template for page in showing(edition, 3)] == ["picture"]
    assert "Its words were: Pip flew over hill number 3." in last(book).note
    with pytest.raises(Refused, match="is a picture alone already"):
        set_template(edition=edition, scene=scene, template="text-only", by=owl.ben)


def test_words_on_a_picture_are_taken_off_it(owl: Press, book: Book, edition: Edition) -> None:
    scene = book.scenes.get(position=3)
    set_template(edition=edition, scene=scene, template="on-picture", by=owl.ben)
    page = telling(edition, 3)
    set_template(edition=edition, scene=scene, template="picture-only", by=owl.ben, confirmed=True)
    stored = Page.objects.get(pk=page.pk)
    assert (stored.text, stored.template, stored.version) == ("", "picture", 2)
    assert stored.text_is_approved


def test_a_scene_is_on_one_part_of_an_edition_only(
    owl: Press, book: Book, edition: Edition
) -> None:
    with pytest.raises(Refused, match="Scene 3 is on a page of edition 1 already"):
        insert_page(edition=edition, before=None, scene=book.scenes.get(position=3), by=owl.ben)
    with pytest.raises(IllegalMove, match="shows scene 3 already"):
        place_scene(page=showing(edition, 3)[0], by=owl.ben)
    other = make_book(owl.ben, title="Another")
    with pytest.raises(Refused, match="belongs to another book"):
        insert_page(edition=edition, before=None, scene=other.scenes.get(position=1), by=owl.ben)


DEEDS: dict[str, Callable[[Edition, Press, str], object]] = {
    "move": lambda e, who, seen: move_part(
        edition=e, page=telling(e, 5), before=None, by=who.ben, seen=seen
    ),
    "insert": lambda e, who, seen: insert_page(
        edition=e, before=None, text="Rain.", by=who.ben, seen=seen
    ),
    "delete": lambda e, who, seen: delete_page(
        page=telling(e, 5), confirmed=True, by=who.ben, seen=seen
    ),
    "join": lambda e, who, seen: join_pages(
        left=telling(e, 1), right=telling(e, 2), by=who.ben, seen=seen
    ),
    "part": lambda e, who, seen: part_spread(page=telling(e, 11), by=who.ben, seen=seen),
    "template": lambda e, who, seen: set_template(
        edition=e, scene=e.book.scenes.get(position=3), template="text-only", by=who.ben, seen=seen
    ),
}


@pytest.mark.parametrize("deed", sorted(DEEDS))
def test_nothing_is_done_to_a_plan_that_is_another_by_now(
    owl: Press, book: Book, edition: Edition, deed: str
) -> None:
    seen = plan_digest(pages_of(edition))
    move_part(edition=edition, page=telling(edition, 9), before=None, by=owl.ada)
    stands, scenes, events = shape(edition), book.scenes.count(), book.events.count()
    with pytest.raises(IllegalMove, match="changed by somebody else a moment ago"):
        DEEDS[deed](edition, owl, seen)
    assert (shape(edition), book.scenes.count(), book.events.count()) == (stands, scenes, events)


@pytest.mark.parametrize("deed", sorted(DEEDS))
def test_nothing_is_done_while_the_edition_is_pressed(
    owl: Press, book: Book, edition: Edition, deed: str
) -> None:
    run = "edition 1, print run 1"
    record(book=book, what="queue-press", subject=run, by=owl.paul.user)
    kinds = list(book.scenes.values_list("kind", "state"))
    stands, scenes = shape(edition), book.scenes.count()
    with pytest.raises(IllegalMove, match="is being pressed from these pages"):
        DEEDS[deed](edition, owl, "")
    assert (shape(edition), book.scenes.count()) == (stands, scenes)
    assert list(book.scenes.values_list("kind", "state")) == kinds
    record(book=book, what="press", subject=run, by=None)
    DEEDS[deed](edition, owl, "")
    assert shape(edition) != stands


@pytest.mark.parametrize("deed", sorted(DEEDS))
def test_a_deed_leaves_one_event_and_a_reviewer_none(
    owl: Press, book: Book, edition: Edition, deed: str
) -> None:
    events = book.events.count()
    stands = shape(edition)
    swapped = Press(owl.publisher, owl.ada, owl.rita, owl.rita, owl.paul, owl.olga)
    with pytest.raises(NotAllowed):
        DEEDS[deed](edition, swapped, "")
    assert (shape(edition), book.events.count()) == (stands, events)
    DEEDS[deed](edition, owl, plan_digest(pages_of(edition)))
    assert book.events.count() == events + 1
    assert last(book).note.startswith("Edition 1: ")


def test_a_failure_half_way_leaves_scenes_and_pages_as_they_were(
    owl: Press, book: Book, edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    stands, scenes = shape(edition), list(book.scenes.values_list("kind", "state"))

    def full_disk(**_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("books.operations.replan.record", full_disk)
    for deed in ("join", "part", "insert", "delete"):
        with pytest.raises(OSError, match="No space left"):
            DEEDS[deed](edition, owl, "")
        assert shape(edition) == stands
        assert list(book.scenes.values_list("kind", "state")) == scenes


def test_a_part_that_was_forgotten_is_not_saved(owl: Press, edition: Edition) -> None:
    draft = open_draft(edition, owl.ben)
    del draft.story.parts[2]
    with pytest.raises(Refused, match="would find no page"):
        plan_anew(draft)


def test_a_smaller_body_size_takes_the_layouts_of_pages_that_did_not_move(
    owl: Press, book: Book, edition: Edition
) -> None:
    long = "Pip flew on and on over the hills. " * 37
    insert_page(edition=edition, before=None, by=owl.ben, text=long)
    smaller = edition_of(book)
    assert smaller.body_pt < 18
    assert not Page.objects.filter(edition=edition, layout_state="approved").exists()
