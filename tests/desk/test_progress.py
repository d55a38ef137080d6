"""The drawing bar: counted, never falling, alive after a reload, silent when all is done."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest

from books.models import Book
from books.tenancy import acting_for
from illustration.enums import AttemptState
from illustration.models import Attempt
from illustration.operations.request import request_scene
from illustration.pace import progress_of
from illustration.templatetags.drawing import as_time_left
from tests.desk.reading import at, body, text_of
from tests.factories import add_candidate, make_book
from tests.personas import Press, client_of

NINE = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def book(press: Press) -> Book:
    """A book whose four pictures were asked for at nine."""
    with acting_for(press.publisher):
        book = make_book(press.ben, cast=False)
        for scene in book.scenes.filter(pages__isnull=False).distinct():
            request_scene(scene=scene, by=press.ben)
        Attempt.objects.update(created_at=NINE)
        return book


def end(press: Press, n: int, state: AttemptState, after_seconds: int) -> None:
    """End the n-th attempt some seconds after nine."""
    with acting_for(press.publisher):
        attempt = Attempt.objects.order_by("id")[n]
        assert attempt.scene is not None
        artwork = add_candidate(scene=attempt.scene) if state == AttemptState.STORED else None
        Attempt.objects.filter(pk=attempt.pk).update(
            state=state.value, artwork=artwork, finished_at=NINE + timedelta(seconds=after_seconds)
        )


def bar(press: Press, book: Book, seen: int | None = None) -> str:
    asked = "" if seen is None else f"?seen={seen}"
    return body(client_of(press.ada).get(at("book-progress", book.slug) + asked))


def test_the_bar_counts_what_is_drawn_and_what_failed(press: Press, book: Book) -> None:
    end(press, 0, AttemptState.STORED, 10)
    end(press, 1, AttemptState.FAILED, 12)
    told = text_of(client_of(press.ada).get(at("book-progress", book.slug)))
    assert "1 of 4 drawn" in told
    assert "1 failed" in told
    assert '<progress value="2" max="4"' in bar(press, book)


def test_the_bar_never_falls_while_pictures_end_one_after_the_other(
    press: Press, book: Book
) -> None:
    values = []
    for n, state in enumerate(
        [AttemptState.STORED, AttemptState.FAILED, AttemptState.STORED, AttemptState.STORED]
    ):
        values.append(int(re.findall(r'<progress value="(\d+)"', bar(press, book))[0]))
        end(press, n, state, 10 * n)
    assert values == [0, 1, 2, 3]


def test_it_asks_again_every_two_seconds_until_nothing_is_under_way(
    press: Press, book: Book
) -> None:
    assert 'hx-trigger="every 2s"' in bar(press, book)
    for n in range(4):
        end(press, n, AttemptState.STORED, n)
    assert "every 2s" not in bar(press, book)


def test_the_books_own_screen_shows_the_bar_at_once(press: Press, book: Book) -> None:
    response = client_of(press.ada).get(at("book", book.slug))
    assert "0 of 4 drawn" in text_of(response)
    assert f'hx-get="{at("book-progress", book.slug)}?seen=0"' in body(response)


def test_new_pictures_bring_new_spreads_and_the_last_one_the_whole_screen(
    press: Press, book: Book
) -> None:
    assert "#openings" not in bar(press, book, seen=0)
    end(press, 0, AttemptState.STORED, 10)
    assert 'hx-select="#openings"' in bar(press, book, seen=0)
    for n in (1, 2, 3):
        end(press, n, AttemptState.STORED, 10 * n)
    assert 'hx-target="#main"' in bar(press, book, seen=1)


def test_an_attempt_nobody_knows_the_end_of_is_told_and_not_waited_for(
    press: Press, book: Book
) -> None:
    for n in range(3):
        end(press, n, AttemptState.STORED, n)
    end(press, 3, AttemptState.UNKNOWN, 9)
    assert "1 picture may have been charged" in text_of(
        client_of(press.ada).get(at("book-progress", book.slug))
    )
    assert "every 2s" not in bar(press, book)


def test_the_time_left_is_the_pace_of_this_stretch_of_work(press: Press, book: Book) -> None:
    end(press, 0, AttemptState.STORED, 10)
    end(press, 1, AttemptState.STORED, 20)
    with acting_for(press.publisher):
        # 10 s a picture, two wait, 5 s of the next are gone: 2 * 10 - 5.
        left = progress_of(book, NINE + timedelta(seconds=25)).left
        assert left == timedelta(seconds=15)
        assert progress_of(book, NINE + timedelta(hours=1)).left == timedelta(0)


def test_pictures_of_another_day_do_not_set_the_pace(press: Press, book: Book) -> None:
    end(press, 0, AttemptState.STORED, -24 * 60 * 60)
    with acting_for(press.publisher):
        assert progress_of(book, NINE + timedelta(seconds=5)).left is None


def test_before_the_first_picture_the_time_left_is_not_known(press: Press, book: Book) -> None:
    with acting_for(press.publisher):
        assert progress_of(book, NINE).left is None
    assert "time left not known yet" in bar(press, book)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "a few seconds left"),
        (4, "a few seconds left"),
        (31, "about 40 s left"),
        (99, "about 100 s left"),
        (100, "about 2 min left"),
        (601, "about 11 min left"),
    ],
)
def test_time_is_said_as_people_say_it(seconds: int, said: str) -> None:
    assert as_time_left(timedelta(seconds=seconds)) == said
