"""A sketch goes along with each whole picture of its scene, the same from plan to provider."""

from __future__ import annotations

import base64
from dataclasses import replace

import pytest

from books import storing
from books.models import Scene
from books.operations.orphans import named_files
from books.tenancy import everyone
from illustration.drawn_from import changed_since_scene
from illustration.models import Attempt
from illustration.operations.request import request_scene
from illustration.operations.verbs import edit_region, regenerate, restyle, rewrite
from illustration.provenance import provenance_of
from illustration.pump.asking import Gone, submit_call
from illustration.sketch_showing import going
from tests.illustration.pump.rig import SMALL, spent_and_held
from tests.illustration.sketches.conftest import drawn_by_hand, laid
from tests.illustration.verbs.conftest import Studio
from tests.personas import Press

OTHER = drawn_by_hand(right=(0, 0, 255))


def names(attempt: Attempt) -> list[str]:
    return [told["name"] for told in attempt.references]


def sent(attempt: Attempt) -> list[bytes]:
    """The pictures of an attempt as its provider gets them."""
    body = submit_call(attempt).body
    assert body is not None
    return [base64.b64decode(address.partition(",")[2]) for address in body["images"]]


def test_it_is_the_last_reference_and_the_words_say_what_for(studio: Studio) -> None:
    sketch = laid(studio.scene, drawn_by_hand())
    attempt = request_scene(scene=studio.scene, by=studio.press.ben)
    told = {"name": "sketch", "sketch": sketch.file, "sha256": sketch.sha256}
    assert attempt.references[-1] == told
    assert names(attempt) == ["Pip", "sketch"]
    assert "Pip is reference picture 1." in attempt.prompt
    assert "Reference picture 2 is a rough sketch" in attempt.prompt
    assert sent(attempt)[1] == drawn_by_hand()


def test_the_hash_of_a_request_tells_its_sketch(studio: Studio) -> None:
    hashes = set()
    for data in (None, drawn_by_hand(), OTHER):
        if data is not None:
            laid(studio.scene, data)
        attempt = regenerate(scene=studio.scene, by=studio.press.ben)
        hashes.add(attempt.request_hash)
        Attempt.objects.filter(pk=attempt.pk).delete()
        Scene.objects.filter(pk=studio.scene.pk).update(state="offered")
        studio.scene.refresh_from_db()
    assert len(hashes) == 3


def test_every_verb_takes_it_along_but_a_part_redrawn(studio: Studio) -> None:
    scene, artwork, ben = studio.scene, studio.artwork, studio.press.ben
    laid(scene, drawn_by_hand())
    box = [(0.2, 0.2, 0.5, 0.5)]
    asked = []
    for ask in (
        lambda: regenerate(scene=scene, by=ben),
        lambda: restyle(scene=scene, artwork=artwork, style="chalk", by=ben),
        lambda: rewrite(scene=scene, brief="Pip swims", by=ben),
        lambda: edit_region(scene=scene, artwork=artwork, boxes=box, change="a kite", by=ben),
    ):
        asked.append(ask())
        Attempt.objects.update(state="CANCELLED")
        Scene.objects.filter(pk=scene.pk).update(state="offered")
        scene.refresh_from_db()
    assert [names(each) for each in asked] == [
        ["Pip", "sketch"],
        ["present picture", "Pip", "sketch"],
        ["Pip", "sketch"],
        ["present picture", "Pip"],
    ]
    assert "Reference picture 3 is a rough sketch" in asked[1].prompt


def test_a_model_that_takes_too_few_goes_without_and_that_is_said_before(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = replace(SMALL["gptproto"], max_references=1)
    monkeypatch.setattr("illustration.routing.models", lambda: {row.key: row})
    sketch = laid(studio.scene, drawn_by_hand())
    told = going(studio.scene, sketch)
    assert (told.along, "Left out: the sketch." in told.sentence) == (False, True)
    attempt = request_scene(scene=studio.scene, by=studio.press.ben)
    assert names(attempt) == ["Pip"]
    assert "sketch" not in attempt.prompt


def test_the_offline_painter_goes_without_and_that_is_said(scene: Scene, owl: Press) -> None:
    told = going(scene, laid(scene, drawn_by_hand()))
    assert (told.along, "offline painter does not look" in told.sentence) == (False, True)
    assert names(request_scene(scene=scene, by=owl.ben)) == ["Pip"]


def test_a_request_in_the_air_keeps_the_sketch_it_was_planned_with(studio: Studio) -> None:
    first = laid(studio.scene, drawn_by_hand())
    attempt = request_scene(scene=studio.scene, by=studio.press.ben)
    second = laid(studio.scene, OTHER)
    assert sent(attempt)[1] == drawn_by_hand()
    with everyone("as the sweep of files asks"):
        assert {first.file, second.file} <= named_files()
    attempt = studio.drawn(attempt)
    assert (attempt.state, attempt.error) == ("STORED", "")
    with everyone("as the sweep of files asks"):
        assert first.file not in named_files()
    assert [str(each) for each in changed_since_scene(attempt, studio.scene)] == [
        "It was drawn from an earlier sketch."
    ]


def test_provenance_names_it_among_the_references(studio: Studio) -> None:
    sketch = laid(studio.scene, drawn_by_hand())
    attempt = studio.drawn(request_scene(scene=studio.scene, by=studio.press.ben))
    assert attempt.artwork is not None
    asked = provenance_of(attempt.artwork).asked
    assert asked is not None
    told = asked.references[-1]
    assert (told.name, told.artwork, told.sha256) == ("sketch", None, sketch.sha256)
    # Nothing is said of a sketch that is as it was.
    assert changed_since_scene(attempt, studio.scene) == []


def test_a_request_whose_sketch_is_lost_never_leaves(studio: Studio) -> None:
    sketch = laid(studio.scene, drawn_by_hand())
    attempt = request_scene(scene=studio.scene, by=studio.press.ben)
    storing.default_storage.delete(sketch.file)
    with pytest.raises(Gone, match="hand the sketch in again"):
        submit_call(attempt)
    attempt = studio.drawn(attempt)
    assert (attempt.state, studio.house.calls["taken"]) == ("FAILED", 0)
    assert spent_and_held() == (0, 0)
