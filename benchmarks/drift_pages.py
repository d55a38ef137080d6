"""Pages for measuring the drift detector: as approved or changed in one trait, painted from a seed.

Every character, light, scene, size and flaw follows from the seed, so that pages the detector was
tuned on and pages it is reported on share no character.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass, replace
from random import Random
from unittest.mock import patch

import numpy as np
from PIL import Image, ImageEnhance, ImageFilter

from illustration.drift.difference import ciede2000
from illustration.drift.spaces import lab_of
from illustration.painter import paint
from illustration.painter.colours import COLOURS, words_of
from illustration.painter.composition import SHOTS
from illustration.painter.pigment import Colour
from illustration.studio.order import PictureOrder, PixelBox, Traits

PAGE, SHEET = (648, 660), (640, 640)
HAIR = ("black", "brown", "blonde", "red", "grey", "auburn", "ginger", "chestnut")
HAIR_SHAPES = ("short", "long", "curly", "braids", "bun", "ponytail", "spiky", "afro")
SKINS = ("fair", "tanned", "brown", "dark", "olive", "freckled")
PEOPLE = ("girl", "boy", "girl", "boy", "woman", "man", "grandmother", "grandfather")
ANIMALS = ("owl", "fox", "bear", "rabbit", "mouse", "cat", "dog", "elephant", "penguin", "dragon",
           "frog", "hedgehog", "duck", "lion")  # fmt: skip
COATS = ("grey", "brown", "orange", "teal", "green", "blue", "golden", "pink", "purple", "cream",
         "black", "ginger")  # fmt: skip
CLOTHS = ("red", "blue", "green", "yellow", "orange", "purple", "pink", "teal", "brown", "navy",
          "turquoise", "mustard", "black", "crimson")  # fmt: skip
WORN_BY_PEOPLE = ("raincoat", "jumper", "dress", "shirt", "trousers", "boots", "woolly hat",
                  "knitted scarf", "backpack", "bow", "overalls")  # fmt: skip
WORN_BY_ANIMALS = ("knitted scarf", "bobble hat", "bowtie", "coat", "backpack", "boots", "bow",
                   "jumper", "cape")  # fmt: skip
EYES = ("green", "blue", "brown", "amber", "purple", "black")
LIGHTS = ("day", "night", "dusk", "dawn", "sunset", "overcast", "afternoon", "storm", "fog")
SCENES = ("in a forest", "on a beach", "in a meadow", "in a village", "on snowy hills",
          "in a kitchen", "in a garden", "by a river", "in a city street", "in a cave")  # fmt: skip
DEEDS = ("stands", "waves", "walks", "runs", "sits", "reaches", "jumps")
KINDS = ("hair colour", "body colour", "accessory missing", "accessory colour", "eye colour",
         "species")  # fmt: skip
WEIGHTS = (5, 5, 5, 5, 2, 2)
APART = 20.0  # CIEDE2000 at least between a colour word and the one it drifts to
SEEN = 15.0  # CIEDE2000 by which painted pixels have changed
STYLE = "soft watercolour"
PAGES_A_CHARACTER = 8


@dataclass(frozen=True)
class Sample:
    """A page with what is true of it: the change ("" for none), the trait changed, the figure."""

    traits: Traits
    sheet: Image.Image
    page: Image.Image
    box: PixelBox
    change: str
    trait: str
    light: str

    @property
    def share(self) -> float:
        """The figure's height as a share of the page's."""
        return (self.box[3] - self.box[1]) / self.page.height

    @property
    def cut_off(self) -> bool:
        """Whether the figure leaves the page; such pages are dropped, by this rule alone."""
        x0, y0, x1, y1 = self.box
        return x0 <= 0 or y0 <= 0 or x1 >= self.page.width or y1 >= self.page.height


def samples(seed: int, pages: int) -> Iterator[Sample]:
    """So many pages, every second one as approved; a new character every few pages."""
    throw = Random(seed)
    cast: list[Traits] = []
    sheet = Image.new("RGB", SHEET)
    for number in range(pages):
        if number % PAGES_A_CHARACTER == 0:
            cast.append(_person(throw, number) if len(cast) % 2 == 0 else _animal(throw, number))
            sheet = paint(_order("sheet", "", cast[-1:], "day", SHEET, throw)).image
        sample = _sample(throw, cast, sheet, drifted=number % 2 == 1)
        if not sample.cut_off:
            yield sample


def _sample(throw: Random, cast: list[Traits], sheet: Image.Image, *, drifted: bool) -> Sample:
    traits, change, trait = cast[-1], "", ""
    shown = traits
    while drifted and not change:
        change, trait, shown = _changed(throw, traits)
        change = change if _is_seen(traits, shown, change) else ""
    others = [throw.choice(cast[:-1])] if len(cast) > 1 and throw.random() < 0.3 else []
    light, share = throw.choice(LIGHTS), throw.uniform(0.1, 0.65)
    brief = f"{traits.name} {throw.choice(DEEDS)} {throw.choice(SCENES)}"
    brief += f" with {others[0].name}" if others else ""
    sizes = dict.fromkeys(SHOTS, (share, share))
    with patch.dict(SHOTS, sizes), patch.dict(COLOURS, _shifted(throw, shown)):
        done = paint(_order("page", brief, [shown, *others], light, PAGE, throw))
    page = _worn(done.image, throw)
    return Sample(traits, sheet, page, done.figures[0].box, change, trait, light)


def _order(
    purpose: str, brief: str, cast: list[Traits], light: str, size: tuple[int, int], throw: Random
) -> PictureOrder:
    seed = throw.randrange(2**31)
    return PictureOrder(purpose, brief, tuple(cast), light, STYLE, (), *size, seed)  # type: ignore[arg-type]


def _person(throw: Random, number: int) -> Traits:
    wears = throw.sample(WORN_BY_PEOPLE, throw.choice((1, 2, 2)))
    return Traits(
        f"Nell{number}",
        throw.choice(PEOPLE),
        hair=f"{throw.choice(HAIR)} {throw.choice(HAIR_SHAPES)} hair",
        eyes=throw.choice(EYES),
        skin=throw.choice(SKINS),
        wears=tuple(f"{throw.choice(CLOTHS)} {thing}" for thing in wears),
    )


def _animal(throw: Random, number: int) -> Traits:
    wears = throw.sample(WORN_BY_ANIMALS, throw.choice((1, 1, 2)))
    return Traits(
        f"Bram{number}",
        throw.choice(ANIMALS),
        body=f"{throw.choice(COATS)} coat",
        eyes=throw.choice(EYES),
        wears=tuple(f"{throw.choice(CLOTHS)} {thing}" for thing in wears),
    )


def _changed(throw: Random, traits: Traits) -> tuple[str, str, Traits]:
    """One change to a character: its kind, the trait it touches, the changed traits."""
    change = throw.choices(KINDS, WEIGHTS)[0]
    if change == "hair colour" and traits.hair:
        return change, "hair", replace(traits, hair=_recoloured(throw, traits.hair, HAIR))
    if change == "body colour" and traits.body:
        return change, "body", replace(traits, body=_recoloured(throw, traits.body, COATS))
    if change == "eye colour":
        return change, "eyes", replace(traits, eyes=_recoloured(throw, traits.eyes, EYES))
    if change == "species" and traits.body:
        other = throw.choice([kind for kind in ANIMALS if kind != traits.kind])
        return change, "species", replace(traits, kind=other)
    index = throw.randrange(len(traits.wears))
    worn = list(traits.wears)
    was = worn.pop(index)
    if change == "accessory colour":
        worn.insert(index, _recoloured(throw, was, CLOTHS))
    elif change != "accessory missing":
        return "", "", traits
    return change, was, replace(traits, wears=tuple(worn))


def _recoloured(throw: Random, words: str, among: tuple[str, ...]) -> str:
    """The words with another colour, far from the first."""
    first, *rest = words.split(" ")
    far = [
        word for word in among if ciede2000(lab_of(COLOURS[first]), lab_of(COLOURS[word])) >= APART
    ]
    return " ".join([throw.choice(far), *rest])


def _is_seen(one: Traits, other: Traits, change: str) -> bool:
    """Whether the change shows on a small sheet: not every body wears everything, and what is
    painted where trousers are missing may be of nearly their colour."""
    small = [lab_of(np.asarray(paint(_small(each)).image)) for each in (one, other)]
    apart = (ciede2000(small[0], small[1]) > SEEN).mean()
    return bool(apart > (0.0003 if change == "eye colour" else 0.004))


def _small(traits: Traits) -> PictureOrder:
    return PictureOrder("sheet", "", (traits,), "day", STYLE, (), 200, 200, 1)


def _shifted(throw: Random, traits: Traits) -> dict[str, Colour]:
    """The character's colour words, each channel up to 7 of 255 off, as a painter's hand is."""
    said = " ".join((traits.hair, traits.body, traits.eyes, *traits.wears))
    words = [word for word in dict.fromkeys(words_of(said)) if word in COLOURS]
    return {word: _off_a_little(throw, COLOURS[word]) for word in words}


def _off_a_little(throw: Random, colour: Colour) -> Colour:
    red, green, blue = (min(255, max(0, part + throw.randint(-7, 7))) for part in colour)
    return red, green, blue


def _worn(image: Image.Image, throw: Random) -> Image.Image:
    """What a provider does to a picture: gain, gamma, saturation, softness, JPEG."""
    gamma = throw.uniform(0.88, 1.14)
    gains = [throw.uniform(0.94, 1.06) for _ in range(3)]
    curve = [min(255, round(255 * gain * (v / 255) ** gamma)) for gain in gains for v in range(256)]
    image = ImageEnhance.Color(image.point(curve)).enhance(throw.uniform(0.82, 1.18))
    image = image.filter(ImageFilter.GaussianBlur(throw.uniform(0.0, 0.9)))
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=throw.randint(60, 94))
    return Image.open(packed).convert("RGB")
