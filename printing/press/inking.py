"""Pixels into the JPEG that is printed: separated under the ink limit and judged as decoded."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from printing.press.colour import separation
from printing.press.cube import cube, look_up
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


def ink_in(image: Image.Image, recipe: Recipe, cache: Path) -> Inked:
    """An RGB picture as a JPEG by a recipe; ink tables are kept in `cache`.

    A picture whose decoded pixels go over the limit is separated again under a lower one, since
    coding adds some percent. Raises PictureError where that does not help.
    """
    if recipe.space == "rgb":
        return Inked(_coded(image, recipe), *image.size, 0.0)
    if recipe.space == "gray":
        data = _coded(image.convert("L"), recipe)
        with Image.open(io.BytesIO(data)) as decoded:
            return Inked(data, *image.size, weigh_gray(decoded))
    if not recipe.ink_limit:
        made, weight = _under(image, recipe, 0, cache)
        return Inked(made, *image.size, weight.most, weight.under)
    for limit in range(recipe.node_limit, LOWEST - 1, -STEP_DOWN):
        made, weight = _under(image, recipe, limit, cache)
        if weight.most <= recipe.ink_limit:
            return Inked(made, *image.size, weight.most, weight.under)
    raise PictureError(f"the ink of this picture cannot be held under {recipe.ink_limit} %")


def _under(image: Image.Image, recipe: Recipe, limit: int, cache: Path) -> tuple[bytes, Weight]:
    """The JPEG under a limit of the table's nodes, and its weight as decoded."""
    whole = cube(recipe.icc, limit, cache)
    sheets = separation(recipe.icc, limit, cache)
    inked = image.filter(sheets) if whole is None else look_up(image, whole)
    data = _coded(inked, recipe)
    # Let go before the JPEG is decoded: two pictures at a time are enough.
    del inked
    with Image.open(io.BytesIO(data)) as decoded:
        decoded.load()
        return data, weigh(decoded)


def _coded(image: Image.Image, recipe: Recipe) -> bytes:
    out = io.BytesIO()
    image.save(out, "JPEG", quality=recipe.quality, subsampling=0)
    return out.getvalue()
