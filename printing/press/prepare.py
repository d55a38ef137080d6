"""A placed picture into the very pixels that are printed: cut, lit, in ink, checked, kept."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from printing.press.colour import SOLUTION
from printing.press.cutting import PictureError
from printing.press.inking import Bench, Inked, ink_in
from printing.press.inks import profile_sha256
from printing.press.profile import PrinterProfile
from printing.press.recipe import Recipe, recipe_of
from printing.press.script import PlacedPicture, plain
from printing.press.weighing import CELL
from printing.press.writing import whole_file

__all__ = ["PictureError", "Prepared", "prepare", "prepare_picture", "prepared_already"]

# Raised when the same picture would be prepared otherwise.
VERSION = 3


@dataclass(frozen=True)
class Prepared:
    """A JPEG as it goes into the file: its size in pixels, its bytes, its heaviest pixel.

    `space` is "cmyk", "gray" or "rgb". `tac_max` is in percent of one ink, as decoded; 0 for rgb.
    `under` maps cyan, magenta and yellow together, in percent, by squares of CELL pixels, where
    black is to be printed over them; else it is empty.
    """

    path: Path
    width: int
    height: int
    size: int
    sha256: str
    tac_max: float
    space: str = "cmyk"
    under: tuple[tuple[int, ...], ...] = field(default=(), repr=False)

    @property
    def gray(self) -> bool:
        """Whether it is printed in black alone."""
        return self.space == "gray"


def prepare_picture(
    placed: PlacedPicture, profile: PrinterProfile, cache: Path, *, gray: bool = False
) -> Prepared:
    """The print-ready form of a placed picture, made once and kept in `cache` by what went in.

    Judged on the decoded JPEG: no pixel over the profile's ink limit ever leaves here. Raises
    PictureError for a file that cannot be read or is not the one that was laid out.
    """
    recipe = recipe_of(profile, gray=gray)
    kept = prepared_already(placed, recipe, cache)
    if kept is not None and _sha256_of(kept.path) == kept.sha256:
        return kept
    return prepare(placed, recipe, cache)


def prepared_already(placed: PlacedPicture, recipe: Recipe, cache: Path) -> Prepared | None:
    """What is kept of a picture by that recipe, else None.

    Its bytes are counted here, not hashed: whoever copies them does that on the way.
    """
    target = _target(placed, recipe, cache)
    try:
        facts = json.loads(target.with_suffix(".json").read_text("utf-8"))
        under = tuple(tuple(row) for row in facts.pop("under", ()))
        kept = Prepared(path=target, space=recipe.space, under=under, **facts)
        return kept if target.stat().st_size == kept.size else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def prepare(
    placed: PlacedPicture, recipe: Recipe, cache: Path, *, bench: Bench | None = None
) -> Prepared:
    """Make a picture by a recipe and keep it, whatever was kept before. Raises PictureError.

    Whoever makes many gives them one `bench` of that cache.
    """
    target = _target(placed, recipe, cache)
    with whole_file(target) as draft:
        made = ink_in(placed, recipe, bench or Bench(cache), draft)
        facts = _facts(made, draft)
    with whole_file(target.with_suffix(".json")) as draft:
        draft.write_text(json.dumps({**facts, "under": made.under}), "utf-8")
    return Prepared(path=target, space=recipe.space, under=made.under, **facts)


def _facts(made: Inked, draft: Path) -> Mapping[str, Any]:
    return {
        "width": made.width,
        "height": made.height,
        "size": draft.stat().st_size,
        "sha256": _sha256_of(draft),
        "tac_max": made.most,
    }


def _target(placed: PlacedPicture, recipe: Recipe, cache: Path) -> Path:
    condition = profile_sha256(recipe.icc) if recipe.space == "cmyk" else ""
    made = [VERSION, SOLUTION, CELL, condition, asdict(recipe)]
    facts = json.dumps([plain(placed, paths=False), made], sort_keys=True)
    key = hashlib.sha256(facts.encode()).hexdigest()
    return cache / "pictures" / key[:2] / f"{key}.jpg"


def _sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
