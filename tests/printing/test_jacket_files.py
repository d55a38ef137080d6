"""Jacket and endpapers are laid out as the edition says: its flaps, its picture."""

from __future__ import annotations

from decimal import Decimal

import pytest

from books.enums import CheckItem, SceneKind
from books.errors import NotReady
from books.models import Edition
from books.operations.cover import approve_cover
from books.operations.cover_scene import begin_cover
from books.operations.review import approve_artwork
from books.printers import profile_of
from books.queries import edition_of
from printing.enums import RunPart
from printing.operations.cover import part_script, wanted_part
from printing.press.script import BookScript
from tests.factories import add_candidate, make_book
from tests.personas import Press


@pytest.fixture
def edition(owl: Press) -> Edition:
    book = make_book(owl.ben, printer="offset")
    scene = begin_cover(book=book, kind=SceneKind.COVER_FRONT, by=owl.ben)
    picture = add_candidate(scene=scene)
    approve_artwork(scene=scene, artwork=picture, by=owl.rita, checked=tuple(CheckItem))
    return edition_of(book)


def laid(edition: Edition, part: RunPart) -> BookScript:
    return part_script(edition, part, edition.pages.count(), profile_of(edition))


def test_a_jacket_is_as_wide_as_its_flaps_ask(owl: Press, edition: Edition) -> None:
    usual = laid(edition, RunPart.JACKET).pages[0].media_box[2]
    edition.flap_in = Decimal("3.5")
    wider = laid(edition, RunPart.JACKET).pages[0].media_box[2]
    assert wider - usual == pytest.approx(36, abs=0.01)  # 2 x 0.25 in x 72


def test_a_flap_wider_than_its_board_is_refused(owl: Press, edition: Edition) -> None:
    edition.trim, edition.flap_in = "4x6", Decimal(5)
    with pytest.raises(NotReady, match="A flap of 5 in is wider than the board"):
        laid(edition, RunPart.JACKET)


def test_endpapers_show_the_chosen_picture_and_their_run_names_it(
    owl: Press, edition: Edition
) -> None:
    assert all(page.pictures == () for page in laid(edition, RunPart.ENDPAPERS).pages)
    chosen = add_candidate(scene=edition.book.scenes.get(position=1))
    Edition.objects.filter(pk=edition.pk).update(endpapers=chosen, isbn="9780306406157")
    edition = edition_of(edition.book)
    shown = [page.pictures[0].sha256 for page in laid(edition, RunPart.ENDPAPERS).pages]
    assert shown == [chosen.sha256] * 4
    approve_cover(edition=edition, by=owl.rita)
    papers = wanted_part(edition, RunPart.ENDPAPERS, "").artworks
    assert papers - wanted_part(edition, RunPart.JACKET, "").artworks == {chosen.pk}
