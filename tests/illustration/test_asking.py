"""Asking for a picture: the gates, the size, the words, one open attempt a scene."""

from __future__ import annotations

from dataclasses import replace

import pytest

from books.errors import IllegalMove, NotAllowed, NotReady
from books.models import Book, Page, Scene
from books.operations.review import approve_sheet, ask_changes
from illustration.models import Attempt, Route
from illustration.operations.request import request_scene, request_sheet
from illustration.operations.whole import queue_book
from illustration.providers import get_provider
from tests.factories import add_candidate, make_book
from tests.illustration.painters import Painter
from tests.illustration.pump.rig import FLAT, SMALL, an_account
from tests.personas import Press


@pytest.fixture
def book(owl: Press, painter: Painter) -> Book:
    return make_book(owl.ben, scenes=4, spreads=1)


def settle(book: Book, owl: Press) -> None:
    for character in book.characters.all():
        approve_sheet(character=character, artwork=add_candidate(character=character), by=owl.rita)


def first(book: Book) -> Scene:
    scene = book.scenes.filter(kind="page").first()
    assert scene is not None
    return scene


def test_a_scene_waits_for_the_sheets_of_its_cast(owl: Press, book: Book) -> None:
    with pytest.raises(NotReady, match="shows Pip, whose sheet is not approved"):
        request_scene(scene=first(book), by=owl.ben)
    assert not Attempt.objects.exists()
    assert first(book).state == "briefed"


def test_a_drawn_sheet_is_not_enough_before_it_is_approved(owl: Press, book: Book) -> None:
    add_candidate(character=book.characters.get())
    with pytest.raises(NotReady):
        request_scene(scene=first(book), by=owl.ben)


def test_a_scene_without_a_page_plan_is_not_queued(owl: Press, book: Book) -> None:
    settle(book, owl)
    Page.objects.all().delete()
    with pytest.raises(NotReady, match="choose printer and trim"):
        request_scene(scene=first(book), by=owl.ben)
    assert not Attempt.objects.exists()


def test_a_request_wakes_a_worker_with_ids_only(
    owl: Press,
    book: Book,
    woken: list[tuple[str, int, int]],
    django_capture_on_commit_callbacks: object,
) -> None:
    settle(book, owl)
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        attempt = request_scene(scene=first(book), by=owl.ben)
    assert ("illustration.jobs.draw_picture", owl.publisher.pk, attempt.pk) in woken


def test_a_page_with_bleed_asks_for_2592_by_2640_pixels(owl: Press, book: Book) -> None:
    settle(book, owl)
    attempt = request_scene(scene=first(book), by=owl.ben)
    assert (attempt.width, attempt.height) == (2592, 2640)  # 2588 x 2625, up to sixteens


def test_its_spread_asks_for_5184_by_2640_pixels(owl: Press, book: Book) -> None:
    settle(book, owl)
    attempt = request_scene(scene=book.scenes.get(kind="spread"), by=owl.ben)
    assert (attempt.width, attempt.height) == (5184, 2640)  # 5175 x 2625, up to sixteens


def test_the_prompt_holds_style_traits_brief_and_text_room(owl: Press, book: Book) -> None:
    settle(book, owl)
    scene = book.scenes.get(kind="spread")
    prompt = request_scene(scene=scene, by=owl.ben).prompt
    for words in (
        f"Style: {book.style}",
        "teal feathers",
        "amber eyes",
        "wearing red scarf",
        scene.brief,
        "Exactly as in reference picture 1",
        "words will be printed there",
        "two facing pages",
        "No letters",
    ):
        assert words in prompt


def test_the_approved_sheet_goes_with_the_request(owl: Press, book: Book) -> None:
    settle(book, owl)
    sheet = book.characters.get().sheet
    assert sheet is not None
    attempt = request_scene(scene=first(book), by=owl.ben)
    assert attempt.references == [{"name": "Pip", "artwork": sheet.pk, "sha256": sheet.sha256}]


def test_a_scene_being_drawn_is_not_asked_for_twice(owl: Press, book: Book) -> None:
    settle(book, owl)
    request_scene(scene=first(book), by=owl.ben)
    with pytest.raises(IllegalMove):
        request_scene(scene=first(book), by=owl.ben)
    assert Attempt.objects.filter(scene=first(book)).count() == 1


def test_a_sheet_being_drawn_is_not_asked_for_twice(owl: Press, book: Book) -> None:
    pip = book.characters.get()
    request_sheet(character=pip, by=owl.ben)
    with pytest.raises(IllegalMove, match="being drawn already"):
        request_sheet(character=pip, by=owl.ben)


def test_a_redo_tells_the_reason_and_draws_another_picture(owl: Press, book: Book) -> None:
    settle(book, owl)
    scene = first(book)
    before = request_scene(scene=scene, by=owl.ben)
    Attempt.objects.filter(pk=before.pk).update(state="CANCELLED")
    add_candidate(scene=scene)
    ask_changes(scene=scene, by=owl.rita, reason="Three wings.")
    again = request_scene(scene=scene, by=owl.ben)
    assert "sent back with this reason: Three wings." in again.prompt
    assert again.order["seed"] != before.order["seed"]
    assert again.n == 2


def test_a_reviewer_may_not_have_pictures_drawn(owl: Press, book: Book) -> None:
    with pytest.raises(NotAllowed):
        request_sheet(character=book.characters.get(), by=owl.rita)


def test_the_whole_book_asks_for_sheets_first_then_for_scenes_and_never_twice(
    owl: Press, book: Book
) -> None:
    queued = queue_book(book=book, by=owl.ben)
    assert (queued.sheets, queued.scenes, len(queued.waiting_for_sheets)) == (1, 0, 4)
    assert queue_book(book=book, by=owl.ben).sheets == 0
    settle(book, owl)
    queued = queue_book(book=book, by=owl.ben)
    assert (queued.sheets, queued.scenes, queued.waiting_for_sheets) == (0, 4, ())
    assert queue_book(book=book, by=owl.ben).scenes == 0


def test_the_same_names_draw_the_same_book_anywhere(owl: Press, book: Book) -> None:
    settle(book, owl)
    seed = request_scene(scene=first(book), by=owl.ben).order["seed"]
    assert seed == 28227981668825  # sha256 of "pip-and-the-moon/scene 1/1", six bytes


def test_the_offline_painter_is_asked_in_sixteens_like_any_other() -> None:
    assert get_provider("offline").limits.multiple == 16


def test_what_a_model_cannot_draw_is_left_with_its_ways_out(
    owl: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    book = make_book(owl.ben, scenes=4, spreads=1, trim="4x6")
    pip = book.characters.get()
    approve_sheet(character=pip, artwork=add_candidate(character=pip), by=owl.rita)
    row = replace(SMALL["gptproto"], max_pixels=3_000_000)
    key = an_account(owl.publisher, owl.ada)
    Route.objects.create(publisher=owl.publisher, role="page", model=row.key, key=key)
    monkeypatch.setattr("illustration.routing.models", lambda: {row.key: row})
    queued = queue_book(book=book, by=owl.ben)
    spread = book.scenes.get(kind="spread")
    assert [told.scenes for told in queued.undrawable] == [(spread.position,)]
    assert "Nothing was queued, nothing was spent." in queued.undrawable[0].reason
    assert queued.scenes == 3
    spread.refresh_from_db()
    assert spread.state == "briefed"
    asked = Attempt.objects.filter(role="page").first()
    assert asked is not None
    # 4 x 6 in with bleed is 1238 x 1875 px at 300 dpi, multiples of 16.
    assert (asked.model, asked.width, asked.height) == (row.key, 1248, 1888)
    assert asked.reserved_micros == FLAT
    assert "reference picture 1" in asked.prompt
