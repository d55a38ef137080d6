"""The cover's screen: what it shows, what it saves, who may do what."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from books.enums import CheckItem, SceneKind
from books.models import Book, Edition, Scene
from books.operations.cover import approve_cover
from books.operations.cover_scene import begin_cover
from books.operations.review import approve_artwork
from books.queries import edition_of
from books.tenancy import acting_for
from printing.models import PrintRun
from tests.desk.reading import at, body, shows, text_of
from tests.factories import add_candidate, make_book
from tests.laid import once_a_file
from tests.personas import Press, client_of

FORM = {
    "blurb": "A long way home.", "price": "14,99", "currency": "usd", "age_line": "Ages 3 to 7",
    "cover_author": "", "cover_illustrator": "", "barcode": "own", "price_addon": "", "logo": "",
    "spine_text": "1",
}  # fmt: skip


def whole_book(press: Press) -> Book:
    made = make_book(press.ben)
    Edition.objects.filter(book=made).update(isbn="9780306406157")
    return made


laid, press, book = once_a_file(whole_book)


@pytest.fixture
def ready(press: Press, book: Book) -> Book:
    """A book whose front is approved and whose cover is."""
    with acting_for(press.publisher):
        scene = begin_cover(book=book, kind=SceneKind.COVER_FRONT, by=press.ben)
        picture = add_candidate(scene=scene)
        approve_artwork(scene=scene, artwork=picture, by=press.rita, checked=tuple(CheckItem))
        approve_cover(edition=edition_of(book), by=press.rita)
    return book


def seen_on(press: Press, book: Book) -> str:
    page = body(client_of(press.ben).get(at("cover", book.slug, 1)))
    return page.split('name="seen" value="')[1].split('"')[0]


def test_it_measures_the_cover_and_draws_its_guides(press: Press, book: Book) -> None:
    response = client_of(press.ben).get(at("cover", book.slug, 1))
    assert "17.306 × 8.750 in, spine 0.0563 in" in text_of(response)  # C01 of printers.md
    page = body(response)
    for layer in ("trim", "fold", "safe", "room"):
        assert f'class="guide layer-{layer}"' in page
    assert "Waits for approval" in text_of(response)


def test_the_whole_cover_is_a_picture_that_is_kept(press: Press, book: Book) -> None:
    client = client_of(press.rita)
    first = client.get(at("cover-picture", book.slug, 1, 512))
    picture = Image.open(io.BytesIO(first.content))
    assert (picture.format, picture.size[0]) == ("WEBP", 512)
    assert picture.size[1] == pytest.approx(512 * 630 / 1246.06, abs=1)
    again = client.get(
        at("cover-picture", book.slug, 1, 512), headers={"if-none-match": first["ETag"]}
    )
    assert again.status_code == 304
    assert client.get(at("cover-picture", book.slug, 1, 700)).status_code == 404


def test_an_editor_saves_the_words_and_is_told_of_a_stale_form(press: Press, book: Book) -> None:
    client, seen = client_of(press.ben), seen_on(press, book)
    saved = client.post(at("change-cover", book.slug, 1), FORM | {"seen": seen}, follow=True)
    assert "The cover is saved" in text_of(saved)
    with acting_for(press.publisher):
        edition = edition_of(book)
    assert (edition.blurb, str(edition.price), edition.currency) == (
        "A long way home.", "14.99", "USD",
    )  # fmt: skip
    stale = client.post(at("change-cover", book.slug, 1), FORM | {"seen": seen, "blurb": "Mine."})
    assert stale.status_code == 409
    assert "saved by somebody else" in text_of(stale)
    assert "Mine." in body(stale)


def test_flap_and_endpapers_are_asked_of_cased_books_alone(press: Press, book: Book) -> None:
    client, address = client_of(press.ben), at("cover", book.slug, 1)
    assert "Flaps of the jacket" not in text_of(client.get(address))
    with acting_for(press.publisher):
        Edition.objects.filter(book=book).update(printer="offset")
    assert "Flaps of the jacket" in text_of(client.get(address))
    for written, kept in (("90 mm", "3.543"), ("3,5", "3.500")):  # 90 / 25.4 is 3.5433
        form = FORM | {"flap_in": written, "endpapers": "", "seen": seen_on(press, book)}
        assert client.post(at("change-cover", book.slug, 1), form).status_code == 302
        with acting_for(press.publisher):
            assert str(edition_of(book).flap_in) == kept
    form |= {"flap_in": "wide", "seen": seen_on(press, book)}
    assert "is no width of a flap" in text_of(client.post(at("change-cover", book.slug, 1), form))


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"price": "a lot"}, "is no price"),
        ({"currency": ""}, "Name the price's currency"),
        ({"price_addon": "12"}, "five digits"),
    ],
)
def test_a_refused_form_keeps_what_was_written(
    press: Press, book: Book, change: dict[str, str], told: str
) -> None:
    sent = FORM | {"seen": seen_on(press, book)} | change
    response = client_of(press.ben).post(at("change-cover", book.slug, 1), sent)
    assert response.status_code == 400
    assert told in text_of(response)
    assert "A long way home." in body(response)


def test_the_front_is_begun_and_leads_to_its_scene(press: Press, book: Book) -> None:
    client = client_of(press.ben)
    assert shows(client.get(at("cover", book.slug, 1)), "begin-cover", book.slug, 1)
    begun = client.post(at("begin-cover", book.slug, 1), {"kind": "cover-front"}, follow=True)
    assert begun.redirect_chain[-1][0] == at("scene", book.slug, 0)
    assert "Front cover" in text_of(begun)
    with acting_for(press.publisher):
        assert Scene.objects.get(book=book, position=0).state == "briefed"
    assert client.post(at("begin-cover", book.slug, 1), {"kind": "page"}).status_code == 404


def test_a_covers_scene_is_called_by_its_name_and_not_by_a_number(press: Press, book: Book) -> None:
    with acting_for(press.publisher):
        begin_cover(book=book, kind=SceneKind.COVER_FRONT, by=press.ben)
    told = text_of(client_of(press.ben).get(at("scene", book.slug, 0)))
    assert "Scene 0" not in told
    assert "on no page yet" not in told
    assert told.count("Front cover") >= 3  # the window's title, where you are, the heading


def test_a_begun_front_is_drawn_at_the_covers_size(press: Press, book: Book) -> None:
    client = client_of(press.ben)
    with acting_for(press.publisher):
        begin_cover(book=book, kind=SceneKind.COVER_FRONT, by=press.ben)
        pip = book.characters.get()
        pip.sheet = add_candidate(character=pip)
        pip.save()
    asked = client.post(at("redo-scene", book.slug, 0), {"note": ""}, follow=True)
    assert "Picture 1 of scene 0 is asked for" in text_of(asked)
    with acting_for(press.publisher):
        attempt = Scene.objects.get(book=book, position=0).attempts.get()
    assert (attempt.width, attempt.height) == (2592, 2640)  # 2588 x 2625 in sixteens


def test_a_reviewer_approves_what_was_looked_at(press: Press, ready: Book) -> None:
    with acting_for(press.publisher):
        Edition.objects.filter(book=ready).update(cover_state="draft")
    client = client_of(press.rita)
    page = body(client.get(at("cover", ready.slug, 1)))
    looked = page.split('name="looked" value="')[1].split('"')[0]
    with acting_for(press.publisher):
        Edition.objects.filter(book=ready).update(blurb="Changed meanwhile.")
    stale = client.post(at("approve-cover", ready.slug, 1), {"looked": looked})
    assert stale.status_code == 409
    done = client.post(at("approve-cover", ready.slug, 1), {"looked": ""}, follow=True)
    assert "The cover is approved" in text_of(done)


def test_what_changed_since_the_approval_is_told(press: Press, ready: Book) -> None:
    with acting_for(press.publisher):
        Edition.objects.filter(book=ready).update(blurb="Other words.")
    response = client_of(press.ben).get(at("cover", ready.slug, 1))
    assert "Changed since it was approved: the blurb." in text_of(response)


def test_production_presses_the_cover_and_finds_it_among_the_runs(
    press: Press, ready: Book
) -> None:
    client = client_of(press.paul)
    queued = client.post(
        at("press-part", ready.slug, 1), {"part": "cover", "waiver": "small"}, follow=True
    )
    assert "Cover: print run 1 is queued." in text_of(queued)
    with acting_for(press.publisher):
        assert PrintRun.objects.get().part == "cover"
    assert "Cover" in text_of(client.get(at("runs", ready.slug, 1)))
    for part in ("interior", "poster"):
        assert client.post(at("press-part", ready.slug, 1), {"part": part}).status_code == 404
    jacket = client.post(at("press-part", ready.slug, 1), {"part": "jacket"})
    assert jacket.status_code == 409
    assert "takes no jacket" in text_of(jacket)


def test_a_reviewer_reads_and_a_stranger_sees_nothing(press: Press, ready: Book) -> None:
    page = client_of(press.rita).get(at("cover", ready.slug, 1))
    assert not shows(page, "change-cover", ready.slug, 1)
    assert not shows(page, "press-part", ready.slug, 1)
    assert client_of(press.olga).get(at("cover", ready.slug, 1)).status_code == 404


def test_a_package_before_the_release_says_what_is_missing(press: Press, ready: Book) -> None:
    refused = client_of(press.paul).get(at("package", ready.slug, 1))
    assert refused.status_code == 409
    assert "No interior" in text_of(refused)
    sheet = client_of(press.paul).get(at("job-sheet", ready.slug, 1, "json"))
    assert sheet.json()["pages"] == 24
    assert sheet["Content-Disposition"].endswith('-e1-job-sheet.json"')
    page = client_of(press.paul).get(at("job-sheet", ready.slug, 1, "html"))
    assert "215.9 × 215.9 mm" in text_of(page)
