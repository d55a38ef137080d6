"""Each scene word changes the picture where it should, everything else held still."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from illustration.painter.light import LIGHTS, WORDS, light_for
from illustration.painter.places import PLACES
from illustration.painter.words import PLACES as PLACE_WORDS
from illustration.painter.words import THINGS, places_in, things_in
from tests.illustration.painter.controlled import Pixels, backdrop, changed

# thing: where it is painted, least share of the picture it changes, share of that in the sky
SKY, GROUND, ANY, WALL = (0.9, 1.0), (0.0, 0.12), (0.0, 1.0), (0.5, 1.0)
EFFECTS: dict[str, tuple[str, float, tuple[float, float]]] = {
    "stars": ("meadow", 0.003, SKY), "rainbow": ("meadow", 0.05, SKY),
    "rain": ("meadow", 0.02, ANY), "puddles": ("meadow", 0.04, GROUND),
    "snowfall": ("meadow", 0.015, ANY), "wind": ("meadow", 0.015, ANY),
    "autumn": ("forest", 0.15, ANY), "blossom": ("meadow", 0.04, ANY),
    "lightning": ("hills", 0.008, SKY), "fog": ("meadow", 0.2, ANY),
    "boat": ("lake", 0.03, (0.0, 0.3)), "bridge": ("river", 0.006, GROUND),
    "lighthouse": ("sea", 0.03, ANY), "island": ("sea", 0.01, (0.5, 1.0)),
    "path": ("meadow", 0.05, GROUND), "house": ("meadow", 0.03, ANY),
    "village": ("savanna", 0.03, ANY), "barn": ("meadow", 0.02, ANY),
    "fence": ("meadow", 0.015, GROUND), "flowers": ("meadow", 0.015, GROUND),
    "mushrooms": ("meadow", 0.006, GROUND), "fire": ("meadow", 0.02, GROUND),
    "pot": ("meadow", 0.006, (0.0, 0.3)), "balloon": ("meadow", 0.006, SKY),
    "kite": ("meadow", 0.003, SKY), "butterfly": ("meadow", 0.002, SKY),
    "nest": ("meadow", 0.003, GROUND), "tree": ("meadow", 0.06, ANY),
    "rocks": ("meadow", 0.01, GROUND), "snowman": ("snow", 0.01, (0.0, 0.3)),
    "umbrella": ("meadow", 0.02, ANY), "lamp": ("meadow", 0.005, GROUND),
    "bench": ("meadow", 0.01, GROUND), "car": ("meadow", 0.02, GROUND),
    "train": ("meadow", 0.02, ANY), "rocket": ("meadow", 0.02, ANY),
    "books": ("meadow", 0.005, GROUND), "ball": ("meadow", 0.002, GROUND),
    "well": ("meadow", 0.02, GROUND), "birds": ("meadow", 0.002, SKY),
    "mountains": ("meadow", 0.01, SKY), "waterfall": ("meadow", 0.01, ANY),
    "sunflowers": ("meadow", 0.02, ANY), "pumpkins": ("meadow", 0.01, GROUND),
    "tent": ("meadow", 0.03, ANY), "castle": ("meadow", 0.02, ANY),
    "basket": ("meadow", 0.004, (0.0, 0.2)),
    "bed": ("room", 0.02, ANY), "stove": ("room", 0.1, WALL), "table": ("room", 0.02, WALL),
    "bath": ("room", 0.1, WALL), "blackboard": ("room", 0.1, WALL),
    "shelves": ("room", 0.1, WALL), "workbench": ("room", 0.06, WALL),
    "hearth": ("room", 0.08, WALL), "sofa": ("room", 0.06, WALL),
}  # fmt: skip


def test_every_thing_the_painter_lists_is_judged_here() -> None:
    assert set(THINGS) - {"moon"} == set(EFFECTS)  # the moon is judged with the lights
    assert len(EFFECTS) + len(PLACES) >= 30


def test_an_unknown_thing_changes_nothing() -> None:
    plain, _ = backdrop("meadow")
    strange, _ = backdrop("meadow", "qwertz")
    assert not changed(plain, strange).any()


@pytest.mark.parametrize("thing", EFFECTS)
def test_a_thing_changes_the_picture_where_it_belongs(thing: str) -> None:
    place, least, (low, high) = EFFECTS[thing]
    shares, skies = [], []
    # A picture leaves out what has no calm place in it: two of three must show it.
    for seed in (1, 2, 3):
        plain, horizon = backdrop(place, seed=seed)
        named, _ = backdrop(place, thing, seed=seed)
        mask = changed(plain, named)
        shares.append(mask.mean())
        if shares[-1] >= least:
            skies.append(mask[:horizon].sum() / max(1, mask.sum()))
        if len(skies) == 2:
            break
    assert len(skies) == 2, shares
    assert low <= float(np.mean(skies)) <= high, skies


@pytest.mark.parametrize("thing", THINGS)
def test_each_word_of_a_thing_calls_for_it(thing: str) -> None:
    for word in THINGS[thing].split():
        assert thing in things_in(f"There was the {word.upper()}, at last.")


@pytest.mark.parametrize("place", PLACES)
def test_each_word_of_a_place_calls_for_it(place: str) -> None:
    for word in PLACE_WORDS[place].split():
        assert place in places_in(f"There was the {word}.")


def test_no_two_places_look_alike() -> None:
    pictures = {place: [backdrop(place, seed=seed)[0] for seed in (1, 2)] for place in PLACES}
    for a, b in combinations(pictures, 2):
        for one, other in zip(pictures[a], pictures[b], strict=True):
            assert np.abs(one - other).mean() > 4, (a, b)


def sky_of(light: str) -> np.ndarray:
    picture, horizon = backdrop("hills", light=light)
    return picture[: horizon // 2].reshape(-1, 3).mean(0)


def test_each_light_has_a_sky_of_its_own() -> None:
    skies = {light: sky_of(light) for light in LIGHTS if light != "lamplit"}
    for a, b in combinations(skies, 2):
        assert np.abs(skies[a] - skies[b]).max() > 8, (a, b)


def brightness(picture: Pixels) -> float:
    return float(picture.mean())


def test_the_day_brightens_from_night_over_dusk_and_dawn_to_noon() -> None:
    hours = [brightness(backdrop("hills", light=hour)[0]) for hour in ("night", "dusk", "dawn")]
    assert hours[0] + 15 < hours[1] < hours[2] - 15  # of 255


def test_sunset_is_redder_than_day_and_golden_light_yellower() -> None:
    tilt = {hour: sky_of(hour) for hour in ("day", "sunset", "golden")}
    redness = {hour: sky[0] - sky[2] for hour, sky in tilt.items()}
    assert redness["sunset"] > redness["day"] + 40
    assert redness["golden"] > redness["day"] + 20


def test_winter_frosts_the_ground_and_snow_whitens_it() -> None:
    def ground(place: str, light: str) -> np.ndarray:
        picture, horizon = backdrop(place, light=light)
        return picture[horizon + 20 :].reshape(-1, 3).mean(0)

    green, frost, snow = ground("hills", "day"), ground("hills", "winter"), ground("snow", "day")
    assert np.ptp(frost) < 0.5 * np.ptp(green)  # the colour is gone
    assert green.mean() < frost.mean() < snow.mean()


def test_autumn_reddens_and_spring_pinkens_the_leaves() -> None:
    plain, _ = backdrop("forest")
    for season, band in (("autumn", 0), ("blossom", 0)):
        turned, _ = backdrop("forest", season)
        redder = (turned - plain)[..., band] - (turned - plain)[..., 1]
        assert redder[changed(plain, turned)].mean() > 25, season


def test_fog_hides_what_is_far_and_storm_darkens_the_sky() -> None:
    clear, horizon = backdrop("hills")
    foggy, _ = backdrop("hills", "fog")
    band = slice(horizon - 10, horizon + 20)
    assert foggy[band].std() < 0.75 * clear[band].std()
    assert sky_of("storm").mean() < sky_of("day").mean() - 40
    assert abs(sky_of("overcast") - sky_of("overcast").mean()).max() < 15  # grey, not blue


def test_rain_is_streaks_and_snowfall_is_dots() -> None:
    """Rain changes tall thin runs of pixels, flakes round ones."""
    plain, horizon = backdrop("hills", light="storm")

    def reach(thing: str) -> float:
        mask = changed(plain, backdrop("hills", thing, light="storm")[0])[: horizon - 5]
        down = (mask[1:] & mask[:-1]).sum() / mask.sum()
        across = (mask[:, 1:] & mask[:, :-1]).sum() / mask.sum()
        return float(down - across)

    assert reach("rain") > reach("snowfall") + 0.2


def test_the_moon_hangs_in_an_evening_sky() -> None:
    sunny, horizon = backdrop("hills", light="sunset")
    moonlit, _ = backdrop("hills", "moon", light="sunset")
    assert changed(sunny, moonlit)[:horizon].sum() > 60  # pixels
    assert light_for("", "a moonlit path").name == "night"


@pytest.mark.parametrize("light", WORDS)
def test_each_word_of_a_light_calls_for_it(light: str) -> None:
    for word in WORDS[light].split():
        first = next(name for name, words in WORDS.items() if word in words.split())
        assert light_for(word, "").name == first


def test_rooms_are_told_apart_by_what_stands_in_them() -> None:
    kinds = ("bed", "stove", "bath", "blackboard", "shelves", "workbench", "hearth", "sofa")
    rooms = {kind: backdrop("room", kind)[0] for kind in kinds}
    for a, b in combinations(kinds, 2):
        assert changed(rooms[a], rooms[b]).mean() > 0.1, (a, b)
