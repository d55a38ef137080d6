"""The sketch on the scene's screen and in the API."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

from books import storing
from books.models import Scene
from illustration.models import Sketch
from illustration.operations import sketching
from tests.api.programs import program
from tests.api.test_wall import bearer
from tests.desk.reading import at, shows, text_of
from tests.illustration.sketches.conftest import drawn_by_hand, laid
from tests.illustration.verbs.conftest import Studio
from tests.personas import Press, client_of


@pytest.fixture
def read_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """The darkroom's child is spared; test_handing_in.py has it."""
    monkeypatch.setattr(sketching, "_read", lambda data: (data, (90, 60)))


@pytest.mark.usefixtures("read_as_it_is")
def test_it_is_handed_in_looked_at_and_taken_away(scene: Scene, owl: Press) -> None:
    client, words = client_of(owl.ben), (scene.book.slug, 1)
    assert "Hand in a sketch" in text_of(client.get(at("scene", *words)))
    form = {"sketch": SimpleUploadedFile("page 1.jpg", drawn_by_hand())}
    told = text_of(client.post(at("hand-in-sketch", *words), form, follow=True))
    assert "Scene 1 has its sketch." in told
    assert "90 × 60 px, Ben Wren" in told
    assert "Another in its place" in told
    # Before anything is spent: on the card, and beside the button that asks for a picture.
    assert told.count("The offline painter does not look at sketches") == 2
    assert "The sketch stays behind." in told
    seen = client_of(owl.rita).get(at("scene", *words))
    assert "90 × 60 px" in text_of(seen)
    assert not shows(seen, "hand-in-sketch", *words)
    shown = client_of(owl.rita).get(at("sketch-picture", *words))
    assert b"".join(shown) == drawn_by_hand()
    assert shown["Content-Type"] == "image/jpeg"
    same = client.get(at("sketch-picture", *words), headers={"If-None-Match": shown["ETag"]})
    assert same.status_code == 304
    client.post(at("take-sketch-away", *words))
    assert not Sketch.objects.exists()
    assert client.get(at("sketch-picture", *words)).status_code == 404


def test_a_form_without_a_file_says_so(scene: Scene, owl: Press) -> None:
    answer = client_of(owl.ben).post(at("hand-in-sketch", scene.book.slug, 1))
    assert (answer.status_code, "Choose a sketch." in text_of(answer)) == (400, True)


def test_with_a_model_the_screen_says_as_which_reference_it_goes(studio: Studio) -> None:
    laid(studio.scene, drawn_by_hand())
    told = text_of(client_of(studio.press.ben).get(at("scene", studio.scene.book.slug, 1)))
    assert "It goes along with the next picture, as reference picture 2" in told
    assert "stays behind" not in told


@pytest.mark.usefixtures("read_as_it_is")
def test_a_program_hands_it_in_reads_it_and_takes_it_away(studio: Studio) -> None:
    press = studio.press
    client = bearer(program(press.ben, by=press.ada).key)
    address = f"/api/v1/titles/{studio.scene.book.slug}/scenes/1/sketch/"
    assert client.get(address).status_code == 404
    form = encode_multipart(BOUNDARY, {"sketch": SimpleUploadedFile("a.jpg", drawn_by_hand())})
    put = client.put(address, form, content_type=MULTIPART_CONTENT)
    told = put.json()
    assert (put.status_code, told["width"], told["goes_along"]) == (200, 90, True)
    assert "as reference picture 2" in told["sentence"]
    assert client.get(address).json() == told
    file = client.get(f"{address}file/")
    assert b"".join(file) == drawn_by_hand() == storing.read(Sketch.objects.get().file)
    assert client.delete(address).status_code == 204
    assert client.delete(address).status_code == 409
