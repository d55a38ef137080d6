"""The small pictures that screens show: made by a job, once, and remade when lost."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from books import storing
from books.jobs import make_renditions
from books.models import Artwork, Rendition
from books.operations.renditions import sweep_renditions
from tests.factories import add_candidate, make_book
from tests.personas import Press


@pytest.fixture
def artwork(owl: Press) -> Artwork:
    scene = make_book(owl.ben).scenes.first()
    return add_candidate(scene=scene, size=(1300, 1326))


def test_two_webp_pictures_are_made_with_the_longer_edge_as_named(artwork: Artwork) -> None:
    make_renditions(artwork.publisher_id, artwork.pk)
    sizes = {}
    for rendition in artwork.renditions.all():
        with Image.open(io.BytesIO(storing.read(rendition.file))) as picture:
            sizes[rendition.edge] = (picture.format, picture.size)
    assert sizes == {256: ("WEBP", (251, 256)), 1024: ("WEBP", (1004, 1024))}


def test_a_job_delivered_twice_makes_them_once(artwork: Artwork) -> None:
    make_renditions(artwork.publisher_id, artwork.pk)
    before = list(Rendition.objects.values_list("pk", flat=True))
    make_renditions(artwork.publisher_id, artwork.pk)
    assert list(Rendition.objects.values_list("pk", flat=True)) == before


def test_one_that_was_lost_is_made_again(artwork: Artwork) -> None:
    make_renditions(artwork.publisher_id, artwork.pk)
    artwork.renditions.filter(edge=256).delete()
    make_renditions(artwork.publisher_id, artwork.pk)
    assert sorted(artwork.renditions.values_list("edge", flat=True)) == [256, 1024]


def test_a_small_picture_is_never_enlarged(owl: Press) -> None:
    scene = make_book(owl.ben).scenes.first()
    small = add_candidate(scene=scene, size=(300, 306))
    make_renditions(small.publisher_id, small.pk)
    with Image.open(io.BytesIO(storing.read(small.renditions.get(edge=1024).file))) as picture:
        assert picture.size == (300, 306)


def test_the_sweep_wakes_a_worker_for_what_was_never_made(
    artwork: Artwork,
    woken: list[tuple[str, int, int]],
    django_capture_on_commit_callbacks: object,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        assert sweep_renditions() == 1
    assert woken == [("books.jobs.make_renditions", artwork.publisher_id, artwork.pk)]
    make_renditions(artwork.publisher_id, artwork.pk)
    assert sweep_renditions() == 0


def test_another_publishers_job_makes_nothing(press: Press, artwork: Artwork) -> None:
    make_renditions(press.olga.publisher_id, artwork.pk)
    assert not artwork.renditions.exists()
