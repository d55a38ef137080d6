"""Small orders and well-known characters for the painter's tests."""

from __future__ import annotations

from typing import Any

from illustration.studio.order import PictureOrder, Traits

PIP = Traits("Pip", "owl", body="teal feathers", eyes="amber", wears=("red knitted scarf",))
FERN = Traits("Fern", "fox", body="orange fur", eyes="green", wears=("blue bobble hat",))
MIA = Traits("Mia", "girl", hair="red braids", skin="fair", wears=("yellow raincoat",), age="7")


def order(brief: str = "Pip stands in a meadow", **changes: Any) -> PictureOrder:
    """A page of 320 x 320 pixels with Pip on it, by day, unless changed."""
    known: dict[str, Any] = {
        "purpose": "page", "brief": brief, "cast": (PIP,), "light": "day", "style": "",
        "text_room": (), "width": 320, "height": 320, "seed": 7,
    }  # fmt: skip
    return PictureOrder(**(known | changes))
