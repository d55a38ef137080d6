"""Figures drawn with a ruler: three blocks of colour in black outline."""

from __future__ import annotations

from PIL import Image, ImageDraw

from illustration.drift import Evidence, Judgement
from illustration.studio.order import Traits

Colour = tuple[int, int, int]
GROUND, RED, BROWN, BLUE_INK = (244, 240, 230), (204, 52, 48), (134, 88, 54), (62, 112, 188)
FIRST = (30, 30, 110, 210)  # the first figure of `lined_up`
MAID = Traits("Ada", "girl", hair="brown hair", wears=("red dress", "brown boots"))


def lined_up(top: Colour, middle: Colour, bottom: Colour) -> Image.Image:
    """Three figures alike on plain ground: a head, a dress and boots in black outline."""
    picture = Image.new("RGB", (400, 240), GROUND)
    pen = ImageDraw.Draw(picture)
    for left in (30, 160, 290):
        pen.rectangle((left, 30, left + 79, 209), fill=(20, 20, 24))
        for low, high, ink in ((34, 79, top), (80, 164, middle), (165, 205, bottom)):
            pen.rectangle((left + 4, low, left + 75, high), fill=ink)
    return picture


def of(judgement: Judgement, key: str) -> Evidence:
    """The evidence on one trait."""
    return next(each for each in judgement.evidence if each.key == key)
