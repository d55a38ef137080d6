"""Whether a draft comes first: the price says, the publisher outranks it, the book both."""

from __future__ import annotations

from dataclasses import replace

import pytest

from books.errors import NotAllowed, NotReady
from books.models import Event, Scene
from books.operations.review import approve_sheet
from illustration.models import Attempt, Drafting, ProviderKey, Route
from illustration.operations.drafting import set_drafting
from illustration.operations.request import request_scene
from tests.factories import add_candidate, make_book
from tests.illustration.drafts.conftest import ROWS, TOKENS, route
from tests.personas import Press


def asked(scene: Scene, owl: Press) -> Attempt:
    return request_scene(scene=scene, by=owl.ben)


def test_a_flat_price_draws_no_draft(scene: Scene, owl: Press, key: ProviderKey) -> None:
    route(key, "page", flat=True)
    assert (asked(scene, owl).role, asked(other(scene), owl).role) == ("page", "page")


def test_the_offline_painter_never_drafts(scene: Scene, owl: Press) -> None:
    set_drafting(publisher=owl.publisher, first=True, by=owl.ada)
    attempt = asked(scene, owl)
    assert (attempt.role, attempt.provider, attempt.account) == ("page", "offline", None)


def test_the_publishers_word_outranks_the_price_and_the_books_both(
    scene: Scene, owl: Press, key: ProviderKey
) -> None:
    set_drafting(publisher=owl.publisher, first=False, by=owl.ada)
    assert asked(scene, owl).role == "page"
    set_drafting(publisher=owl.publisher, book=scene.book, first=True, by=owl.ada)
    assert asked(other(scene), owl).role == "draft"
    set_drafting(publisher=owl.publisher, book=scene.book, first=None, by=owl.ada)
    assert asked(other(scene, 2), owl).role == "page"
    assert list(Drafting.objects.values_list("book", "first")) == [(None, False)]
    told = Event.objects.filter(what="set-drafting").order_by("id")
    assert list(told.values_list("from_state", "to_state")) == [
        ("as the price says", "never"),
        ("as the price says", "always"),
        ("always", "as the price says"),
    ]


def test_a_books_word_is_its_own(scene: Scene, owl: Press, key: ProviderKey) -> None:
    second = make_book(owl.ben, scenes=4, spreads=0, title="Pip Again")
    pip = second.characters.get()
    approve_sheet(character=pip, artwork=add_candidate(character=pip), by=owl.rita)
    set_drafting(publisher=owl.publisher, book=second, first=False, by=owl.ada)
    assert asked(scene, owl).role == "draft"
    assert asked(second.scenes.all()[0], owl).role == "page"


def test_only_an_owner_decides(scene: Scene, owl: Press) -> None:
    for member in (owl.ben, owl.rita, owl.olga):
        with pytest.raises(NotAllowed):
            set_drafting(publisher=owl.publisher, book=scene.book, first=True, by=member)
    assert not Drafting.objects.exists()


def test_without_a_model_for_drafts_the_price_draws_none_and_a_person_is_told(
    scene: Scene, owl: Press, key: ProviderKey
) -> None:
    Route.objects.filter(role="draft").delete()
    assert asked(scene, owl).role == "page"
    set_drafting(publisher=owl.publisher, first=True, by=owl.ada)
    with pytest.raises(NotReady, match="no model is chosen for drafts"):
        asked(other(scene), owl)


def test_no_draft_is_paid_whose_final_cannot_be_drawn(
    scene: Scene, owl: Press, key: ProviderKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        "illustration.operations.asked.scene_pixels", lambda scene: (TOKENS.max_edge + 1, 2600)
    )
    with pytest.raises(NotReady, match="draws no 3841 x 2600 px"):
        asked(scene, owl)


def test_a_final_without_room_for_its_draft_is_told_of_before_the_draft_is_paid(
    scene: Scene, owl: Press, key: ProviderKey, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(ROWS, TOKENS.key, replace(TOKENS, max_references=1))
    with pytest.raises(NotReady, match="takes 1 reference pictures, and the final"):
        asked(scene, owl)
    assert not Attempt.objects.exists()


def other(scene: Scene, n: int = 1) -> Scene:
    """Another page of the book."""
    return scene.book.scenes.filter(kind="page").exclude(pk=scene.pk).order_by("position")[n - 1]
