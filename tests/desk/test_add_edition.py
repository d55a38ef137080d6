"""A further edition on the desk: looked at, saved, listed, and worked on like the first."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from books.models import Book, Edition
from books.operations.approving import approve_whole
from books.operations.proposals import MAX_BYTES
from books.queries import edition_of, pages_of
from books.tenancy import acting_for
from tests.books.test_editions import add, french
from tests.desk.reading import at, body, shows, text_of
from tests.factories import make_book
from tests.laid import once_a_file
from tests.personas import Press, client_of

FORM = {
    "language": "fr",
    "printer": "kdp-paperback",
    "trim": "8x10",
    "stock": "premium-color",
    "bleed": "on",
    "isbn": "",
    "arrangement": "auto",
}
PASTED = "Pip et la lune\n\n" + "\n\n".join(f"Pip vola vers la colline {n}." for n in range(1, 5))
MARKDOWN = "# Pip et la lune\n" + "".join(f"\n##\nColline {n}, dit Pip.\n" for n in range(1, 5))


def whole_book(press: Press) -> Book:
    return make_book(press.ben, approved=True, approver=press.rita)


laid, press, book = once_a_file(whole_book)


@pytest.fixture
def ben(press: Press) -> Client:
    return client_of(press.ben)


@pytest.fixture
def second(press: Press, book: Book) -> Edition:
    with acting_for(press.publisher):
        return add(book, press.ben, french())


def editions(press: Press, book: Book) -> list[Edition]:
    with acting_for(press.publisher):
        return list(book.editions.order_by("number"))


def handed(text: str = MARKDOWN) -> SimpleUploadedFile:
    return SimpleUploadedFile("lune.md", text.encode())


def hidden(shown: str) -> str:
    (found,) = re.findall(r'name="kept" value="([^"]+)"', shown)
    return str(found)


def test_the_form_begins_as_the_first_edition_is_printed(book: Book, ben: Client) -> None:
    shown = body(ben.get(at("add-edition", book.slug)))
    assert 'name="trim" list="trims" autocomplete="off" required value="8.5x8.5"' in shown
    assert '<option value="en" selected>' in shown
    assert 'name="isbn" inputmode="numeric" autocomplete="off" value=""' in shown


def test_a_pasted_text_is_looked_at_and_then_saved(press: Press, book: Book, ben: Client) -> None:
    told = FORM | {"text": PASTED}
    shown = ben.post(at("add-edition", book.slug), told | {"preview": "1"})
    assert shown.status_code == 200
    words = text_of(shown)
    assert "Edition 2, Pip et la lune, as it would be saved" in words
    assert "4 texts of the story have their pages, one by one." in words
    assert "Pip vola vers la colline 3." in body(shown)
    assert len(editions(press, book)) == 1
    saved = ben.post(at("add-edition", book.slug), told | {"save": "1"})
    assert saved.headers["Location"] == at("book", book.slug) + "?edition=2"
    assert [each.language for each in editions(press, book)] == ["en", "fr"]
    assert "Edition 2 is added." in text_of(ben.get(saved.headers["Location"]))


def test_a_file_that_was_looked_at_need_not_be_handed_in_again(
    press: Press, book: Book, ben: Client
) -> None:
    address = at("add-edition", book.slug)
    shown = ben.post(address, FORM | {"file": handed(), "preview": "1"})
    assert "lune.md is kept until you save." in text_of(shown)
    ben.post(address, FORM | {"kept": hidden(body(shown)), "save": "1"})
    with acting_for(press.publisher):
        texts = [page.text for page in pages_of(edition_of(book, 2)) if page.kind == "story"]
    assert "Colline 4, dit Pip." in texts


def test_a_file_left_out_is_left_out(press: Press, book: Book, ben: Client) -> None:
    address = at("add-edition", book.slug)
    kept = hidden(body(ben.post(address, FORM | {"file": handed(), "preview": "1"})))
    response = ben.post(address, FORM | {"kept": kept, "drop": "on", "save": "1"})
    assert "no words in French yet: hand in or paste" in text_of(response)


def test_nobody_names_a_file_that_is_not_signed_for_this_publisher(
    press: Press, book: Book, ben: Client
) -> None:
    address = at("add-edition", book.slug)
    kept = hidden(body(ben.post(address, FORM | {"file": handed(), "preview": "1"})))
    for forged in (kept[:-2] + "xx", "1/aa/file.md"):
        response = ben.post(address, FORM | {"kept": forged, "save": "1"})
        assert response.status_code == 400
        assert "The file is not kept any more." in text_of(response)
    with acting_for(press.olga.publisher):
        other = make_book(press.olga)
    own = f"/p/fox-press/books/{other.slug}/editions/add/"
    response = client_of(press.olga).post(own, FORM | {"kept": kept, "save": "1"})
    assert "The file is not kept any more." in text_of(response)
    assert len(editions(press, book)) == 1


def test_the_first_editions_language_needs_no_manuscript(
    press: Press, book: Book, ben: Client
) -> None:
    ben.post(at("add-edition", book.slug), FORM | {"language": "en", "save": "1"})
    assert [(each.language, each.trim) for each in editions(press, book)] == [
        ("en", "8.5x8.5"),
        ("en", "8x10"),
    ]


def test_another_count_is_refused_and_what_was_typed_is_kept(
    press: Press, book: Book, ben: Client
) -> None:
    text = PASTED.rpartition("\n\n")[0]
    response = ben.post(at("add-edition", book.slug), FORM | {"text": text, "save": "1"})
    assert response.status_code == 400
    assert "words for 3 story pages and edition 1 has words on 4 pages" in text_of(response)
    assert "Pip vola vers la colline 3." in body(response)
    assert '<option value="fr" selected>' in body(response)
    assert len(editions(press, book)) == 1


@pytest.mark.parametrize(
    ("odd", "sentence"),
    [
        ({"trim": "8.6x11"}, "the nearest it cuts is"),
        ({"printer": "nobody"}, "no printer is called"),
        ({"stock": "silk"}, "has no stock"),
        ({"arrangement": "upside-down"}, "Choose one of auto, facing, on-picture"),
        ({"language": "other", "code": "not a code"}, "is no language code"),
        ({"isbn": "123"}, "is no ISBN"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    press: Press, book: Book, ben: Client, odd: dict[str, str], sentence: str
) -> None:
    for button in ("preview", "save"):
        told = FORM | {"text": PASTED} | odd | {button: "1"}
        response = ben.post(at("add-edition", book.slug), told)
        assert response.status_code == 400
        assert sentence in text_of(response)
    assert len(editions(press, book)) == 1


def test_a_manuscript_that_is_too_long_is_refused(book: Book, ben: Client) -> None:
    file = SimpleUploadedFile("long.md", b"x" * (MAX_BYTES + 1))
    response = ben.post(at("add-edition", book.slug), FORM | {"file": file, "preview": "1"})
    assert response.status_code == 413


def test_another_printer_shows_its_papers_before_anything_is_read(book: Book, ben: Client) -> None:
    told = FORM | {"language": "ka", "look": "1"}
    assert "written in Georgian" in text_of(ben.post(at("add-edition", book.slug), told))


def test_whoever_makes_no_titles_adds_no_editions(press: Press, book: Book) -> None:
    rita = client_of(press.rita)
    assert rita.get(at("add-edition", book.slug)).status_code == 403
    assert not shows(rita.get(at("book", book.slug)), "add-edition", book.slug)


def test_the_books_screen_lists_its_editions(press: Press, second: Edition, ben: Client) -> None:
    slug = second.book.slug
    shown = ben.get(at("book", slug))
    assert shows(shown, "add-edition", slug)
    words = text_of(shown)
    assert "2 editions 1. English (shown here) 8.5x8.5 in" in words
    assert "24 of 24 pages approved 2. French" in words
    assert "0 of 24 pages approved" in words
    french_screen = text_of(ben.get(at("book", slug) + "?edition=2"))
    assert "Pip et la lune" in french_screen
    assert "Approve 24 pages" in french_screen  # what comes next is this edition's own


def test_every_screen_with_an_edition_number_shows_the_second(
    press: Press, second: Edition
) -> None:
    ada, slug = client_of(press.ada), second.book.slug
    with acting_for(press.publisher):
        number = next(page.number for page in pages_of(second) if page.text.startswith("Pip vola"))
    for address in (
        at("page", slug, 2, number),
        at("page-picture", slug, 2, number, 1024),
        at("plan", slug, 2),
        at("runs", slug, 2),
    ):
        assert ada.get(address).status_code == 200, address
    assert "Pip vola vers la colline" in body(ada.get(at("page", slug, 2, number)))
    assert f'href="{at("book", slug)}?edition=2"' in body(ada.get(at("plan", slug, 2)))


def test_approving_whole_leads_back_to_the_edition_it_was_done_in(
    press: Press, second: Edition
) -> None:
    rita, slug = client_of(press.rita), second.book.slug
    response = rita.post(at("approve-pages", slug, 2, "text"))
    assert response.headers["Location"] == at("book", slug) + "?edition=2"
    with acting_for(press.publisher):
        done = second.pages.exclude(text_state="approved").exclude(text="")
        assert not done.exists()


def test_the_second_edition_is_pressed_from_its_own_screen(press: Press, second: Edition) -> None:
    paul, slug = client_of(press.paul), second.book.slug
    with acting_for(press.publisher):
        for what in ("text", "layout"):
            approve_whole(what=what, edition=second, by=press.rita)
    response = paul.post(at("press-edition", slug, 2), {"waiver": "small pictures"}, follow=True)
    assert response.status_code == 200
    with acting_for(press.publisher):
        assert second.print_runs.count() == 1  # type: ignore[attr-defined]


def test_its_words_wait_in_the_inbox(press: Press, second: Edition) -> None:
    shown = client_of(press.rita).get(at("review"))
    assert second.book.title in text_of(shown)
    assert shows(shown, "page", second.book.slug, 2, 1)
