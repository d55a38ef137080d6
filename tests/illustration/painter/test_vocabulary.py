"""Every word the painter says it knows changes the picture."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest

from illustration.painter import paint
from illustration.painter.headwear import HEADWEAR
from illustration.painter.things import THINGS
from illustration.painter.words import THINGS as THING_WORDS
from illustration.studio.order import Traits
from tests.illustration.painter.orders import order

SIDE = 200


@cache
def pixels(brief: str, **changes: object) -> np.ndarray:
    painting = paint(order(brief, width=SIDE, height=SIDE, **changes))
    return np.asarray(painting.image, dtype=int)


def differ(one: np.ndarray, other: np.ndarray) -> float:
    """The share of pixels that differ visibly."""
    return float((np.abs(one - other).sum(2) > 40).mean())


@pytest.mark.parametrize("thing", sorted(THINGS))
def test_a_thing_the_brief_names_is_in_the_picture(thing: str) -> None:
    word = THING_WORDS[thing].split()[0]
    place = "the meadow"
    # Several seeds, because a picture leaves out what has no calm place in it.
    assert any(
        differ(pixels(place, cast=(), seed=seed), pixels(f"{place}, a {word}", cast=(), seed=seed))
        > 0.004
        for seed in (1, 2, 3)
    )


@pytest.mark.parametrize("hat", sorted(HEADWEAR))
def test_each_kind_of_headwear_shows(hat: str) -> None:
    bare = Traits("T", "boy", hair="short black hair")
    dressed = Traits("T", "boy", hair="short black hair", wears=(f"red {hat}",))
    brief = "T stands by the sea"
    assert differ(pixels(brief, cast=(bare,)), pixels(brief, cast=(dressed,))) > 0.0005


@pytest.mark.parametrize(
    "hair", ["straight", "curly", "braids", "short", "afro", "bald", "bun", "ponytail"]
)
def test_each_kind_of_hair_is_its_own(hair: str) -> None:
    worn = pixels("T stands by the sea", cast=(Traits("T", "girl", hair=f"{hair} brown"),))
    unlike = "long straight brown" if hair == "bald" else "bald"
    other = pixels("T stands by the sea", cast=(Traits("T", "girl", hair=unlike),))
    assert differ(worn, other) > 0.002


def test_rain_snow_and_fog_are_weathers_of_their_own() -> None:
    seen = {word: pixels(f"the hill, {word}", cast=()) for word in ("rain", "snowfall", "fog")}
    seen["none"] = pixels("the hill", cast=())
    names = sorted(seen)
    assert all(differ(seen[a], seen[b]) > 0.02 for a in names for b in names if a < b)


def test_sleepers_in_a_room_are_tucked_into_a_bed() -> None:
    asleep = pixels("Pip sleeps in the bedroom")
    awake = pixels("Pip stands in the bedroom")
    assert differ(asleep, awake) > 0.05
