"""Keyset pages: nothing is skipped or shown twice, and a page costs the same wherever it is."""

from __future__ import annotations

import base64
import json
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from books.models import Book, Event
from books.tenancy import acting_for
from tests.api.programs import Program, program
from tests.api.table import ROUTES
from tests.factories import add_candidate, make_book
from tests.personas import Press
from tests.test_route_walk import words_of


@pytest.fixture
def ada(press: Press) -> Program:
    """A program with all rights."""
    return program(press.ada)


def shelved(press: Press, *titles: str) -> None:
    """Put bare titles on the shelf, one apart from the other."""
    with acting_for(press.publisher):
        for n, title in enumerate(titles):
            slug = f"t-{Book.objects.count()}-{n}"
            Book.objects.create(publisher=press.publisher, slug=slug, title=title)


def walked(ada: Program, address: str, **query: Any) -> list[dict[str, Any]]:
    """Every row of a list, followed from page to page."""
    found, following = [], address
    for _ in range(100):
        told = ada.get(following, **query).json()
        found += told["results"]
        following, query = told["next"], {}
        if following is None:
            return found
    raise AssertionError("the list has no end")


@pytest.mark.parametrize("size", [1, 2, 3, 7, 50])
@pytest.mark.parametrize("order", ["title", "newest"])
def test_every_row_comes_once_and_in_order(
    press: Press, ada: Program, size: int, order: str
) -> None:
    shelved(press, "Wren", "Ant", "Moth", "Ant", "Ömer's Ark", 'Bee, & "bee"', "Ant")
    told = [row["slug"] for row in walked(ada, "titles/", page_size=size, order=order)]
    with acting_for(press.publisher):
        by = ("title", "id") if order == "title" else ("-id",)
        assert told == list(Book.objects.order_by(*by).values_list("slug", flat=True))


def test_a_row_added_meanwhile_does_not_push_another_onto_two_pages(
    press: Press, ada: Program
) -> None:
    shelved(press, "Bee", "Cat", "Dog", "Emu")
    first = ada.get("titles/", page_size=2).json()
    shelved(press, "Ant")
    second = ada.get(first["next"]).json()
    assert [row["title"] for row in first["results"] + second["results"]] == [
        "Bee",
        "Cat",
        "Dog",
        "Emu",
    ]


def test_the_next_page_keeps_the_filter(press: Press, ada: Program) -> None:
    shelved(press, "Ant", "Bee", "Ant hill", "Ant war")
    told = walked(ada, "titles/", page_size=1, search="ant")
    assert [row["title"] for row in told] == ["Ant", "Ant hill", "Ant war"]


@pytest.mark.parametrize("size", [0, 201, "many", ""])
def test_a_page_has_one_to_two_hundred_rows(ada: Program, size: Any) -> None:
    assert ada.get("titles/", page_size=size).json()["code"] == "invalid"


def cursor(values: Any) -> str:
    """Write a cursor as ours are written."""
    return base64.urlsafe_b64encode(json.dumps(values).encode()).decode().rstrip("=")


@pytest.mark.parametrize(
    "forged",
    [
        "x",
        "ä",
        "AAAA",
        cursor([]),
        cursor(["Ant"]),
        cursor(["Ant", "one"]),
        cursor(["Ant", None]),
        cursor(["Ant", [1]]),
        cursor(["Ant", {"a": 1}]),
        cursor({"a": 1}),
        cursor(["\0", 1]),
        cursor(["\ud800", 1]),
        cursor(["Ant", 1.5]),
        "WyJh" * 200,
    ],
)
def test_a_forged_cursor_is_refused(press: Press, ada: Program, forged: str) -> None:
    shelved(press, "Ant")
    response = ada.get("titles/", cursor=forged)
    assert (response.status_code, response.json()["code"]) == (400, "refused")


def test_a_cursor_beyond_all_numbers_finds_nothing(press: Press, ada: Program) -> None:
    shelved(press, "Ant")
    assert ada.get("titles/", cursor=cursor(["Zebra", 10**30])).json()["results"] == []


LISTS = sorted(name for name, verbs in ROUTES.items() if name.endswith("s") and "get" in verbs)
# Lists of what one person, or a shelf of files, holds: they do not grow with a publisher.
SHORT = {"api-styles", "api-printers"}


def fuller(press: Press, book: Book) -> None:
    """Give every list more rows."""
    from books.enums import Role
    from books.operations.invitations import invite
    from books.operations.people import add_member
    from books.operations.tokens import make_token
    from books.operations.uploads import receive_upload
    from illustration.operations.request import request_sheet
    from printing.models import Finding, PrintRun
    from tests.factories import picture_bytes

    shelved(press, *(f"Title {n}" for n in range(27)))
    for n in range(27):
        add_member(
            publisher=press.publisher, email=f"m{n}@x.example", name=f"M {n}", role=Role.EDITOR
        )
    with acting_for(press.publisher):
        run = PrintRun.objects.get()
        scene, hero = book.scenes.first(), book.characters.first()
        for n in range(27):
            invite(email=f"i{n}@x.example", name="", role=Role.EDITOR, by=press.ada)
            make_token(member=press.ben, name=f"t{n}", role=Role.EDITOR, expires=None, by=press.ada)
            add_candidate(scene=scene, seed=n, by=press.ben)
            add_candidate(character=hero, seed=n, by=press.ben)
            Finding.objects.create(
                publisher=press.publisher, run=run, position=n + 2, rule="x", verdict="pass"
            )
            PrintRun.objects.create(
                publisher=press.publisher,
                edition=run.edition,
                n=n + 2,
                state="failed",
                profile_key="k",
                profile_version="1",
                inputs_sha256="x",
                pages=24,
                asked_by=press.paul.user,
            )
            more = book.characters.create(
                publisher=press.publisher, position=n + 2, name=f"C {n}", kind="moth"
            )
            request_sheet(character=more, by=press.ada)
            receive_upload(
                book=book, name="a.jpg", content=picture_bytes(), by=press.ben, scene=scene
            )
            book.scenes.create(publisher=press.publisher, position=n + 20, brief="A hill")


def test_a_lists_queries_do_not_grow_with_its_rows(press: Press, book: Book, ada: Program) -> None:
    words = {"book": book.slug, "edition": 1, "position": 1, "n": 1}
    lists = [name for name in LISTS if words_of(name) <= set(words) and name not in SHORT]
    with acting_for(press.publisher):
        make_book(press.ben, title="Another one", scenes=6)
    few = {name: counted(ada, name, words) for name in lists}
    fuller(press, book)
    many = {name: counted(ada, name, words) for name in lists}
    assert {name: queries for name, (queries, _) in many.items()} == {
        name: queries for name, (queries, _) in few.items()
    }
    longer = {name for name in lists if many[name][1] > few[name][1]}
    assert len(longer) >= 14, sorted(set(lists) - longer)


def counted(ada: Program, name: str, words: dict[str, Any]) -> tuple[int, int]:
    """How many queries a list takes, and how many rows it shows."""
    from django.urls import reverse

    address = reverse(name, kwargs={word: words[word] for word in words_of(name)})
    ada.get(address)  # the token's use is noted once a minute
    with CaptureQueriesContext(
        connection,
    ) as asked:
        response = ada.get(address, **({} if "editions/1/" in address else {"page_size": 200}))
    if response.status_code == 400:
        with CaptureQueriesContext(connection) as asked:
            response = ada.get(address)
    assert response.status_code == 200, (name, response.content)
    told = response.json()
    rows = told["results"] if isinstance(told, dict) and "results" in told else told
    return len(asked), len(rows)


def test_history_is_listed_newest_first(press: Press, book: Book, ada: Program) -> None:
    told = [row["id"] for row in walked(ada, f"titles/{book.slug}/events/", page_size=7)]
    with acting_for(press.publisher):
        rows = Event.objects.filter(book=book).order_by("-id")
        assert told == list(rows.values_list("id", flat=True))
    assert len(told) > 20
