"""Pictures made ready for a proof: small, in sRGB, each made once, two at a time.

A full resampling costs as much as reading the picture; averaging 2 x 2 or 4 x 4 of its pixels
costs a tenth, and a JPEG is then not even decoded in full. Pillow lets go of Python's lock in all
of it, so threads are enough.
"""

from __future__ import annotations

import hashlib
import io
import json
import threading
import warnings
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast

from PIL import Image, ImageFile

from printing.press.canvas import Memory, decoded
from printing.press.cutting import PictureError
from printing.press.extending import extend
from printing.press.fading import fade
from printing.press.prepare import Prepared
from printing.press.scrims import light
from printing.press.script import PlacedPicture, plain
from printing.press.writing import whole_file

# Raised when the same picture would be made otherwise.
VERSION = 1
AT_ONCE = 2
_OF_THREAD = threading.local()


@dataclass(frozen=True)
class Manner:
    """How pictures of a proof are made: their resolution and JPEG quality, and a tint.

    `tint` changes the pixels, to show them as they will print; `tinted` is its name, "" for none.
    """

    dpi: float = 144.0
    quality: int = 72
    tinted: str = ""
    tint: Callable[[Image.Image], Image.Image] | None = None


def shrunk(
    pictures: Iterable[PlacedPicture],
    manner: Manner,
    cache: Path,
    *,
    on_picture: Callable[[], None] | None = None,
) -> dict[PlacedPicture, Prepared]:
    """Each placed picture as a small JPEG of sRGB: cut, lit, at the asked resolution or finer.

    Kept in `cache` by what went in; a file that several places show is read once. `on_picture`
    is called, in the caller's own thread, when one file is done. Raises PictureError for a file
    that cannot be read or is not the one that was laid out.
    """
    places = list(dict.fromkeys(pictures))
    kept = {each: _kept(each, manner, cache) for each in places}
    missing: dict[tuple[str, int], list[PlacedPicture]] = defaultdict(list)
    for each in places:
        if kept[each] is None:
            missing[each.sha256, step_of(each, manner.dpi)].append(each)

    def make(one: tuple[tuple[str, int], list[PlacedPicture]]) -> None:
        (_, step), shown = one
        whole = _read(shown[0], step)
        for each in shown:
            kept[each] = _made(each, whole, manner, cache)

    with ThreadPoolExecutor(AT_ONCE) as threads:
        for _ in threads.map(make, missing.items()):
            if on_picture is not None:
                on_picture()
    return {each: made for each, made in kept.items() if made is not None}


def step_of(placed: PlacedPicture, dpi: float) -> int:
    """How many of a picture's pixels become one; 1 where it is hardly finer than asked."""
    x0, y0, x1, y1 = placed.crop
    finer = min((x1 - x0) / placed.inner[0], (y1 - y0) / placed.inner[1])
    # Half a pixel lost at a fold must not make the two halves of a spread differ.
    return max(1, int(placed.dpi * finer / dpi + 0.02))


def _read(placed: PlacedPicture, step: int) -> Image.Image:
    """The whole picture, `step` times smaller."""
    path = Path(placed.path)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise PictureError(f"the picture {path.name} cannot be opened: {error.strerror}") from error
    if hashlib.sha256(data).hexdigest() != placed.sha256:
        raise PictureError(
            f"the picture {path.name} is not the one that was laid out; make the proof again"
        )
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data)) as opened:
                return _smaller(opened, placed, step)
    except (OSError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PictureError(f"the picture {path.name} cannot be read: {error}") from error


def _smaller(opened: ImageFile.ImageFile, placed: PlacedPicture, step: int) -> Image.Image:
    if opened.size != (placed.width, placed.height):
        raise PictureError(f"the picture {Path(placed.path).name} is not of the size laid out")
    # Only a JPEG heeds this: it is then decoded at a half, a quarter or an eighth.
    opened.draft("RGB", (-(-placed.width // step), -(-placed.height // step)))
    left = max(1, round(step * opened.width / placed.width))
    if opened.mode == "RGB" and left > 1:
        # Read into memory of the thread's own: two that take 27 MB anew wait for one another.
        whole = decoded(opened, _memory()).image("RGBX")
        return whole.reduce(left).convert("RGB")
    small = opened.reduce(left) if left > 1 else opened
    small.load()
    return small if small.mode == "RGB" else small.convert("RGB")


def _memory() -> Memory:
    if not hasattr(_OF_THREAD, "memory"):
        _OF_THREAD.memory = Memory()
    return cast(Memory, _OF_THREAD.memory)


def fitted(placed: PlacedPicture, whole: Image.Image) -> Image.Image:
    """The printed pixels of a placed picture, lit, from a smaller copy of the whole (RGB)."""
    small = _scaled(placed, whole.size)
    return light(fade(extend(whole.crop(small.crop), small), small), small)


def _made(placed: PlacedPicture, whole: Image.Image, manner: Manner, cache: Path) -> Prepared:
    image = fitted(placed, whole)
    if manner.tint is not None:
        image = manner.tint(image)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=manner.quality)
    target = _target(placed, manner, cache)
    with whole_file(target) as draft:
        draft.write_bytes(out.getvalue())
    return _prepared(target, out.getvalue(), image.size)


def _scaled(placed: PlacedPicture, size: tuple[int, int]) -> PlacedPicture:
    """The picture in the same place, its pixels counted in those of a whole of another size."""
    wide, high = size[0] / placed.width, size[1] / placed.height
    x0, y0, x1, y1 = placed.crop
    left, top = min(round(x0 * wide), size[0] - 1), min(round(y0 * high), size[1] - 1)
    right = min(max(round(x1 * wide), left + 1), size[0])
    foot = min(max(round(y1 * high), top + 1), size[1])
    inner = right - left, foot - top
    across, down = inner[0] / placed.inner[0], inner[1] / placed.inner[1]
    strips = [round(strip * (down if n % 2 else across)) for n, strip in enumerate(placed.strips)]
    return replace(
        placed,
        crop=(left, top, right, foot),
        pixels=(inner[0] + strips[0] + strips[2], inner[1] + strips[1] + strips[3]),
        strips=(strips[0], strips[1], strips[2], strips[3]),
    )


def _target(placed: PlacedPicture, manner: Manner, cache: Path) -> Path:
    told: list[object] = [VERSION, manner.dpi, manner.quality, manner.tinted]
    facts: Mapping[str, object] = {"placed": plain(placed, paths=False), "manner": told}
    mark = hashlib.sha256(json.dumps(facts, sort_keys=True).encode()).hexdigest()
    return cache / "small" / mark[:2] / f"{mark}.jpg"


def _kept(placed: PlacedPicture, manner: Manner, cache: Path) -> Prepared | None:
    target = _target(placed, manner, cache)
    try:
        data = target.read_bytes()
        with Image.open(io.BytesIO(data)) as image:
            return _prepared(target, data, image.size)
    except OSError:
        return None


def _prepared(path: Path, data: bytes, size: tuple[int, int]) -> Prepared:
    digest = hashlib.sha256(data).hexdigest()
    return Prepared(path, *size, len(data), digest, 0.0, "rgb")
