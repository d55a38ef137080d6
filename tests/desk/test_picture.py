"""Pictures: for members only, small where made, told once and kept."""

from __future__ import annotations

import pytest

from books.models import Artwork
from books.operations.renditions import make_renditions
from books.tenancy import acting_for
from tests.desk.reading import at
from tests.factories import make_book
from tests.personas import Press, client_of


@pytest.fixture
def artwork(press: Press) -> Artwork:
    with acting_for(press.publisher):
        book = make_book(press.ben, with_art=True)
        found = book.artworks.first()
        assert found is not None
        return found


def test_a_made_rendition_is_sent_as_webp_and_kept_for_good(press: Press, artwork: Artwork) -> None:
    with acting_for(press.publisher):
        make_renditions(artwork=artwork)
    response = client_of(press.ada).get(at("picture", artwork.pk, 256))
    assert b"".join(response)[8:12] == b"WEBP"
    assert response.headers["Content-Type"] == "image/webp"
    assert response.headers["Cache-Control"] == "private, max-age=31536000, immutable"
    assert response.headers["X-Content-Type-Options"] == "nosniff"


def test_until_it_is_made_the_whole_picture_stands_in_and_is_asked_for_again(
    press: Press, artwork: Artwork
) -> None:
    response = client_of(press.ada).get(at("picture", artwork.pk, 256))
    assert b"".join(response)[:3] == b"\xff\xd8\xff"
    assert response.headers["Cache-Control"] == "private, no-cache"


def test_a_picture_the_browser_has_is_not_sent_again(press: Press, artwork: Artwork) -> None:
    client = client_of(press.ada)
    tag = client.get(at("picture", artwork.pk, 0)).headers["ETag"]
    again = client.get(at("picture", artwork.pk, 0), headers={"If-None-Match": tag})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get(at("picture", artwork.pk, 0), headers={"If-None-Match": '"other"'})
    assert other.status_code == 200


def test_the_stand_in_and_the_rendition_have_different_tags(press: Press, artwork: Artwork) -> None:
    client = client_of(press.ada)
    before = client.get(at("picture", artwork.pk, 256)).headers["ETag"]
    with acting_for(press.publisher):
        make_renditions(artwork=artwork)
    assert client.get(at("picture", artwork.pk, 256)).headers["ETag"] != before


@pytest.mark.parametrize("edge", [1, 255, 4096])
def test_other_edges_are_not_found(press: Press, artwork: Artwork, edge: int) -> None:
    assert client_of(press.ada).get(at("picture", artwork.pk, edge)).status_code == 404


def test_a_file_that_is_gone_is_not_found_rather_than_an_error(
    press: Press, artwork: Artwork
) -> None:
    with acting_for(press.publisher):
        Artwork.objects.filter(pk=artwork.pk).update(file="1/00/gone.jpg")
    assert client_of(press.ada).get(at("picture", artwork.pk, 0)).status_code == 404


def test_an_outsider_gets_no_picture(press: Press, artwork: Artwork) -> None:
    assert client_of(press.olga).get(at("picture", artwork.pk, 0)).status_code == 404
