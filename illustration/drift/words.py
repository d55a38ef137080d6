"""What a character's words promise to the eye: a colour, and where on the figure to look for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from illustration.drift.spaces import Floats, lab_of
from illustration.studio.order import Traits

# Where people begin to look for a colour word, sRGB; the sheet then says which shade it is.
COLOURS = {
    "white": "f6f4ee", "snow": "f4f7fa", "cream": "f4e8cc", "ivory": "f6eedc", "pearl": "eae6e0",
    "beige": "dcc8a6", "sand": "dcc294", "sandy": "dcc294", "straw": "e2c878", "blond": "e8ca76",
    "blonde": "e8ca76", "yellow": "f6ce40", "lemon": "f8e052", "mustard": "d2a230",
    "gold": "deac38", "golden": "deac38", "amber": "e09424", "honey": "d89c3c", "ochre": "c68c3c",
    "orange": "ea822c", "tangerine": "ee7a28", "apricot": "f4b478", "peach": "f6c09c",
    "salmon": "f09078", "coral": "ee7660", "ginger": "cc682c", "rust": "ae5028",
    "copper": "b8683c", "bronze": "a0723e", "red": "cc3430", "scarlet": "d22c26",
    "crimson": "ae1e36", "ruby": "a81a3e", "cherry": "bc223a", "maroon": "762430",
    "burgundy": "721e34", "wine": "74223e", "brick": "aa4c3a", "pink": "f09cb4", "rose": "e0708a",
    "magenta": "c2348a", "fuchsia": "cc3896", "purple": "7c4a9c", "violet": "7a54b4",
    "lilac": "baa0d2", "lavender": "b0a2d6", "plum": "6e3668", "mauve": "ae86a8",
    "indigo": "42408a", "blue": "3e70bc", "navy": "263668", "sapphire": "264e9e",
    "cobalt": "2c52ae", "azure": "4c98da", "denim": "4a6894", "turquoise": "42b8b6",
    "aqua": "60c6ca", "cyan": "46bcd0", "teal": "228a8c", "petrol": "1a6270", "green": "52964e",
    "emerald": "228c5c", "jade": "429c76", "mint": "a0d6b8", "lime": "9ecc42", "olive": "7c803c",
    "moss": "688040", "sage": "98ac88", "khaki": "aa9c68", "brown": "865836", "chestnut": "88482c",
    "chocolate": "5c3826", "coffee": "684832", "caramel": "bc7c42", "tan": "cc9e6c",
    "hazel": "966e3a", "walnut": "664632", "auburn": "8a3e28", "mahogany": "6e2e26",
    "ebony": "342c2c", "black": "323038", "charcoal": "484850", "slate": "626e7c",
    "grey": "92949a", "gray": "92949a", "silver": "bec4cc", "ash": "a4a2a0", "steel": "768698",
    "stone": "9c988e",
}  # fmt: skip
HAIR = {"red": "be5630", "dark": "3e2e2a", "fair": "e8ca76", "white": "d8d8da"}
SKIN = {
    "fair": "f8dac0", "pale": "f8decc", "light": "f4d4b8", "freckled": "f6d2b6",
    "tanned": "d6a074", "tan": "d6a074", "olive": "d2a67c", "golden": "e0b080",
    "medium": "cc9670", "brown": "9a6646", "dark": "845840", "deep": "704a38", "black": "6c4838",
    "ebony": "603f35", "bronze": "ae7650", "caramel": "ba8056",
}  # fmt: skip
# Where garments sit on a standing figure, in shares of its height from the top.
PLACES = {
    (0.0, 0.45): "hat beanie cap beret sunhat bonnet crown tiara headscarf turban hijab headwrap",
    (0.0, 0.6): "bow ribbon hairclip hairband glasses spectacles goggles",
    (0.33, 0.8): "scarf shawl bowtie tie neckerchief muffler bandana necklace",
    (0.25, 1.0): "coat jacket raincoat parka cardigan dress gown robe shirt sweater jumper pullover"
    " hoodie blouse vest waistcoat tunic overalls dungarees apron cape cloak backpack satchel",
    (0.45, 1.0): "trousers jeans pants leggings shorts skirt kilt",
    (0.3, 0.9): "mittens gloves",
    (0.65, 1.0): "boots shoes wellies wellingtons sandals sneakers slippers socks",
}
ANY_SIZE = (0.0012, 1.0)
# How much of a figure's box garments take, where that tells something: a bow of a jacket's colour
# is its smaller piece, and of a coat under overalls too little is seen to ask for it.
SIZES = {
    (0.0003, 0.05): "bow ribbon hairclip hairband glasses spectacles goggles bowtie tie necklace",
    (0.02, 1.0): "coat jacket raincoat parka cardigan dress gown robe shirt sweater jumper pullover"
    " hoodie blouse tunic overalls dungarees trousers jeans pants leggings skirt",
}


@dataclass(frozen=True)
class Wanted:
    """One trait to look for: `key` names it, `colour` is Lab or None, `place` is (top, bottom).

    `sizes` are the least and the most of the figure's box (0 to 1) that such a thing can take.
    """

    key: str
    words: str
    colour: Floats | None
    place: tuple[float, float]
    firm: bool
    sizes: tuple[float, float] = ANY_SIZE


def wanted(traits: Traits) -> tuple[Wanted, ...]:
    """The traits that have words; hair, body and things worn are firm, skin and eyes are not."""
    found = []
    if traits.hair:
        found.append(Wanted("hair", traits.hair, colour_in(traits.hair, HAIR), (0.0, 0.5), True))
    if traits.body:
        found.append(Wanted("body", traits.body, colour_in(traits.body), (0.0, 1.0), True))
    for words in traits.wears:
        told = f"wears: {words}", words, colour_in(words), place_of(words), True, size_of(words)
        found.append(Wanted(*told))
    if traits.skin:
        found.append(Wanted("skin", traits.skin, colour_in(traits.skin, SKIN), (0.0, 1.0), False))
    if traits.eyes:
        found.append(Wanted("eyes", traits.eyes, colour_in(traits.eyes), (0.0, 0.6), False))
    return tuple(found)


def colour_in(text: str, first: dict[str, str] | None = None) -> Floats | None:
    """The Lab colour of the first colour word, or None; `first` overrides words of this kind."""
    for word in spoken(text):
        if code := (first or {}).get(word) or COLOURS.get(word):
            return lab_of([int(code[at : at + 2], 16) for at in (0, 2, 4)])
    return None


def size_of(text: str) -> tuple[float, float]:
    """The least and the most of the figure's box that a thing worn takes."""
    return next((sizes for sizes, names in SIZES.items() if _named(text, names)), ANY_SIZE)


def _named(text: str, names: str) -> bool:
    return any(word in names.split() for word in spoken(text))


def place_of(text: str) -> tuple[float, float]:
    """Where a thing worn sits; a thing not known may sit anywhere."""
    for word in reversed(spoken(text)):
        for place, names in PLACES.items():
            if word in names.split():
                return place
    return 0.0, 1.0


def spoken(text: str) -> list[str]:
    """The text's words in lower case."""
    return re.findall(r"[a-z]+", text.lower())
