"""Another style, another throw, another brief: each a request of its own, told in the ledger."""

from __future__ import annotations

import pytest

from books.errors import IllegalMove, NotReady, Refused
from books.models import Event, Scene
from illustration.models import LedgerEntry
from illustration.operations.verbs import edit_region, regenerate, restyle, rewrite
from tests.factories import add_candidate
from tests.illustration.pump.rig import FLAT, spent_and_held
from tests.illustration.verbs.conftest import Studio
from tests.personas import Press

CHALK = "chalk pastel on dark paper"


def test_each_verb_has_a_row_of_its_own_and_the_ledgers_are_equal(studio: Studio) -> None:
    scene, artwork, ben = studio.scene, studio.artwork, studio.press.ben
    box = [(0.2, 0.2, 0.5, 0.5)]
    studio.drawn(edit_region(scene=scene, artwork=artwork, boxes=box, change="a kite", by=ben))
    studio.drawn(restyle(scene=scene, artwork=artwork, style=CHALK, by=ben))
    studio.drawn(regenerate(scene=scene, by=ben))
    studio.drawn(rewrite(scene=scene, brief="Pip swims", by=ben))
    spent = LedgerEntry.objects.filter(kind="settle").order_by("id")
    assert list(spent.values_list("verb", "spent_micros", "subject")) == [
        ("edit", FLAT, "part of scene 1 of Pip and the Moon"),
        ("restyle", FLAT, "new style of scene 1 of Pip and the Moon"),
        ("regenerate", FLAT, "another throw of scene 1 of Pip and the Moon"),
        ("rewrite", FLAT, "new brief of scene 1 of Pip and the Moon"),
    ]
    assert spent_and_held() == (4 * FLAT, 0) == (studio.house.ledger.micros, 0)
    assert scene.candidates.count() == 5
    events = Event.objects.filter(what__startswith="ask-").order_by("id")
    told = ["ask-edit", "ask-restyle", "ask-regenerate", "ask-rewrite"]
    assert list(events.values_list("what", flat=True)) == told


def test_another_style_takes_the_picture_along_and_leaves_the_books_style(studio: Studio) -> None:
    attempt = restyle(scene=studio.scene, artwork=studio.artwork, style=CHALK, by=studio.press.ben)
    assert attempt.prompt.startswith(f"Style: {CHALK}\n")
    assert "Reference picture 1 is the present picture" in attempt.prompt
    assert "Pip is reference picture 2." in attempt.prompt
    assert (attempt.based_on, attempt.role) == (studio.artwork, "page")
    studio.scene.book.refresh_from_db()
    assert studio.scene.book.style == "soft watercolour, warm light"


def test_another_throw_has_the_same_words_and_another_seed(scene: Scene, owl: Press) -> None:
    scene.state, scene.note = "changes-asked", "too dark"
    scene.save(update_fields=["state", "note"])
    attempt = regenerate(scene=scene, by=owl.ben)
    assert (attempt.verb, attempt.note) == ("regenerate", "")
    assert "too dark" not in attempt.prompt
    assert f"Picture: {scene.brief}." in attempt.prompt
    with pytest.raises(IllegalMove):
        regenerate(scene=scene, by=owl.ben)


def test_another_brief_is_written_and_asked_for_together(scene: Scene, owl: Press) -> None:
    attempt = rewrite(scene=scene, brief="Pip swims in the lake", by=owl.ben)
    scene.refresh_from_db()
    assert (scene.brief, scene.state) == ("Pip swims in the lake", "queued")
    assert "Picture: Pip swims in the lake." in attempt.prompt
    assert attempt.order["brief"] == scene.brief


def test_another_style_of_the_offline_painter_is_the_same_order(scene: Scene, owl: Press) -> None:
    attempt = restyle(scene=scene, artwork=scene.candidates.get(), style=CHALK, by=owl.ben)
    assert (attempt.provider, attempt.account) == ("offline", None)
    assert (attempt.order["style"], attempt.order["brief"]) == (CHALK, scene.brief)
    assert [told["name"] for told in attempt.references] == ["Pip"]


def test_what_says_nothing_new_is_refused(scene: Scene, owl: Press) -> None:
    with pytest.raises(Refused, match="nothing new"):
        rewrite(scene=scene, brief=f" {scene.brief} ", by=owl.ben)
    artwork = scene.candidates.get()
    with pytest.raises(Refused, match="the style is the one it has"):
        restyle(scene=scene, artwork=artwork, style=scene.book.style, by=owl.ben)
    other = add_candidate(scene=scene.book.scenes.get(position=2))
    with pytest.raises(Refused, match="no picture of scene 1"):
        restyle(scene=scene, artwork=other, style=CHALK, by=owl.ben)
    undrawn = scene.book.scenes.get(position=3)
    with pytest.raises(NotReady, match="no picture yet"):
        regenerate(scene=undrawn, by=owl.ben)
