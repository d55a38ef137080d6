"""Writing briefs, casts and traits from the desk; a stale form shows theirs and yours."""

from __future__ import annotations

import re

from books.models import Book, Character, Scene
from books.tenancy import acting_for
from tests.desk.reading import at, body, shows, text_of
from tests.factories import make_book
from tests.laid import once_a_file
from tests.personas import Press, client_of

HIDDEN = r'<input type="hidden" name="([\w-]+)" value="([^"]*)">'


def whole_book(press: Press) -> Book:
    """Four scenes in which Pip plays, everything approved."""
    return make_book(press.ben, approved=True, approver=press.rita)


laid, press, book = once_a_file(whole_book)


def scene_of(press: Press, book: Book) -> Scene:
    with acting_for(press.publisher):
        return Scene.objects.get(book=book, position=1)


def pip(press: Press, book: Book) -> Character:
    with acting_for(press.publisher):
        return Character.objects.get(book=book, name="Pip")


def cast_of(press: Press, book: Book) -> list[str]:
    with acting_for(press.publisher):
        castings = scene_of(press, book).castings.select_related("character")
        return [casting.character.name for casting in castings]


def test_ben_writes_a_brief_and_is_told_that_the_picture_is_of_the_earlier_one(
    press: Press, book: Book
) -> None:
    ben, address = client_of(press.ben), at("edit-brief", book.slug, 1)
    form = ben.get(address)
    assert "Pip flies over hill 1</textarea>" in body(form)
    assert f'value="{pip(press, book).pk}" checked' in body(form)
    sent = dict(re.findall(HIDDEN, body(form))) | {"brief": "Pip sleeps", "light": "night"}
    saved = ben.post(address, sent, follow=True)
    assert "The approved picture, from the earlier brief, stands." in text_of(saved)
    assert scene_of(press, book).brief == "Pip sleeps"
    assert cast_of(press, book) == []


def test_a_brief_without_words_is_refused_and_the_form_keeps_the_rest(
    press: Press, book: Book
) -> None:
    sent = {"brief": " ", "light": "dusk", "version": "1"}
    refused = client_of(press.ben).post(at("edit-brief", book.slug, 1), sent)
    assert refused.status_code == 400
    assert 'value="dusk"' in body(refused)
    assert scene_of(press, book).light == "day"


def test_a_stale_brief_shows_theirs_and_yours_and_casts_both(press: Press, book: Book) -> None:
    ben, ada = client_of(press.ben), client_of(press.ada)
    address = at("edit-brief", book.slug, 1)
    ada.post(at("add-character", book.slug), {"name": "Mo", "kind": "mole"})
    with acting_for(press.publisher):
        mo = Character.objects.get(name="Mo")
    form = dict(re.findall(HIDDEN, body(ben.get(address))))
    theirs = {"brief": "Pip flies under hill 1", "cast": [pip(press, book).pk, mo.pk]}
    ada.post(address, theirs | {"version": "1"})
    mine = {"brief": "Pip flies over hill 1, slowly", "light": "night", "cast": []}
    shown = ben.post(address, form | mine)
    assert shown.status_code == 409
    assert "<mark>under </mark>" in body(shown)
    assert "Pip flies under hill 1, slowly</textarea>" in body(shown)
    together = body(shown)[body(shown).index('id="together"') :]
    # Ben took Pip out, Ada put Mo in: both hold.
    ticked = re.findall(r'name="cast" value="(\d+)"( checked)?', together)
    assert ticked == [(str(pip(press, book).pk), ""), (str(mo.pk), " checked")]
    assert scene_of(press, book).brief == "Pip flies under hill 1"


def test_ada_adds_a_character_and_names_it_once(press: Press, book: Book) -> None:
    ada, address = client_of(press.ada), at("add-character", book.slug)
    added = ada.post(address, {"name": "Mo", "kind": "mole", "wears": "boots, hat"}, follow=True)
    assert "Mo is in the book" in text_of(added)
    again = ada.post(address, {"name": "mo", "kind": "mouse"})
    assert again.status_code == 400
    assert 'value="mouse"' in body(again)


def test_traits_are_changed_and_the_sheet_is_said_to_stand(press: Press, book: Book) -> None:
    ben, address = client_of(press.ben), at("edit-character", book.slug, 1)
    form = ben.get(address)
    assert 'value="teal feathers"' in body(form)
    sent = {"name": "Pip", "kind": "owl", "eyes": "green", "version": "1"}
    saved = ben.post(address, sent, follow=True)
    assert "The approved sheet was drawn from the earlier traits; it stands." in text_of(saved)
    assert pip(press, book).traits == {"eyes": "green"}


def test_stale_traits_are_put_together_field_by_field(press: Press, book: Book) -> None:
    ben, ada = client_of(press.ben), client_of(press.ada)
    address = at("edit-character", book.slug, 1)
    form = dict(re.findall(HIDDEN, body(ben.get(address))))
    stands = {"name": "Pip", "kind": "owl", "body": "teal feathers", "eyes": "amber"}
    ada.post(address, stands | {"eyes": "green", "wears": "red scarf", "version": "1"})
    shown = ben.post(address, form | stands | {"wears": "red scarf, boots"})
    assert shown.status_code == 409
    together = body(shown)[body(shown).index('id="together"') :]
    assert 'name="eyes" value="green"' in together
    assert 'name="wears" value="red scarf, boots"' in together


def test_a_character_in_scenes_is_not_taken_out(press: Press, book: Book) -> None:
    ben = client_of(press.ben)
    refused = ben.post(at("remove-character", book.slug, 1))
    assert refused.status_code == 409
    assert "plays in scenes 1, 2, 3, 4" in text_of(refused)
    assert shows(refused, "edit-brief", book.slug, 1)
    assert not shows(refused, "remove-character", book.slug, 1)
    with acting_for(press.publisher):
        for scene in book.scenes.all():
            scene.castings.all().delete()
    assert "is out of the book" in text_of(
        ben.post(at("remove-character", book.slug, 1), follow=True)
    )


def test_a_reviewer_reads_and_does_not_write(press: Press, book: Book) -> None:
    rita = client_of(press.rita)
    for name in ("edit-brief", "edit-character"):
        address = at(name, book.slug, 1)
        assert not shows(rita.get(address), name, book.slug, 1)
        sent = {"brief": "x", "name": "Pip", "version": "1"}
        assert rita.post(address, sent).status_code == 403
    assert not shows(rita.get(at("cast", book.slug)), "add-character", book.slug)
    assert scene_of(press, book).version == 1
