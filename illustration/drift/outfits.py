"""What a scene's outfit hides of a character: traits that are not missing but not to be seen."""

from __future__ import annotations

from dataclasses import replace

from illustration.drift.portrait import Portrait
from illustration.drift.words import Wanted, place_of, spoken
from illustration.studio.order import Dressed

HALF = 0.5  # of a trait's place: where more of it is covered, it cannot be asked for
HIDDEN = "In this scene it wears {}: what is there otherwise is not to be seen."
FACE = ("eyes", "skin")


def hidden_by(trait: Wanted, dressed: Dressed | None) -> str:
    """Why a trait cannot be asked for in a scene's outfit, or nothing.

    A garment hides what has more than half of its place on the figure in the garment's; a thing of
    a place not known may lie anywhere and hides all that is worn. What the outfit names in the
    trait's own words is worn as ever.
    """
    if dressed is None or trait.key in FACE:
        return ""
    for garment in dressed.wears:
        if spoken(garment) == spoken(trait.words):
            continue
        if _covered(trait.place, place_of(garment)) > HALF:
            return HIDDEN.format(garment)
    return ""


def in_outfit(portrait: Portrait, dressed: Dressed | None) -> Portrait:
    """The portrait with what an outfit hides marked as not to be judged."""
    features = []
    for each in portrait.features:
        why = hidden_by(each.wanted, dressed)
        features.append(replace(each, cannot=each.cannot or why, hidden=bool(why)))
    return replace(portrait, features=tuple(features))


def _covered(place: tuple[float, float], by: tuple[float, float]) -> float:
    """The share of a place, from top to bottom of the figure, that another one takes."""
    shared = min(place[1], by[1]) - max(place[0], by[0])
    return max(0.0, shared) / (place[1] - place[0])
