"""How large a print file will be, and what is lowered where the printer would not take it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

from printing.press.prepare import Prepared, prepared_already
from printing.press.profile import PrinterProfile
from printing.press.recipe import Recipe, recipe_of
from printing.press.script import BookScript, ScriptError

MEGABYTE = 1_000_000
# Everything but pictures: fonts and printing condition, and the operators of a page.
ONCE, A_PAGE = 2_000_000, 8_000
# Bytes a pixel of a picture that is not prepared yet: painted art at quality 95 took 0.55 to 0.81.
A_PIXEL = 0.8
LOWER = tuple(range(94, 84, -1))
# Measured shares of quality 95 of the house's own painted pages; for a forecast alone.
SHARES = dict(zip(LOWER, (0.94, 0.89, 0.83, 0.81, 0.75, 0.65, 0.60, 0.56, 0.55, 0.52), strict=True))
# Lower qualities overshoot further, so the table's limit goes down with them.
HARDER = 8
SAMPLES = 3
SLACK = 1.02


class BookTooLarge(ScriptError):
    """No quality the press prints with brings this book under the printer's size."""


@dataclass(frozen=True)
class Forecast:
    """A size in bytes, whether every picture is prepared already, and a sentence on it."""

    size: int
    sure: bool
    sentence: str


def predicted_size(
    script: BookScript, profile: PrinterProfile, cache: Path | None = None
) -> Forecast:
    """How large the file of a script will be, and what will be lowered to keep it under the cap.

    Pictures found in `cache` are counted as they are, others by their pixels.
    """
    recipe = recipe_of(profile, gray=gray_of(script, profile))
    size, sure = ONCE + A_PAGE * len(script.pages), True
    for picture in {each for page in script.pages for each in page.pictures}:
        kept = prepared_already(picture, recipe, cache) if cache else None
        sure = sure and kept is not None
        size += kept.size if kept else _guessed(picture.pixels[0] * picture.pixels[1], recipe)
    return Forecast(size, sure, _sentence(size, sure, most_bytes(script, profile), recipe))


def foreseen(profile: PrinterProfile, *, pages: int, pixels: int, gray: bool) -> Forecast:
    """How large an interior of so many pages and so many pixels of pictures will be, about."""
    recipe = recipe_of(profile, gray=gray)
    size = ONCE + A_PAGE * pages + _guessed(pixels, recipe)
    cap = profile.max_file_mb * MEGABYTE
    return Forecast(size, False, _sentence(size, False, cap, recipe))


def gray_of(script: BookScript, profile: PrinterProfile) -> bool:
    """Whether a script is printed in black alone: an interior on a stock without colour."""
    return script.part == "interior" and not profile.stock(script.stock).color


def most_bytes(script: BookScript, profile: PrinterProfile) -> int:
    """The printer's cap for this part of the book in bytes; 0 where there is none."""
    inside = script.part in ("interior", "endpapers") or profile.cover is None
    cap = profile.max_file_mb if inside or profile.cover is None else profile.cover.max_file_mb
    return cap * MEGABYTE


def room_for_pictures(script: BookScript, profile: PrinterProfile) -> int:
    """The bytes the cap leaves for pictures; 0 where there is no cap."""
    cap = most_bytes(script, profile)
    return max(cap - ONCE - A_PAGE * len(script.pages), 1) if cap else 0


def lighter(
    made: Sequence[Prepared], recipe: Recipe, room: int, profile: PrinterProfile
) -> tuple[Recipe, str]:
    """The best recipe whose pictures fit in `room` bytes, and a sentence on what is lowered.

    Tried on the largest pictures. Raises BookTooLarge with the numbers where none does.
    """
    different = {picture.sha256: picture for picture in made}.values()
    total = sum(picture.size for picture in different)
    largest = sorted(different, key=lambda each: (-each.size, each.sha256))[:SAMPLES]
    share = 1.0
    for quality in (each for each in LOWER if each < recipe.quality):
        share = _share(largest, quality)
        if total * share * SLACK <= room:
            return _lowered(recipe, quality, total, profile)
    raise BookTooLarge(
        f"the pictures of this book take {total * share / MEGABYTE:.0f} MB even at JPEG quality "
        f"{LOWER[-1]}, and {profile.title} leaves {room / MEGABYTE:.0f} MB for them; print fewer "
        "pages or a smaller trim, or choose a printer without that limit"
    )


def _lowered(
    recipe: Recipe, quality: int, total: int, profile: PrinterProfile
) -> tuple[Recipe, str]:
    node = max(recipe.node_limit - HARDER, 0) if recipe.node_limit else 0
    told = (
        f"pictures are saved at JPEG quality {quality} instead of {profile.jpeg_quality}: at "
        f"{recipe.quality} they took {total / MEGABYTE:.0f} MB, more than {profile.title} takes"
    )
    return replace(recipe, quality=quality, node_limit=node), told


def _share(samples: Sequence[Prepared], quality: int) -> float:
    """What the pictures would weigh at a lower quality, as a share of what they weigh."""
    return sum(_weighed(each.path, quality) for each in samples) / sum(s.size for s in samples)


def _weighed(path: Path, quality: int) -> int:
    out = io.BytesIO()
    with Image.open(path) as image:
        image.save(out, "JPEG", quality=quality, subsampling=0)
    return len(out.getvalue())


def _guessed(pixels: int, recipe: Recipe) -> int:
    plates = {"cmyk": 4, "rgb": 3, "gray": 1}[recipe.space]
    return round(pixels * A_PIXEL * plates / 4)


def _sentence(size: int, sure: bool, cap: int, recipe: Recipe) -> str:
    about = f"{'' if sure else 'about '}{size / MEGABYTE:.0f} MB"
    if not cap:
        return f"The file will have {about}; this printer names no limit."
    if size <= cap:
        return f"The file will have {about}; the printer takes {cap / MEGABYTE:.0f} MB."
    over = f"At JPEG quality {recipe.quality} the file would have {about}, more than the "
    for quality, share in SHARES.items():
        if quality < recipe.quality and size * share <= cap:
            lower = f"{cap / MEGABYTE:.0f} MB the printer takes: pictures will be saved at about"
            return f"{over}{lower} {quality}."
    return f"{over}{cap / MEGABYTE:.0f} MB the printer takes, and too much even at {LOWER[-1]}."
