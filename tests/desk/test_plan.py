"""The plan's screen: its openings, its count, and the forms that change it without a script."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse

from books.models import Book, Page
from books.operations.replan import plan_digest
from books.queries import edition_of, pages_of
from books.tenancy import acting_for
from tests.desk.reading import at, body, shows, text_of
from tests.factories import make_book
from tests.laid import once_a_file
from tests.personas import Press, client_of


def whole_book(press: Press) -> Book:
    """Eleven scenes, the last one a spread."""
    return make_book(press.ben, scenes=11, spreads=1)


laid, press, book = once_a_file(whole_book)


def rows(press: Press, book: Book) -> list[Page]:
    with acting_for(press.publisher):
        return pages_of(edition_of(book))


def page_telling(press: Press, book: Book, number: int) -> Page:
    return next(page for page in rows(press, book) if f"hill number {number}." in page.text)


def do(press: Press, book: Book, name: str, **sent: object) -> HttpResponse:
    """Post a form of Ben's, with the plan as it stands."""
    address = at(name, book.slug, 1)
    data = {"seen": plan_digest(rows(press, book))} | sent
    return client_of(press.ben).post(address, data, follow=True)


def test_the_openings_the_slots_and_the_blanks_are_shown(press: Press, book: Book) -> None:
    sent = body(client_of(press.ben).get(at("plan", book.slug, 1)))
    shown = [int(n) for n in re.findall(r'class="folio">(\d+)<', sent)]
    assert shown == [page.number for page in rows(press, book)]
    assert sent.count("plan-cell slot") == sum(page.kind != "story" for page in rows(press, book))
    first = sent.index('class="opening only-recto"')
    assert first < sent.index('class="opening"')


def test_the_count_is_told_with_both_rules(press: Press, book: Book) -> None:
    words = text_of(client_of(press.ben).get(at("plan", book.slug, 1)))
    assert f"{len(rows(press, book))} pages" in words
    assert "The printer's rule 24 to 590 pages, a multiple of 2: kept" in words
    assert "The house's rule a multiple of 4: kept" in words


def test_the_arrow_moves_a_scene_with_its_words(press: Press, book: Book) -> None:
    ben = client_of(press.ben)
    sent = body(ben.get(at("plan", book.slug, 1)))
    third = page_telling(press, book, 3)
    form = re.search(
        rf'name="page" value="{third.number}"><input type="hidden" name="before" value="(\d+)"',
        sent,
    )
    assert form is not None
    response = do(press, book, "move-part", page=third.number, before=form[1])
    assert "Moved; page" in text_of(response)
    told = [page.text for page in rows(press, book) if page.kind == "story" and page.text]
    order = [int(re.findall(r"number (\d+)", text)[0]) for text in told]
    assert order == [1, 3, 2, *range(4, 12)]


def test_a_plan_changed_meanwhile_moves_nothing(press: Press, book: Book) -> None:
    seen = plan_digest(rows(press, book))
    do(press, book, "move-part", page=page_telling(press, book, 5).number, before="end")
    before = [(page.pk, page.number) for page in rows(press, book)]
    response = client_of(press.ben).post(
        at("move-part", book.slug, 1), {"seen": seen, "page": 4, "before": "end"}
    )
    assert response.status_code == 409
    assert "changed by somebody else a moment ago" in text_of(response)
    assert [(page.pk, page.number) for page in rows(press, book)] == before


def test_a_page_with_words_is_asked_about_before_it_goes(press: Press, book: Book) -> None:
    page = page_telling(press, book, 4)
    asked = do(press, book, "delete-page", page=page.number, version=page.version)
    assert f"Delete page {page.number} with its words?" in text_of(asked)
    assert "Pip flew over hill number 4." in text_of(asked)
    assert page_telling(press, book, 4).pk == page.pk
    done = do(press, book, "delete-page", page=page.number, version=1, confirmed="yes")
    assert f"Page {page.number} is deleted." in text_of(done)
    assert not any("number 4." in each.text for each in rows(press, book))


def test_words_saved_while_one_was_asked_do_not_go(press: Press, book: Book) -> None:
    page = page_telling(press, book, 4)
    with acting_for(press.publisher):
        Page.objects.filter(pk=page.pk).update(text="Newer words, hill number 4.", version=2)
    response = do(press, book, "delete-page", page=page.number, version=1, confirmed="yes")
    assert response.status_code == 409
    assert page_telling(press, book, 4).text.startswith("Newer")


def test_a_page_is_inserted_with_words_and_a_new_scene(press: Press, book: Book) -> None:
    before = page_telling(press, book, 2).number
    response = do(
        press, book, "insert-page", before=before, text="Rain fell.", picture="new", brief="Rain"
    )
    assert "is inserted" in text_of(response)
    page = next(each for each in rows(press, book) if each.text == "Rain fell.")
    with acting_for(press.publisher):
        scene = book.scenes.get(position=12)
    assert (scene.brief, scene.brief_origin, scene.state) == ("Rain", "person", "briefed")
    assert page.number < page_telling(press, book, 2).number


def test_two_pages_are_joined_and_parted_again(press: Press, book: Book) -> None:
    left, right = (page_telling(press, book, n).number for n in (1, 2))
    joined = do(press, book, "join-pages", page=left, **{"with": right}, keep="right")
    assert "Scene 2 is a spread now" in text_of(joined)
    halves = [page for page in rows(press, book) if page.scene and page.scene.position == 2]
    assert [page.part for page in halves] == ["left", "right"]
    parted = do(press, book, "part-spread", page=halves[0].number, keep="left", picture="1")
    assert "the other one shows scene 1" in text_of(parted)


def test_the_template_is_set_for_one_scene(press: Press, book: Book) -> None:
    page = page_telling(press, book, 3)
    do(press, book, "set-template", page=page.number, template="text-only")
    assert page_telling(press, book, 3).template == "text"
    again = do(press, book, "place-scene", page=page_telling(press, book, 3).number, picture="3")
    assert "Scene 3 is on a page." in text_of(again)


def test_the_picture_alone_asks_for_its_words_first(press: Press, book: Book) -> None:
    page = page_telling(press, book, 3)
    asked = do(press, book, "set-template", page=page.number, template="picture-only")
    assert "Leave scene 3 without its words?" in text_of(asked)
    do(press, book, "set-template", page=page.number, template="picture-only", confirmed="yes")
    assert not any("number 3." in each.text for each in rows(press, book))


@pytest.mark.parametrize("name", ["move-part", "insert-page", "delete-page", "join-pages"])
def test_a_page_that_is_not_there_is_not_found(press: Press, book: Book, name: str) -> None:
    sent = {"page": "99", "before": "98", "with": "97"}
    assert client_of(press.ben).post(at(name, book.slug, 1), sent).status_code == 404


def test_a_template_nobody_knows_and_a_title_page_have_none(press: Press, book: Book) -> None:
    ben, address = client_of(press.ben), at("set-template", book.slug, 1)
    page = page_telling(press, book, 3).number
    assert ben.post(address, {"page": page, "template": "upside-down"}).status_code == 404
    assert ben.post(address, {"page": 1, "template": "facing"}).status_code == 404


def test_a_reviewer_looks_and_has_no_forms(press: Press, book: Book) -> None:
    rita = client_of(press.rita)
    shown = rita.get(at("plan", book.slug, 1))
    assert not shows(shown, "move-part", book.slug, 1)
    assert "looks at the plan" in text_of(shown)
    page = page_telling(press, book, 4)
    assert (
        rita.post(
            at("delete-page", book.slug, 1), {"page": page.number, "confirmed": "yes"}
        ).status_code
        == 403
    )
    assert page_telling(press, book, 4).pk == page.pk


def test_words_that_fit_no_page_are_told_above_the_plan(press: Press, book: Book) -> None:
    do(press, book, "insert-page", before="end", text="A long way home. " * 400)
    shown = client_of(press.ben).get(at("plan", book.slug, 1))
    assert "To be mended before pressing: The text of page" in text_of(shown)
    assert "Does not fit" in text_of(shown)


def test_an_edition_without_pages_says_so(press: Press, book: Book) -> None:
    with acting_for(press.publisher):
        edition_of(book).pages.all().delete()
    shown = client_of(press.ben).get(at("plan", book.slug, 1))
    assert "No pages are planned yet" in text_of(shown)
