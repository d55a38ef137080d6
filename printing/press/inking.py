"""Pixels into the JPEG that is printed: separated under the ink limit and judged as decoded."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image

from printing.press.canvas import Canvas, Memory, copied, decoded
from printing.press.colour import separation
from printing.press.cube import cube
from printing.press.cutting import PictureError, cut, cut_to_canvas
from printing.press.easing import ease
from printing.press.heap import give_back
from printing.press.recipe import Recipe
from printing.press.scrims import light
from printing.press.script import PlacedPicture
from printing.press.weighing import weigh, weigh_gray

EASINGS = 2
STEP_DOWN = 4
LOWEST = 160


@dataclass(frozen=True)
class Inked:
    """A JPEG's size in pixels, its heaviest pixel in percent, and the ink under black."""

    width: int
    height: int
    most: float
    under: tuple[tuple[int, ...], ...] = ()


@dataclass(frozen=True)
class Bench:
    """Where pictures are made: ink tables are kept in `cache`; memory serves one after another."""

    cache: Path
    inks: Memory = field(default_factory=Memory)
    seen: Memory = field(default_factory=Memory)


def ink_in(placed: PlacedPicture, recipe: Recipe, bench: Bench, out: Path) -> Inked:
    """A placed picture, cut and lit, as a JPEG by a recipe, written to `out`.

    Where its decoded pixels go over the limit, since coding adds some percent, the squares that do
    are eased; where they are many, it is separated under a lower limit. Raises PictureError for a
    file that cannot be printed from, and where all that does not help.
    """
    if recipe.space != "cmyk":
        return _without_inks(light(cut(placed), placed), recipe, out)
    limits = range(recipe.node_limit, LOWEST - 1, -STEP_DOWN) if recipe.ink_limit else (0,)
    for limit in limits:
        made = _held(_separated(placed, recipe, limit, bench), recipe, limit, bench, out)
        if made is not None:
            return made
    raise PictureError(f"the ink of this picture cannot be held under {recipe.ink_limit} %")


def _held(inked: Canvas, recipe: Recipe, limit: int, bench: Bench, out: Path) -> Inked | None:
    """Inks coded and eased until no decoded pixel is over the recipe's limit, else None."""
    for _ in range(1 + EASINGS):
        _code(inked.image("CMYK"), recipe, out)
        with Image.open(out) as opened:
            pixels = decoded(opened, bench.seen).rows
        weight = weigh(pixels, mapped=recipe.over)
        if weight.most <= recipe.ink_limit or not recipe.ink_limit:
            return Inked(*inked.size, weight.most, weight.under)
        if not ease(inked.rows, pixels, recipe.ink_limit, limit):
            return None
    return None


def _without_inks(image: Image.Image, recipe: Recipe, out: Path) -> Inked:
    if recipe.space == "rgb":
        _code(image, recipe, out)
        return Inked(*image.size, 0.0)
    _code(image.convert("L"), recipe, out)
    with Image.open(out) as opened:
        return Inked(*image.size, weigh_gray(opened))


def _separated(placed: PlacedPicture, recipe: Recipe, limit: int, bench: Bench) -> Canvas:
    whole = cube(recipe.icc, limit, bench.cache)
    if whole is None:
        # Solved first: solving takes memory of its own.
        sheets = separation(recipe.icc, limit, bench.cache)
        return copied(light(cut(placed), placed).filter(sheets))
    canvas = cut_to_canvas(placed, bench.inks)
    light(canvas.image("RGBX"), placed)
    # What is not in use goes before the table comes into memory, which is more than a page.
    bench.seen.rest()
    give_back()
    whole.separate(canvas)
    return canvas


def _code(image: Image.Image, recipe: Recipe, out: Path) -> None:
    with out.open("wb") as file:
        image.save(file, "JPEG", quality=recipe.quality, subsampling=0)
