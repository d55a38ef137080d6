"""The life of a print file on the desk: gates, forms, the printer's words, corrections."""

from __future__ import annotations

from books import storing
from books.models import Book, Edition
from books.operations.text import edit_text
from books.queries import edition_of
from books.tenancy import acting_for
from printing.models import PrintRun
from printing.operations.release import release
from tests.desk.reading import at, body, shows, text_of
from tests.factories import make_book
from tests.laid import once_a_file
from tests.personas import Press, client_of
from tests.printing.made import made_run

ISBN = "9780306406157"


laid, press, book = once_a_file(
    lambda press: make_book(press.ben, approved=True, approver=press.rita)
)


def made(
    press: Press, book: Book, *, let_go: bool = False, broken: tuple[str, ...] = ()
) -> PrintRun:
    with acting_for(press.publisher):
        run = made_run(edition_of(book), press.paul, broken=broken, script=True)
        if let_go:
            release(run=run, by=press.paul)
        return run


def test_gates_stand_on_the_screen_and_a_reason_for_each_broken_rule_opens_the_last(
    press: Press, book: Book
) -> None:
    run = made(press, book, broken=("image.dpi",))
    client = client_of(press.paul)
    shown = client.get(at("run", book.slug, 1, run.n))
    assert "no reason to let them go: image.dpi" in text_of(shown)
    assert 'name="waive-image.dpi"' in body(shown)
    refused = client.post(at("release-run", book.slug, 1, run.n))
    assert refused.status_code == 409
    done = client.post(
        at("release-run", book.slug, 1, run.n), {"waive-image.dpi": "A sketch"}, follow=True
    )
    assert "Print run 1 is released; its file never changes" in text_of(done)
    assert "image.dpi: A sketch" in text_of(done)
    assert not shows(done, "release-run", book.slug, 1, run.n)


def test_the_printers_words_stand_where_the_file_is(press: Press, book: Book) -> None:
    run = made(press, book, let_go=True)
    client = client_of(press.paul)
    client.post(at("upload-run", book.slug, 1, run.n), {"note": "Order 7"})
    assert client.post(at("reject-run", book.slug, 1, run.n)).status_code == 400
    told = client.post(
        at("reject-run", book.slug, 1, run.n), {"words": "Page 5: text in the trim."}, follow=True
    )
    assert "Page 5: text in the trim." in text_of(told)
    assert "Rejected by the printer" in text_of(told)
    history = text_of(client.get(at("events", book.slug)))
    assert "Handed to the printer" in history
    assert "Order 7" in history


def test_a_reviewer_sees_the_life_and_no_form(press: Press, book: Book) -> None:
    run = made(press, book)
    shown = client_of(press.rita).get(at("run", book.slug, 1, run.n))
    assert "does not release; production or an owner does" in text_of(shown)
    assert not shows(shown, "release-run", book.slug, 1, run.n)
    assert not shows(shown, "supersede-run", book.slug, 1, run.n)


def test_an_altered_file_is_not_handed_out_and_the_screen_says_so(press: Press, book: Book) -> None:
    with acting_for(press.publisher):
        run = made_run(edition_of(book), press.paul, data=b"%PDF-1.6 the desk's own test file")
        path = storing.as_path(run.file)
    path.write_bytes(path.read_bytes()[:-1] + b"!")
    answer = client_of(press.paul).get(at("run-file", book.slug, 1, run.n))
    assert answer.status_code == 409
    assert "not the one that was made" in text_of(answer)


def test_after_a_release_every_screen_of_change_says_which_printing_it_is_for(
    press: Press, book: Book
) -> None:
    client, said = (
        client_of(press.ben),
        "Edition 1, printing 1 is released; a change here is for printing 2",
    )
    assert said not in text_of(client.get(at("page", book.slug, 1, 6)))
    made(press, book, let_go=True)
    assert said in text_of(client.get(at("page", book.slug, 1, 6)))
    assert said in text_of(client.get(at("plan", book.slug, 1)))
    assert "printing 1 is released" in text_of(client.get(at("runs", book.slug, 1)))


def test_the_next_printing_and_a_corrected_edition_begin_on_the_screen_of_the_runs(
    press: Press, book: Book
) -> None:
    client = client_of(press.paul)
    assert not shows(client.get(at("runs", book.slug, 1)), "next-printing", book.slug, 1)
    made(press, book, let_go=True)
    begun = client.post(at("next-printing", book.slug, 1), {"reason": "A typo"}, follow=True)
    assert "Printing 2 is begun" in text_of(begun)
    assert not shows(begun, "next-printing", book.slug, 1)
    words = {"reason": "Two more pages", "isbn": ISBN}
    fresh = client.post(at("correct-edition", book.slug, 1), words, follow=True)
    assert "Edition 2 is begun" in text_of(fresh)
    with acting_for(press.publisher):
        assert Edition.objects.get(number=2).corrects == edition_of(book)


def test_a_typo_is_one_layout_no_picture_and_no_money(press: Press, book: Book) -> None:
    client = client_of(press.paul)
    with acting_for(press.publisher):
        edition = edition_of(book)
        made_run(edition, press.paul, script=True)
    assert "Nothing changed since print run 1" in text_of(
        client.get(at("run-changes", book.slug, 1))
    )
    with acting_for(press.publisher):
        page = edition.pages.filter(kind="story").exclude(text="")[0]
        edit_text(page=page, text="Pip flew over hil number 1.", seen_version=1, by=press.ben)
    told = client.get(at("run-changes", book.slug, 1))
    assert "1 layout, 0 pictures, $0.00" in text_of(told)
    assert f"Page {page.number}: its words" in text_of(told)
    alone = client.get(at("run-changes", book.slug, 1), headers={"HX-Request": "true"})
    assert "<html" not in body(alone)
