"""The client of the docs, against a live server."""

from __future__ import annotations

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx
import pytest

from books.models import Artwork, Book, Character
from books.tenancy import acting_for
from tests.api.programs import program
from tests.factories import add_candidate
from tests.personas import Press, owl_press

ROOT = Path(__file__).resolve().parents[2]
STORY = "# The Lantern\n" + "".join(f"\n##\n\nHill number {n} was dark.\n" for n in range(12))


@pytest.fixture(scope="module")
def client() -> ModuleType:
    """docs/api_client.py as a module."""
    spec = importlib.util.spec_from_file_location("api_client", ROOT / "docs" / "api_client.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def press(transactional_db: None) -> Press:
    """Owl Press, committed."""
    return owl_press()


def test_the_client_of_the_docs_makes_a_title(
    press: Press,
    live_server: Any,
    client: ModuleType,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    manuscript = tmp_path / "lantern.md"
    manuscript.write_text(STORY, encoding="utf-8")
    monkeypatch.setenv("OCTAVO_URL", live_server.url)
    monkeypatch.setenv("OCTAVO_TOKEN", program(press.ada).key)
    desk = client.Octavo(live_server.url, program(press.ada).key)
    monkeypatch.setattr(client, "draw", lambda desk, slug: drawn(press, slug))
    client.main(str(manuscript))
    told = capsys.readouterr().out
    assert "acting for Ada Owl of Owl Press" in told
    assert "The Lantern: 28 pages, 12 pictures" in told
    assert "the-lantern: drawing, next: Draw 12 pictures" in told
    assert len(list(desk.every("titles/the-lantern/scenes/?page_size=5"))) == 12
    with acting_for(press.publisher):
        assert Book.objects.get().style.startswith("soft watercolour")


def drawn(press: Press, slug: str) -> None:
    """Let the book have a character with a sheet, as workers would draw it."""
    with acting_for(press.publisher):
        book = Book.objects.get(slug=slug)
        pip = Character.objects.create(
            publisher=press.publisher, book=book, position=1, name="Pip", kind="owl"
        )
        add_candidate(character=pip)


def test_the_client_asks_for_what_lacks_and_tells_how_far_it_is(
    press: Press, live_server: Any, client: ModuleType
) -> None:
    from tests.factories import make_book

    with acting_for(press.publisher):
        book = make_book(press.ben)
    desk = client.Octavo(live_server.url, program(press.ada).key)
    progress = client.draw(desk, book.slug, patience=0)
    assert (progress["under_way"], progress["done"]) == (1, 0)
    with acting_for(press.publisher):
        add_candidate(character=book.characters.get())
    client.approve_sheets(desk, book.slug)
    with acting_for(press.publisher):
        assert book.characters.get().sheet == Artwork.objects.get()


def test_the_client_sends_a_lost_call_again_and_it_is_done_once(
    press: Press, live_server: Any, client: ModuleType
) -> None:
    """The answer is lost on its way back; the same key brings it again."""
    sent = []

    class Losing(httpx.HTTPTransport):
        def handle_request(self, request: httpx.Request) -> httpx.Response:
            answer = super().handle_request(request)
            sent.append(request.headers.get("Idempotency-Key"))
            if len(sent) == 1:
                answer.close()
                raise httpx.ReadError("lost", request=request)
            return answer

    desk = client.Octavo(live_server.url, program(press.ada).key, Losing())
    told = desk.call("POST", "titles/", json={"text": STORY})
    assert told["slug"] == "the-lantern"
    assert sent[0] == sent[1]
    with acting_for(press.publisher):
        assert Book.objects.count() == 1


def test_a_refusal_ends_the_client_with_the_apis_own_words(
    press: Press, live_server: Any, client: ModuleType
) -> None:
    desk = client.Octavo(live_server.url, program(press.rita).key)
    with pytest.raises(SystemExit, match="not_allowed: Rita Heron is reviewer and may not import"):
        desk.call("POST", "titles/", json={"text": STORY})
