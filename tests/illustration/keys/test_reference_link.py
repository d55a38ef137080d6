"""A signed link to a reference picture: one picture, an hour, nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.signing import TimestampSigner
from django.test import Client

from books.models import Artwork
from books.tenancy import acting_for
from illustration import carriages
from illustration.carriages import GOOD_FOR, possible, reachable, signed_link
from illustration.providers.wire import speak
from illustration.providers.wire.talk import Carriage
from tests.factories import add_candidate, make_book
from tests.personas import Press


@pytest.fixture
def artwork(press: Press) -> Artwork:
    with acting_for(press.publisher):
        book = make_book(press.ben)
        return add_candidate(character=book.characters.get())


@pytest.fixture
def link(artwork: Artwork, settings: pytest.FixtureRequest) -> str:
    settings.OCTAVO_URL = "https://desk.example.com/"  # type: ignore[attr-defined]
    address = signed_link(artwork)
    assert address.startswith("https://desk.example.com/reference/")
    return address.removeprefix("https://desk.example.com")


def test_whoever_holds_the_link_gets_the_picture_and_no_cookie(link: str) -> None:
    answer = Client().get(link)
    assert answer.status_code == 200
    assert b"".join(answer.streaming_content)[:3] == b"\xff\xd8\xff"
    assert answer["Content-Type"] == "image/jpeg"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, no-store"
    assert not answer.cookies


def test_a_link_dies_within_the_hour(link: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import time

    now = time.time()
    late = GOOD_FOR + timedelta(seconds=2)
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + late.total_seconds())
    assert Client().get(link).status_code == 404
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + late.total_seconds() - 60)
    assert Client().get(link).status_code == 200


@pytest.mark.parametrize("verb", ["post", "put", "patch", "delete"])
def test_a_link_is_read_and_nothing_else(link: str, verb: str) -> None:
    assert getattr(Client(), verb)(link).status_code == 405


def test_a_link_that_was_changed_opens_nothing(link: str, artwork: Artwork, press: Press) -> None:
    token = link.rpartition("/")[2]
    fox = press.olga.publisher_id
    other = token.replace(f"{artwork.publisher_id}-", f"{fox}-", 1)
    # Signed for something else, by our own key.
    foreign = TimestampSigner(sep=".", salt="another").sign(f"1-{artwork.sha256}")
    signed = carriages._signer()
    for made in (
        other,
        foreign,
        token[:-1],
        signed.sign(f"{fox}-{artwork.sha256}"),
        signed.sign("nothing"),
        signed.sign(f"{artwork.publisher_id}-"),
    ):
        assert Client().get(f"/reference/{made}").status_code == 404, made


def test_there_is_no_list(db: None) -> None:
    assert Client().get("/reference/").status_code == 404


def test_a_picture_that_is_gone_is_not_found(link: str, artwork: Artwork, press: Press) -> None:
    with acting_for(press.publisher):
        artwork.delete()
    assert Client().get(link).status_code == 404


@pytest.mark.parametrize(
    ("address", "can"),
    [
        ("https://desk.example.com", True),
        ("https://93.184.216.34", True),
        ("http://desk.example.com", False),
        ("https://localhost:8000", False),
        ("https://desk", False),
        ("https://desk.local", False),
        ("https://127.0.0.1", False),
        ("https://192.168.1.4:8443", False),
        ("https://[::1]", False),
        ("", False),
    ],
)
def test_a_provider_can_open_links_to_public_https_alone(
    address: str, can: bool, settings: pytest.FixtureRequest
) -> None:
    settings.OCTAVO_URL = address  # type: ignore[attr-defined]
    assert reachable() is can
    first = possible(speak("gptproto"))[0]
    assert first is (Carriage.SIGNED_LINK if can else Carriage.DATA_URI)
    assert possible(speak("openai-images")) == [Carriage.UPLOAD]
