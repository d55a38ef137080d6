"""The desk's providers: keys, models, ways out; for owners."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from books.models import Book
from books.operations.review import approve_sheet
from books.tenancy import acting_for
from illustration.models import Account, ProviderKey, Route
from illustration.operations.request import request_scene
from tests.factories import add_candidate, make_book
from tests.illustration.keys.conftest import CANARY, Provider
from tests.personas import Press, client_of


@pytest.fixture
def book(press: Press) -> Book:
    with acting_for(press.publisher):
        return make_book(press.ben)


@pytest.fixture
def ada(press: Press, book: Book, provider: Provider) -> Client:
    return client_of(press.ada)


def screen(client: Client, name: str = "providers", **words: object) -> str:
    page = client.get(reverse(name, kwargs={"publisher": "owl-press", **words}))
    assert page.status_code == 200
    return page.content.decode()


def post(client: Client, name: str, form: dict[str, object], **words: object) -> HttpResponse:
    address = reverse(name, kwargs={"publisher": "owl-press", **words})
    return client.post(address, form, follow=True)


def put_in(client: Client, press: Press) -> ProviderKey:
    form = {"wire": "gptproto", "secret": CANARY, "title": "House key", "per_minute": "20"}
    assert post(client, "add-key", form).status_code == 200
    with acting_for(press.publisher):
        return ProviderKey.objects.select_related("account").get()


def test_an_owner_puts_in_a_key_tests_it_and_never_sees_it_again(ada: Client, press: Press) -> None:
    key = put_in(ada, press)
    told = screen(ada)
    assert "Not tested yet" in told
    assert f"…{CANARY[-4:]}" in told
    answer = post(ada, "test-key", {}, provider_key=key.pk).content.decode()
    assert "References travel inside the request." in answer
    assert "Ready" in answer
    assert CANARY not in told + answer


def test_what_was_typed_comes_back_but_never_the_key(ada: Client) -> None:
    form = {"wire": "ark", "secret": CANARY, "title": "Mine", "base": "http://10.0.0.1"}
    answer = post(ada, "add-key", form)
    assert answer.status_code == 400
    told = answer.content.decode()
    assert 'value="Mine"' in told
    assert CANARY not in told
    form = {"wire": "ark", "secret": CANARY, "per_minute": "many"}
    assert "whole number" in post(ada, "add-key", form).content.decode()


def test_a_paused_provider_shows_its_remedy_and_goes_on_with_a_click(
    ada: Client, press: Press
) -> None:
    key = put_in(ada, press)
    Account.objects.update(paused_for="quota", paused_words="It said: no funds.")
    told = screen(ada)
    assert "Top it up with the provider." in told
    assert "It said: no funds." in told
    post(ada, "resume-account", {}, provider_key=key.pk)
    assert "Top it up" not in screen(ada)


def test_the_models_are_shown_with_their_prices_and_a_spread_with_its_ways_out(
    ada: Client, press: Press
) -> None:
    put_in(ada, press)
    told = screen(ada)
    assert "Each: 2592 x 2640 px, $0.0298 at most." in told
    assert "draws no 5175 x 2625 px" in told
    ways = re.findall(r'name="draws" value="([^"]*)">.*?name="way" value="([^"]*)">', told)
    draws = next(value for value, way in ways if way == "two-halves" and "seedream" in value)
    form = {"role": "page", "draws": draws, "way": "two-halves"}
    assert post(ada, "set-route", form).status_code == 200
    assert "Spreads: two halves of 2592 x 2640 px, $0.0596 at most." in screen(ada)


def test_two_halves_are_chosen_for_one_book_and_its_spread_is_asked_for_so(
    ada: Client, press: Press, book: Book
) -> None:
    put_in(ada, press)
    told = screen(ada, "book-models", book=book.slug)
    ways = re.findall(r'name="draws" value="([^"]*)">.*?name="way" value="([^"]*)">', told)
    draws = next(value for value, way in ways if way == "two-halves" and "seedream" in value)
    form = {"role": "page", "draws": draws, "way": "two-halves"}
    assert post(ada, "book-models", form, book=book.slug).status_code == 200
    with acting_for(press.publisher):
        pip = book.characters.get()
        approve_sheet(character=pip, artwork=add_candidate(character=pip), by=press.rita)
        spread, page = (
            request_scene(scene=book.scenes.filter(kind=kind)[0], by=press.ben)
            for kind in ("spread", "page")
        )
    assert (spread.half, spread.width, spread.height) == ("left", 5184, 2640)
    # Held for the left half alone; a page is one picture as before.
    assert (spread.reserved_micros, page.reserved_micros) == (29_800, 29_800)
    assert (page.half, page.width, page.height) == ("", 2592, 2640)


def test_a_book_may_have_a_model_of_its_own(ada: Client, press: Press, book: Book) -> None:
    put_in(ada, press)
    told = screen(ada, "book-models", book=book.slug)
    assert 'value="as-elsewhere" selected' in told
    form = {"role": "page", "draws": "offline"}
    assert post(ada, "book-models", form, book=book.slug).status_code == 200
    with acting_for(press.publisher):
        assert Route.objects.get(book=book).model == "offline"
    form["draws"] = "as-elsewhere"
    post(ada, "book-models", form, book=book.slug)
    with acting_for(press.publisher):
        assert not Route.objects.filter(book=book).exists()


@pytest.mark.parametrize("draws", ["gptproto/gpt-image-2 999999", "gptproto/gpt-image-2 x", ""])
def test_a_choice_that_leads_nowhere_changes_nothing(ada: Client, press: Press, draws: str) -> None:
    put_in(ada, press)
    assert post(ada, "set-route", {"role": "page", "draws": draws}).status_code in (400, 404)
    with acting_for(press.publisher):
        assert Route.objects.get(role="page").model == "gptproto/seedream-5-lite"


def test_the_way_there_is_shown_to_owners_alone(press: Press, book: Book) -> None:
    address = reverse("providers", kwargs={"publisher": "owl-press"})
    titles = reverse("titles", kwargs={"publisher": "owl-press"})
    assert address in client_of(press.ada).get(titles).content.decode()
    assert address not in client_of(press.ben).get(titles).content.decode()
