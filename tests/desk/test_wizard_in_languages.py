"""Several languages in the steps of a new title, from the form to the book's screen."""

from __future__ import annotations

from django.core.files.uploadedfile import SimpleUploadedFile

from books.models import Book, Proposal
from books.proposing import further_texts
from books.tenancy import acting_for
from tests.books.test_proposals import LINES
from tests.books.test_proposals_in_languages import FRENCH, SWAHILI
from tests.desk.reading import at, body, shows, text_of
from tests.desk.test_wizard import FORM, PASTED
from tests.personas import Press, client_of


def test_a_title_in_three_languages_from_form_to_book(press: Press) -> None:
    ben = client_of(press.ben)
    looked = ben.post(at("new-title"), FORM | {"further": ["fr", ""], "look": "1"})
    assert "Further language 1" in text_of(looked)
    assert "One more language" in text_of(looked)
    ben.post(at("new-title"), FORM | {"further": ["fr", "sw", "xh", ""]})
    with acting_for(press.publisher):
        key = Proposal.objects.get().pk
    step = at("title-step", key, "manuscript")
    shown = body(ben.get(step))
    assert 'name="file-fr"' in shown
    assert "The same story in Swahili · may come later" in text_of(ben.get(step))
    told = {"version": "1", "text": PASTED, "text-sw": SWAHILI}
    refused = ben.post(step, told | {"isbn-sw": "12"})
    assert "is no ISBN" in text_of(refused)
    assert "Mstari 3." in body(refused)  # what was typed is still there
    response = ben.post(step, told | {"file-fr": SimpleUploadedFile("lune.md", FRENCH.encode())})
    assert response.headers["Location"] == at("title-step", key, "preview")
    preview = text_of(ben.get(at("title-step", key, "preview")))
    assert "French : Pip et la lune 24 pages, every text has its page" in preview
    assert "Xhosa Its manuscript is not here yet" in preview
    again = text_of(ben.get(step))
    assert "The same story in French · lune.md" in again
    assert "The same story in Swahili · pasted" in again
    # Going on with what is there keeps it.
    ben.post(step, {"version": "2", "text": PASTED, "text-sw": SWAHILI})
    with acting_for(press.publisher):
        proposal = Proposal.objects.get()
        assert [bool(each.draft) for each in further_texts(proposal)] == [True, True, False]
        version = proposal.version
    for word, answers in (
        ("preview", {"title": "Pip and the Moon"}),
        ("plan", {"arrangement": "auto"}),
        ("characters", {}),
        ("style", {"style": "own", "words": "watercolour"}),
    ):
        ben.post(at("title-step", key, word), answers | {"version": str(version)})
        version += 1
    assert "Further languages" in text_of(ben.get(at("title-step", key, "check")))
    ben.post(at("make-title", key), {"version": str(version)})
    with acting_for(press.publisher):
        book = Book.objects.get()
        assert list(book.editions.values_list("language", flat=True)) == ["en", "fr", "sw"]
    screen = ben.get(at("book", book.slug))
    assert "3 editions" in text_of(screen)
    assert shows(screen, "add-edition", book.slug)
    assert f"{at('add-edition', book.slug)}?language=xh" in body(screen)
    assert len(LINES) == 6
    form = body(ben.get(at("add-edition", book.slug) + "?language=xh"))
    assert '<option value="xh" selected>Xhosa' in form
