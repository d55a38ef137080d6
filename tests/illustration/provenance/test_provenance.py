"""Where a picture comes from: its request, its references, its people, the picture before it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from books.models import Artwork, Book
from illustration.authorship import Making
from illustration.models import Attempt
from illustration.provenance import provenance_of, provenances
from tests.factories import NOW
from tests.illustration.provenance.rows import another, by_hand, drawn, placed
from tests.personas import Press


@pytest.fixture
def picture(book: Book) -> Artwork:
    return placed(book)[0]


def test_a_generated_picture_tells_who_asked_what_of_which_model(
    owl: Press, picture: Artwork
) -> None:
    drawn(picture, owl, quality="high", note="No moon")
    told = provenance_of(picture)
    assert (told.by, told.at, told.sha256) == ("Ben Wren", NOW, picture.sha256)
    assert told.asked is not None
    assert told.asked.model.title == "Seedream 5.0 at GPT Proto"
    assert told.asked.model.verified_on == date(2026, 11, 21)
    assert "provider claims no rights" in told.asked.model.licence
    assert (told.asked.prompt, told.asked.quality) == ("An owl over a hill", "high")
    assert (told.asked.note, told.asked.request_hash) == ("No moon", "a" * 64)
    assert told.asked.settled_micros == 29_800
    assert told.making is Making.GENERATED


def test_its_references_are_told_by_name_and_hash(owl: Press, picture: Artwork) -> None:
    drawn(picture, owl, references=[{"name": "Pip", "artwork": 7, "sha256": "b" * 64}])
    asked = provenance_of(picture).asked
    assert asked is not None
    assert [(one.name, one.artwork, one.sha256) for one in asked.references] == [
        ("Pip", 7, "b" * 64)
    ]


def test_who_approved_it_is_told_by_the_record(owl: Press, picture: Artwork) -> None:
    assert provenance_of(picture).approved_by == "Rita Heron"


def test_an_approval_of_another_picture_is_not_taken_for_its_own(
    owl: Press, picture: Artwork
) -> None:
    assert picture.scene is not None
    assert provenance_of(another(picture.scene)).approved_by == ""


def test_a_picture_handed_in_tells_who_and_when_and_no_request(
    owl: Press, picture: Artwork
) -> None:
    told = provenance_of(by_hand(picture, owl))
    assert (told.by, told.source_name, told.asked) == ("Ben Wren", "hill.png", None)
    assert told.at == picture.created_at
    assert told.making is Making.HANDED_IN


def test_the_offline_painter_is_a_program_and_no_model(owl: Press, picture: Artwork) -> None:
    drawn(picture, owl, model="offline")
    told = provenance_of(picture)
    assert (told.making, told.models) == (Making.PROGRAM, ())


def test_a_generated_picture_without_its_request_counts_as_a_models(picture: Artwork) -> None:
    told = provenance_of(picture)
    assert (told.making, told.models) == (Making.GENERATED, ("a model that is not recorded",))


def test_a_model_the_catalog_does_not_know_is_told_by_its_name(
    owl: Press, picture: Artwork
) -> None:
    drawn(picture, owl, model="my/own-model")
    assert provenance_of(picture).models == ("my/own-model",)


@pytest.mark.parametrize(
    ("root", "verb", "model", "making"),
    [
        ("hand", "edit", "openai/gpt-image-2", Making.ASSISTED),
        ("hand", "restyle", "openai/gpt-image-2", Making.GENERATED),
        ("hand", "regenerate", "openai/gpt-image-2", Making.GENERATED),
        ("offline", "edit", "openai/gpt-image-2", Making.GENERATED),
        ("gptproto/seedream-5-lite", "edit", "offline", Making.GENERATED),
        ("offline", "edit", "offline", Making.PROGRAM),
    ],
)
def test_a_picture_that_began_from_another(
    owl: Press, picture: Artwork, root: str, verb: str, model: str, making: Making
) -> None:
    assert picture.scene is not None
    if root == "hand":
        by_hand(picture, owl)
    else:
        drawn(picture, owl, model=root)
    later = another(picture.scene)
    drawn(later, owl, model=model, verb=verb, based_on=picture, region=[[0, 0, 0.5, 0.5]])
    told = provenance_of(later)
    assert told.making is making
    assert [step.artwork for step in told.chain] == [later.pk, picture.pk]


def test_the_chain_goes_down_to_the_first(owl: Press, picture: Artwork) -> None:
    scene = picture.scene
    assert scene is not None
    by_hand(picture, owl)
    second, third = another(scene), another(scene)
    drawn(second, owl, verb="edit", based_on=picture)
    drawn(third, owl, model="openai/gpt-image-2", verb="edit", based_on=second)
    told = provenance_of(third)
    assert [step.version for step in told.chain] == [3, 2, 1]
    assert told.models == ("gpt-image-2 at OpenAI", "Seedream 5.0 at GPT Proto")
    assert told.making is Making.ASSISTED


def test_rows_that_begin_from_each_other_end(owl: Press, picture: Artwork) -> None:
    assert picture.scene is not None
    second = another(picture.scene)
    drawn(picture, owl, verb="edit", based_on=second)
    drawn(second, owl, verb="edit", based_on=picture)
    assert len(provenance_of(second).chain) == 2


def test_many_pictures_are_asked_for_at_once(
    owl: Press, book: Book, django_assert_max_num_queries: Any
) -> None:
    pictures = placed(book)
    for each in pictures:
        drawn(each, owl)
    with django_assert_max_num_queries(3):  # pictures, requests, approvals
        assert len(provenances(pictures)) == 4
    assert Attempt.objects.count() == 4
