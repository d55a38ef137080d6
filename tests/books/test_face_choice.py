"""Another typeface has the words fitted anew, told before and after; what overflows is refused."""

from __future__ import annotations

import io
from collections.abc import Iterator
from decimal import Decimal

import pytest
from fontTools.ttLib import TTFont

from books.errors import IllegalMove, Refused
from books.models import Edition, Event, OwnFace, Scene
from books.operations.face_choice import choose_face
from books.operations.own_faces import add_face
from books.queries import edition_of, pages_of
from books.refitting import refit
from books.tenancy import acting_for
from tests.books.test_own_faces import EVERY
from tests.factories import make_book
from tests.personas import Press
from tests.printing.press.test_own_faces import tiny_face

pytestmark = pytest.mark.django_db


def spaced_face(times: int) -> bytes:
    """Fredoka with every letter so many times as wide."""
    font = TTFont(io.BytesIO(tiny_face(EVERY)))
    widths = font["hmtx"].metrics
    font["hmtx"].metrics = {name: (wide * times, left) for name, (wide, left) in widths.items()}
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


@pytest.fixture
def inside(press: Press) -> Iterator[Press]:
    """Owl Press, its wall in force."""
    with acting_for(press.publisher):
        yield press


@pytest.fixture
def edition(inside: Press) -> Edition:
    """An edition with a full page of words."""
    edition = edition_of(make_book(inside.ben, scenes=11, spreads=0))
    page = next(page for page in pages_of(edition) if page.kind == "story" and page.text)
    told = " ".join(["The owl looks at the moon over the dark wood."] * 12)
    edition.pages.filter(pk=page.pk).update(text=told)
    return edition


def wide(by: Press, times: int) -> OwnFace:
    return add_face(by=by.paul, name="wide.ttf", data=spaced_face(times))


def test_words_are_set_smaller_where_a_wider_face_asks_for_it_and_as_before_without(
    inside: Press, edition: Edition
) -> None:
    before = refit(edition, None).edition.body_pt
    edition.body_pt = before
    edition.save(update_fields=["body_pt"])
    face = wide(inside, 2)
    choose_face(edition=edition, face=face, by=inside.ben)
    row = Edition.objects.get()
    assert (row.face, row.body_pt) == (face, edition.body_pt)
    assert Decimal(14) <= row.body_pt < before
    assert row.plan_reasons[-1].startswith(f"The story text is now set in {row.body_pt} pt")
    note = Event.objects.get(what="choose-face").note
    assert note.endswith(f"; {before.normalize():f} pt → {row.body_pt.normalize():f} pt")
    choose_face(edition=row, face=None, by=inside.ben)
    assert Edition.objects.get().body_pt == before


def test_pages_that_would_fit_at_no_size_are_named_and_nothing_is_changed(
    inside: Press, edition: Edition
) -> None:
    full = max(pages_of(edition), key=lambda page: len(page.text)).number
    with pytest.raises(Refused, match=rf"words of pages? {full}\b.*do not fit any more"):
        choose_face(edition=edition, face=wide(inside, 8), by=inside.ben)
    row = Edition.objects.get()
    assert (row.face, row.body_pt, edition.face) == (None, edition.body_pt, None)


def test_a_page_that_did_not_fit_before_stands_in_no_faces_way(
    inside: Press, edition: Edition
) -> None:
    page = max(pages_of(edition), key=lambda page: len(page.text))
    edition.pages.filter(pk=page.pk).update(text=page.text * 8)
    assert refit(edition, None).outside == (page.number,)
    face = wide(inside, 1)
    choose_face(edition=edition, face=face, by=inside.ben)
    assert (Edition.objects.get().face, edition.body_pt) == (face, Decimal(18))


def test_whoever_draws_is_told_of_the_room_the_words_take_now(
    inside: Press, edition: Edition
) -> None:
    page = max(pages_of(edition), key=lambda page: len(page.text))
    edition.pages.filter(pk=page.pk).update(template="text-on-picture", text="The owl.")
    scene = Scene.objects.filter(position=1).get()
    edition.pages.filter(pk=page.pk).update(scene=scene, part="whole")
    choose_face(edition=edition, face=wide(inside, 2), by=inside.ben)
    first = Scene.objects.get(pk=scene.pk).text_room
    choose_face(edition=edition, face=None, by=inside.ben)
    (now,) = (room for room in Scene.objects.get(pk=scene.pk).text_room if room)
    (then,) = (room for room in first if room)
    assert then[2] - then[0] > now[2] - now[0]


def test_a_choice_made_meanwhile_stands(inside: Press, edition: Edition) -> None:
    mine, theirs = wide(inside, 1), wide(inside, 2)
    Edition.objects.update(face=theirs)
    edition.face = None
    with pytest.raises(IllegalMove, match="chosen for edition 1 a moment ago"):
        choose_face(edition=edition, face=mine, by=inside.ben)
    assert Edition.objects.get().face == theirs
