"""Titles through the API: from text, from a file, previewed, copied, put away, deleted."""

from __future__ import annotations

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from books.models import Book, Proposal
from books.tenancy import acting_for
from tests.api.programs import Program, program
from tests.factories import make_book
from tests.personas import Press

STORY = "# The Lantern\n" + "".join(
    f"\n##\n\nMoth flew over hill number {n}.\n\nArt: Moth over hill {n}\n" for n in range(12)
)
MOTH = {"name": "Moth", "kind": "moth", "eyes": "black", "wears": ["a tiny cap"]}


@pytest.fixture
def ben(press: Press) -> Program:
    """An editor's program."""
    return program(press.ben)


def books(press: Press) -> list[Book]:
    """Every book of Owl Press."""
    with acting_for(press.publisher):
        return list(Book.objects.order_by("id"))


def test_a_title_is_made_of_text(press: Press, ben: Program) -> None:
    asked = {
        "text": STORY,
        "trim": "8x10",
        "language": "en",
        "style": "gouache",
        "arrangement": "facing",
        "characters": [MOTH],
        "contributors": [{"name": "Ada Owl", "role": "author"}],
    }
    response = ben.post("titles/", asked)
    assert response.status_code == 201, response.content
    told = response.json()
    assert told["slug"] == "the-lantern"
    assert told["style"].startswith("opaque gouache")
    assert told["contributors"] == [{"name": "Ada Owl", "role": "author"}]
    assert (told["scenes"], told["stage"]) == (12, "characters")
    edition = told["editions"][0]
    assert (edition["trim"], edition["printer"], edition["arrangement"]) == (
        "8x10",
        "kdp-paperback",
        "facing",
    )
    scene = ben.get("titles/the-lantern/scenes/3/").json()
    assert (scene["brief"], scene["cast"]) == ("Moth over hill 2", ["Moth"])
    moth = ben.get("titles/the-lantern/characters/1/").json()
    assert moth["traits"] == {"eyes": "black", "wears": ["a tiny cap"]}
    assert books(press)[0].created_at is not None


def test_a_title_is_made_of_a_word_file(press: Press, ben: Program) -> None:
    import docx

    document = docx.Document()
    document.add_heading("The Lantern", 0)
    for n in range(12):
        document.add_page_break()
        document.add_paragraph(f"Moth flew over hill number {n}.")
    data = io.BytesIO()
    document.save(data)
    form = {"manuscript": SimpleUploadedFile("lantern.docx", data.getvalue()), "trim": "8.5x8.5"}
    response = ben.client.post("/api/v1/titles/", form)
    assert response.status_code == 201, response.content
    pages = ben.get("titles/the-lantern/editions/1/pages/").json()
    assert "Moth flew over hill number 7." in [page["text"] for page in pages]


def test_a_preview_saves_nothing_and_tells_the_pages(press: Press, ben: Program) -> None:
    told = ben.post("title-previews/", {"text": STORY, "characters": [MOTH]}).json()
    assert books(press) == []
    with acting_for(press.publisher):
        assert not Proposal.objects.exists()
    assert told["total"] == len(told["pages"]) == 28
    assert told["scenes"][0]["cast"] == ["Moth"]
    assert [page["number"] for page in told["pages"]] == list(range(1, 29))
    assert {page["scene"] for page in told["pages"]} == {None, *range(1, 13)}


def test_what_a_preview_tells_is_what_is_made(press: Press, ben: Program) -> None:
    preview = ben.post("title-previews/", {"text": STORY}).json()
    ben.post("titles/", {"text": STORY})
    made = ben.get("titles/the-lantern/editions/1/pages/").json()
    keys = ("number", "kind", "template", "text", "scene")
    assert [{key: page[key] for key in keys} for page in made] == preview["pages"]


def refused(response: Any) -> str:
    """Return the sentence of a refusal."""
    assert response.status_code == 400, response.content
    assert response.json()["code"] == "refused"
    return str(response.json()["message"])


def test_what_the_printer_does_not_make_is_refused_with_the_nearest(
    press: Press, ben: Program
) -> None:
    told = refused(ben.post("titles/", {"text": STORY, "trim": "20x20"}))
    assert "does not cut 20x20 in; the nearest it cuts is" in told
    assert "no printer is called 'gutenberg'" in refused(
        ben.post("titles/", {"text": STORY, "printer": "gutenberg"})
    )
    assert "The shelf has no style cubist" in refused(
        ben.post("titles/", {"text": STORY, "style": "cubist"})
    )
    assert books(press) == []


def test_the_same_manuscript_is_taken_once(press: Press, ben: Program) -> None:
    ben.post("titles/", {"text": STORY})
    assert "already here as the-lantern" in refused(ben.post("titles/", {"text": STORY}))
    assert len(books(press)) == 1


def test_a_title_is_copied_put_away_and_taken_out(press: Press, ben: Program) -> None:
    with acting_for(press.publisher):
        make_book(press.ben)
    copy = ben.post("titles/pip-and-the-moon/duplicate/", {"title": "Pip in Spring"})
    assert (copy.status_code, copy.json()["slug"]) == (201, "pip-in-spring")
    away = ben.post("titles/pip-in-spring/archive/").json()
    assert away["archived_at"] is not None

    def listed(**query: Any) -> list[str]:
        return [row["slug"] for row in ben.get("titles/", **query).json()["results"]]

    assert listed() == ["pip-and-the-moon", "pip-in-spring"]
    assert listed(archived="true") == ["pip-in-spring"]
    assert listed(archived="false") == ["pip-and-the-moon"]
    assert ben.post("titles/pip-in-spring/restore/").json()["archived_at"] is None


def test_a_title_is_deleted_by_its_words(press: Press) -> None:
    with acting_for(press.publisher):
        make_book(press.ben)
    ada = program(press.ada)
    address = "titles/pip-and-the-moon/"
    assert "You typed another title" in refused(ada.delete(f"{address}?title=Pip"))
    assert ada.delete(f"{address}?title=Pip and the Moon").status_code == 204
    assert ada.get(address).status_code == 404
    gone = ada.get("house-events/").json()["results"][0]
    assert (gone["what"], gone["book"]) == ("delete-title", None)
    assert ada.get("events/").json()["results"] == []
