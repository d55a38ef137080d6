"""A page on the desk is drawn in the publisher's own typeface, which nobody else is given."""

from __future__ import annotations

import pytest

from books.models import OwnFace
from books.operations.face_choice import choose_face
from books.operations.own_faces import add_face, retire_face
from books.queries import edition_of
from books.tenancy import acting_for
from tests.books.test_own_faces import FACE
from tests.desk.reading import at
from tests.factories import make_book
from tests.personas import Press, client_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def face(press: Press) -> OwnFace:
    """A typeface of Owl Press's own, in which a book of theirs is set."""
    with acting_for(press.publisher):
        row = add_face(by=press.paul, name="fredoka.ttf", data=FACE)
        book = make_book(press.ben, title="Pip", scenes=11, spreads=0)
        choose_face(edition=edition_of(book), face=row, by=press.ben)
        return row


def test_a_page_asks_for_the_face_its_words_are_drawn_in(press: Press, face: OwnFace) -> None:
    mark = f"own{face.sha256[:16]}"
    rita = client_of(press.rita)
    sheet_at = at("typeface-sheet", face.pk)
    for there in (at("book", "pip"), at("plan", "pip", 1)):
        told = rita.get(there).content.decode()
        assert f'<link rel="stylesheet" href="{sheet_at}">' in told
        assert f'class="face-{mark}"' in told
    sheet = rita.get(sheet_at)
    assert sheet["Content-Type"] == "text/css; charset=utf-8"
    address = f"{at('typeface-file', face.pk)}?{face.sha256}"
    told = sheet.content.decode()
    assert f'src: url("{address}") format("truetype")' in told
    assert f'.face-{mark} {{ font-family: "Own{face.sha256[:16]}"' in told
    assert "font-src 'self'" in sheet["Content-Security-Policy"]
    answer = rita.get(address)
    assert b"".join(answer) == FACE  # type: ignore[arg-type]


def test_the_file_is_kept_for_good_under_its_sha256(press: Press, face: OwnFace) -> None:
    rita, here = client_of(press.rita), at("typeface-file", face.pk)
    answer = rita.get(here)
    assert b"".join(answer) == FACE  # type: ignore[arg-type]
    assert answer["Content-Type"] == "font/ttf"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Cache-Control"] == "private, max-age=31536000, immutable"
    assert face.sha256.startswith(answer["ETag"].strip('"'))
    again = rita.get(here, headers={"If-None-Match": answer["ETag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_a_retired_face_is_still_drawn_in_and_a_book_without_asks_for_none(
    press: Press, face: OwnFace
) -> None:
    rita = client_of(press.rita)
    with acting_for(press.publisher):
        retire_face(face=face, by=press.paul)
        make_book(press.ben, title="Moon", scenes=11, spreads=0)
    assert "format(" in rita.get(at("typeface-sheet", face.pk)).content.decode()
    assert "typefaces/" not in rita.get(at("book", "moon")).content.decode()


def test_another_publisher_is_given_nothing(press: Press, face: OwnFace) -> None:
    olga = client_of(press.olga)
    own = olga.get(f"/{press.olga.publisher.slug}/typefaces/{face.pk}/file/")
    codes = {
        olga.get(at(name, face.pk)).status_code for name in ("typeface-sheet", "typeface-file")
    }
    assert (own.status_code, codes) == (404, {404})
