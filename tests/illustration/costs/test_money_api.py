"""Programs quote, set caps, read the ledger and decide; who may not see money reads null."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import Any

import pytest
from django.http import HttpResponse

from books.models import Book
from books.tenancy import acting_for
from illustration.models import Attempt
from tests.api.programs import Program, program
from tests.factories import add_candidate
from tests.illustration.costs.rows import a_book, doubtful, first
from tests.illustration.provenance.rows import drawn
from tests.illustration.pump.rig import FLAT
from tests.personas import Press


@pytest.fixture
def book(press: Press) -> Book:
    with acting_for(press.publisher):
        book = a_book(press.ada, press.rita)
        doubtful(first(book))
    return book


def caller(press: Press, who: str) -> Program:
    with acting_for(press.publisher):
        return program(getattr(press, who), by=press.ada)


def told(answer: HttpResponse, status: int = 200) -> Any:
    assert answer.status_code == status, answer.content
    return json.loads(answer.content)


def test_a_program_sets_a_cap_and_reads_what_is_left(press: Press, book: Book) -> None:
    ada, ben = caller(press, "ada"), caller(press, "ben")
    done = told(ada.post(f"titles/{book.slug}/budgets/", {"cap_micros": 1_000_000}))
    assert (done["kind"], done["cap_micros"]) == ("book", 1_000_000)
    own = told(ada.get(f"titles/{book.slug}/budgets/"))[0]
    assert (own["left_micros"], own["reserved_micros"]) == (1_000_000 - FLAT, FLAT)
    seen = told(ben.get(f"titles/{book.slug}/budgets/"))[0]
    assert (seen["left_micros"], seen["spent_micros"]) == (1_000_000 - FLAT, None)
    month = told(ada.post("budgets/", {"kind": "month", "cap_micros": 5_000_000}))
    assert month["sentence"] == "The cap is $5.00. Nothing was waiting for it."
    assert ada.post("budgets/", {"kind": "book", "cap_micros": 1}).status_code == 400


def test_the_queue_tells_causes_and_a_doubtful_picture_is_decided(press: Press, book: Book) -> None:
    ben, rita = caller(press, "ben"), caller(press, "rita")
    rows = told(ben.get("queue/"))
    assert [row["cause"] for row in rows] == ["decision", "turn", "turn"]
    assert rows[0]["reserved_micros"] == FLAT
    assert told(rita.get("queue/"))[0]["reserved_micros"] is None
    anew = told(ben.post(f"attempts/{rows[0]['ref']}/draw-again/", {}, key="once"), 202)
    assert (anew["state"], anew["scene"]) == ("PLANNED", 1)
    ended = told(ben.post(f"attempts/{anew['ref']}/cancel/", {}))
    assert ended["state"] == "CANCELLED"


def test_the_ledger_is_paged_and_chosen_by_title_and_month(press: Press, book: Book) -> None:
    ada = caller(press, "ada")
    ref = told(ada.get("queue/"))[0]["ref"]
    told(ada.post(f"attempts/{ref}/was-not-charged/", {"reason": "It is on no bill."}))
    page = told(ada.get(f"ledger/?book={book.slug}&page_size=1"))
    assert [(row["kind"], row["reserved_micros"]) for row in page["results"]] == [
        ("release", -FLAT)
    ]
    assert "cursor=" in page["next"]
    assert told(ada.get("ledger/?month=2001-01"))["results"] == []
    assert ada.get("ledger/?month=2001-13").status_code == 400
    assert ada.get("ledger/?book=nothing").status_code == 400


def test_the_time_left_of_a_drawing_is_told_in_seconds(press: Press, book: Book) -> None:
    with acting_for(press.publisher):
        sheet = book.characters.get().sheet
        done = Attempt.objects.filter(book=book)[1]
        asked = done.created_at
        Attempt.objects.filter(pk=done.pk).update(
            state="STORED", artwork=sheet, finished_at=asked + timedelta(hours=1)
        )
    told_now = told(caller(press, "rita").get(f"titles/{book.slug}/drawing/"))
    assert told_now["under_way"] == 1
    assert 3_600 < told_now["seconds_left"] < 7_300


def test_attempts_tell_their_money_to_those_who_may_see_it(press: Press, book: Book) -> None:
    address = f"titles/{book.slug}/attempts/"
    assert told(caller(press, "ben").get(address))["results"][0]["reserved_micros"] == FLAT
    for who in ("rita", "paul"):
        assert told(caller(press, who).get(address))["results"][0]["reserved_micros"] is None


def test_provenance_tells_its_money_to_those_who_may_see_it(press: Press, book: Book) -> None:
    with acting_for(press.publisher):
        artwork = add_candidate(scene=book.scenes.get(position=4))
        drawn(artwork, press)
    for who, sees in (("ben", FLAT), ("paul", None)):
        (step,) = told(caller(press, who).get(f"artworks/{artwork.pk}/provenance/"))["chain"]
        assert step["asked"]["settled_micros"] == sees


def test_a_quote_is_read_before_anything_is_asked_for(press: Press, book: Book) -> None:
    quote = told(caller(press, "ben").get(f"titles/{book.slug}/quote/"))
    assert (quote["pictures"], quote["expected_micros"], quote["seconds_left"]) == (2, 0, None)
    assert [line["begun"] for line in quote["lines"]] == [True, False]
