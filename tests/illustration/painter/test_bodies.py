"""Bodies and poses are told apart by their outline alone."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from illustration.painter import paint
from illustration.painter.composition import compose
from illustration.painter.figures import PLANS
from illustration.painter.held import HELD
from illustration.painter.look import look_of
from illustration.painter.pose import POSES
from illustration.studio.order import Traits
from tests.illustration.painter.controlled import likeness, silhouette
from tests.illustration.painter.orders import FERN, PIP, order

ONE_OF_EACH = {
    "person": "girl", "beast": "fox", "quadruped": "horse", "bird": "owl", "fish": "fish",
    "turtle": "turtle", "spider": "spider", "snake": "snake", "bug": "bee", "ant": "ant",
    "octopus": "octopus", "crab": "crab", "snail": "snail", "dragon": "dragon",
}  # fmt: skip
DEEDS = ("stand", "walk", "run", "sit", "lie", "jump")


def test_there_is_an_animal_for_every_body() -> None:
    assert set(ONE_OF_EACH) == set(PLANS)
    assert len(PLANS) >= 8
    assert {look_of(Traits("It", kind)).plan for kind in ONE_OF_EACH.values()} == set(PLANS)


def test_no_two_bodies_share_their_outline() -> None:
    shapes = {plan: silhouette(kind) for plan, kind in ONE_OF_EACH.items()}
    alike = {(a, b): likeness(shapes[a], shapes[b]) for a, b in combinations(shapes, 2)}
    assert max(alike.values()) < 0.75, max(alike, key=lambda pair: alike[pair])


@pytest.mark.parametrize("kind", ONE_OF_EACH.values(), ids=ONE_OF_EACH)
def test_six_deeds_have_six_outlines(kind: str) -> None:
    shapes = {deed: silhouette(kind, deed) for deed in DEEDS}
    alike = {(a, b): likeness(shapes[a], shapes[b]) for a, b in combinations(shapes, 2)}
    assert max(alike.values()) < 0.9, max(alike, key=lambda pair: alike[pair])


@pytest.mark.parametrize("build", ["horse", "giraffe", "elephant", "lizard", "cow", "dog"])
def test_four_legged_animals_are_built_in_their_own_way(build: str) -> None:
    others = {"horse", "giraffe", "elephant", "lizard", "cow", "dog"} - {build}
    assert max(likeness(silhouette(build), silhouette(other)) for other in others) < 0.85


def test_four_legged_sleepers_and_people_lie_low() -> None:
    for kind in ("horse", "girl", "fox"):
        tall = [np.ptp(np.nonzero(silhouette(kind, deed))[0]) for deed in ("stand", "lie")]
        assert tall[1] < 0.85 * tall[0], kind


def test_a_dressed_horse_walks_upright() -> None:
    assert look_of(Traits("Bo", "horse")).plan == "quadruped"
    assert look_of(Traits("Bo", "horse", wears=("red scarf",))).plan == "quadruped"
    assert look_of(Traits("Bo", "horse", wears=("blue coat",))).plan == "beast"


def test_a_reader_has_a_book_and_sits() -> None:
    assert POSES["read"].holding == "book"
    held = paint(order("Pip reads in the meadow")).image
    x0, y0, x1, y1 = paint(order("Pip reads in the meadow")).figures[0].box
    part = np.asarray(held.crop((x0, y0, x1, y1)), dtype=int)
    cover = (np.abs(part - (178, 62, 66)).sum(2) < 70).mean()
    assert cover > 0.01


@pytest.mark.parametrize("thing", sorted(HELD))
@pytest.mark.parametrize("who", [PIP, FERN, Traits("Tom", "boy")], ids=lambda who: who.name)
def test_what_is_carried_is_seen_in_the_hand(who: Traits, thing: str) -> None:
    brief = f"{who.name} carries a {thing}"
    plan = compose(order(brief, cast=(who,)))
    (stand,) = (stand for stand in plan.stands if stand.actor.name)
    assert stand.actor.pose.holding == thing
    assert stand.actor.pose.action in {"hold", "read"}


def test_a_child_asleep_indoors_is_tucked_in_and_outdoors_lies_down() -> None:
    inside = compose(order("Pip sleeps in the bedroom")).stands[0].actor.pose
    outside = compose(order("Pip sleeps in the meadow")).stands[0].actor.pose
    assert (inside.asleep, inside.lying) == (True, False)
    assert (outside.asleep, outside.lying) == (True, True)
