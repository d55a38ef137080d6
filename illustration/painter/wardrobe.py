"""The wardrobe: reading what a character wears into garments with colours."""

from __future__ import annotations

from dataclasses import dataclass

from illustration.painter.chance import Chance
from illustration.painter.colours import COLOURS, colours_of, words_of
from illustration.painter.pigment import Colour

GARMENTS = {
    "scarf": "scarf shawl neckerchief muffler bandana",
    "hat": "hat beanie bobble woolly toque",
    "cap": "cap baseball beret",
    "sunhat": "sunhat straw fedora cowboy bonnet bowler",
    "wizard": "wizard witch pointed",
    "crown": "crown tiara",
    "headscarf": "headscarf headwrap turban kerchief veil hijab",
    "coat": "coat jacket raincoat parka cardigan anorak mac",
    "dress": "dress gown frock robe pinafore kimono sari nightgown nightdress",
    "shirt": "shirt sweater jumper pullover hoodie blouse tee top vest waistcoat jersey "
             "tunic pyjamas pajamas uniform",
    "trousers": "trousers jeans pants leggings shorts slacks",
    "skirt": "skirt kilt kanga",
    "overalls": "overalls dungarees overall",
    "glasses": "glasses spectacles goggles monocle",
    "boots": "boots shoes wellies wellingtons sandals sneakers trainers slippers",
    "backpack": "backpack rucksack satchel schoolbag bag knapsack",
    "bow": "bow ribbon hairclip hairband",
    "bowtie": "bowtie tie",
    "cape": "cape cloak mantle",
    "apron": "apron",
    "necklace": "necklace beads pendant medal locket",
    "mittens": "mittens gloves",
}  # fmt: skip
_KIND_OF = {word: kind for kind, words in GARMENTS.items() for word in words.split()}
_DEFAULTS: dict[str, Colour] = {
    "scarf": COLOURS["red"], "hat": COLOURS["blue"], "sunhat": COLOURS["straw"],
    "crown": COLOURS["gold"], "coat": COLOURS["mustard"], "boots": COLOURS["brown"],
    "glasses": COLOURS["charcoal"], "backpack": COLOURS["rust"], "apron": COLOURS["cream"],
    "necklace": COLOURS["gold"], "overalls": COLOURS["denim"], "trousers": COLOURS["denim"],
}  # fmt: skip
_CLOTHS: tuple[Colour, ...] = tuple(
    COLOURS[name] for name in ("coral", "teal", "mustard", "blue", "green", "lilac", "brick")
)


@dataclass(frozen=True)
class Garment:
    """One thing worn: its kind in this painter's words, its colour, a second one, a pattern."""

    kind: str
    colour: Colour
    second: Colour
    pattern: str = ""


def garments(wears: tuple[str, ...], name: str) -> tuple[Garment, ...]:
    """What the words call for, in their order; words for no known garment are passed over."""
    return tuple(g for text in wears if (g := garment(text, name)) is not None)


def garment(text: str, name: str) -> Garment | None:
    """One garment read from words like "red knitted scarf"."""
    words = words_of(text.replace("-", " ").replace("bow tie", "bowtie"))
    kind = next((_KIND_OF[word] for word in reversed(words) if word in _KIND_OF), None)
    if kind is None:
        return None
    if kind == "hat" and set(words) & {"straw", "sun", "cowboy", "brimmed", "wide"}:
        kind = "sunhat"
    if kind == "hat" and set(words) & {"wizard", "witch", "pointed"}:
        kind = "wizard"
    colours = colours_of(text) or [_DEFAULTS.get(kind, cloth(name, kind))]
    second = colours[1] if len(colours) > 1 else (248, 240, 224)
    return Garment(kind, colours[0], second, _pattern(set(words)))


def _pattern(words: set[str]) -> str:
    if words & {"striped", "stripy", "stripes", "stripe"}:
        return "stripes"
    if words & {"dotted", "spotted", "polka", "dots", "spots"}:
        return "dots"
    return "knit" if words & {"knitted", "woolly", "wool", "knit", "woollen"} else ""


def cloth(name: str, part: str) -> Colour:
    """The colour a character's unnamed clothes always have."""
    return Chance("cloth", name, part).pick(_CLOTHS)
