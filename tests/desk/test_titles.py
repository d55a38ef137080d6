"""The title list: every book with its stage, its progress and the one thing to do next."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest

from books.models import Book
from books.tenancy import acting_for
from config.filling import make_titles
from tests.desk.reading import OWL, at, body, shows, text_of
from tests.factories import make_book
from tests.personas import Press, client_of

# The session, the person, the membership; then books, contributors, pages with their scenes, what
# else decides the stage, and the titles in the making.
QUERIES = 3 + 5


def test_an_empty_desk_leads_to_a_new_title_and_says_how_a_folder_is_imported(
    press: Press,
) -> None:
    response = client_of(press.ada).get(at("titles"))
    told = text_of(response)
    assert "No title yet" in told
    assert shows(response, "new-title")
    assert "python manage.py import_book PATH --publisher owl-press" in told


def test_who_may_not_begin_a_title_is_told_who_does(press: Press) -> None:
    response = client_of(press.rita).get(at("titles"))
    assert "Titles are begun by owners and editors" in text_of(response)
    assert not shows(response, "new-title")


def test_a_title_tells_its_stage_its_progress_and_what_to_do_next(press: Press) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben, with_art=True)
        pages = book.editions.get().pages.count()
    response = client_of(press.ada).get(at("titles"))
    told = text_of(response)
    assert "Pip and the Moon" in told
    assert "Ada Owl" in told
    assert f"0 of {pages} pages approved" in told
    assert "Approve 1 character sheet" in told
    assert shows(response, "book", book.slug)


def test_the_next_action_of_a_title_in_review_leads_to_the_first_scene_that_waits(
    press: Press,
) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben, with_art=True, cast=False)
        first = book.scenes.filter(pages__isnull=False).order_by("position").first()
        assert first is not None
    assert shows(client_of(press.ada).get(at("titles")), "scene", book.slug, first.position)


def test_the_strip_has_a_cell_for_every_page_and_tells_their_states_in_words(press: Press) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben, approved=True, approver=press.rita)
        pages = book.editions.get().pages.count()
    response = client_of(press.ada).get(at("titles"))
    assert body(response).count('<i class="tone-good"></i>') == pages
    assert f'aria-label="Pages: {pages} Approved"' in body(response)
    assert f"{pages} of {pages} pages approved" in text_of(response)


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("q=moon", {"Pip and the Moon"}),
        ("q=ada", {"Pip and the Moon", "The Lantern"}),
        ("stage=characters", {"Pip and the Moon"}),
        ("stage=ready", {"The Lantern"}),
        ("q=walrus", set()),
    ],
)
def test_titles_are_found_by_their_words_and_their_stage(
    press: Press, asked: str, found: set[str]
) -> None:
    with acting_for(press.publisher):
        make_book(press.ben, title="Pip and the Moon")
        make_book(press.ben, title="The Lantern", approved=True, approver=press.rita)
    told = text_of(client_of(press.ada).get(f"{at('titles')}?{asked}"))
    assert {title for title in ("Pip and the Moon", "The Lantern") if title in told} == found


def test_a_search_that_finds_nothing_does_not_pretend_that_there_is_no_book(press: Press) -> None:
    with acting_for(press.publisher):
        make_book(press.ben)
    told = text_of(client_of(press.ada).get(f"{at('titles')}?q=walrus"))
    assert "No title fits" in told
    assert "import_book" not in told


@pytest.mark.parametrize("titles", [3, 60])
def test_the_list_asks_the_same_number_of_questions_for_any_number_of_titles(
    press: Press, titles: int, django_assert_num_queries: Any
) -> None:
    make_titles(publisher=press.publisher, count=titles)
    client = client_of(press.ada)
    with django_assert_num_queries(QUERIES):
        response = client.get(at("titles"))
    assert body(response).count("title-card") == min(titles, 50)


def test_a_screenful_is_50_titles_and_the_rest_follow_on_the_next(press: Press) -> None:
    with acting_for(press.publisher):
        for n in range(52):
            Book.objects.create(slug=f"b-{n:02}", title=f"Book & {n:02}")
    client = client_of(press.ada)
    first = client.get(f"{at('titles')}?q=book")
    (onward,) = re.findall(r'rel="next" href="([^"]+)"', body(first))
    second = client.get(at("titles") + unescape(onward))
    assert (body(first).count("title-card"), body(second).count("title-card")) == (50, 2)
    assert "Book & 49" in text_of(first)
    assert "Book & 50" in text_of(second)
    (back,) = re.findall(r'rel="prev" href="([^"]+)"', body(second))
    assert text_of(client.get(at("titles") + unescape(back))) == text_of(first)


@pytest.mark.parametrize("key", ["after=", "after=x.y", "before=12", f"after=1.{'x' * 999}"])
def test_a_key_that_was_tampered_with_shows_the_first_page(press: Press, key: str) -> None:
    with acting_for(press.publisher):
        make_book(press.ben)
    assert "Pip and the Moon" in text_of(client_of(press.ada).get(f"{at('titles')}?{key}"))


def test_a_title_with_marks_of_html_and_of_percent_is_shown_as_it_is(press: Press) -> None:
    with acting_for(press.publisher):
        make_book(press.ben, title='100 % "Owl" <b>& 5 %(url)s')
    response = client_of(press.ada).get(at("titles"))
    assert '100 % "Owl" <b>& 5 %(url)s' in text_of(response)
    assert "<b>&" not in body(response)


def test_a_stranger_is_sent_to_the_door_and_an_outsider_finds_nothing(press: Press) -> None:
    from django.test import Client

    assert Client().get(at("titles")).headers["Location"].startswith("/sign-in/")
    assert client_of(press.olga).get(at("titles")).status_code == 404
    assert OWL in at("titles")
