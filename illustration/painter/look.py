"""Looks: a character's traits turned into the colours and shapes that never change."""

from __future__ import annotations

from dataclasses import dataclass

from illustration.painter.chance import Chance
from illustration.painter.colours import COLOURS, colour_of, colours_of, words_of
from illustration.painter.pigment import Colour, lighter, luminance, mix
from illustration.painter.species import ANIMAL_OF, PERSON_OF, SPECIES, Species
from illustration.painter.wardrobe import Garment, garments
from illustration.studio.order import Traits

HAIR: tuple[Colour, ...] = (
    (68, 46, 40),
    (120, 74, 46),
    (52, 44, 48),
    (184, 104, 52),
    (226, 186, 100),
)
SKINS: tuple[Colour, ...] = ((248, 214, 186), (226, 176, 136), (176, 118, 82), (128, 82, 58))
SKIN_WORDS: dict[str, Colour] = {
    "fair": (250, 218, 194), "pale": (250, 222, 204), "light": (246, 212, 184),
    "freckled": (248, 212, 184), "tanned": (214, 160, 116), "tan": (214, 160, 116),
    "olive": (212, 168, 124), "golden": (226, 178, 128), "medium": (206, 152, 112),
    "brown": (156, 102, 70), "dark": (134, 88, 64), "deep": (112, 72, 54), "black": (108, 72, 56),
    "ebony": (98, 66, 54), "bronze": (176, 120, 80), "caramel": (188, 130, 88),
    "warm": (206, 152, 112),
}  # fmt: skip
DRESSED = frozenset({"coat", "dress", "shirt", "overalls", "apron", "trousers", "skirt", "boots",
                     "mittens", "bowtie"})  # fmt: skip
HAIR_TYPES = {
    "bald": "bald hairless shaved", "afro": "afro", "braids": "braids braided plaits plait braid "
    "cornrows dreadlocks locs pigtails", "bun": "bun topknot", "ponytail": "ponytail",
    "curly": "curly curls frizzy coiled ringlets wavy", "long": "long flowing", "spiky": "spiky "
    "tousled messy", "short": "short cropped straight bob fringe",
}  # fmt: skip


@dataclass(frozen=True)
class Look:
    """How one character is built and coloured, the same on every page."""

    name: str
    plan: str
    species: Species
    body: Colour
    belly: Colour
    eye: Colour
    wears: tuple[Garment, ...]
    wide: float = 1.0
    tall: float = 1.0
    skin: Colour = SKINS[0]
    hair: Colour = HAIR[0]
    hair_type: str = "short"
    age: str = "child"
    female: bool = False
    freckles: bool = False
    beard: bool = False
    spots: Colour | None = None

    def worn(self, *kinds: str) -> Garment | None:
        """The first garment of one of these kinds, or None."""
        return next((g for g in self.wears if g.kind in kinds), None)


def kind_of(text: str) -> tuple[str, str]:
    """("person", age) or ("animal", species) for the words of a kind; unknown is a small bear-like
    beast, an empty kind a child."""
    words = words_of(text)
    for word in reversed(words):
        if word in ANIMAL_OF:
            return "animal", ANIMAL_OF[word]
        if word in PERSON_OF:
            return "person", PERSON_OF[word]
    return ("animal", "bear") if words else ("person", "child")


def look_of(traits: Traits) -> Look:
    """Read a character's traits."""
    what, which = kind_of(traits.kind)
    wears = garments(traits.wears, traits.name)
    wide, tall = _build(traits.build)
    if what == "person":
        return _person(traits, which, wears, wide, tall)
    species = SPECIES[which]
    body, belly, spots = _coat(traits, species)
    eye = colour_of(traits.eyes, (104, 70, 44))
    # An animal in clothes walks upright, as everybody in a picture book who is dressed does.
    dressed = species.plan == "quadruped" and any(worn.kind in DRESSED for worn in wears)
    return Look(traits.name, "beast" if dressed else species.plan, species, body, belly, eye,
               wears, wide * species.girth,
                tall, spots=spots)  # fmt: skip


def _coat(traits: Traits, species: Species) -> tuple[Colour, Colour, Colour | None]:
    named = colours_of(traits.body) or colours_of(traits.kind)
    marks = colours_of(traits.marks)
    if not named:
        return species.body, species.belly, marks[0] if marks else None
    pale = mix(lighter(named[0], 0.7), (255, 250, 240), 0.35)
    belly = named[1] if len(named) > 1 else pale
    return named[0], belly, marks[0] if marks else None


def _build(text: str) -> tuple[float, float]:
    words = set(words_of(text))
    wide = 1.14 if words & {"round", "plump", "chubby", "fat", "stout", "large", "big"} else 1.0
    wide = 0.88 if words & {"slim", "thin", "slender", "skinny", "lanky", "lean"} else wide
    tall = 1.22 if words & {"tall", "lanky", "giant", "long"} else 1.0
    return wide, 0.9 if words & {"small", "little", "tiny", "short"} else tall


def _person(traits: Traits, age: str, wears: tuple[Garment, ...], wide: float, tall: float) -> Look:
    throw = Chance("person", traits.name)
    words = set(words_of(f"{traits.kind} {traits.age}"))
    age = _age(traits.age, age)
    skin_words = [word for word in words_of(traits.skin) if word in SKIN_WORDS]
    skin = SKIN_WORDS[skin_words[0]] if skin_words else throw.pick(SKINS)
    hair = _hair_colour(traits.hair, age, skin, throw)
    female = bool(words & set(["girl", "woman", "mother", "mum", "mom", "mummy", "mommy",
                               "grandmother", "grandma", "granny", "gran", "aunt", "sister",
                               "daughter", "queen", "princess", "lady", "mama", "witch",
                               "nana"]))  # fmt: skip
    kind = _hair_type(traits.hair, "long" if female else "short")
    marks = set(words_of(f"{traits.marks} {traits.skin} {traits.hair}"))
    eye = colour_of(traits.eyes, (92, 62, 44))
    return Look(traits.name, "person", SPECIES["bear"], skin, skin, eye, wears, wide, tall, skin,
                hair,
                kind, age, female, bool(marks & {"freckles", "freckled"}),
                bool(marks & {"beard", "bearded", "moustache", "mustache"}))  # fmt: skip


def _age(text: str, default: str) -> str:
    words = words_of(text)
    numbers = [int(part) for part in text.replace("-", " ").split() if part.isdigit()]
    if numbers:
        return "child" if numbers[0] < 15 else "old" if numbers[0] > 62 else "adult"
    if set(words) & {"old", "elderly", "aged", "ancient"}:
        return "old"
    if set(words) & {"young", "child", "small", "little", "toddler", "kid", "years"}:
        return "child"
    return "adult" if set(words) & {"adult", "grown", "middle", "grownup"} else default


def _hair_colour(text: str, age: str, skin: Colour, throw: Chance) -> Colour:
    default = throw.pick(HAIR[:3] if luminance(skin) < 0.6 else HAIR)
    if age == "old":
        default = (214, 214, 216)
    for word in words_of(text):
        if word == "dark":
            return (60, 44, 42)
        if word == "red":
            return (190, 84, 42)
        if word in COLOURS:
            return colour_of(word, default)
    return default


def _hair_type(text: str, default: str) -> str:
    spoken = set(words_of(text))
    for kind, words in HAIR_TYPES.items():
        if spoken & set(words.split()):
            return kind
    return default
