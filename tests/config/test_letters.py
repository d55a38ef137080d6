"""The letter that PostgreSQL cannot keep is refused at the door, on either engine."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.factories import make_book
from tests.personas import Press, client_of


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("/sign-in/", {"login": "ada\x00@owl.example", "password": "x"}),
        ("/sign-in/", {"login": "ada@owl.example", "pass\x00word": "x"}),
        ("/sign-in/?next=%00", {}),
        ("/sign-in/a/b%00/", None),
    ],
)
@pytest.mark.django_db
def test_it_is_a_bad_request_in_a_form_a_question_or_a_path(
    path: str, form: dict[str, str] | None
) -> None:
    answer = Client().get(path) if form is None else Client().post(path, form)
    assert answer.status_code in {400, 404}


def test_words_of_a_page_never_reach_the_database_with_it(owl: Press) -> None:
    book = make_book(owl.ben)
    page = book.editions.get().pages.filter(kind="story").first()
    address = f"/p/owl-press/{book.slug}/e1/pages/{page.number}/text/"
    client_of(owl.ben).post(address, {"text": "Pip\x00flew", "version": str(page.version)})
    page.refresh_from_db()
    assert "\x00" not in page.text


@pytest.mark.django_db
def test_every_other_letter_passes() -> None:
    form = {"login": "ćma\x07\u2028@owl.example", "password": "月"}
    assert Client().post("/sign-in/", form).status_code != 400
