"""Handing in pictures at the desk: the form, how far each is, and the placing of what is left."""

from __future__ import annotations

import io
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from books.models import Artwork, Book, Scene, Upload
from books.operations import received
from books.operations.uploads import take_upload
from books.tenancy import acting_for
from tests.desk.reading import at, body, shows, text_of
from tests.factories import add_candidate, make_book, picture_bytes
from tests.personas import Press, client_of


@pytest.fixture
def book(press: Press) -> Book:
    with acting_for(press.publisher):
        return make_book(press.ben, scenes=4)


def file(name: str = "hill.jpg", data: bytes | None = None) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, picture_bytes() if data is None else data)


def hand_in(press: Press, book: Book, *files: SimpleUploadedFile) -> list[Upload]:
    client_of(press.ben).post(at("upload-to-scene", book.slug, 1), {"pictures": list(files)})
    with acting_for(press.publisher):
        return list(
            Upload.objects.select_related("book", "scene", "character", "by").order_by("id")
        )


def take(press: Press) -> None:
    with acting_for(press.publisher):
        for upload in Upload.objects.select_related("book", "scene", "character", "by"):
            take_upload(upload=upload)


def test_an_editor_has_the_form_and_a_reviewer_has_not(press: Press, book: Book) -> None:
    address = at("scene", book.slug, 1)
    screen = client_of(press.ben).get(address)
    assert shows(screen, "upload-to-scene", book.slug, 1)
    assert 'type="file" id="pictures"' in body(screen)
    assert 'enctype="multipart/form-data"' in body(screen)
    assert not shows(client_of(press.rita).get(address), "upload-to-scene", book.slug, 1)


def test_several_files_are_handed_in_at_once_and_wait(press: Press, book: Book) -> None:
    client = client_of(press.ben)
    response = client.post(
        at("upload-to-scene", book.slug, 1),
        {"pictures": [file("one.jpg"), file("two.png")]},
        follow=True,
    )
    assert response.redirect_chain == [(at("scene", book.slug, 1), 302)]
    told = text_of(response)
    assert "2 pictures are handed in; a worker reads them one after the other." in told
    assert "Waiting two.png Waiting one.jpg" in told
    assert "2 to go" in told
    assert 'hx-trigger="every 2s"' in body(response)


def test_what_waits_is_there_after_a_reload_and_goes_on_by_itself(press: Press, book: Book) -> None:
    hand_in(press, book, file())
    client = client_of(press.ben)
    assert "Waiting hill.jpg" in text_of(client.get(at("scene", book.slug, 1)))
    progress = at("upload-progress", book.slug) + "?scene=1&seen=0"
    waiting = client.get(progress)
    assert "every 2s" in body(waiting)
    assert "#main" not in body(waiting)
    take(press)
    decided = client.get(progress)
    assert "every 2s" not in body(decided)
    # The candidate is on the scene now, so the whole screen is asked for again.
    assert f'hx-get="{at("scene", book.slug, 1)}"' in body(decided)
    assert 'hx-target="#main"' in body(decided)
    assert "Taken hill.jpg 300 × 306 px." in text_of(decided)


def test_a_refused_file_says_why_on_the_screen(press: Press, book: Book) -> None:
    hand_in(press, book, file("deal.pdf", b"%PDF-1.7"))
    take(press)
    told = text_of(client_of(press.ben).get(at("scene", book.slug, 1)))
    assert "Refused deal.pdf is a PDF, not a picture" in told


def test_a_name_is_shown_as_words_not_as_markup(press: Press, book: Book) -> None:
    hand_in(press, book, file("<b>x&.jpg"))
    screen = client_of(press.ben).get(at("scene", book.slug, 1))
    assert "&lt;b&gt;x&amp;.jpg" in body(screen)
    assert "<b>x" not in body(screen)


def test_too_many_bytes_are_413_with_a_sentence(
    press: Press, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(received, "MAX_BYTES", 1000)
    response = client_of(press.ben).post(at("upload-to-scene", book.slug, 1), {"pictures": file()})
    assert response.status_code == 413
    assert "at most 350 MB are taken" in text_of(response)
    assert shows(response, "upload-to-scene", book.slug, 1)
    assert shows(response, "scene", book.slug, 1)


def test_of_several_files_one_too_large_does_not_hold_the_others(
    press: Press, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(received, "MAX_BYTES", 10_000)
    large = file("large.tif", bytes(10_001))
    response = client_of(press.ben).post(
        at("upload-to-scene", book.slug, 1), {"pictures": [large, file()]}, follow=True
    )
    told = text_of(response)
    assert "hill.jpg is handed in; a worker reads it now." in told
    assert "large.tif has 0 MB, and at most 350 MB" in told  # 10,001 bytes
    with acting_for(press.publisher):
        assert [upload.name for upload in Upload.objects.all()] == ["hill.jpg"]


def test_without_a_file_nothing_is_handed_in(press: Press, book: Book) -> None:
    response = client_of(press.ben).post(at("upload-to-scene", book.slug, 1), {})
    assert response.status_code == 400
    assert "Choose at least one picture" in text_of(response)


def test_a_reviewer_who_tries_is_told_403(press: Press, book: Book) -> None:
    for member in (press.rita, press.paul):
        response = client_of(member).post(at("upload-to-scene", book.slug, 1), {"pictures": file()})
        assert response.status_code == 403
    with acting_for(press.publisher):
        assert not Upload.objects.exists()


def test_a_sheet_is_handed_in_for_a_character(press: Press, book: Book) -> None:
    client = client_of(press.ben)
    screen = client.get(at("character", book.slug, 1))
    assert shows(screen, "upload-to-character", book.slug, 1)
    client.post(at("upload-to-character", book.slug, 1), {"pictures": file("pip.jpg")})
    take(press)
    told = text_of(client.get(at("character", book.slug, 1)))
    assert "Taken pip.jpg" in told
    assert "Version 1 was made by hand, handed in by Ben Wren pip.jpg" in told
    progress = client.get(at("upload-progress", book.slug) + "?character=1&seen=0")
    assert f'hx-get="{at("character", book.slug, 1)}"' in body(progress)


def test_a_picture_made_by_hand_is_marked_and_measured_where_it_is_looked_at(
    press: Press, book: Book
) -> None:
    hand_in(press, book, file(data=picture_bytes((2400, 2450))))
    take(press)
    with acting_for(press.publisher):
        add_candidate(scene=Scene.objects.get(book=book, position=1), seed=4)
    client = client_of(press.rita)
    told = text_of(client.get(at("scene", book.slug, 1) + "?v=1"))
    assert "Version 1 was made by hand, handed in by Ben Wren hill.jpg" in told
    # 2400 of 2588 and 2450 of 2625 pixels: 278 DPI by the width; 0.6 % of the height is cropped.
    assert "278 DPI as placed. 2588 x 2625 pixels are needed for 300 DPI" in told
    generated = text_of(client.get(at("scene", book.slug, 1) + "?v=2"))
    assert "was made by hand" not in generated
    assert "as placed" not in generated.partition("Taken hill.jpg")[0]


def test_pictures_without_a_scene_are_handed_in_listed_and_placed(press: Press, book: Book) -> None:
    client = client_of(press.ben)
    assert shows(client.get(at("book", book.slug)), "book-pictures", book.slug)
    assert "Every picture has its place" in text_of(client.get(at("book-pictures", book.slug)))
    client.post(at("upload-to-book", book.slug), {"pictures": file("spare.jpg")})
    take(press)
    screen = client.get(at("book-pictures", book.slug))
    with acting_for(press.publisher):
        spare = Artwork.objects.get(source_name="spare.jpg")
    assert shows(screen, "place-picture", book.slug, spare.pk)
    assert "1 picture is on no scene" in text_of(screen)
    assert "Nothing had to be changed." in text_of(screen)
    response = client.post(at("place-picture", book.slug, spare.pk), {"scene": "2"}, follow=True)
    assert "spare.jpg is a candidate of scene 2 now." in text_of(response)
    with acting_for(press.publisher):
        scene = Scene.objects.get(book=book, position=2)
        assert (scene.candidates.get(), scene.state) == (spare, "offered")
    again = client.post(at("place-picture", book.slug, spare.pk), {"scene": "3"})
    assert again.status_code == 409
    assert "placed by somebody else" in text_of(again)


@pytest.mark.parametrize("scene", ["", "x", "99", "²", "-1", "1234567"])
def test_a_scene_that_is_none_is_not_found(press: Press, book: Book, scene: str) -> None:
    client = client_of(press.ben)
    client.post(at("upload-to-book", book.slug), {"pictures": file("spare.jpg")})
    take(press)
    with acting_for(press.publisher):
        spare = Artwork.objects.get(source_name="spare.jpg")
    response = client.post(at("place-picture", book.slug, spare.pk), {"scene": scene})
    assert response.status_code == 404
    progress = client.get(at("upload-progress", book.slug), {"scene": scene or "x"})
    assert progress.status_code == 404


def test_what_was_decided_yesterday_is_left_to_the_history(press: Press, book: Book) -> None:
    hand_in(press, book, file())
    take(press)
    with acting_for(press.publisher):
        Upload.objects.update(created_at=timezone.now() - timedelta(hours=25))
    client = client_of(press.ben)
    panel = body(client.get(at("upload-progress", book.slug) + "?scene=1"))
    assert "hill.jpg" not in panel
    assert "hill.jpg" in text_of(client.get(at("book-pictures", book.slug)))


def test_a_form_from_elsewhere_hands_nothing_in(press: Press, book: Book) -> None:
    from django.test import Client

    client = Client(enforce_csrf_checks=True)
    client.force_login(press.ben.user)
    response = client.post(at("upload-to-scene", book.slug, 1), {"pictures": io.BytesIO(b"x")})
    assert response.status_code == 403
    with acting_for(press.publisher):
        assert not Upload.objects.exists()
