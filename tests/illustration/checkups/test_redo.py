"""A picture that drifted far is asked for again by itself: once, within budget, before anybody."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from books.enums import CheckItem
from books.models import Event, Scene
from books.operations.checklist import tick
from books.operations.review import approve_artwork, ask_changes
from illustration.enums import Verb
from illustration.models import Attempt, Budget, PictureCheck
from illustration.operations.checkup import check_picture
from illustration.operations.redo import because_of
from illustration.operations.request import request_scene
from tests.factories import add_candidate
from tests.illustration.checkups.rows import AS_DRAWN, FAR_OFF, OFF, UNSEEN, Says, came
from tests.personas import Press


def redone(attempt: Attempt, judge: Says | None = None) -> Attempt | None:
    """Look at an attempt's picture; the attempt that follows by itself, if any."""
    assert attempt.artwork is not None
    check_picture(artwork=attempt.artwork, judge=judge or Says(FAR_OFF, redo=True))
    return Attempt.objects.filter(verb=Verb.REDO.value, n__gt=attempt.n).first()


def test_far_off_is_asked_for_again_with_the_trait_and_its_reference(
    owl: Press, scene: Scene
) -> None:
    attempt = came(owl, scene)
    again = redone(attempt)
    assert again is not None
    assert (again.state, again.asked_by, again.scene) == ("PLANNED", None, scene)
    assert again.note == "Pip: the red scarf must be exactly as on reference picture 1"
    assert f"sent back with this reason: {again.note}." in again.prompt
    assert again.reserved_micros == attempt.reserved_micros > 0
    scene.refresh_from_db()
    assert scene.state == "queued"
    event = Event.objects.get(what="redo-drifted")
    assert (event.by, event.subject, event.note) == (None, "scene 1", again.note)
    assert PictureCheck.objects.get(artwork=attempt.artwork).flagged


@pytest.mark.parametrize("judge", [Says(OFF), Says(AS_DRAWN, redo=True), Says(UNSEEN, redo=True)])
def test_only_what_drifted_past_the_higher_threshold_is(
    owl: Press, scene: Scene, judge: Says
) -> None:
    assert redone(came(owl, scene), judge) is None


def test_a_finding_alone_never_asks_again(owl: Press, scene: Scene) -> None:
    assert redone(came(owl, scene, width=200), Says(AS_DRAWN)) is None


def test_a_second_drift_of_the_scene_is_left_to_people(
    owl: Press, scene: Scene, settings: Any
) -> None:
    assert redone(came(owl, scene)) is not None
    Attempt.objects.filter(verb="redo").update(state="FAILED")
    Scene.objects.filter(pk=scene.pk).update(state="offered")
    scene.refresh_from_db()
    assert redone(came(owl, scene)) is None
    Scene.objects.filter(pk=scene.pk).update(state="offered")
    scene.refresh_from_db()
    settings.AUTO_REDOS = 2
    assert redone(came(owl, scene)) is not None


def test_never_where_the_setting_says_never(owl: Press, scene: Scene, settings: Any) -> None:
    settings.AUTO_REDOS = 0
    assert redone(came(owl, scene)) is None


def test_never_for_the_offline_painter(owl: Press, scene: Scene) -> None:
    assert redone(came(owl, scene, account=None, key=None)) is None


@pytest.mark.parametrize(
    ("kind", "cap_pictures", "is_redone"),
    [("book", 2.0, True), ("book", 1.99, False), ("publisher", 1.99, False)],
)
def test_never_without_room_in_the_budgets(
    owl: Press, scene: Scene, kind: str, cap_pictures: float, is_redone: bool
) -> None:
    attempt = came(owl, scene)
    price = attempt.reserved_micros
    of = {"book": scene.book} if kind == "book" else {}
    Budget.objects.filter(kind=kind).delete()
    # One was paid for already.
    cap = int(cap_pictures * price)
    Budget.objects.create(kind=kind, cap_micros=cap, spent_micros=price, **of)
    assert (redone(attempt) is not None) is is_redone


def ticked(owl: Press, scene: Scene, attempt: Attempt) -> None:
    assert attempt.artwork is not None
    tick(artwork=attempt.artwork, items=[CheckItem.LIMBS], by=owl.rita)


def approved(owl: Press, scene: Scene, attempt: Attempt) -> None:
    assert attempt.artwork is not None
    approve_artwork(scene=scene, artwork=attempt.artwork, by=owl.rita, checked=tuple(CheckItem))


def sent_back(owl: Press, scene: Scene, attempt: Attempt) -> None:
    ask_changes(scene=scene, by=owl.rita, reason="Warmer.")


def given_another(owl: Press, scene: Scene, attempt: Attempt) -> None:
    add_candidate(scene=scene)


def asked_again(owl: Press, scene: Scene, attempt: Attempt) -> None:
    request_scene(scene=scene, by=owl.ben)


def briefed_anew(owl: Press, scene: Scene, attempt: Attempt) -> None:
    Event.objects.create(book=scene.book, what="edit-brief", subject="scene 1", by=owl.ben.user)


@pytest.mark.parametrize(
    "act", [ticked, approved, sent_back, given_another, asked_again, briefed_anew]
)
def test_never_once_a_person_did_anything(
    owl: Press, scene: Scene, act: Callable[[Press, Scene, Attempt], None]
) -> None:
    attempt = came(owl, scene)
    act(owl, scene, attempt)
    assert redone(attempt) is None
    assert PictureCheck.objects.get(artwork=attempt.artwork).flagged


def test_what_cannot_be_asked_for_stays_flagged_and_nothing_breaks(
    owl: Press, scene: Scene
) -> None:
    attempt = came(owl, scene)
    scene.book.characters.update(sheet=None)
    assert redone(attempt) is None
    assert PictureCheck.objects.get(artwork=attempt.artwork).flagged
    scene.refresh_from_db()
    assert scene.state == "offered"


def test_the_reason_names_each_trait_of_each_figure_and_its_own_picture() -> None:
    def figure(name: str, verdict: str, *traits: tuple[str, str, str]) -> dict[str, Any]:
        rows = [{"key": key, "words": words, "verdict": told} for key, words, told in traits]
        return {"name": name, "verdict": verdict, "evidence": rows}

    figures = [
        figure(
            "Pip", "drifted",
            ("wears: red scarf", "red scarf", "drifted"),
            ("body", "teal feathers", "as-approved"),
        ),
        figure("Moth", "as-approved", ("body", "grey wings", "as-approved")),
        figure(
            "Una", "drifted", ("hair", "black curls", "drifted"), ("body", "tall", "drifted")
        ),
    ]  # fmt: skip
    references = [{"name": "Pip"}, {"name": "Moth"}, {"name": "Una"}, {"name": "Una"}]
    assert because_of(figures, references) == (
        "Pip: the red scarf must be exactly as on reference picture 1; "
        "Una: the hair (black curls) and the body (tall) must be exactly as on reference picture 3"
    )
