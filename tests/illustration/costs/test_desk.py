"""The desk's money: the quote before drawing, caps, the queue with its remedies, the ledger."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from books.models import Book
from books.tenancy import acting_for
from illustration.enums import Waits
from illustration.models import Account, Attempt, Budget, ModelPulse
from illustration.operations.keys import add_key
from tests.factories import make_book
from tests.illustration.costs.rows import a_book, doubtful, first
from tests.personas import Press, client_of


@pytest.fixture
def waiting(press: Press) -> Book:
    """A book with a doubtful picture, one over its cap, and one whose turn comes."""
    with acting_for(press.publisher):
        book = a_book(press.ada, press.rita)
        doubtful(first(book))
        second = Attempt.objects.filter(book=book)[1]
        Attempt.objects.filter(pk=second.pk).update(waits_for=Waits.BOOK_BUDGET.value)
    return book


def screen(client: Client, name: str, **words: object) -> str:
    page = client.get(reverse(name, kwargs={"publisher": "owl-press", **words}))
    assert page.status_code == 200
    return " ".join(page.content.decode().split())


def post(client: Client, name: str, form: dict[str, object], **words: object) -> HttpResponse:
    address = reverse(name, kwargs={"publisher": "owl-press", **words})
    return client.post(address, form, follow=True)


def test_the_price_and_what_is_left_stand_before_the_button_that_draws(press: Press) -> None:
    with acting_for(press.publisher):
        book = make_book(press.ben, spreads=0)
    ben = client_of(press.ben)
    assert "The offline painter draws it for nothing." in screen(ben, "book", book=book.slug)
    with acting_for(press.publisher):
        told = {"wire": "gptproto", "base": "", "title": "K", "secret": "sk-abcd1234"}
        add_key(publisher=press.publisher, by=press.ada, **told)
    post(client_of(press.ada), "set-cap", {"kind": "book", "book": book.slug, "cap": "0.05"})
    told = screen(ben, "book", book=book.slug)
    # 4 pages, a sheet and a cover of medium quality: 0.1363 + 0.2037 + 0.3370.
    assert "about <strong>$0.68</strong>" in told
    assert "This title: $0.05 left" in told
    assert "The caps leave less than that." in told
    costs = screen(ben, "book-costs", book=book.slug)
    # The sheet alone: the pages wait for it, and nobody began the cover.
    assert "Draw 1 picture now, about $0.18" in costs
    assert "$0.05 left of $0.05" in costs


def test_an_editor_sees_caps_and_what_is_left_an_owner_the_money_others_neither(
    press: Press, waiting: Book
) -> None:
    ada, ben = client_of(press.ada), client_of(press.ben)
    post(ada, "set-cap", {"kind": "book", "book": waiting.slug, "cap": "2"})
    assert "$0.00 spent, $0.0298 held" in screen(ada, "book-costs", book=waiting.slug)
    told = screen(ben, "book-costs", book=waiting.slug)
    assert "$1.97 left of $2.00" in told
    assert "held</p>" not in told
    assert "Set the cap" not in told
    rita = client_of(press.rita)
    assert 'id="costs"' not in screen(rita, "book", book=waiting.slug)
    assert "$" not in screen(rita, "queue")


def test_a_cap_that_was_typed_wrongly_comes_back_with_the_reason(
    press: Press, waiting: Book
) -> None:
    answer = post(client_of(press.ada), "set-cap", {"kind": "publisher", "cap": "2,50"})
    assert answer.status_code == 400
    told = answer.content.decode()
    assert "Type a sum in dollars" in told
    assert 'value="2,50"' in told
    assert post(client_of(press.ada), "set-cap", {"kind": "week"}).status_code == 400


def test_each_waiting_picture_tells_its_cause_and_the_way_to_help(
    press: Press, waiting: Book
) -> None:
    ada, costs = client_of(press.ada), f"/p/owl-press/books/{waiting.slug}/costs/#caps"
    told = screen(ada, "queue")
    assert "The title&#x27;s cap has no room for it. Nothing was spent." in told
    assert f'<a href="{costs}">Raise the cap</a>' in told
    assert "It waits for its turn; drawn in about 40 s." in told  # 60 / 19.6 s, and 30 s
    assert "An owner can raise the cap." in screen(client_of(press.ben), "queue")
    Account.objects.update(paused_for="quota")
    assert "The provider is paused. The account has no balance left." in screen(ada, "queue")
    assert 'href="/p/owl-press/providers/">See to it' in screen(ada, "queue")
    Account.objects.update(paused_for="")
    later = timezone.now() + timedelta(minutes=5)
    with acting_for(press.publisher):
        asked = first(waiting).model
    ModelPulse.objects.create(account=Account.objects.get(), model=asked, open_until=later)
    assert "The model failed too often and rests. It goes on at" in screen(ada, "queue")


def test_a_doubtful_picture_is_decided_on_the_queue_in_one_click(
    press: Press, waiting: Book
) -> None:
    ada, ben = client_of(press.ada), client_of(press.ben)
    with acting_for(press.publisher):
        ref = first(waiting).ref
    told = screen(ben, "book-queue", book=waiting.slug)
    assert "They may have been drawn and charged" in told
    assert "It was not charged" not in told
    assert post(ada, "was-not-charged", {"reason": " "}, attempt=ref).status_code == 400
    answer = post(ben, "draw-again", {"of": "book"}, attempt=ref)
    assert answer.redirect_chain[0][0].endswith(f"/books/{waiting.slug}/queue/")  # type: ignore[attr-defined]
    assert "$0.0298 are counted as spent" in answer.content.decode()
    assert "To decide" not in screen(ben, "queue")
    assert post(ben, "draw-again", {}, attempt=ref).status_code == 409


def test_the_list_asks_for_itself_and_shows_all_anew_when_there_is_more_to_decide(
    press: Press, waiting: Book
) -> None:
    ada = client_of(press.ada)
    asks = re.search(r'hx-get="(/p/owl-press/queue/\?seen=1)"', screen(ada, "queue"))
    assert asks is not None
    htmx = {"HX-Request": "true"}
    assert "HX-Redirect" not in ada.get(asks[1], headers=htmx).headers
    with acting_for(press.publisher):
        doubtful(Attempt.objects.select_related("book", "scene").filter(book=waiting)[2])
    assert ada.get(asks[1], headers=htmx).headers["HX-Redirect"] == "/p/owl-press/queue/"


def test_a_waiting_picture_is_cancelled_on_the_queue(press: Press, waiting: Book) -> None:
    with acting_for(press.publisher):
        ref = Attempt.objects.filter(book=waiting)[1].ref
    answer = post(client_of(press.ben), "cancel-drawing", {}, attempt=ref)
    assert "Cancelled before it was sent; nothing was spent." in answer.content.decode()
    with acting_for(press.publisher):
        assert Attempt.objects.get(ref=ref).state == "CANCELLED"
        assert Budget.objects.get(kind="book").reserved_micros == 29_800  # the doubtful one's
