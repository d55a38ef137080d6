"""A scene's screen: look at candidates, approve one, send it back, have it redone."""

from __future__ import annotations

import pytest

from books.models import Artwork, Book, Scene
from books.operations.checklist import ALL
from books.tenancy import acting_for
from illustration.models import Attempt
from tests.desk.reading import at, body, shows, text_of
from tests.factories import add_candidate, make_book
from tests.personas import Press, client_of


@pytest.fixture
def book(press: Press) -> Book:
    """A book without a cast, a picture offered for each of its four scenes."""
    with acting_for(press.publisher):
        return make_book(press.ben, with_art=True, cast=False)


def scene_of(press: Press, book: Book, position: int = 1) -> Scene:
    with acting_for(press.publisher):
        return Scene.objects.select_related("artwork").get(book=book, position=position)


def candidate(press: Press, book: Book, position: int = 1, version: int = 1) -> Artwork:
    with acting_for(press.publisher):
        return Artwork.objects.get(scene__book=book, scene__position=position, version=version)


def test_the_newest_candidate_is_shown_and_any_other_by_its_version(
    press: Press, book: Book
) -> None:
    with acting_for(press.publisher):
        second = add_candidate(scene=scene_of(press, book), seed=9)
    first, client = candidate(press, book), client_of(press.rita)
    address = at("scene", book.slug, 1)
    assert f'name="artwork" value="{second.pk}"' in body(client.get(address))
    assert f'name="artwork" value="{first.pk}"' in body(client.get(f"{address}?v=1"))


def test_a_proposed_brief_is_marked_as_one(press: Press, book: Book) -> None:
    told = text_of(client_of(press.rita).get(at("scene", book.slug, 1)))
    assert "Pip flies over hill 1" in told
    assert "Proposed from the text, nobody wrote it" in told


def test_approving_takes_the_picture_that_was_looked_at_and_goes_on_to_the_next(
    press: Press, book: Book
) -> None:
    with acting_for(press.publisher):
        add_candidate(scene=scene_of(press, book), seed=9)
    first = candidate(press, book, version=1)
    response = client_of(press.rita).post(
        at("approve-scene", book.slug, 1), {"artwork": first.pk, "checked": ALL}
    )
    assert response.headers["Location"] == at("scene", book.slug, 2)
    assert scene_of(press, book).artwork == first
    assert scene_of(press, book).state == "approved"


def test_the_last_scene_to_decide_leads_back_to_the_book(press: Press, book: Book) -> None:
    with acting_for(press.publisher):
        Scene.objects.filter(book=book).exclude(position=1).update(state="briefed")
    address = at("approve-scene", book.slug, 1)
    response = client_of(press.rita).post(
        address, {"artwork": candidate(press, book).pk, "checked": ALL}
    )
    assert response.headers["Location"] == at("book", book.slug)


def test_a_picture_of_another_scene_is_refused_with_a_sentence(press: Press, book: Book) -> None:
    other = candidate(press, book, position=2)
    response = client_of(press.rita).post(
        at("approve-scene", book.slug, 1), {"artwork": other.pk, "checked": ALL}
    )
    assert response.status_code == 400
    assert "belongs to another scene" in text_of(response)
    assert scene_of(press, book).state == "offered"


@pytest.mark.parametrize("wanted", ["", "0", "x", "²", "99999999999999999999"])
def test_a_picture_that_is_none_is_not_found(press: Press, book: Book, wanted: str) -> None:
    response = client_of(press.rita).post(at("approve-scene", book.slug, 1), {"artwork": wanted})
    assert response.status_code == 404


def test_an_editor_has_no_button_to_approve_and_is_told_403_if_he_tries(
    press: Press, book: Book
) -> None:
    client = client_of(press.ben)
    response = client.get(at("scene", book.slug, 1))
    assert not shows(response, "approve-scene", book.slug, 1)
    assert "does not approve" in text_of(response)
    tried = client.post(
        at("approve-scene", book.slug, 1), {"artwork": candidate(press, book).pk, "checked": ALL}
    )
    assert tried.status_code == 403
    assert scene_of(press, book).state == "offered"


def test_a_reason_sends_the_scene_back_and_is_shown(press: Press, book: Book) -> None:
    response = client_of(press.rita).post(
        at("ask-changes", book.slug, 1), {"reason": "Pip's scarf is <blue>"}, follow=True
    )
    assert "Pip's scarf is <blue>" in text_of(response)
    assert "<blue>" not in body(response)
    assert scene_of(press, book).state == "changes-asked"


def test_without_a_reason_nothing_is_sent_back(press: Press, book: Book) -> None:
    response = client_of(press.rita).post(at("ask-changes", book.slug, 1), {"reason": "  "})
    assert response.status_code == 400
    assert "Say what should change" in text_of(response)
    assert scene_of(press, book).state == "offered"


def test_redoing_asks_for_another_picture_and_the_screen_waits_for_it(
    press: Press, book: Book
) -> None:
    response = client_of(press.ben).post(
        at("redo-scene", book.slug, 1), {"note": "closer"}, follow=True
    )
    assert "Picture 1 of scene 1 is asked for." in text_of(response)
    assert 'hx-trigger="every 2s"' in body(response)
    # Another would be refused while this one is under way: it is not offered.
    assert not shows(response, "redo-scene", book.slug, 1)
    with acting_for(press.publisher):
        assert Attempt.objects.get().note == "closer"


def test_redoing_twice_is_refused_while_the_first_is_under_way(press: Press, book: Book) -> None:
    client = client_of(press.ben)
    client.post(at("redo-scene", book.slug, 1))
    response = client.post(at("redo-scene", book.slug, 1))
    assert response.status_code == 409
    with acting_for(press.publisher):
        assert Attempt.objects.count() == 1


def test_the_exact_prompt_and_size_are_told(press: Press, book: Book) -> None:
    client = client_of(press.ben)
    client.post(at("redo-scene", book.slug, 1))
    with acting_for(press.publisher):
        Artwork.objects.filter(scene__book=book, scene__position=1).delete()
        attempt = Attempt.objects.get()
    told = text_of(client.get(at("scene", book.slug, 1)))
    assert f"{attempt.width} × {attempt.height} px" in told
    assert " ".join(attempt.prompt.split()) in told


def test_htmx_is_given_the_main_part_alone_with_the_same_status(press: Press, book: Book) -> None:
    response = client_of(press.rita).post(
        at("ask-changes", book.slug, 1), {"reason": ""}, headers={"HX-Request": "true"}
    )
    assert response.status_code == 400
    assert "<!doctype" not in body(response)
    assert '<main id="main"' in body(response)
    assert 'id="told" class="told" role="status" aria-live="polite" hx-swap-oob="true"' in body(
        response
    )
    assert response.headers["HX-Push-Url"] == "false"
