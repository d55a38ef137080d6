"""How often one token may call, and what it is told when it is too often."""

from __future__ import annotations

from typing import Any

from books.models import Book
from books.tenancy import acting_for
from illustration.models import Attempt
from tests.api.programs import program
from tests.personas import Press


def slow(settings: Any, **rates: str) -> None:
    """Let a token call as often as said, and else as it likes."""
    settings.API_RATES = settings.API_RATES | rates


def test_too_many_calls_are_told_when_to_come_again(press: Press, settings: Any) -> None:
    slow(settings, read="3/minute")
    ada = program(press.ada)
    told = [ada.get("me/") for _ in range(4)]
    assert [answer.status_code for answer in told] == [200, 200, 200, 429]
    assert 0 < int(told[3].headers["Retry-After"]) <= 60
    assert told[3].json()["code"] == "throttled"
    assert "Retry-After" in told[3].json()["next"]


def test_each_token_is_counted_apart(press: Press, settings: Any) -> None:
    slow(settings, read="1/minute")
    assert program(press.ada).get("me/").status_code == 200
    assert program(press.ada).get("me/").status_code == 200


def test_reading_writing_and_drawing_are_counted_apart(
    press: Press, book: Book, settings: Any
) -> None:
    slow(settings, read="1/minute", write="1/minute", draw="1/minute")
    ada = program(press.ada)
    for _ in range(2):
        read = ada.get("me/").status_code
        wrote = ada.post(f"titles/{book.slug}/archive/").status_code
        drew = ada.post(f"titles/{book.slug}/drawing/", key="d-1").status_code
    assert (read, wrote, drew) == (429, 429, 429)


def test_a_throttled_call_does_nothing(press: Press, book: Book, settings: Any) -> None:
    slow(settings, draw="0/minute")
    ada = program(press.ada)
    assert ada.post(f"titles/{book.slug}/characters/1/draw/", {}, key="d").status_code == 429
    with acting_for(press.publisher):
        assert not Attempt.objects.exists()


def test_the_rates_are_settings() -> None:
    from config.settings.api import API_RATES

    assert set(API_RATES) == {"read", "write", "draw"}
