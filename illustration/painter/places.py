"""Places: every place the painter knows, by the word that stands for it."""

from __future__ import annotations

from collections.abc import Callable

from illustration.painter import greens, settlements, shores, wilds
from illustration.painter.rooms import paint_room
from illustration.painter.view import View

PLACES: dict[str, Callable[[View], None]] = {
    "meadow": greens.meadow, "hills": greens.hills, "forest": greens.forest,
    "jungle": greens.jungle, "mountain": greens.mountain, "field": greens.field,
    "garden": greens.garden, "savanna": greens.savanna, "sky": greens.in_the_sky,
    "river": shores.river, "lake": shores.lake, "sea": shores.sea,
    "snow": settlements.snow, "village": settlements.village, "city": settlements.city,
    "room": paint_room, "cave": wilds.cave, "underwater": wilds.underwater,
    "space": wilds.deep_space,
}  # fmt: skip
