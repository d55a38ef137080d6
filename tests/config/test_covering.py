"""The demo's cover: written once, passed once, asked for again it changes nothing."""

from __future__ import annotations

from books.cover_fields import fields_of
from books.covers import cover_scene
from books.enums import SceneKind
from books.models import Edition
from books.queries import edition_of
from books.tenancy import acting_for
from config.tour import covering
from config.tour.steps import Cast
from tests.factories import add_candidate, make_book
from tests.personas import Press


def test_it_is_written_and_passed_once(press: Press) -> None:
    cast = Cast(ada=press.ada, ben=press.ben, rita=press.rita)
    with acting_for(press.publisher):
        book = make_book(press.ben)
        Edition.objects.filter(book=book).update(isbn="9780306406157")
    assert covering.write_cover(cast, book)
    assert not covering.write_cover(cast, book)
    with acting_for(press.publisher):
        scene = cover_scene(book, SceneKind.COVER_FRONT)
        assert scene is not None
        assert (scene.brief, scene.light) == (covering.BRIEF, "night")
        assert fields_of(edition_of(book)) == covering.FIELDS
        add_candidate(scene=scene)
    assert covering.pass_cover(cast, book)
    assert not covering.pass_cover(cast, book)
    with acting_for(press.publisher):
        assert edition_of(book).cover_state == "approved"
