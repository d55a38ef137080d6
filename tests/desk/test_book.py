"""A book's screen: the spreads as they open, the characters, the deeds a role permits."""

from __future__ import annotations

import re
from typing import Any

import pytest

from books.models import Book
from books.tenancy import acting_for
from tests.desk.reading import at, body, shows, text_of
from tests.factories import make_book
from tests.personas import Press, client_of

# The session, the person, the membership; the book with its counts, its editions, its pages; the
# languages it was to have;
# its authors for the press and again for the line below the title; the scenes' pictures, by key
# and as rows; its characters, its unplaced pictures, its attempts; what waits for a decision first;
# and for what the copyright page should tell: its pages, two covers, a language, a translator, what
# was said, the copyright page; whether anybody paid draws anything; how many are flagged, how many
# are doubtful, and how many sheets and scenes can be asked for.
QUERIES = 3 + 3 + 1 + 2 + 2 + 3 + 1 + 7 + 1 + 1 + 1 + 2


def _book(press: Press, **wishes: Any) -> Book:
    with acting_for(press.publisher):
        return make_book(press.ben, **wishes)


def test_every_page_stands_on_its_own_side_of_an_opening(press: Press) -> None:
    book = _book(press, with_art=True)
    response = client_of(press.ada).get(at("book", book.slug))
    sides = re.findall(
        r'class="leafside (verso|recto)">\s*<a class="paper" href="[^"]*/(\d+)/"', body(response)
    )
    numbers = [int(number) for _side, number in sides]
    assert numbers == list(range(1, len(numbers) + 1))
    assert all((side == "recto") == (int(number) % 2 == 1) for side, number in sides)


def test_a_spread_is_one_picture_shown_by_halves_on_both_pages(press: Press) -> None:
    book = _book(press, with_art=True)
    with acting_for(press.publisher):
        spread = book.scenes.get(kind="spread")
        picture = spread.candidates.get()
    half = rf'viewBox="(\d+) \d+ (\d+) \d+"[^>]*><image href="[^"]*/pictures/{picture.pk}/'
    shown = re.findall(half, body(client_of(press.ada).get(at("book", book.slug))))
    (left_x, left_w), (right_x, right_w) = [(int(x), int(w)) for x, w in shown]
    assert left_x + left_w == right_x
    assert right_x + right_w <= picture.width


def test_the_screen_tells_what_waits_for_each_page(press: Press) -> None:
    book = _book(press, with_art=True)
    told = text_of(client_of(press.ada).get(at("book", book.slug)))
    assert "To review" in told
    assert "Text to approve" in told
    assert "Sheet to review" in told


@pytest.mark.parametrize(
    ("who", "draws", "presses"),
    [("ada", True, True), ("ben", True, False), ("rita", False, False), ("paul", False, True)],
)
def test_a_role_sees_the_deeds_it_may_do(
    press: Press, who: str, draws: bool, presses: bool
) -> None:
    book = _book(press)
    response = client_of(getattr(press, who)).get(at("book", book.slug))
    assert shows(response, "draw-book", book.slug) is draws
    assert ('data-key="p"' in body(response)) is presses


def test_draw_what_is_missing_asks_for_the_sheets_first_and_says_what_waits(press: Press) -> None:
    book = _book(press, cast=True)
    response = client_of(press.ben).post(at("draw-book", book.slug), follow=True)
    told = text_of(response)
    assert "Asked for 1 character sheet." in told
    assert "4 scenes wait until their character sheets are approved." in told
    assert "0 of 1 drawn" in told


def test_drawing_is_offered_only_where_something_can_be_asked_for(press: Press) -> None:
    book = _book(press, with_art=True, cast=False)
    ben = client_of(press.ben)
    with acting_for(press.publisher):
        scenes = book.scenes.filter(position__gt=0)
        scenes.filter(position=2).update(state="changes-asked")
    assert shows(ben.get(at("book", book.slug)), "draw-book", book.slug)
    with acting_for(press.publisher):
        scenes.update(state="offered")
    assert not shows(ben.get(at("book", book.slug)), "draw-book", book.slug)
    with acting_for(press.publisher):
        scenes.update(state="planned")
    response = ben.get(at("book", book.slug))
    assert not shows(response, "draw-book", book.slug)
    assert "None can be asked for yet: a scene is drawn once it has its brief." in text_of(response)


def test_a_reviewer_who_draws_all_the_same_is_told_why_not(press: Press) -> None:
    book = _book(press)
    response = client_of(press.rita).post(at("draw-book", book.slug))
    assert response.status_code == 403
    assert "Rita Heron is reviewer and may not draw" in text_of(response)
    with acting_for(press.publisher):
        assert book.attempts.count() == 0


@pytest.mark.parametrize("scenes", [4, 10])
def test_the_screen_asks_the_same_number_of_questions_for_any_number_of_pages(
    press: Press, scenes: int, django_assert_num_queries: Any
) -> None:
    book = _book(press, scenes=scenes, with_art=True)
    client = client_of(press.ada)
    with django_assert_num_queries(QUERIES):
        assert client.get(at("book", book.slug)).status_code == 200


def test_pictures_on_no_page_are_listed(press: Press) -> None:
    from books.enums import Origin
    from books.operations.artwork import add_artwork
    from tests.factories import picture_bytes

    book = _book(press)
    with acting_for(press.publisher):
        add_artwork(
            book=book,
            scene=None,
            character=None,
            data=picture_bytes(),
            suffix=".jpg",
            size=(300, 306),
            origin=Origin.UPLOADED,
            by=None,
            source_name="17.jpg",
        )
    response = client_of(press.ada).get(at("book", book.slug))
    assert "1 picture is on no page" in text_of(response)
    assert 'alt="17.jpg"' in body(response)
