"""Colour words: what people call a colour, and the pigment that stands for it."""

from __future__ import annotations

import re

from illustration.painter.pigment import Colour, mix

COLOURS: dict[str, Colour] = {
    "white": (248, 246, 240), "snow": (246, 248, 252), "cream": (246, 234, 206),
    "ivory": (248, 240, 220), "pearl": (236, 232, 226), "beige": (222, 202, 168),
    "sand": (222, 196, 146), "sandy": (222, 196, 146), "straw": (228, 202, 120),
    "blond": (236, 204, 118), "blonde": (236, 204, 118), "yellow": (250, 208, 66),
    "lemon": (250, 226, 84), "mustard": (212, 164, 44), "gold": (226, 174, 56),
    "golden": (226, 174, 56), "amber": (226, 150, 34), "honey": (220, 158, 62),
    "ochre": (200, 142, 60), "orange": (238, 132, 44), "tangerine": (240, 122, 40),
    "apricot": (246, 182, 120), "peach": (248, 194, 158), "salmon": (240, 146, 120),
    "coral": (240, 118, 96), "ginger": (206, 104, 44), "rust": (176, 80, 40),
    "rusty": (176, 80, 40), "copper": (184, 104, 60), "bronze": (160, 114, 62),
    "red": (206, 50, 46), "scarlet": (214, 44, 36), "crimson": (176, 28, 52),
    "ruby": (172, 24, 62), "cherry": (190, 32, 58), "maroon": (120, 34, 48),
    "burgundy": (116, 30, 52), "wine": (118, 34, 62), "brick": (172, 76, 58),
    "pink": (242, 158, 182), "rose": (226, 112, 138), "rosy": (232, 140, 150),
    "magenta": (196, 52, 138), "fuchsia": (208, 56, 150), "purple": (126, 74, 158),
    "violet": (124, 84, 182), "lilac": (188, 160, 212), "lavender": (178, 164, 216),
    "plum": (112, 54, 104), "mauve": (176, 134, 168), "indigo": (66, 62, 136),
    "blue": (62, 112, 190), "navy": (36, 52, 104), "sapphire": (36, 78, 160),
    "cobalt": (44, 82, 176), "azure": (76, 152, 220), "sky": (132, 190, 230),
    "denim": (74, 104, 150), "turquoise": (64, 184, 182), "aqua": (96, 200, 204),
    "cyan": (70, 190, 210), "teal": (32, 138, 140), "petrol": (24, 98, 112),
    "green": (82, 150, 78), "emerald": (32, 140, 92), "jade": (66, 156, 118),
    "mint": (160, 216, 184), "lime": (158, 206, 66), "olive": (124, 128, 60),
    "moss": (104, 128, 64), "mossy": (104, 128, 64), "sage": (152, 172, 136),
    "forest": (48, 102, 68), "khaki": (170, 156, 104), "brown": (134, 88, 54),
    "chestnut": (136, 72, 44), "chocolate": (92, 56, 38), "coffee": (104, 72, 50),
    "caramel": (190, 124, 66), "tan": (204, 158, 108), "hazel": (150, 110, 58),
    "walnut": (102, 70, 50), "auburn": (140, 62, 38), "mahogany": (112, 46, 38),
    "ebony": (52, 44, 44), "black": (50, 48, 56), "charcoal": (72, 72, 80),
    "slate": (98, 110, 124), "grey": (146, 148, 154), "gray": (146, 148, 154),
    "silver": (190, 196, 204), "silvery": (190, 196, 204), "ash": (164, 162, 160),
    "smoke": (150, 154, 160), "steel": (118, 134, 152), "stone": (156, 152, 142),
    "fair": (250, 220, 196), "pale": (250, 226, 206), "freckled": (248, 212, 184),
    "dark": (106, 68, 48), "deep": (96, 60, 44),
}  # fmt: skip

LIGHTER = frozenset({"light", "pale", "pastel", "soft", "faded", "powder", "baby"})
DARKER = frozenset({"dark", "deep", "midnight", "bottle"})
_SHADES = frozenset({"pale", "dark", "deep", "fair", "freckled"})


def words_of(text: str) -> list[str]:
    """The text's words in lower case, without punctuation."""
    return re.findall(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?", text.lower())


def colours_of(text: str) -> list[Colour]:
    """Every colour the text names, in its order; "pale" and "dark" shade the one that follows."""
    found: list[Colour] = []
    shade = ""
    for word in words_of(text):
        if word in COLOURS and word not in _SHADES:
            found.append(_shaded(COLOURS[word], shade))
            shade = ""
        elif word in LIGHTER | DARKER:
            shade = word
        else:
            shade = shade if word.endswith("ish") else ""
    return found


def colour_of(text: str, default: Colour) -> Colour:
    """The first colour the text names, or the default."""
    found = colours_of(text)
    return found[0] if found else default


def _shaded(colour: Colour, shade: str) -> Colour:
    if shade in LIGHTER:
        return mix(colour, (255, 252, 244), 0.45)
    return mix(colour, (24, 20, 36), 0.36) if shade in DARKER else colour
