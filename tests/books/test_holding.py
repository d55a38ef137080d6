"""Two who act on the same thing at once: one waits for the other, and nothing is counted twice."""

from __future__ import annotations

import contextlib
import threading

import pytest
from django.db import connection

from books.enums import CheckItem
from books.models import Artwork, Scene, Tick
from books.operations import artwork as artworks
from books.operations import checklist
from books.operations.checklist import tick
from books.tenancy import acting_for
from tests.factories import add_candidate, make_book
from tests.personas import Press

pytestmark = [pytest.mark.production_engines, pytest.mark.django_db(transaction=True)]


def at_once(*deeds: object) -> list[BaseException]:
    """Do the deeds in a thread each, and return what they raised."""
    raised: list[BaseException] = []

    def run(deed: object) -> None:
        try:
            deed()
        except BaseException as error:
            raised.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=[deed]) for deed in deeds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return raised


def test_two_pictures_of_one_scene_get_two_versions(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    with acting_for(press.publisher):
        scene = make_book(press.ben).scenes.first()
    met = threading.Barrier(2, timeout=2)
    look = artworks._next_version

    def look_together(*about: object) -> int:
        version = look(*about)
        with contextlib.suppress(threading.BrokenBarrierError):
            met.wait()  # without the hold, both have looked by now
        return version

    monkeypatch.setattr(artworks, "_next_version", look_together)

    def draw(seed: int) -> None:
        with acting_for(press.publisher):
            add_candidate(scene=Scene.objects.get(pk=scene.pk), seed=seed)

    assert at_once(lambda: draw(1), lambda: draw(2)) == []
    with acting_for(press.publisher):
        versions = Artwork.objects.filter(scene=scene).values_list("version", flat=True)
        assert sorted(versions) == [1, 2]


def test_two_people_who_tick_one_item_leave_one_tick(
    press: Press, monkeypatch: pytest.MonkeyPatch
) -> None:
    with acting_for(press.publisher):
        picture = add_candidate(scene=make_book(press.ben).scenes.first())
    met = threading.Barrier(2, timeout=2)
    held = checklist.hold

    def hold_together(row: Artwork) -> None:
        with contextlib.suppress(threading.BrokenBarrierError):
            met.wait()
        held(row)

    monkeypatch.setattr(checklist, "hold", hold_together)

    def look_and_tick() -> None:
        with acting_for(press.publisher):
            tick(artwork=picture, items=list(CheckItem), by=press.rita)

    assert at_once(look_and_tick, look_and_tick, look_and_tick) == []
    with acting_for(press.publisher):
        assert Tick.objects.filter(artwork=picture).count() == len(CheckItem)
