"""One form makes a title a child's own: name, looks, photo, cover and title page."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from books.errors import NotAllowed, Refused
from books.models import Book, Edition, Page, Scene
from books.operations.cast import add_character
from books.queries import edition_of
from illustration import photo_folder
from illustration.models import ChildPhoto
from illustration.operations.own_edition import HandedIn, OwnEdition, make_own_edition
from illustration.own_edition import Wish, changed_lines
from tests.factories import add_candidate, make_book
from tests.illustration.photos.conftest import snapshot
from tests.personas import Press, client_of


@pytest.fixture
def whole(owl: Press) -> Book:
    """A finished book of Pip and Fen, written by somebody who is a Pip as well."""
    book = make_book(owl.ben)
    sheet = add_candidate(character=book.characters.get())
    book.contributors.update(name="Pip Smith")
    Page.objects.filter(edition__book=book, kind="title").update(
        text="Pip and the Moon\n\nWritten by Pip Smith\n\nA tale of Pip"
    )
    Edition.objects.filter(book=book).update(
        blurb="Where is Pip? Pip's away.", isbn="9783161484100"
    )
    add_character(book=book, name="Fen", kind="fox", traits={}, by=owl.ben)
    book.characters.update(sheet=sheet)
    book.refresh_from_db()
    return book


@pytest.fixture
def wish(whole: Book) -> Wish:
    """Pip becomes Mia, a girl."""
    pip = whole.characters.get(name="Pip")
    return Wish(character=pip, name="Mia", hair="curly black", skin="brown", kind="girl")


@pytest.fixture
def made(owl: Press, whole: Book, wish: Wish) -> OwnEdition:
    """The book as Mia's own."""
    return make_own_edition(book=whole, wish=wish, by=owl.ben)


def texts(book: Book) -> list[tuple[int, str]]:
    return list(edition_of(book).pages.order_by("number").values_list("number", "text"))


def test_the_name_stands_in_title_story_cover_and_briefs(made: OwnEdition) -> None:
    book = made.book
    assert book.title == "Mia and the Moon"
    assert edition_of(book).blurb == "Where is Mia? Mia's away."
    story = [text for _number, text in texts(book) if "hill number" in text]
    assert len(story) == 4
    assert all(text.startswith("Mia flew") for text in story)
    assert not Scene.objects.filter(book=book, brief__contains="Pip").exists()


def test_the_title_page_follows_and_its_author_keeps_the_name(made: OwnEdition) -> None:
    title_page = edition_of(made.book).pages.get(kind="title")
    assert title_page.text == "Mia and the Moon\n\nWritten by Pip Smith\n\nA tale of Mia"
    assert made.book.contributors.get().name == "Pip Smith"


def test_the_plan_is_the_same(whole: Book, made: OwnEdition) -> None:
    def plan(book: Book) -> list[tuple[object, ...]]:
        rows = edition_of(book).pages.order_by("number")
        return list(rows.values_list("number", "kind", "template", "part", "scene__position"))

    assert plan(made.book) == plan(whole)


def test_the_child_has_its_looks_and_no_sheet_and_the_others_keep_theirs(
    whole: Book, made: OwnEdition
) -> None:
    child = made.book.characters.get(name="Mia")
    assert (child.kind, child.traits["hair"], child.traits["skin"]) == (
        "girl",
        "curly black",
        "brown",
    )
    assert child.traits["wears"] == ["red scarf"]
    assert "body" not in child.traits  # teal feathers
    assert child.sheet is None
    assert not child.sheets.exists()
    assert made.book.characters.get(name="Fen").sheet is not None
    assert [each.character.name for each in made.book.scenes.first().castings.all()] == ["Mia"]


def test_the_first_title_stays_as_it_is(owl: Press, whole: Book, wish: Wish) -> None:
    before = texts(whole), list(whole.scenes.values()), list(whole.characters.values())
    make_own_edition(book=whole, wish=wish, by=owl.ben)
    whole.refresh_from_db()
    assert whole.title == "Pip and the Moon"
    assert (texts(whole), list(whole.scenes.values()), list(whole.characters.values())) == before


def test_drawn_as_before_the_animal_keeps_its_body(owl: Press, whole: Book, wish: Wish) -> None:
    made = make_own_edition(book=whole, wish=replace(wish, kind=""), by=owl.ben)
    assert (made.child.kind, made.child.traits["body"]) == ("owl", "teal feathers")


def test_a_title_without_the_name_has_the_childs_behind_it(
    owl: Press, whole: Book, wish: Wish
) -> None:
    Book.objects.filter(pk=whole.pk).update(title="The Moon")
    whole.refresh_from_db()
    assert make_own_edition(book=whole, wish=wish, by=owl.ben).book.title == "The Moon, for Mia"


def test_the_lines_shown_before_are_the_lines_saved(whole: Book, wish: Wish, owl: Press) -> None:
    shown = {str(line.where): line.now for line in changed_lines(whole, wish)}
    made = make_own_edition(book=whole, wish=wish, by=owl.ben)
    before = dict(texts(whole))
    for number, text in texts(made.book):
        if f"Page {number}" in shown:
            # The copy has no ISBN; everything else is as it was shown.
            assert shown[f"Page {number}"].replace("\n\nISBN 9783161484100", "") == text
        else:
            assert before[number].replace("\n\nISBN 9783161484100", "") == text
    assert (shown["Title"], shown["Cover"]) == (made.book.title, edition_of(made.book).blurb)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        ({"name": ""}, "Say the child's name"),
        ({"name": "fen"}, "another character of this book"),
        ({"name": "x" * 81}, "80 letters at most"),
        ({"title": "x" * 201}, "200 characters at most"),
    ],
)
def test_what_cannot_be_made_is_refused_and_nothing_is(
    owl: Press, whole: Book, wish: Wish, other: dict[str, str], told: str
) -> None:
    with pytest.raises(Refused, match=told):
        make_own_edition(book=whole, wish=replace(wish, **other), by=owl.ben)
    assert Book.objects.count() == 1


def test_a_reviewer_makes_none(owl: Press, whole: Book, wish: Wish) -> None:
    with pytest.raises(NotAllowed):
        make_own_edition(book=whole, wish=wish, by=owl.rita)


@pytest.mark.parametrize(
    "photo", [HandedIn(snapshot(), "Nora", False), HandedIn(b"no photo", "Nora", True)]
)
def test_a_photo_that_cannot_be_kept_stops_it_before_anything_is_saved(
    owl: Press, whole: Book, wish: Wish, photo: HandedIn
) -> None:
    with pytest.raises(Refused):
        make_own_edition(book=whole, wish=wish, by=owl.ben, photo=photo)
    assert Book.objects.count() == 1
    assert photo_folder.names() == []


def test_the_one_form_makes_title_child_and_photo(owl: Press, whole: Book) -> None:
    pip = whole.characters.get(name="Pip")
    form = {
        "name": "Mia",
        "character": pip.position,
        "kind": "girl",
        "hair_type": "curly",
        "hair_colour": "black",
        "skin": "brown",
        "guardian": "Nora Wren",
        "agreed": "yes",
    }
    door = reverse("own-edition", args=["owl-press", whole.slug])
    client = client_of(owl.ben)
    looked = client.post(door, form | {"look": "1"})
    assert "Mia flew over hill number 1" in looked.text
    assert Book.objects.count() == 1
    photo = SimpleUploadedFile("mia.jpg", snapshot())
    shown = client.post(door, form | {"make": "1", "photo": photo}, follow=True)
    assert "Have Mia&#x27;s sheet drawn next" in shown.text
    assert ChildPhoto.objects.get().character.name == "Mia"
    assert ChildPhoto.objects.get().subject == "Mia in Mia and the Moon"
