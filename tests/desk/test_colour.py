"""Colours in print: which pages shift, how far, the page's three looks; worked out once."""

from __future__ import annotations

import io
from collections.abc import Iterator

import numpy as np
import pytest
from django.test import Client
from PIL import Image

from books import forecasts
from books.enums import Origin, Role
from books.models import Book, Edition, Page, Scene
from books.operations.artwork import add_artwork
from books.operations.renditions import make_renditions
from books.operations.tokens import make_token
from books.queries import edition_of, pages_of
from books.tenancy import acting_for
from books.views import colour
from tests.desk.reading import at, body, text_of
from tests.factories import make_book
from tests.personas import Press, client_of

NEON, CALM = (0, 255, 60), (150, 140, 120)


@pytest.fixture
def book(press: Press) -> Book:
    """A book with one neon scene and one calm one; the others show nothing yet."""
    with acting_for(press.publisher):
        book = make_book(press.ben, scenes=4, spreads=0)
        for position, paint in ((1, CALM), (2, NEON)):
            scene = Scene.objects.get(book=book, position=position)
            flat = io.BytesIO()
            Image.new("RGB", (300, 306), paint).save(flat, "PNG")
            artwork = add_artwork(
                book=book,
                scene=scene,
                character=None,
                by=None,
                data=flat.getvalue(),
                suffix=".png",
                size=(300, 306),
                origin=Origin.GENERATED,
            )
            make_renditions(artwork=artwork)
        return book


@pytest.fixture
def edition(press: Press, book: Book) -> Iterator[Edition]:
    with acting_for(press.publisher):
        yield edition_of(book)


def page_of(edition: Edition, position: int) -> Page:
    found = edition.pages.filter(scene__position=position).order_by("number")
    return found.get()


def test_the_page_that_shifts_stands_first_and_is_flagged(edition: Edition) -> None:
    told = forecasts.forecasts_of(edition, pages_of(edition))
    neon, calm = told[0], next(each for each in told[1:] if each.forecast.picture)
    assert neon.page == page_of(edition, 2)
    assert neon.forecast is not None
    assert neon.forecast.flagged
    assert neon.forecast.share > 0.9
    assert neon.forecast.mean > 10
    assert calm.page == page_of(edition, 1)
    assert calm.forecast is not None
    assert not calm.forecast.flagged
    assert calm.forecast.ink_most > 80
    assert all(each.forecast.words_in_black for each in told if each.forecast)


def test_what_is_known_is_never_worked_out_again(
    edition: Edition, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = forecasts.forecasts_of(edition, pages_of(edition))
    monkeypatch.setattr(forecasts, "_made", lambda *_: pytest.fail("worked out again"))
    assert forecasts.forecasts_of(edition, pages_of(edition)) == first


def test_another_stock_or_picture_is_foretold_anew(edition: Edition) -> None:
    before = forecasts.forecasts_of(edition, pages_of(edition))
    edition.stock = "white"
    grey = forecasts.forecasts_of(edition, pages_of(edition))
    assert before[0].forecast is not None
    assert grey[0].forecast is not None
    assert (before[0].forecast.look, grey[0].forecast.look) == ("inks", "grey")


def test_a_visit_works_for_a_while_only_and_says_what_is_to_come(
    press: Press, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(colour, "PATIENCE", -1.0)
    first = client_of(press.rita).get(at("colour", book.slug, 1))
    assert 'hx-trigger="load' in body(first)
    assert "Being worked out" in text_of(first)
    monkeypatch.setattr(colour, "PATIENCE", 60.0)
    later = client_of(press.rita).get(at("colour", book.slug, 1))
    assert 'hx-trigger="load' not in body(later)
    assert "1 page will look different in print" in text_of(later)
    assert "All words are printed in black ink alone." in text_of(later)


def test_the_page_is_shown_as_drawn_as_printed_and_where_it_shifts(
    press: Press, book: Book
) -> None:
    with acting_for(press.publisher):
        number = page_of(edition_of(book), 2).number
    client = client_of(press.rita)
    screen = client.get(at("page", book.slug, 1, number) + "?look=shifts")
    assert at("page-look", book.slug, 1, number, "shifts", 1024) in body(screen)
    assert "Shifts visibly" in text_of(screen)

    def middle(look: str) -> np.ndarray:
        answer = client.get(at("page-look", book.slug, 1, number, look, 512))
        assert answer.status_code == 200
        with Image.open(io.BytesIO(answer.content)) as picture:
            shown = np.asarray(picture.convert("RGB")).astype(int)
        return shown[-60, shown.shape[1] // 2]

    drawn, printed, shifts = middle("drawn"), middle("printed"), middle("shifts")
    assert np.abs(drawn - NEON).max() < 12
    assert printed[1] < 200  # no ink is so green
    assert shifts[0] > 180 > 60 > shifts[1]  # marked
    assert client.get(at("page-look", book.slug, 1, number, "other", 512)).status_code == 404
    plain = client.get(at("page", book.slug, 1, number))
    assert at("page-picture", book.slug, 1, number, 1024) in body(plain)


def test_a_page_of_words_alone_offers_no_looks(press: Press, book: Book) -> None:
    screen = client_of(press.rita).get(at("page", book.slug, 1, 1) + "?look=shifts")
    assert "How the page is shown" not in body(screen)
    assert at("page-picture", book.slug, 1, 1, 1024) in body(screen)


def test_the_api_tells_the_same_numbers(press: Press, book: Book) -> None:
    with acting_for(press.publisher):
        _, key = make_token(
            member=press.rita, name="reader", role=Role.REVIEWER, expires=None, by=press.ada
        )
        number = page_of(edition_of(book), 2).number
    answer = Client().get(
        f"/api/v1/titles/{book.slug}/editions/1/colour/",
        headers={"Authorization": f"Bearer {key}"},
    )
    assert answer.status_code == 200
    first = answer.json()[0]
    assert (first["number"], first["known"], first["flagged"]) == (number, True, True)
    assert first["printed_with"] == "inks"
    assert first["share"] > 0.9
    assert first["words_in_black"] is True
