"""Pixels into the JPEG that is printed: separated under the ink limit and judged as decoded."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from printing.press.colour import separation
from printing.press.cube import cube
from printing.press.cutting import PictureError
from printing.press.recipe import Recipe
from printing.press.weighing import Weight, weigh, weigh_gray

STEP_DOWN = 4
LOWEST = 160


@dataclass(frozen=True)
class Inked:
    """A JPEG, its size in pixels, its heaviest pixel in percent, and the ink under black."""

    data: bytes
    width: int
    height: int
    most: float
    under: tuple[tuple[int, ...], ...] = ()


def ink_in(pixels: Callable[[], Image.Image], recipe: Recipe, cache: Path) -> Inked:
    """An RGB picture as a JPEG by a recipe; ink tables are kept in `cache`.

    `pixels` is asked for the picture, and asked again where its decoded pixels went over the
    limit: it is then separated under a lower one, since coding adds some percent. Raises
    PictureError where that does not help.
    """
    if recipe.space != "cmyk":
        return _without_inks(pixels(), recipe)
    limits = range(recipe.node_limit, LOWEST - 1, -STEP_DOWN) if recipe.ink_limit else (0,)
    for limit in limits:
        inked = _separated(pixels, recipe, limit, cache)
        size, data = inked.size, _coded(inked, recipe)
        # Let go before the JPEG is decoded: one picture at a time is enough.
        del inked
        weight = _weighed(data)
        if weight.most <= recipe.ink_limit or not recipe.ink_limit:
            return Inked(data, *size, weight.most, weight.under)
    raise PictureError(f"the ink of this picture cannot be held under {recipe.ink_limit} %")


def _without_inks(image: Image.Image, recipe: Recipe) -> Inked:
    if recipe.space == "rgb":
        return Inked(_coded(image, recipe), *image.size, 0.0)
    data = _coded(image.convert("L"), recipe)
    with Image.open(io.BytesIO(data)) as decoded:
        return Inked(data, *image.size, weigh_gray(decoded))


def _separated(
    pixels: Callable[[], Image.Image], recipe: Recipe, limit: int, cache: Path
) -> Image.Image:
    whole = cube(recipe.icc, limit, cache)
    if whole is not None:
        return whole.look_up_and_let_go([pixels()])
    # Solved first where it must be: solving takes memory of its own.
    sheets = separation(recipe.icc, limit, cache)
    return pixels().filter(sheets)


def _weighed(data: bytes) -> Weight:
    with Image.open(io.BytesIO(data)) as decoded:
        return weigh(decoded)


def _coded(image: Image.Image, recipe: Recipe) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=recipe.quality, subsampling=0)
    return out.getvalue()
