"""The typefaces' screen, and the choice on an edition's numbers."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from books.models import OwnFace
from books.queries import edition_of
from books.tenancy import acting_for
from tests.books.test_face_choice import spaced_face
from tests.books.test_own_faces import FACE, OTHER
from tests.desk.reading import at, shows, text_of
from tests.factories import make_book
from tests.personas import Press, client_of
from tests.printing.press.test_own_faces import tiny_face

pytestmark = pytest.mark.django_db
WORDS = " ".join(["The owl looks at the moon over the dark wood."] * 12)


def handed_in(data: bytes) -> dict[str, SimpleUploadedFile]:
    return {"file": SimpleUploadedFile("own.ttf", data)}


def test_production_adds_a_face_and_retires_it(press: Press) -> None:
    paul = client_of(press.paul)
    assert shows(paul.get(at("printers")), "typefaces")
    told = text_of(paul.post(at("add-typeface"), handed_in(FACE), follow=True))
    assert "can be chosen for an edition" in told
    with acting_for(press.publisher):
        key = OwnFace.objects.get().pk
    assert "Retired" in text_of(paul.post(at("retire-typeface", key), follow=True))


def test_a_refusal_says_why_on_the_same_screen(press: Press) -> None:
    paul = client_of(press.paul)
    answer = paul.post(at("add-typeface"), handed_in(tiny_face("abc", bits=2)))
    assert (answer.status_code, "restricted licence" in text_of(answer)) == (400, True)
    assert "Choose a TTF or OTF" in text_of(paul.post(at("add-typeface")))


def test_an_editor_chooses_a_face_on_the_numbers_and_is_told_of_bold(press: Press) -> None:
    paul, ben = client_of(press.paul), client_of(press.ben)
    paul.post(at("add-typeface"), handed_in(FACE))
    paul.post(at("add-typeface"), handed_in(OTHER))
    paul.post(at("add-typeface"), handed_in(spaced_face(2)))
    with acting_for(press.publisher):
        book = make_book(press.ben, scenes=11, spreads=0)
        full = edition_of(book).pages.filter(kind="story").exclude(text="").first()
        edition_of(book).pages.filter(pk=full.pk).update(text=WORDS)
        plain, poor, wide = OwnFace.objects.order_by("pk").values_list("pk", flat=True)
    assert not shows(ben.get(at("typefaces")), "add-typeface")
    here = at("choose-typeface", book.slug, 1)
    told = text_of(ben.post(here, {"face": plain}, follow=True))
    assert "upright and regular, never faked" in told
    assert "at 18 pt. Look at the layouts again." in told
    again = text_of(ben.post(here, {"face": wide}, follow=True))
    assert re.search(r"at 1\d(\.5)? pt, so that every page fits; it was 18 pt\.", again)
    refused = ben.post(here, {"face": poor})
    assert (refused.status_code, "lacks letters of" in text_of(refused)) == (400, True)
    assert ben.post(here, {"face": 10**9}).status_code == 404
    with acting_for(press.publisher):
        assert edition_of(book).face_id == wide
