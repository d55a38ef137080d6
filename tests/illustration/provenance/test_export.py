"""The export of an edition's provenance: whole, and the same bytes for the same rows."""

from __future__ import annotations

import json
from typing import Any

from books.models import Book, Edition
from illustration.ai_use import ai_use_of
from illustration.provenance_file import edition_file
from tests.factories import add_candidate, make_book
from tests.illustration.provenance.rows import by_hand, drawn, placed
from tests.personas import Press


def exported(book: Book) -> Any:
    edition = Edition.objects.select_related("book", "publisher").get(book=book, number=1)
    return json.loads(edition_file(ai_use_of(edition), costs=True))


def test_every_picture_in_print_is_there_once_with_its_places(owl: Press, book: Book) -> None:
    told = exported(book)
    hashes = [each["sha256"] for each in told["pictures"]]
    assert hashes == [each.sha256 for each in placed(book)]
    spread = told["pictures"][-1]["places"]
    first, second = (int(place.removeprefix("page ")) for place in spread)
    assert second == first + 1  # a spread lies on two pages and is one picture


def test_a_sheet_that_went_along_is_a_reference_and_no_picture_in_print(owl: Press) -> None:
    book = make_book(owl.ben, scenes=4, approved=True, approver=owl.rita)
    sheet = book.characters.get().sheet
    assert sheet is not None
    drawn(sheet, owl)
    told = {"name": "Pip", "artwork": sheet.pk, "sha256": sheet.sha256}
    drawn(placed(book)[0], owl, references=[told])
    file = exported(book)
    assert file["pictures"][0]["asked"]["references"] == [told]
    assert [each["sha256"] for each in file["references"]] == [sheet.sha256]
    assert file["references"][0]["asked"]["model"]["key"] == "gptproto/seedream-5-lite"


def test_the_same_rows_give_the_same_bytes(owl: Press, book: Book) -> None:
    for each in placed(book):
        drawn(each, owl, usage={"b": 1, "a": 2})
    edition = Edition.objects.select_related("book", "publisher").get(book=book, number=1)
    first = edition_file(ai_use_of(edition), costs=True)
    assert edition_file(ai_use_of(edition), costs=True) == first


def test_a_cover_comes_first_and_an_edit_holds_what_it_began_from(owl: Press, book: Book) -> None:
    scene = book.scenes.create(
        publisher_id=book.publisher_id, position=0, kind="cover-front", state="briefed"
    )
    sketch, front = add_candidate(scene=scene, seed=5), add_candidate(scene=scene, seed=6)
    drawn(front, owl, verb="edit", based_on=by_hand(sketch, owl))
    scene.artwork, scene.state = front, "approved"
    scene.save()
    picture = exported(book)["pictures"][0]
    assert picture["places"] == ["front cover"]
    assert picture["making"] == "assisted"
    assert picture["based_on"]["source_name"] == "hill.png"


def test_a_page_without_an_approved_picture_is_named(owl: Press) -> None:
    book = make_book(owl.ben, title="Moth", scenes=4, cast=False)
    told = exported(book)
    assert told["pictures"] == []
    assert len(told["pages_without_picture"]) == 5  # three pages and a spread
