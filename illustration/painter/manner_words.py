"""Style words: which manner a style line asks for, in the shelf's words or anybody's own."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from illustration.painter.colours import words_of
from illustration.painter.manner import MANNERS, WATERCOLOUR, Manner

MEDIA = {
    "watercolour": "watercolour watercolor watercolours watercolors aquarelle wash washes",
    "gouache": "gouache acrylic acrylics oil oils tempera poster painterly brushed opaque "
               "impasto",
    "pencil-and-wash": "pencil pencils graphite sketch sketched sketchy drawing charcoal etching "
                       "engraving hatching hatched",
    "cut-paper": "cut collage cutout scissors papercut papercraft origami felt layered paper "
                 "fabric appliqué",
    "ink-and-flat-colour": "ink inked comic cartoon outline outlines outlined manga linework "
                           "lineart linocut woodcut screenprint pen cel",
    "wax-crayon": "crayon crayons wax waxy scribbled scribble childlike naive marker "
                  "markers",
    "chalk-pastel": "pastel pastels chalk chalky powdery dusty",
    "night-glow": "glow glowing luminous neon lantern lanterns bioluminescent "
                  "haloes halos radiant",
}  # fmt: skip
# "paper" alone means the sheet; it speaks for a collage only beside another word of it.
FAINT = frozenset({"paper", "wash", "washes", "layered", "drawing", "pen", "cut", "felt",
                   "childlike", "poster"})  # fmt: skip

TURNS: dict[str, dict[str, float]] = {
    "warm cosy cozy golden sunny autumnal honey": {"warmth": 0.22},
    "cool chilly wintry bluish nordic": {"warmth": -0.3},
    "muted faded subdued quiet desaturated earthy vintage retro antique dusty": {"colour": -0.3},
    "bright vivid bold saturated vibrant cheerful colourful colorful strong": {"colour": 0.18},
    "pale airy delicate whisper": {"pale": 0.14},
    "dark moody dramatic gloomy": {"contrast": 0.16},
    "grainy textured rough gritty": {"grain": 0.7},
    "smooth sleek": {"grain": -0.6},
    "monochrome grayscale greyscale black-and-white": {"colour": -2.0},
    "sepia": {"colour": -0.75, "warmth": 0.6},
}
LIMITS = {"colour": (0.0, 1.7), "pale": (0.0, 0.5), "warmth": (-1.0, 1.0), "grain": (0.0, 2.4),
          "contrast": (0.8, 1.35)}  # fmt: skip
DENIALS = frozenset({"no", "not", "without", "never"})


@lru_cache(maxsize=64)
def manner_for(style: str) -> Manner:
    """The manner nearest to a style line; words it does not know change nothing.

    Of several media the one with most words wins, of equals the one named first.
    """
    words = _spoken(style)
    found = MANNERS[_medium(words)]
    for known, turn in TURNS.items():
        if _named(words, known):
            for trait, by in turn.items():
                low, high = LIMITS[trait]
                value = max(low, min(high, getattr(found, trait) + by))
                found = replace(found, **{trait: value})
    return found


def _spoken(style: str) -> list[str]:
    """The words that are meant: those after a "no" are left out up to the next comma."""
    meant: list[str] = []
    for clause in style.replace(";", ",").split(","):
        for word in words_of(clause):
            if word in DENIALS:
                break
            meant.append(word)
    return meant


def _medium(words: list[str]) -> str:
    scores: dict[str, float] = {}
    for place, word in enumerate(words):
        for name, known in MEDIA.items():
            if word in known.split():
                weight = 0.5 if word in FAINT else 1.0
                scores[name] = scores.get(name, 0.0) + weight - place * 1e-4
    best = max(scores, key=lambda name: scores[name], default=WATERCOLOUR.name)
    return best if scores.get(best, 1.0) > 0.6 else WATERCOLOUR.name


def _named(words: list[str], known: str) -> bool:
    """Whether one of the known words, or all parts of a joined one, was said."""
    spoken = set(words)
    return any(set(word.split("-")) <= spoken for word in known.split())
