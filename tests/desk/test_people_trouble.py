"""Pages for what went wrong: each through a real request, for a browser and for a fragment."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path

from books.darkroom.bounds import MAX_BYTES
from books.tenancy import acting_for
from config import urls
from tests.desk.reading import at, body, text_of
from tests.factories import make_book
from tests.personas import Press, client_of

# What a request may hold besides its files.
WORDS = settings.DATA_UPLOAD_MAX_MEMORY_SIZE

FRAGMENT = {"HX-Request": "true"}
SAYS = {
    400: ("That could not be read", "Nothing was changed."),
    403: ("That is not yours to do", "Nothing was changed."),
    404: ("Nothing is here", "Nothing was changed."),
    413: ("That is too large", "Nothing was saved."),
    429: ("Too many tries", "Nothing was changed"),
    500: ("Something broke on our side", "what was saved before is safe"),
}
SECRET = "the planted secret"


def breaks(request: HttpRequest) -> HttpResponse:
    """A door of ours that is broken."""
    raise RuntimeError(SECRET)


@pytest.fixture
def broken(settings: object, monkeypatch: pytest.MonkeyPatch) -> None:
    """One more door, which breaks."""
    monkeypatch.setattr(urls, "urlpatterns", [*urls.urlpatterns, path("broken/", breaks)])
    from django.urls import clear_url_caches

    clear_url_caches()
    yield
    monkeypatch.undo()
    clear_url_caches()


def ask_badly(press: Press, **headers: str) -> HttpResponse:
    client = client_of(press.ada)
    return client.post(
        "/account/e-mail/", {"action_primary": "x", "email": "a@b.example"}, headers=headers
    )


def ask_beyond_the_role(press: Press, **headers: str) -> HttpResponse:
    return client_of(press.ben).get(at("house-events"), headers=headers)


def ask_for_nothing(press: Press, **headers: str) -> HttpResponse:
    return client_of(press.ada).get(at("book", "no-such-book"), headers=headers)


def ask_too_much(press: Press, **headers: str) -> HttpResponse:
    return client_of(press.ada).post(at("invite"), {"name": "x" * (WORDS + 1)}, headers=headers)


def ask_too_often(press: Press, **headers: str) -> HttpResponse:
    client = Client()
    for _ in range(6):
        told = client.post("/sign-in/", {"login": "a@b.example", "password": "x"}, headers=headers)
    return told


def ask_what_breaks(press: Press, **headers: str) -> HttpResponse:
    client = client_of(press.ada)
    client.raise_request_exception = False
    return client.get("/broken/", headers=headers)


ASKING = {
    400: ask_badly,
    403: ask_beyond_the_role,
    404: ask_for_nothing,
    413: ask_too_much,
    429: ask_too_often,
    500: ask_what_breaks,
}


@pytest.mark.parametrize("status", SAYS)
def test_it_is_told_what_happened_what_is_safe_and_what_is_next(
    press: Press, broken: None, status: int
) -> None:
    answer = ASKING[status](press)
    assert answer.status_code == status
    for words in SAYS[status]:
        assert words in text_of(answer)
    assert 'class="btn btn-primary" href="/"' in body(answer)
    assert '<main id="main" class="doorway"' in body(answer)
    assert SECRET not in body(answer)
    assert "Traceback" not in body(answer)
    assert "Content-Security-Policy" in answer.headers


@pytest.mark.parametrize("status", SAYS)
def test_a_fragment_is_shown_in_the_main_part(press: Press, broken: None, status: int) -> None:
    answer = ASKING[status](press, **FRAGMENT)
    assert answer.status_code == status
    assert "<html" not in body(answer)
    assert '<main id="main"' in body(answer)
    assert SAYS[status][0] in text_of(answer)
    assert (answer.headers["HX-Retarget"], answer.headers["HX-Reswap"]) == ("#main", "outerHTML")
    assert SECRET not in body(answer)


def test_too_often_says_when_to_come_back(press: Press) -> None:
    assert ask_too_often(press).headers["Retry-After"] == "300"


def test_a_file_larger_than_any_door_takes_is_refused_unread(
    press: Press, settings: object
) -> None:
    client = client_of(press.ada)
    most = settings.OCTAVO_LARGEST_REQUEST  # type: ignore[attr-defined]
    assert most > MAX_BYTES
    told = client.post(at("invite"), {"email": "x"}, CONTENT_LENGTH=str(most + 1))
    assert told.status_code == 413
    assert "That is too large" in text_of(told)
    assert told.headers["Connection"] == "close"


def test_whoever_is_not_signed_in_sends_no_files(press: Press) -> None:
    told = Client().post("/sign-in/", {"login": "x"}, CONTENT_LENGTH=str(WORDS + 1))
    assert told.status_code == 413


def test_a_form_that_is_too_old_is_told_so(press: Press) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(press.ada.user)
    told = client.post(at("invite"), {"email": "x"})
    assert told.status_code == 403
    assert "This form is too old" in text_of(told)
    assert "Go back, reload the page and send it again." in text_of(told)


def test_what_is_another_publishers_looks_like_what_does_not_exist(press: Press) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben)
    olga = client_of(press.olga)
    theirs = olga.get(at("book", book.slug))
    nothing = olga.get("/p/no-such-press/books/no-such-book/")
    nowhere = olga.get("/no/such/door/")
    assert theirs.status_code == nothing.status_code == nowhere.status_code == 404
    assert body(theirs) == body(nothing) == body(nowhere)
    assert dict(theirs.headers) == dict(nothing.headers) == dict(nowhere.headers)


@pytest.mark.parametrize("status", [400, 403, 404, 500])
def test_the_house_names_its_own_pages(status: int) -> None:
    from django.urls import get_resolver

    handler: Callable[..., HttpResponse] = get_resolver().resolve_error_handler(status)
    assert handler.__module__ == "books.views.trouble"
