"""What pressing would change, foretold: one page's content, no picture, no money; or what it is."""

from __future__ import annotations

import pikepdf
import pytest

from books import storing
from books.models import Book, Character, Edition, Page, Scene
from books.operations.approving import approve_whole
from books.operations.text import edit_text
from books.queries import edition_of, pages_of
from illustration.operations.request import request_scene
from illustration.quoting import outdated_scenes
from printing.models import PrintRun
from printing.operations import impact
from printing.operations.impact import Impact, impact_of
from printing.operations.press import press as press_run
from printing.operations.run import queue_run
from tests.factories import make_book
from tests.laid import once_a_file
from tests.personas import Press
from tests.printing.made import made_run


def whole_book(owl: Press) -> Book:
    return make_book(owl.ben, approved=True, approver=owl.rita)


laid, press, book = once_a_file(whole_book, in_force=True)


@pytest.fixture
def made(owl: Press, book: Book) -> PrintRun:
    return made_run(edition_of(book), owl.paul, script=True)


def foretold(book: Book) -> Impact:
    edition = edition_of(book)
    return impact_of(edition, pages_of(edition))


def typo(owl: Press, edition: Edition) -> int:
    """Swap two letters on the last page of words."""
    page = edition.pages.filter(kind="story").exclude(text="").order_by("-number")[0]
    return change(owl, page, page.text.replace("long", "logn"))


def change(owl: Press, page: Page, words: str) -> int:
    edit_text(page=page, text=words, seen_version=page.version, by=owl.ben)
    return page.number


def approve(owl: Press, book: Book) -> None:
    for what in ("text", "layout"):
        approve_whole(what=what, edition=edition_of(book), by=owl.rita)


def pressed(owl: Press, book: Book) -> pikepdf.Pdf:
    run = queue_run(edition=edition_of(book), by=owl.paul, waiver="small pictures")
    press_run(run=run)
    run.refresh_from_db()
    assert run.failure == ""
    return pikepdf.open(storing.as_path(run.file))


def contents(pdf: pikepdf.Pdf) -> list[tuple[bytes, list[bytes]]]:
    """What is drawn on each page: its operators, and the bytes of the pictures they name."""
    told = []
    for page in pdf.pages:
        page.contents_coalesce()
        pictures = [picture.read_raw_bytes() for _, picture in sorted(page.get_images().items())]
        told.append((page.Contents.read_bytes(), pictures))
    return told


def test_a_typo_is_one_layout_and_only_that_pages_content_differs_in_the_new_file(
    owl: Press, book: Book
) -> None:
    before = contents(pressed(owl, book))
    number = typo(owl, edition_of(book))
    told = foretold(book)
    assert told.sentence == "1 layout, 0 pictures, $0.00"
    assert told.changes.numbers == (number,)
    approve(owl, book)
    after = contents(pressed(owl, book))
    differ = [n for n, pair in enumerate(zip(before, after, strict=True), 1) if pair[0] != pair[1]]
    assert differ == [number]


def test_words_with_new_letters_change_no_picture_and_the_script_of_no_other_page(
    owl: Press, book: Book
) -> None:
    before = contents(pressed(owl, book))
    page = edition_of(book).pages.filter(kind="story").exclude(text="")[0]
    change(owl, page, page.text.replace("a long", "quite a zigzag"))
    assert foretold(book).changes.numbers == (page.number,)
    approve(owl, book)
    after = contents(pressed(owl, book))
    assert [pictures for _, pictures in after] == [pictures for _, pictures in before]


def test_before_the_first_file_there_is_nothing_to_compare_with(book: Book) -> None:
    told = foretold(book)
    assert (told.since, bool(told.changes), told.redraw) == (None, False, ())


def test_only_pages_that_changed_are_laid_out(
    owl: Press, book: Book, made: PrintRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    impact.cache.clear()
    assert not foretold(book).changes
    laid: list[int] = []
    lay = impact.lay_page

    def counting(facts: object, page: object) -> object:
        laid.append(page.number)  # type: ignore[attr-defined]
        return lay(facts, page)  # type: ignore[arg-type]

    monkeypatch.setattr(impact, "lay_page", counting)
    number = typo(owl, edition_of(book))
    assert foretold(book).changes.numbers == (number,)
    assert laid == [number]


def test_a_changed_trait_names_the_scenes_of_the_cast_and_their_price(
    book: Book, made: PrintRun, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown = [scene.pk for scene in Scene.objects.filter(book=book, position__in=(1, 3))]
    monkeypatch.setattr(
        "books.quoting._outdated",
        [lambda _book: dict.fromkeys(shown, ["Pip's scarf is blue now."])],
    )
    monkeypatch.setattr("books.quoting._price", [lambda book: (40_000, "A model")])
    told = foretold(book)
    assert told.redraw == (1, 3)
    assert told.sentence == "0 layouts, 2 pictures, $0.08"


def test_a_page_that_cannot_be_set_is_told_and_hides_nothing_else(
    owl: Press, book: Book, made: PrintRun
) -> None:
    page = edition_of(book).pages.filter(kind="story").exclude(text="")[0]
    edit_text(page=page, text="word " * 3000, seen_version=page.version, by=owl.ben)
    told = foretold(book)
    assert f"page {page.number}" in told.trouble
    assert not told.changes


def test_a_file_of_an_older_press_is_not_compared(book: Book, made: PrintRun) -> None:
    PrintRun.objects.filter(pk=made.pk).update(script='{"format": "octavo-book/0"}')
    assert "made by an older press" in foretold(book).trouble


def test_the_pictures_of_a_drawn_book_are_outdated_by_a_changed_trait(owl: Press) -> None:
    """The real answer, from the orders the pictures were drawn from."""
    book = make_book(owl.ben, scenes=4, spreads=0, with_art=True)
    pip = Character.objects.get(book=book)
    pip.sheet = pip.sheets.first()
    pip.save()
    scene = book.scenes.get(position=2)
    attempt = request_scene(scene=scene, by=owl.ben)
    picture = scene.candidates.first()
    attempt.artwork = picture
    attempt.save()
    Scene.objects.filter(pk=scene.pk).update(artwork=picture)
    assert outdated_scenes(book) == {}
    pip.traits = {**pip.traits, "wears": ["blue scarf"]}
    pip.save()
    assert outdated_scenes(book) == {scene.pk: ["Pip was drawn from other traits."]}
