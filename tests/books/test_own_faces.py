"""A publisher's own typeface: added after a look at its bits, chosen, pressed, retired."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from books import storing
from books.content import book_content
from books.copying import copy_title
from books.errors import IllegalMove, NotAllowed, Refused, TooLarge
from books.faces import faces_offered, lacking_letters
from books.layouts import layout_hash
from books.models import Edition, Event, OwnFace
from books.operations.face_choice import choose_face
from books.operations.orphans import named_files
from books.operations.own_faces import LARGEST, add_face, refuse_large, retire_face
from books.queries import edition_of, pages_of
from books.tenancy import acting_for, everyone
from printing.press.faces import own_name
from tests.factories import make_book
from tests.personas import Press
from tests.printing.press.test_own_faces import faces_of, tiny_face

pytestmark = pytest.mark.django_db
EVERY = "".join(map(chr, range(0x20, 0x7F))) + "’“”—"
FACE, OTHER = tiny_face(EVERY), tiny_face("abc")


@pytest.fixture
def inside(press: Press) -> Iterator[Press]:
    """Owl Press, its wall in force."""
    with acting_for(press.publisher):
        yield press


@pytest.fixture
def face(inside: Press) -> OwnFace:
    """Fredoka, kept as Owl Press's own."""
    return add_face(by=inside.paul, name="fredoka.ttf", data=FACE)


@pytest.fixture
def edition(inside: Press) -> Edition:
    """An edition of a small book."""
    return edition_of(make_book(inside.ben, scenes=11, spreads=0))


def test_a_face_is_kept_with_what_it_says_of_itself(face: OwnFace) -> None:
    assert face.title.startswith("Fredoka")
    assert storing.read(face.file) == FACE
    assert face.file.endswith(".ttf")
    assert face.bytes == len(FACE)
    event = Event.objects.get(what="add-face")
    assert (event.subject, event.note) == (f"typeface {face.title}", "fredoka.ttf")


def test_its_file_is_no_orphan(face: OwnFace) -> None:
    with everyone("the sweep asks for all"):
        assert face.file in named_files()


def test_a_face_its_maker_forbids_is_refused_and_nothing_is_kept(inside: Press) -> None:
    with pytest.raises(Refused, match=r"restricted licence.*Nothing was saved"):
        add_face(by=inside.paul, name="x.ttf", data=tiny_face("abc", bits=2))
    assert not OwnFace.objects.exists()


def test_a_file_too_large_is_refused_before_it_is_read() -> None:
    refuse_large(LARGEST)
    with pytest.raises(TooLarge, match="more than 24"):
        refuse_large(LARGEST + 1)


def test_the_same_file_twice_is_told(inside: Press, face: OwnFace) -> None:
    with pytest.raises(IllegalMove, match="there already"):
        add_face(by=inside.paul, name="again.ttf", data=FACE)


def test_a_retired_face_is_offered_no_more_until_it_is_added_again(
    inside: Press, face: OwnFace, edition: Edition
) -> None:
    retire_face(face=face, by=inside.paul)
    assert faces_offered() == []
    with pytest.raises(IllegalMove, match="retired already"):
        retire_face(face=face, by=inside.paul)
    face.refresh_from_db()
    with pytest.raises(Refused, match="is retired"):
        choose_face(edition=edition, face=face, by=inside.ben)
    assert add_face(by=inside.paul, name="back.ttf", data=FACE).pk == face.pk
    assert faces_offered() == [face]


def test_editors_add_none_and_production_chooses_none(
    inside: Press, face: OwnFace, edition: Edition
) -> None:
    with pytest.raises(NotAllowed):
        add_face(by=inside.ben, name="x.ttf", data=OTHER)
    with pytest.raises(NotAllowed):
        choose_face(edition=edition, face=face, by=inside.paul)


def test_an_edition_is_laid_out_in_its_face_and_its_story_layouts_are_others(
    inside: Press, face: OwnFace, edition: Edition
) -> None:
    pages = pages_of(edition)
    before = [layout_hash(page, edition, len(pages)) for page in pages]
    choose_face(edition=edition, face=face, by=inside.ben)
    after = [layout_hash(page, edition, len(pages)) for page in pages]
    changed = {page.kind for page, a, b in zip(pages, before, after, strict=True) if a != b}
    assert "story" in changed
    assert not changed & {"title", "copyright"}
    told = {page.kind: page.face for page in book_content(Edition.objects.get()).pages}
    assert told["story"] == own_name(face.sha256)
    assert told["title"] == told["copyright"] == ""
    choose_face(edition=edition, face=None, by=inside.ben)
    assert [layout_hash(page, edition, len(pages)) for page in pages] == before
    notes = [event.note for event in Event.objects.filter(what="choose-face").order_by("pk")]
    assert notes == [f"the press's own → {face.title}", f"{face.title} → the press's own"]


def test_a_face_that_lacks_letters_of_the_story_is_refused_by_page(
    inside: Press, edition: Edition
) -> None:
    poor = add_face(by=inside.paul, name="poor.ttf", data=OTHER)
    assert lacking_letters(poor, edition)
    with pytest.raises(Refused, match=r"lacks letters of pages? \d.*Nothing was changed"):
        choose_face(edition=edition, face=poor, by=inside.ben)
    assert Edition.objects.get().face is None


def test_a_duplicate_keeps_the_face(inside: Press, face: OwnFace, edition: Edition) -> None:
    choose_face(edition=edition, face=face, by=inside.ben)
    copy = copy_title(edition.book, title="Again", slug="again")
    assert copy.editions.get().face == face


def test_the_press_draws_a_run_of_it(inside: Press, face: OwnFace, edition: Edition) -> None:
    from printing.press.layout import lay_out

    choose_face(edition=edition, face=face, by=inside.ben)
    pages = [page for page in pages_of(edition) if page.scene is None]
    script = lay_out(book_content(edition, pages))
    assert own_name(face.sha256) in faces_of(script)
    assert [each.sha256 for each in script.faces] == [face.sha256]
