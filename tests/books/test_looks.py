"""How pages are set: templates, art short of the bleed, subjects; and what that voids."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from django.db import transaction

from books.content import page_content, picture_content
from books.enums import Part, ShortArt, Template
from books.errors import IllegalMove, NotAllowed, NotReady, Refused
from books.layouts import layout_is_approved
from books.manuscript.draft import ArtFile
from books.models import Artwork, Book, Page
from books.operations.layout import approve_layout
from books.operations.looks import choose_short_art, set_page_template, templates_of
from books.operations.manuscript import import_book
from books.operations.subjects import mark_subjects
from books.operations.templates import set_template
from books.queries import edition_of, pages_of
from books.tenancy import acting_for
from tests.factories import NOW, add_candidate, draft, make_book, picture_bytes
from tests.personas import Press, owl_press


@pytest.fixture(scope="module")
def laid(
    django_db_setup: None, django_db_blocker: pytest.FixtureRequest
) -> Iterator[tuple[Press, Book]]:
    """Owl Press and a book of four approved scenes, the last a spread; made once for the file."""
    with django_db_blocker.unblock(), transaction.atomic():  # type: ignore[attr-defined]
        press = owl_press()
        with acting_for(press.publisher):
            yield press, make_book(press.ben, approved=True, approver=press.rita)
        transaction.set_rollback(True)


@pytest.fixture
def owl(laid: tuple[Press, Book], db: None) -> Iterator[Press]:
    """Owl Press with its book; what a test changes is rolled back."""
    with acting_for(laid[0].publisher):
        yield laid[0]


@pytest.fixture
def book(owl: Press, laid: tuple[Press, Book]) -> Book:
    """The book as it was made."""
    return Book.objects.select_related("publisher").get(pk=laid[1].pk)


@pytest.fixture
def long(owl: Press) -> Book:
    """Eleven scenes, drawn by nobody: enough for any arrangement."""
    return make_book(owl.ben, title="A long way home", scenes=11, spreads=0)


def approved(book: Book) -> set[int]:
    """The pages whose layout stands approved."""
    edition = edition_of(book)
    pages = pages_of(edition)
    return {page.number for page in pages if layout_is_approved(page, edition, len(pages))}


def picture_page(book: Book) -> Page:
    """The first page that shows a whole picture, without words."""
    return next(page for page in pages_of(edition_of(book)) if page.part == Part.WHOLE)


def show(book: Book, page: Page, size: tuple[int, int]) -> Artwork:
    """Give the page's scene an approved picture of another size."""
    assert page.scene is not None
    artwork = add_candidate(scene=page.scene, size=size)
    page.scene.artwork, page.scene.state = artwork, "approved"
    page.scene.save()
    return artwork


def test_another_template_voids_that_pages_layout_alone(owl: Press, book: Book) -> None:
    page, before = picture_page(book), approved(book)
    set_page_template(page=page, template=Template.VIGNETTE, by=owl.ben)
    assert before - approved(book) == {page.number}
    event = book.events.get(what="set-page-template")
    assert (event.subject, event.from_state, event.to_state) == (
        f"page {page.number}",
        "picture",
        "vignette",
    )
    with pytest.raises(IllegalMove, match="set as vignette already"):
        set_page_template(page=picture_page(book), template=Template.VIGNETTE, by=owl.ben)


def test_a_reviewer_sets_no_templates_and_the_plan_sets_halves(owl: Press, book: Book) -> None:
    with pytest.raises(NotAllowed):
        set_page_template(page=picture_page(book), template=Template.SPOT, by=owl.rita)
    half = next(page for page in pages_of(edition_of(book)) if page.part == Part.LEFT)
    assert templates_of(half) == ()
    with pytest.raises(Refused, match="none: the plan sets it"):
        set_page_template(page=half, template=Template.SPOT, by=owl.ben)


def test_a_template_saved_meanwhile_is_not_overwritten(owl: Press, book: Book) -> None:
    stale = picture_page(book)
    set_page_template(page=picture_page(book), template=Template.SPOT, by=owl.ben)
    with pytest.raises(IllegalMove, match="somebody else"):
        set_page_template(page=stale, template=Template.VIGNETTE, by=owl.ben)
    assert picture_page(book).template == "spot"


def test_words_that_face_their_picture_come_onto_its_page_in_a_template(
    owl: Press, long: Book
) -> None:
    book = long
    scene = book.scenes.get(position=2)
    for template in ("vignette", "spot", "on-picture"):
        set_template(edition=edition_of(book), scene=scene, template=template, by=owl.ben)  # type: ignore[arg-type]
        (page,) = edition_of(book).pages.filter(scene=scene)
        assert page.text
        assert page.template == ("text-on-picture" if template == "on-picture" else template)
        scene.refresh_from_db()
        assert bool(scene.text_room) == (template == "on-picture")
    assert book.events.filter(what="set-page-template").count() == 2  # planned anew once only


def test_a_template_outlives_a_new_plan(owl: Press, long: Book) -> None:
    book = long
    scene, edition = book.scenes.get(position=2), edition_of(book)
    set_template(edition=edition, scene=scene, template="art-above-text", by=owl.ben)
    other = book.scenes.get(position=1)
    set_template(edition=edition_of(book), scene=other, template="text-only", by=owl.ben)
    assert edition_of(book).pages.get(scene=scene).template == "art-above-text"


def test_art_short_of_the_bleed_is_not_approved_until_somebody_chose(
    owl: Press, book: Book
) -> None:
    page, edition = picture_page(book), edition_of(book)
    show(book, page, (480, 300))
    page = picture_page(book)

    def approve() -> None:
        approve_layout(page=page, edition=edition, total=24, by=owl.rita)

    with pytest.raises(NotReady, match=r"ends short of the bleed by 1\.68 in at the top and"):
        approve()
    choose_short_art(edition=edition, choice=ShortArt.MIRROR, by=owl.ben)
    page = picture_page(book)
    approve()
    assert page.number in approved(book)


def test_an_editions_choice_voids_the_layouts_of_short_art_alone(owl: Press, book: Book) -> None:
    page = picture_page(book)
    show(book, page, (480, 300))
    edition, others = edition_of(book), approved(book)
    choose_short_art(edition=edition, choice=ShortArt.FILL, by=owl.ben)
    assert approved(book) == others
    approve_layout(page=picture_page(book), edition=edition, total=24, by=owl.rita)
    before = approved(book)
    choose_short_art(edition=edition, choice=ShortArt.SCALE, by=owl.ben)
    assert before - approved(book) == {page.number}
    with pytest.raises(IllegalMove, match="chosen so already"):
        choose_short_art(edition=edition, choice=ShortArt.SCALE, by=owl.ben)


def test_a_pages_own_choice_is_asked_and_outranks_the_editions(owl: Press, book: Book) -> None:
    page, before = picture_page(book), approved(book)
    choose_short_art(edition=page.edition, page=page, choice=ShortArt.MIRROR, by=owl.ben)
    assert before - approved(book) == {page.number}
    content = page_content(picture_page(book), page.scene.artwork if page.scene else None)
    assert (content.short_art, content.short_asked) == ("mirror", True)
    choose_short_art(edition=page.edition, page=page, choice=None, by=owl.ben)
    assert approved(book) == before
    words = next(each for each in pages_of(edition_of(book)) if each.part == Part.NONE)
    with pytest.raises(Refused, match="shows no picture"):
        choose_short_art(edition=page.edition, page=words, choice=ShortArt.FILL, by=owl.ben)


def test_marked_subjects_outrank_figures_and_void_the_pages_that_show_them(
    owl: Press, book: Book
) -> None:
    page = picture_page(book)
    assert page.scene is not None
    artwork, before = page.scene.artwork, approved(book)
    assert artwork is not None
    artwork.figures = [{"name": "Pip", "box": [100, 100, 200, 200], "eyes": []}]
    artwork.save()
    assert picture_content(artwork, Part.WHOLE).figures == ((100, 100, 200, 200),)
    mark_subjects(artwork=artwork, boxes=[[90, 80, 220, 260], [0, 0, 40, 40]], by=owl.ben)
    told = picture_content(artwork, Part.WHOLE)
    assert told.figures == ((90, 80, 220, 260), (0, 0, 40, 40))
    assert told.names == ("Pip", "")
    assert before - approved(book) == {page.number}
    assert book.events.get(what="mark-subjects").to_state == "2"
    mark_subjects(artwork=artwork, boxes=[], by=owl.ben)
    assert approved(book) == before


@pytest.mark.parametrize(
    "box", [[0, 0, 4, 40], [50, 50, 40, 90], [-1, 0, 40, 40], [0, 0, 301, 100], [0, 0, 40, 307]]
)
def test_a_box_that_is_none_is_refused(owl: Press, book: Book, box: list[int]) -> None:
    artwork = book.scenes.get(position=1).artwork
    assert artwork is not None
    with pytest.raises(Refused, match="is no box of at least 8 pixels inside this picture"):
        mark_subjects(artwork=artwork, boxes=[box], by=owl.ben)
    with pytest.raises(NotAllowed):
        mark_subjects(artwork=artwork, boxes=[], by=owl.rita)


def test_handed_in_art_of_another_shape_is_framed_and_the_plan_says_so(
    owl: Press, tmp_path: Path
) -> None:
    wide = tmp_path / "02.jpg"
    wide.write_bytes(picture_bytes((480, 300)))
    told = draft(title="Wide", scenes=11, spreads=0)
    told = replace(told, art=(ArtFile(wide, 480, 300, "JPEG"), *[None] * 10))
    book = import_book(draft=told, by=owl.ben, now=NOW)
    page, *others = [page for page in pages_of(edition_of(book)) if page.scene]
    assert page.template == "art-above-text"
    assert {other.template for other in others} <= {"picture", "text-on-picture"}
    (said,) = [line for line in edition_of(book).plan_reasons if "short of the bleed" in line]
    assert said.startswith(f"The picture of page {page.number} would end short of the bleed")


def test_an_edition_read_right_to_left_shows_the_right_half_first(owl: Press) -> None:
    told = replace(draft(), language="he")
    book = import_book(draft=told, by=owl.ben, now=NOW)
    halves = [page for page in pages_of(edition_of(book)) if page.part in (Part.LEFT, Part.RIGHT)]
    assert [(page.number % 2, page.part) for page in halves] == [(0, "right"), (1, "left")]
    plain = import_book(draft=draft(title="Else"), by=owl.ben, now=NOW)
    parts = [page.part for page in pages_of(edition_of(plain)) if page.part in ("left", "right")]
    assert parts == ["left", "right"]
