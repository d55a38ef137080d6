"""The photo's screens: read in memory alone, never shown, and a receipt on paper and as JSON."""

from __future__ import annotations

from typing import NoReturn

import pytest
from django.core.files import uploadedfile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from books.models import Book, Character
from illustration import photo_folder, uploading
from illustration.models import ChildPhoto
from illustration.photos import CONSENT, bytes_of
from tests.illustration.photos.conftest import HandIn, snapshot
from tests.personas import Press, client_of


@pytest.fixture
def ben(owl: Press) -> Client:
    """Ben's browser."""
    return client_of(owl.ben)


def hand_in_at_the_door(client: Client, pip: Character, **other: object) -> HttpResponse:
    form = {
        "photo": SimpleUploadedFile("mia at school.jpg", snapshot()),
        "guardian": "Nora Wren",
        "agreed": "yes",
        "hair_type": "curly",
        "hair_colour": "brown",
        "skin": "tan",
    }
    return client.post(door("character-photo", pip), form | other, follow=True)


def door(name: str, pip: Character) -> str:
    return reverse(name, args=["owl-press", pip.book.slug, pip.position])


def receipt(name: str, photo: ChildPhoto) -> str:
    return reverse(name, args=["owl-press", photo.pk])


def test_the_form_says_what_is_agreed_to_word_for_word(ben: Client, pip: Character) -> None:
    shown = ben.get(door("character-photo", pip))
    assert CONSENT in shown.text
    assert shown["Cache-Control"] == "no-store"


def test_a_photo_with_consent_is_kept_and_the_traits_follow(ben: Client, pip: Character) -> None:
    shown = hand_in_at_the_door(ben, pip)
    assert "a day at most" in shown.text
    pip.refresh_from_db()
    assert (pip.traits["hair"], pip.traits["skin"]) == ("curly brown", "tan")
    assert ChildPhoto.objects.get().consent_by == "Nora Wren"


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"agreed": ""}, "consent of a parent or guardian"),
        ({"skin": "green"}, "from the lists"),
        ({"photo": ""}, "Choose a photo"),
        ({"photo": SimpleUploadedFile("a.jpg", b"no picture")}, "Nothing was kept"),
    ],
)
def test_what_is_missing_is_told_and_nothing_is_kept(
    ben: Client, pip: Character, other: dict[str, object], told: str
) -> None:
    shown = hand_in_at_the_door(ben, pip, **other)
    assert shown.status_code == 400
    assert told in shown.text
    assert not ChildPhoto.objects.exists()
    assert photo_folder.names() == []


def test_an_upload_of_any_length_is_read_in_memory(
    ben: Client, pip: Character, monkeypatch: pytest.MonkeyPatch
) -> None:
    def written(*_args: object, **_more: object) -> NoReturn:
        raise AssertionError("a temporary file was made")

    monkeypatch.setattr(uploadedfile.tempfile, "NamedTemporaryFile", written)
    # Longer than Django's own limit for memory, 2.5 MB; what follows a JPEG is left out.
    long = SimpleUploadedFile("long.jpg", snapshot() + bytes(3_000_000))
    shown = hand_in_at_the_door(ben, pip, photo=long)
    assert shown.status_code == 200
    assert ChildPhoto.objects.get().bytes < 100_000


def test_more_than_is_taken_is_told_and_not_read(
    ben: Client, pip: Character, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(uploading, "MOST_IN_ALL", 2_000)
    long = SimpleUploadedFile("long.jpg", snapshot() + bytes(2_000))
    assert hand_in_at_the_door(ben, pip, photo=long).status_code == 413
    assert not ChildPhoto.objects.exists()


def test_at_every_other_door_long_uploads_go_to_the_disk_as_before(
    ben: Client, pip: Character, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[object] = []
    spooled = uploadedfile.tempfile.NamedTemporaryFile
    monkeypatch.setattr(
        uploadedfile.tempfile,
        "NamedTemporaryFile",
        lambda *said, **more: made.append(said) or spooled(*said, **more),
    )
    long = SimpleUploadedFile("long.jpg", bytes(3_000_000))
    ben.post(door("upload-to-character", pip), {"pictures": long})
    assert len(made) == 1


def test_a_form_from_elsewhere_is_refused(owl: Press, pip: Character) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(owl.ben.user)
    assert hand_in_at_the_door(strict, pip).status_code == 403
    assert not ChildPhoto.objects.exists()


def test_no_screen_shows_the_photo_or_where_it_lies(
    ben: Client, book: Book, pip: Character, hand_in: HandIn
) -> None:
    photo = hand_in()
    pages = [
        door("character", pip),
        door("character-photo", pip),
        receipt("photo-receipt", photo),
        receipt("photo-receipt-file", photo),
        reverse("photos", args=["owl-press"]),
        reverse("events", args=["owl-press", book.slug]),
    ]
    for page in pages:
        shown = ben.get(page)
        assert shown.status_code == 200, page
        assert photo.file not in shown.text, page
        assert shown["Cache-Control"] == "no-store", page
    assert ben.get(f"/{photo.file}").status_code == 404
    assert bytes_of(photo)


def test_deleting_leads_to_the_receipt(ben: Client, pip: Character, hand_in: HandIn) -> None:
    photo = hand_in()
    shown = ben.post(door("delete-photo", pip), follow=True)
    assert shown.redirect_chain[-1][0] == receipt("photo-receipt", photo)
    assert "somebody at the publisher deleted it" in shown.text
    assert photo_folder.names() == []
    again = ben.post(door("delete-photo", pip))
    assert (again.status_code, "gone already" in again.text) == (409, True)


def test_the_receipt_is_a_file_as_well(ben: Client, pip: Character, hand_in: HandIn) -> None:
    photo = hand_in()
    ben.post(door("delete-photo", pip))
    told = ben.get(receipt("photo-receipt-file", photo)).json()
    assert told["consent"]["by"] == "Nora Wren"
    assert [each["place"] for each in told["deleted"]["places"]] == [
        "Storage",
        "Temporary files",
        "Cache and previews",
        "Queue",
        "Backups",
    ]
    assert told["copies"] == []
