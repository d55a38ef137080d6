"""make_titles fills a publisher for load, and leaves one alone that has titles of its own."""

from __future__ import annotations

from functools import lru_cache
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from books import storing
from books.enums import SceneState
from books.layouts import layout_hash
from books.models import Artwork, Book, Character, Page, Publisher, Rendition, Scene
from books.showing import STAGE
from books.stage import stage_of, with_counts
from books.tenancy import acting_for
from illustration import painter
from printing.models import PrintRun
from tests.factories import make_book
from tests.illustration.painter.orders import order
from tests.personas import Press, client_of

painted = lru_cache(painter.paint)


@pytest.fixture(autouse=True)
def each_picture_is_painted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same dozen pictures fill every publisher of one seed."""
    monkeypatch.setattr(painter, "paint", painted)


def told(*arguments: str) -> str:
    out = StringIO()
    call_command("make_titles", *arguments, stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_a_publisher_is_founded_and_filled_with_titles_in_every_stage() -> None:
    said = told("16", "--publisher", "load-press", "--owner", "ada@load.example")
    assert "16 titles for Load Press (load-press)" in said
    with acting_for(Publisher.objects.get(slug="load-press")):
        books = list(with_counts(Book.objects.all()))
        assert len({book.slug for book in books}) == 16
        assert {stage_of(book).word for book in books} == set(STAGE)
        assert Rendition.objects.count() == 2 * Artwork.objects.count()
        assert PrintRun.objects.count() == 2  # one title of eight is pressed
        assert storing.exists(PrintRun.objects.all()[0].file)


def test_rows_hang_together_as_those_of_a_real_book(press: Press) -> None:
    told("8", "--publisher", "fox-press")
    with acting_for(press.olga.publisher):
        approved = Scene.objects.filter(state=SceneState.APPROVED.value)
        assert approved.exists()
        assert all(scene.artwork.scene_id == scene.pk for scene in approved)
        assert not Artwork.objects.filter(scene=None, character=None).exists()
        assert all(
            who.sheet.character_id == who.pk for who in Character.objects.exclude(sheet=None)
        )
        page = Page.objects.filter(layout_state="approved").select_related("edition").first()
        assert page is not None
        assert page.layout_hash == layout_hash(page, page.edition, 28)
        book = Book.objects.order_by("pk").last()
        assert book is not None
    client = client_of(press.olga)
    for screen in ("", f"books/{book.slug}/", f"books/{book.slug}/e1/runs/"):
        assert client.get(f"/p/fox-press/{screen}").status_code == 200, screen


def test_a_publisher_with_other_titles_is_left_alone_unless_told(press: Press) -> None:
    with acting_for(press.publisher):
        make_book(press.ben)
    with pytest.raises(CommandError, match="has 1 titles already; they stay as they are"):
        told("3", "--publisher", "owl-press")
    with acting_for(press.publisher):
        assert Book.objects.count() == 1
    told("2", "--publisher", "owl-press", "--beside")
    told("1", "--publisher", "owl-press", "--beside")
    with acting_for(press.publisher):
        assert Book.objects.count() == 4


def test_the_same_seed_makes_the_same_titles_and_another_makes_others(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = painter.paint(order("an owl", width=64, height=64))
    monkeypatch.setattr(painter, "paint", lambda order: one)

    def titles(slug: str, seed: str) -> list[str]:
        told("2", "--publisher", slug, "--seed", seed)
        with acting_for(Publisher.objects.get(slug=slug)):
            return list(Book.objects.values_list("slug", flat=True))

    assert titles("one", "4") == titles("two", "4") != titles("three", "5")


@pytest.mark.parametrize("count", ["0", "20001"])
@pytest.mark.django_db
def test_a_number_that_makes_no_sense_is_refused_and_founds_nothing(count: str) -> None:
    with pytest.raises(CommandError, match="ask for 1 to 20000"):
        told(count, "--publisher", "load-press")
    assert not Publisher.objects.filter(slug="load-press").exists()
