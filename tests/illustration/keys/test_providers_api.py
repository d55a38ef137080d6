"""Keys and models for owners' programs."""

from __future__ import annotations

import json
from typing import Any

import pytest
from django.http import HttpResponse

from books.models import Book
from books.tenancy import acting_for
from illustration.models import ProviderKey, Route
from tests.api.programs import Program, program
from tests.factories import make_book
from tests.illustration.keys.conftest import CANARY, Provider
from tests.personas import Press


@pytest.fixture
def book(press: Press) -> Book:
    with acting_for(press.publisher):
        return make_book(press.ben)


@pytest.fixture
def owner(press: Press, book: Book, provider: Provider) -> Program:
    with acting_for(press.publisher):
        return program(press.ada)


def told(answer: HttpResponse, status: int = 200) -> Any:
    assert answer.status_code == status, answer.content
    assert CANARY.encode() not in answer.content
    return json.loads(answer.content or b"null")


def put_in(owner: Program) -> Any:
    body = {"wire": "gptproto", "secret": CANARY, "title": "House key"}
    return told(owner.post("provider-keys/", body, key="once"), 201)


def test_a_key_is_put_in_tested_replaced_and_retired(owner: Program) -> None:
    key = put_in(owner)
    assert (key["ending"], key["carriage"]) == (CANARY[-4:], "")
    # Sent again under its idempotency key it is the same one.
    assert put_in(owner) == key
    at = f"provider-keys/{key['id']}/"
    found = told(owner.post(f"{at}test/"))
    assert (found["passed"], found["carriage"]) == (True, "data-uri")
    fresh = told(owner.post(f"{at}replace/", {"secret": "sk-another-1234567890"}), 201)
    told(owner.post(f"provider-keys/{fresh['id']}/retire/"), 204)
    listed = told(owner.get("provider-keys/"))["results"]
    assert [each["retired_at"] is None for each in listed] == [False, False]
    told(owner.post(f"provider-keys/{fresh['id']}/test/"), 409)


def test_a_refused_key_is_not_repeated(owner: Program, press: Press) -> None:
    bad = {"wire": "gptproto", "secret": f"{CANARY} and more"}
    assert "without spaces" in told(owner.post("provider-keys/", bad), 400)["message"]
    with acting_for(press.publisher):
        assert not ProviderKey.objects.exists()


def test_models_are_told_with_prices_and_ways_out(owner: Program, book: Book, press: Press) -> None:
    put_in(owner)
    pages = [each for each in told(owner.get("models/")) if each["role"] == "page"]
    assert [(each["spread"], each["micros"]) for each in pages] == [(False, 29_800), (True, None)]
    way = next(each for each in pages[1]["exits"] if each["way"] == "two-halves")
    body = {"role": "page"} | {word: way[word] for word in ("model", "key", "quality", "way")}
    at = f"titles/{book.slug}/models/"
    chosen = told(owner.post(at, body))
    assert [each["micros"] for each in chosen if each["role"] == "page"] == [29_800, 59_600]
    # The house's own choice stays as it was until the title's is taken back.
    assert [each["way"] for each in told(owner.get("models/")) if each["role"] == "page"][0] == ""
    told(owner.client.delete(f"/api/v1/{at}page/"), 204)
    with acting_for(press.publisher):
        assert not Route.objects.filter(book=book).exists()


def test_an_impossible_model_is_refused(owner: Program) -> None:
    key = put_in(owner)["id"]
    body = {"role": "page", "model": "gptproto/nothing", "key": key}
    assert "No model here" in told(owner.post("models/", body), 400)["message"]
    told(owner.post("models/", body | {"key": 999_999}), 400)
