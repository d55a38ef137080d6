"""A page's screen: as it will stand, its guides, its words, its approvals."""

from __future__ import annotations

import io
import re

from PIL import Image

from books.models import Book, Page
from books.openings import facts_for
from books.tenancy import acting_for
from tests.desk.reading import at, body, shows, text_of
from tests.factories import make_book
from tests.laid import once_a_file
from tests.personas import Press, client_of


def whole_book(press: Press) -> Book:
    """A book whose words, pictures and layouts are all approved."""
    return make_book(press.ben, approved=True, approver=press.rita)


laid, press, book = once_a_file(whole_book)


def page_of(press: Press, book: Book, **wish: object) -> Page:
    with acting_for(press.publisher):
        pages = Page.objects.select_related("edition__book", "edition__publisher")
        return pages.filter(edition__book=book, **wish).order_by("number")[0]


def story(press: Press, book: Book) -> Page:
    page = page_of(press, book, kind="story", text__startswith="Pip")
    assert page.text
    return page


def address(book: Book, page: Page, name: str = "page") -> str:
    return at(name, book.slug, 1, page.number)


def test_the_page_shown_is_the_pdfs_own_page(press: Press, book: Book) -> None:
    page = story(press, book)
    sent = body(client_of(press.ada).get(address(book, page)))
    source = re.findall(r'<img src="([^"?]+)\?v=(\w+)"', sent)[0]
    assert source[0] == at("page-picture", book.slug, 1, page.number, 1024)
    assert f'alt="Page {page.number}, Story: Pip flew' in sent
    shown = client_of(press.ada).get(source[0])
    assert (shown.status_code, shown.headers["Content-Type"]) == (200, "image/webp")
    with Image.open(io.BytesIO(shown.content)) as picture:
        assert picture.size == (1010, 1024)  # 621 x 630 points; PDFium rounds up


def test_a_changed_comma_gives_the_picture_another_address(press: Press, book: Book) -> None:
    page = story(press, book)

    def mark() -> str:
        sent = body(client_of(press.ada).get(address(book, page)))
        return re.findall(r"/picture/1024/\?v=(\w+)", sent)[0]

    before = mark()
    client_of(press.ben).post(
        address(book, page, "edit-text"), {"text": page.text + ",", "version": page.version}
    )
    assert mark() != before


def test_a_picture_that_did_not_change_is_not_sent_twice(press: Press, book: Book) -> None:
    ada, source = client_of(press.ada), at("page-picture", book.slug, 1, 4, 512)
    tag = ada.get(source).headers["ETag"]
    again = ada.get(source, headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["Cache-Control"] == "private, no-cache"
    assert ada.get(at("page-picture", book.slug, 1, 4, 500)).status_code == 404


def test_the_guides_are_the_presss_own_boxes(press: Press, book: Book) -> None:
    page = page_of(press, book, number=4)
    with acting_for(press.publisher):
        geometry = facts_for(page.edition, page.edition.pages.count()).geometry(4)
    sent = body(client_of(press.ada).get(address(book, page)))
    box = re.findall(r'layer-trim" x="(\S+)" y="(\S+)" width="(\S+)" height="(\S+)"', sent)[0]
    x, y, width, height = map(float, box)
    # A verso of 8.5 x 8.5 in with bleed outside, above and below: 621 x 630 points.
    assert (x, y, width, height) == (9, 9, 612, 612)
    x0, y0, x1, y1 = geometry.trim_box
    assert (x, y, x + width, y + height) == (x0, geometry.height - y1, x1, geometry.height - y0)


def test_the_gutter_lies_right_on_a_verso_and_left_on_a_recto(press: Press, book: Book) -> None:
    client = client_of(press.ada)

    def gutter(number: int) -> float:
        sent = body(client.get(at("page", book.slug, 1, number)))
        return float(re.findall(r'layer-gutter" fill="[^"]*" x="([\d.]+)"', sent)[0])

    assert gutter(5) == 0
    assert gutter(4) == 621 - 0.375 * 72  # 594: the bound strip of a book of 24 to 150 pages


def test_the_facing_page_stands_beside_as_a_ghost_but_for_page_one(
    press: Press, book: Book
) -> None:
    client = client_of(press.ada)
    assert 'aria-label="Facing page 5"' in body(client.get(at("page", book.slug, 1, 4)))
    assert 'aria-label="Facing page 4"' in body(client.get(at("page", book.slug, 1, 5)))
    assert "Facing page" not in body(client.get(at("page", book.slug, 1, 1)))


def test_the_arrows_lead_to_the_neighbours_and_stop_at_the_ends(press: Press, book: Book) -> None:
    client = client_of(press.ada)
    with acting_for(press.publisher):
        last = book.editions.get().pages.count()
    assert shows(client.get(at("page", book.slug, 1, 4)), "page", book.slug, 1, 3)
    assert "ArrowLeft" not in body(client.get(at("page", book.slug, 1, 1)))
    assert "ArrowRight" not in body(client.get(at("page", book.slug, 1, last)))
    assert client.get(at("page", book.slug, 1, last + 1)).status_code == 404


def test_changed_words_ask_for_text_and_layout_of_this_page_only(press: Press, book: Book) -> None:
    page = story(press, book)
    response = client_of(press.ben).post(
        address(book, page, "edit-text"),
        {"text": "Pip slept.", "version": page.version},
        follow=True,
    )
    assert "its text and layout wait for approval" in text_of(response)
    with acting_for(press.publisher):
        drafts = [row for row in Page.objects.all() if not row.text_is_approved]
        assert [(row.number, row.text) for row in drafts] == [(page.number, "Pip slept.")]
        unset = Page.objects.exclude(layout_state="approved")
        assert [row.number for row in unset] == [page.number]


def test_the_text_approved_is_the_text_that_was_shown(press: Press, book: Book) -> None:
    page = story(press, book)
    client_of(press.ben).post(
        address(book, page, "edit-text"), {"text": "Newer.", "version": page.version}
    )
    response = client_of(press.rita).post(
        address(book, page, "approve-text"), {"version": page.version}
    )
    assert response.status_code == 409
    assert not page_of(press, book, number=page.number).text_is_approved


def test_text_then_layout_are_approved_and_reviewing_goes_on(press: Press, book: Book) -> None:
    page = story(press, book)
    with acting_for(press.publisher):
        Page.objects.filter(edition__book=book).update(
            text_state="draft", text_hash="", layout_state="draft", layout_hash="", text_by=None
        )
    client = client_of(press.rita)
    asked = client.post(address(book, page, "approve-text"), {"version": page.version})
    assert asked.headers["Location"] == address(book, page)
    seen = re.findall(r'name="seen" value="(\w+)"', body(client.get(address(book, page))))[0]
    asked = client.post(address(book, page, "approve-layout"), {"seen": seen})
    assert asked.headers["Location"] == at("page", book.slug, 1, page.number + 1)
    row = page_of(press, book, number=page.number)
    assert (row.text_state, row.layout_state) == ("approved", "approved")


def test_a_layout_changed_since_it_was_seen_is_not_approved(press: Press, book: Book) -> None:
    page = story(press, book)
    with acting_for(press.publisher):
        Page.objects.filter(pk=page.pk).update(layout_state="draft", layout_hash="")
    response = client_of(press.rita).post(address(book, page, "approve-layout"), {"seen": "0" * 64})
    assert response.status_code == 409
    assert "was changed since you opened it" in text_of(response)
    assert page_of(press, book, number=page.number).layout_state == "draft"


def test_a_layout_waits_for_its_text(press: Press, book: Book) -> None:
    page = story(press, book)
    with acting_for(press.publisher):
        Page.objects.filter(pk=page.pk).update(text_state="draft", text_hash="")
    response = client_of(press.rita).post(address(book, page, "approve-layout"))
    assert response.status_code == 409
    assert "approve its text before its layout" in text_of(response)


def test_words_that_do_not_fit_are_said_to_and_the_screen_still_opens(
    press: Press, book: Book
) -> None:
    page = story(press, book)
    response = client_of(press.ben).post(
        address(book, page, "edit-text"),
        {"text": "A long way home. " * 400, "version": page.version},
        follow=True,
    )
    assert response.status_code == 200
    assert f"The text of page {page.number} does not fit" in text_of(response)
    assert "/picture/1024/" not in body(response)
    refused = client_of(press.ben).get(at("page-picture", book.slug, 1, page.number, 1024))
    assert refused.status_code == 409
    assert f"The text of page {page.number} does not fit" in refused.content.decode()


def test_a_reviewer_reads_the_words_and_has_no_form_to_change_them(
    press: Press, book: Book
) -> None:
    page = story(press, book)
    response = client_of(press.rita).get(address(book, page))
    assert not shows(response, "edit-text", book.slug, 1, page.number)
    assert page.text in text_of(response)
