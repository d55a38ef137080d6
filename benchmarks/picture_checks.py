"""How often the checks of a returned picture are wrong: twelve painted pages and doctored copies.

python -m benchmarks.picture_checks [WIDTH HEIGHT]
python -m benchmarks.picture_checks FOLDER        (pictures of your own, none of them spoilt)
"""

from __future__ import annotations

import io
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

from illustration.checks import look
from illustration.checks.calm import restlessness
from illustration.checks.detail import fineness
from illustration.painter import paint
from illustration.studio.order import Box, PictureOrder, Traits
from illustration.studio.styles import STYLES

ROOM: Box = (0.1, 0.05, 0.9, 0.25)
MIDDLE: Box = (0.1, 0.4, 0.9, 0.6)
PIP = Traits("Pip", "owl", body="teal feathers", eyes="amber", wears=("red knitted scarf",))
FERN = Traits("Fern", "fox", body="orange fur", eyes="green", wears=("blue bobble hat",))
MIA = Traits("Mia", "girl", hair="red braids", skin="fair", wears=("yellow raincoat",), age="7")
PAGES = (
    ("Pip stands in a meadow", "day"),
    ("Pip looks down on a moonlit forest", "night"),
    ("Pip and Fern by the sea", "day"),
    ("Mia in her room reading", "lamplit"),
    ("Pip flies over the snow village", "dawn"),
    ("Fern swims underwater", "day"),
    ("a cave with Fern", "night"),
    ("Mia rows over a lake", "dusk"),
    ("Pip in space", "night"),
    ("Fern in the desert", "noon"),
    ("Mia at the market in town", "day"),
    ("Pip in a garden with flowers in rain", "rain"),
)
Doctor = Callable[[Image.Image], Image.Image]


def painted(width: int, height: int) -> Iterator[Image.Image]:
    """The twelve pages, each in the next style of the shelf, with room for words at the top."""
    words = ["", *(style.words for style in STYLES)]
    for seed, (brief, light) in enumerate(PAGES):
        cast = tuple(one for one in (PIP, FERN, MIA) if one.name in brief)
        style = words[seed % len(words)]
        order = PictureOrder("page", brief, cast, light, style, (ROOM,), width, height, seed)
        yield paint(order).image


def as_jpeg(picture: Image.Image, quality: int = 85) -> Image.Image:
    """The picture through a JPEG with subsampled colours."""
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=quality)
    return Image.open(out).convert("RGB")


def _enlarged(times: float) -> Doctor:
    def doctor(picture: Image.Image) -> Image.Image:
        small = round(picture.width / times), round(picture.height / times)
        return picture.resize(small, Image.Resampling.LANCZOS).resize(picture.size)

    return doctor


def _bars(colour: str, share: float) -> Doctor:
    def doctor(picture: Image.Image) -> Image.Image:
        picture, deep = picture.copy(), round(picture.height * share)
        picture.paste(colour, (0, 0, picture.width, deep))
        picture.paste(colour, (0, picture.height - deep, *picture.size))
        return as_jpeg(picture)

    return doctor


def _line(inset: float, colour: str) -> Doctor:
    def doctor(picture: Image.Image) -> Image.Image:
        gap = round(picture.width * inset)
        paper = Image.new("RGB", picture.size, "white")
        inner = gap, gap, picture.width - gap, picture.height - gap
        paper.paste(picture.crop(inner), inner)
        ImageDraw.Draw(paper).rectangle(inner, outline=colour, width=max(2, gap // 10))
        return as_jpeg(paper)

    return doctor


def _noise(picture: Image.Image) -> Image.Image:
    grains = np.random.default_rng(5).integers(0, 256, (*picture.size[::-1], 3), dtype=np.uint8)
    return Image.fromarray(grains)


def _blend(picture: Image.Image) -> Image.Image:
    return Image.linear_gradient("L").resize(picture.size).convert("RGB")


DOCTORED: tuple[tuple[str, str, Doctor], ...] = (
    ("untouched", "", lambda picture: picture),
    ("as JPEG, quality 85", "", as_jpeg),
    ("black bars, 8 %", "frame", _bars("black", 0.08)),
    ("cream bars, 3 %", "frame", _bars("#f4ecd8", 0.03)),
    ("white margin with a line", "frame", _line(0.05, "black")),
    ("noise", "flat", _noise),
    ("a plain blend", "flat", _blend),
    ("blurred away", "flat", lambda p: p.filter(ImageFilter.GaussianBlur(max(p.size) / 4))),
    ("enlarged twice", "upscaled", _enlarged(2)),
    ("enlarged 1.5 times", "upscaled", _enlarged(1.5)),
)


def say(*words: object) -> None:
    """A line of the report."""
    sys.stdout.write(" ".join(map(str, words)) + "\n")


def main(width: int, height: int) -> None:
    """Print how many of the twelve get each finding, for each way of doctoring them."""
    pages = list(painted(width, height))
    started = time.process_time()
    for page in pages:
        look(page, wanted=page.size, text_room=(ROOM,))
    took = (time.process_time() - started) / len(pages)
    say(f"{width} x {height}, {len(pages)} pages, {took:.2f} s CPU a look")
    for name, wanted, doctor in DOCTORED:
        kinds = [
            {found.kind for found in look(copy, wanted=copy.size)} for copy in map(doctor, pages)
        ]
        found = {
            kind: sum(kind in seen for seen in kinds) for kind in ("flat", "frame", "upscaled")
        }
        say(f"{name:26} meant: {wanted or '-':9}", found)
    for place, room in (("text room", ROOM), ("middle", MIDDLE)):
        say(f"restless, {place}:", *(f"{restlessness(page, room):.2f}" for page in pages))
    for times in (1, 1.5, 2):
        copies = map(_enlarged(times), pages) if times > 1 else pages
        say(f"fine detail, x{times}:", *(f"{fineness(copy) or 0:.2f}" for copy in copies))


def of_folder(folder: Path) -> None:
    """Print what is said of every JPEG and PNG below a folder."""
    paths = sorted(p for p in folder.rglob("*") if p.suffix.lower() in {".jpg", ".jpeg", ".png"})
    counted: Counter[str] = Counter()
    for path in paths:
        found = look(path.read_bytes(), wanted=(1, 1))
        told = [one for one in found if one.kind != "aspect"]
        counted.update(one.kind for one in told)
        for one in told:
            say(path.name, one.kind, dict(one.numbers))
    say(len(paths), "pictures", dict(counted))


if __name__ == "__main__":
    words = sys.argv[1:]
    if len(words) == 1:
        of_folder(Path(words[0]))
    else:
        main(*([int(word) for word in words] if words else (1024, 1040)))
