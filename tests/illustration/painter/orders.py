"""Small orders and well-known characters for the painter's tests."""

from __future__ import annotations

from typing import Any

import pytest

from illustration.painter import easel, paint
from illustration.painter.layer import Layer
from illustration.painter.manner_words import manner_for
from illustration.studio.order import Figure, PictureOrder, Traits

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


def figures_of(wanted: PictureOrder) -> tuple[Figure, ...]:
    """Where the painter puts the cast, without the work of what stands behind it."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(easel, "backdrop", lambda order, plan, light: _bare(order))
        patch.setattr(easel, "finish", lambda layer: layer.rgb)
        return paint(wanted).figures


def _bare(order: PictureOrder) -> Layer:
    return Layer.opaque(order.width, order.height, (200, 210, 220), manner_for(order.style))
