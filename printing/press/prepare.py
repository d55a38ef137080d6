"""A placed picture into the very pixels that are printed: cut, lit, in ink, checked, kept."""

from __future__ import annotations

import hashlib
import json
import warnings
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from PIL import Image

from printing.press.colour import SOLUTION, most_ink, separation
from printing.press.inks import profile_sha256
from printing.press.profile import PrinterProfile
from printing.press.scrims import light
from printing.press.script import PlacedPicture
from printing.press.writing import whole_file

# Raised when the same picture would be prepared otherwise.
RECIPE = 1
STEP_DOWN = 4
LOWEST = 160


class PictureError(ValueError):
    """A picture that cannot be printed; the message names the file and what to do."""


@dataclass(frozen=True)
class Prepared:
    """A JPEG in CMYK (or grey) with its size in pixels and its heaviest pixel in percent ink."""

    path: Path
    width: int
    height: int
    sha256: str
    tac_max: float
    gray: bool = False


def prepare_picture(
    placed: PlacedPicture, profile: PrinterProfile, cache: Path, *, gray: bool = False
) -> Prepared:
    """The print-ready form of a placed picture, made once and kept in `cache` by what went in.

    Judged on the decoded JPEG: no pixel over the profile's ink limit ever leaves here. Raises
    PictureError for a file that cannot be read or is not the one that was laid out.
    """
    key = _key(placed, profile, gray)
    target = cache / "pictures" / key[:2] / f"{key}.jpg"
    kept = _kept(target, gray)
    if kept is not None:
        return kept
    image = light(_cut(placed), placed)
    if gray:
        tac = _write(image.convert("L"), target, profile.jpeg_quality)
    else:
        tac = _separate(image, target, profile, cache)
    facts: dict[str, Any] = {
        "width": image.width,
        "height": image.height,
        "sha256": hashlib.sha256(target.read_bytes()).hexdigest(),
        "tac_max": tac,
    }
    with whole_file(target.with_suffix(".json")) as draft:
        draft.write_text(json.dumps(facts), "utf-8")
    return Prepared(path=target, gray=gray, **facts)


def _key(placed: PlacedPicture, profile: PrinterProfile, gray: bool) -> str:
    facts: dict[str, Any] = asdict(placed)
    del facts["path"]
    ink = [profile.ink_limit, profile.node_limit, profile.jpeg_quality]
    made = [RECIPE, SOLUTION, profile_sha256(profile.icc), ink, gray]
    return hashlib.sha256(json.dumps([facts, made], sort_keys=True).encode()).hexdigest()


def _kept(target: Path, gray: bool) -> Prepared | None:
    try:
        facts = json.loads(target.with_suffix(".json").read_text("utf-8"))
        data = target.read_bytes()
        if hashlib.sha256(data).hexdigest() != facts["sha256"]:
            return None
        return Prepared(path=target, gray=gray, **facts)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _cut(placed: PlacedPicture) -> Image.Image:
    path = Path(placed.path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PictureError(f"the picture {path.name} cannot be opened: {error.strerror}") from error
    if hashlib.sha256(data).hexdigest() != placed.sha256:
        raise PictureError(
            f"the picture {path.name} is not the one that was laid out; lay the page out again"
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(path) as opened:
                if opened.size != (placed.width, placed.height):
                    raise PictureError(f"the picture {path.name} is not of the size laid out")
                return _cropped(opened.convert("RGB"), placed)
    except (OSError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError(f"the picture {path.name} cannot be read: {error}") from error


def _cropped(image: Image.Image, placed: PlacedPicture) -> Image.Image:
    x0, y0, x1, y1 = placed.crop
    if placed.pixels == (x1 - x0, y1 - y0):
        return image.crop(placed.crop)
    return image.resize(placed.pixels, Image.Resampling.LANCZOS, placed.crop, reducing_gap=3.0)


def _separate(image: Image.Image, target: Path, profile: PrinterProfile, cache: Path) -> float:
    for limit in range(profile.node_limit, LOWEST - 1, -STEP_DOWN):
        inked = image.filter(separation(profile.icc, limit, cache))
        tac = _write(inked, target, profile.jpeg_quality, profile.ink_limit)
        if tac <= profile.ink_limit:
            return tac
    raise PictureError(f"the ink of this picture cannot be held under {profile.ink_limit} %")


def _write(image: Image.Image, target: Path, quality: int, limit: float = 400) -> float:
    """Write a JPEG and weigh it as decoded; it takes its place only under the limit."""
    draft_tac = 0.0
    try:
        with whole_file(target) as draft:
            image.save(draft, "JPEG", quality=quality, subsampling=0)
            with Image.open(draft) as decoded:
                draft_tac = most_ink(decoded)
            if draft_tac > limit:
                raise _TooWet
    except _TooWet:
        pass
    return draft_tac


class _TooWet(Exception):
    pass
