"""The checklist of a picture: looked at, ticked by name, then approved."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from books.enums import CheckItem
from books.errors import NotAllowed, NotReady, Refused
from books.models import Event, Scene, Tick
from books.operations.checklist import ALL, items_of, missing, tick, untick
from books.operations.review import approve_artwork
from tests.factories import add_candidate, make_book
from tests.personas import Press


@pytest.fixture
def scene(owl: Press) -> Scene:
    """A scene with one picture on offer."""
    book = make_book(owl.ben, cast=False)
    scene = book.scenes.first()
    add_candidate(scene=scene)
    return scene


def test_a_picture_nobody_looked_at_is_not_approved(owl: Press, scene: Scene) -> None:
    artwork = scene.candidates.get()
    with pytest.raises(NotReady, match=r"Look first, and tick: hands and limbs, no stray text"):
        approve_artwork(scene=scene, artwork=artwork, by=owl.rita)
    scene.refresh_from_db()
    assert scene.state == "offered"
    assert not Event.objects.filter(what="approve-art").exists()


@pytest.mark.parametrize("item", list(CheckItem))
def test_every_item_alone_holds_the_approval_back(
    owl: Press, scene: Scene, item: CheckItem
) -> None:
    artwork = scene.candidates.get()
    others = [other for other in CheckItem if other is not item]
    with pytest.raises(NotReady, match="Look first"):
        approve_artwork(scene=scene, artwork=artwork, by=owl.rita, checked=others)
    assert not Tick.objects.exists()  # one transaction: nothing half ticked
    approve_artwork(scene=scene, artwork=artwork, by=owl.rita, checked=ALL)
    assert scene.state == "approved"


def test_a_tick_keeps_who_and_when_and_is_written_once(owl: Press, scene: Scene) -> None:
    artwork = scene.candidates.get()
    tick(artwork=artwork, items=[CheckItem.LIMBS], by=owl.rita)
    tick(artwork=artwork, items=[CheckItem.LIMBS, CheckItem.PROPS], by=owl.ada)
    assert [(each.item, each.by) for each in Tick.objects.all()] == [
        ("limbs", owl.rita.user),
        ("props", owl.ada.user),
    ]
    told = Event.objects.filter(what="tick").order_by("id").values_list("note", flat=True)
    assert list(told) == ["version 1: hands and limbs", "version 1: props as the brief has them"]


def test_two_people_can_share_the_looking(owl: Press, scene: Scene) -> None:
    artwork = scene.candidates.get()
    tick(artwork=artwork, items=[CheckItem.LIMBS, CheckItem.STRAY_TEXT], by=owl.ada)
    rest = [CheckItem.PROPS, CheckItem.CONTINUITY, CheckItem.SAFE_FOR_AGE]
    approve_artwork(scene=scene, artwork=artwork, by=owl.rita, checked=rest)
    assert scene.state == "approved"


def test_a_new_picture_is_looked_at_anew(owl: Press, scene: Scene) -> None:
    approve_artwork(scene=scene, artwork=scene.candidates.get(), by=owl.rita, checked=ALL)
    second = add_candidate(scene=scene, seed=9)
    assert missing(second) == list(ALL)


def test_a_tick_can_be_taken_back_and_the_record_stays(owl: Press, scene: Scene) -> None:
    artwork = scene.candidates.get()
    tick(artwork=artwork, items=ALL, by=owl.rita)
    untick(artwork=artwork, item=CheckItem.PROPS, by=owl.rita)
    assert missing(artwork) == [CheckItem.PROPS]
    assert Event.objects.filter(what="untick", by=owl.rita.user).count() == 1


def test_an_editor_ticks_nothing(owl: Press, scene: Scene) -> None:
    with pytest.raises(NotAllowed):
        tick(artwork=scene.candidates.get(), items=ALL, by=owl.ben)
    assert not Tick.objects.exists()


def test_a_word_that_is_not_on_the_list_is_refused() -> None:
    assert items_of(["props", "limbs"]) == [CheckItem.LIMBS, CheckItem.PROPS]
    with pytest.raises(Refused, match="'beauty' is not on the checklist"):
        items_of(["props", "beauty"])


def test_the_database_refuses_a_second_tick_and_an_unknown_item(owl: Press, scene: Scene) -> None:
    artwork = scene.candidates.get()
    Tick.objects.create(artwork=artwork, item="limbs")
    with pytest.raises(IntegrityError), transaction.atomic():
        Tick.objects.create(artwork=artwork, item="limbs")
    with pytest.raises(IntegrityError), transaction.atomic():
        Tick.objects.create(artwork=artwork, item="beauty")
