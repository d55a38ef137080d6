"""Pictures handed in with a manuscript become candidates, or are kept unplaced and told."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from books import storing
from books.manuscript.reader import read_book
from books.models import Artwork, Book
from books.operations.manuscript import import_book
from books.queries import edition_of
from tests.factories import NOW, picture_bytes
from tests.personas import Press


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    art = tmp_path / "art"
    art.mkdir()
    pages = "".join(f"\n##\nPip flew to hill {n}.\n" for n in range(1, 6))
    (tmp_path / "en.md").write_text(f"# Pip\n{pages}", encoding="utf-8")
    for number in (1, 2, 3, 5, 6, 7):  # no 04: story page 3 has no picture; 07 is one too many
        (art / f"{number:02}.jpg").write_bytes(picture_bytes(seed=number))
    return tmp_path


def taken(owl: Press, folder: Path) -> Book:
    return import_book(draft=read_book(folder), by=owl.ben, now=NOW)


def test_the_cover_is_kept_outside_the_interior(owl: Press, folder: Path) -> None:
    cover = taken(owl, folder).scenes.get(position=0)
    assert (cover.kind, cover.state) == ("cover-front", "offered")
    assert cover.candidates.get().source_name == "01.jpg"
    assert not cover.pages.exists()


def test_pictures_go_to_story_pages_by_number_and_are_offered(owl: Press, folder: Path) -> None:
    book = taken(owl, folder)
    names = {
        scene.position: [candidate.source_name for candidate in scene.candidates.all()]
        for scene in book.scenes.filter(position__gt=0)
    }
    assert names == {1: ["02.jpg"], 2: ["03.jpg"], 3: [], 4: ["05.jpg"], 5: ["06.jpg"]}
    assert set(book.scenes.filter(candidates__isnull=False).values_list("state", flat=True)) == {
        "offered"
    }


def test_a_page_without_a_picture_becomes_a_text_page_and_is_told(owl: Press, folder: Path) -> None:
    edition = edition_of(taken(owl, folder))
    page = edition.pages.get(text="Pip flew to hill 3.")
    assert (page.template, page.scene) == ("text", None)
    assert any("without a picture, set as text alone" in reason for reason in edition.plan_reasons)


def test_what_is_over_is_kept_unplaced_and_told(owl: Press, folder: Path) -> None:
    book = taken(owl, folder)
    left = Artwork.objects.get(scene__isnull=True, character__isnull=True)
    assert left.source_name == "07.jpg"
    assert any("07.jpg" in reason for reason in edition_of(book).plan_reasons)


def test_a_picture_keeps_every_byte(owl: Press, folder: Path) -> None:
    taken(owl, folder)
    artwork = Artwork.objects.get(source_name="02.jpg")
    assert storing.read(artwork.file) == (folder / "art" / "02.jpg").read_bytes()
    assert artwork.origin == "uploaded"
    assert artwork.made_by == owl.ben.user


def test_a_picture_that_lies_on_its_side_is_turned(owl: Press, folder: Path) -> None:
    lying = Image.open(io.BytesIO(picture_bytes((300, 200))))
    exif = Image.Exif()
    exif[274] = 6  # the camera was held upright: turn a quarter clockwise
    lying.save(folder / "art" / "02.jpg", exif=exif)
    taken(owl, folder)
    artwork = Artwork.objects.get(source_name="02.jpg")
    with Image.open(io.BytesIO(storing.read(artwork.file))) as kept:
        assert kept.size == (artwork.width, artwork.height) == (200, 300)
