"""Painted pages for the checks' tests, and copies that somebody has spoilt."""

from __future__ import annotations

import io
from functools import cache

from PIL import Image

from illustration.painter import paint
from tests.illustration.painter.orders import MIA, PIP, order

SIZE = (320, 328)
ROOM = (0.1, 0.05, 0.9, 0.25)
BRIEFS = (
    ("Pip stands in a meadow", "day", ""),
    ("Pip looks down on a moonlit forest", "night", "gouache"),
    ("Mia reads in her room", "lamplit", "ink and flat colour"),
)


@cache
def page(number: int = 0) -> Image.Image:
    """One of three painted pages of 320 x 328 pixels, with room for words at its top."""
    brief, light, style = BRIEFS[number]
    cast = (MIA,) if "Mia" in brief else (PIP,)
    asked = order(
        brief, cast=cast, light=light, style=style, text_room=(ROOM,), width=320, height=328
    )
    return paint(asked).image


def filed(picture: Image.Image, kind: str = "JPEG", quality: int = 90) -> bytes:
    """The picture as a file."""
    out = io.BytesIO()
    picture.save(out, kind, quality=quality)
    return out.getvalue()
