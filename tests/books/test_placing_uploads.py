"""A picture kept unplaced finds its scene, once."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.core.files.storage import default_storage

from books.errors import IllegalMove, NotAllowed, Refused
from books.models import Artwork, Book, Event, Scene, Upload
from books.operations import uploads
from books.operations.artwork import add_artwork
from books.operations.uploads import place_artwork, receive_upload, take_upload
from tests.factories import make_book, picture_bytes
from tests.personas import Press

Wakened = list[tuple[str, int, int]]
GONE = "elsewhere:1"


@pytest.fixture
def book(owl: Press) -> Book:
    return make_book(owl.ben, scenes=4, spreads=1)


@pytest.fixture
def scene(book: Book) -> Scene:
    return book.scenes.get(position=1)


def handed_in(
    owl: Press, scene: Scene, data: bytes | None = None, name: str = "hill.jpg"
) -> Upload:
    return receive_upload(
        book=scene.book, scene=scene, name=name, content=data or picture_bytes(), by=owl.ben
    )


def taken(upload: Upload) -> Upload:
    take_upload(upload=upload)
    upload.refresh_from_db()
    return upload


def received_files(owl: Press) -> list[str]:
    try:
        return default_storage.listdir(f"{owl.publisher.pk}/received")[1]
    except FileNotFoundError:
        return []


@pytest.fixture(autouse=True)
def nothing_left_over(owl: Press) -> Iterator[None]:
    """The tests share one storage."""
    yield
    for name in received_files(owl):
        default_storage.delete(f"{owl.publisher.pk}/received/{name}")


def test_an_unplaced_picture_is_placed_on_a_scene(owl: Press, book: Book, scene: Scene) -> None:
    first = taken(handed_in(owl, scene)).artwork
    spare = taken(
        receive_upload(book=book, name="spare.jpg", content=picture_bytes(seed=3), by=owl.ben)
    ).artwork
    assert first is not None
    assert spare is not None
    scene.refresh_from_db()
    place_artwork(artwork=spare, scene=scene, by=owl.ben)
    assert list(scene.candidates.order_by("version")) == [first, spare]
    assert (spare.version, scene.state) == (2, "offered")
    assert "spare.jpg, version 2." in Event.objects.get(what="place-artwork").note


def test_a_picture_is_placed_once(owl: Press, book: Book, scene: Scene) -> None:
    spare = taken(
        receive_upload(book=book, name="spare.jpg", content=picture_bytes(), by=owl.ben)
    ).artwork
    assert spare is not None
    place_artwork(artwork=Artwork.objects.get(pk=spare.pk), scene=scene, by=owl.ben)
    with pytest.raises(IllegalMove, match="placed by somebody else"):
        place_artwork(artwork=spare, scene=book.scenes.get(position=2), by=owl.ben)
    assert scene.candidates.get() == spare


def test_a_reviewer_places_nothing_and_no_picture_leaves_its_book(owl: Press, book: Book) -> None:
    other = make_book(owl.ben, title="Another").scenes.get(position=1)
    spare = add_artwork(
        book=book,
        scene=None,
        character=None,
        data=picture_bytes(),
        suffix=".jpg",
        size=(300, 306),
        origin=uploads.Origin.UPLOADED,
        by=None,
    )
    with pytest.raises(NotAllowed):
        place_artwork(artwork=spare, scene=book.scenes.get(position=1), by=owl.rita)
    with pytest.raises(Refused, match="belongs to another book"):
        place_artwork(artwork=spare, scene=other, by=owl.ben)
