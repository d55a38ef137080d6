"""Two people at one page: the second sees both, and nothing of either is lost."""

from __future__ import annotations

import re

import pytest
from django.http import HttpResponse

from books.models import Book, Page
from books.operations.pages import delete_page, move_part
from books.queries import edition_of, pages_of
from books.tenancy import acting_for
from tests.desk.reading import at, body, text_of
from tests.factories import make_book
from tests.personas import Press, client_of

HIDDEN = r'<input type="hidden" name="([\w-]+)" value="([^"]*)">'


@pytest.fixture
def book(press: Press) -> Book:
    """Eleven scenes."""
    with acting_for(press.publisher):
        return make_book(press.ben, scenes=11, spreads=0)


def page_telling(press: Press, book: Book, number: int) -> Page:
    with acting_for(press.publisher):
        pages = pages_of(edition_of(book))
    return next(page for page in pages if f"hill number {number}." in page.text)


def row(press: Press, pk: int) -> Page:
    with acting_for(press.publisher):
        return Page.objects.get(pk=pk)


def opened(press: Press, book: Book, page: Page) -> dict[str, str]:
    """What Ben's form holds beside the words when he opens the page."""
    sent = body(client_of(press.ben).get(at("page", book.slug, 1, page.number)))
    form = sent[sent.index(f'action="{at("edit-text", book.slug, 1, page.number)}"') :]
    return dict(re.findall(HIDDEN, form[: form.index("</form>")]))


def save(who: object, press: Press, book: Book, number: int, sent: dict[str, str]) -> HttpResponse:
    return client_of(who).post(at("edit-text", book.slug, 1, number), sent)  # type: ignore[arg-type]


def clash(press: Press, book: Book, theirs: str, mine: str) -> tuple[Page, HttpResponse]:
    """Ben opens a page, Ada saves first, then Ben."""
    page = page_telling(press, book, 3)
    form = opened(press, book, page)
    save(press.ada, press, book, page.number, {"text": theirs, "version": form["version"]})
    return page, save(press.ben, press, book, page.number, form | {"text": mine})


def test_a_stale_save_shows_both_with_what_differs_marked(press: Press, book: Book) -> None:
    page, shown = clash(
        press,
        book,
        "Pip flew under hill number 3. It was a long way home.",
        "Pip flew over hill number 3. It was a short way home.",
    )
    assert shown.status_code == 409
    assert "<mark>under </mark>" in body(shown)
    assert "<mark>short </mark>" in body(shown)
    assert row(press, page.pk).text.startswith("Pip flew under")


def test_changes_in_different_places_are_put_together(press: Press, book: Book) -> None:
    page, shown = clash(
        press,
        book,
        "Pip flew under hill number 3. It was a long way home.",
        "Pip flew over hill number 3. It was a short way home.",
    )
    both = "Pip flew under hill number 3. It was a short way home."
    assert f"{both}</textarea>" in body(shown)
    assert "both changes are in here" in text_of(shown)
    form = dict(re.findall(HIDDEN, body(shown)[body(shown).index('id="together"') :]))
    save(press.ben, press, book, page.number, form | {"text": both})
    assert row(press, page.pk).text == both


def test_mine_is_saved_over_theirs_where_i_say_so(press: Press, book: Book) -> None:
    page, shown = clash(press, book, "Theirs.", "Mine <b>.")
    sent = body(shown)
    yours = sent[sent.index('id="yours"') : sent.index('id="together"')]
    form = dict(re.findall(HIDDEN, yours))
    assert form["text"] == "Mine &lt;b&gt;."
    save(press.ben, press, book, page.number, form | {"text": "Mine <b>."})
    assert row(press, page.pk).text == "Mine <b>."


def test_theirs_are_kept_by_going_back(press: Press, book: Book) -> None:
    page, shown = clash(press, book, "Theirs.", "Mine.")
    assert f'href="{at("page", book.slug, 1, page.number)}"' in body(shown)
    assert row(press, page.pk).text == "Theirs."


def test_somebody_who_saves_once_more_is_not_overwritten_by_the_choice(
    press: Press, book: Book
) -> None:
    page, shown = clash(press, book, "Theirs.", "Mine.")
    form = dict(re.findall(HIDDEN, body(shown)[body(shown).index('id="yours"') :]))
    save(press.ada, press, book, page.number, {"text": "Theirs, later.", "version": "2"})
    again = save(press.ben, press, book, page.number, form)
    assert again.status_code == 409
    assert "Theirs, later." in text_of(again)
    assert row(press, page.pk).text == "Theirs, later."


def test_words_follow_their_page_to_where_it_was_moved(press: Press, book: Book) -> None:
    page, other = page_telling(press, book, 3), page_telling(press, book, 1)
    form = opened(press, book, page)
    with acting_for(press.publisher):
        move_part(edition=edition_of(book), page=page, before=other, by=press.ada)
    save(press.ben, press, book, page.number, form | {"text": "Pip slept."})
    assert row(press, page.pk).text == "Pip slept."
    assert row(press, page.pk).number != page.number
    assert row(press, other.pk).text == other.text


def test_words_whose_page_was_deleted_wait_for_a_new_one(press: Press, book: Book) -> None:
    page = page_telling(press, book, 3)
    form = opened(press, book, page)
    with acting_for(press.publisher):
        delete_page(page=page, by=press.ada, confirmed=True)
    shown = save(press.ben, press, book, page.number, form | {"text": "Pip slept, \n<softly>."})
    assert shown.status_code == 409
    assert "Pip slept, \n&lt;softly&gt;.</textarea>" in body(shown)
    assert "was deleted while you wrote" in text_of(shown)


def test_a_page_that_another_took_the_place_of_is_not_approved_unread(
    press: Press, book: Book
) -> None:
    page = page_telling(press, book, 3)
    with acting_for(press.publisher):
        move_part(
            edition=edition_of(book), page=page, before=page_telling(press, book, 1), by=press.ada
        )
    sent = {"version": "1", "row": str(page.pk)}
    asked = client_of(press.rita).post(at("approve-text", book.slug, 1, page.number), sent)
    assert asked.status_code == 409
    with acting_for(press.publisher):
        assert not Page.objects.filter(text_state="approved").exists()
