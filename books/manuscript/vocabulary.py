"""English words that tell where and in what light a page plays; other languages pass unread."""

from __future__ import annotations

import re

# Each light and place by the words that speak of it, stems with an asterisk.
LIGHTS = {
    "dawn": "dawn daybreak sunrise morning",
    "sunset": "sunset dusk evening twilight",
    "night": "night midnight moon* star stars starlight starry bedtime",
    "day": "day noon midday sunny sunshine afternoon",
}
_GOING_DOWN = re.compile(r"\bsun (?:was |is )?(?:going|went|goes|setting|sets|set|sinks|sank)\b")

PLACES = {
    "forest": "forest* wood woods tree trees jungle",
    "river": "river* stream* brook riverbank",
    "bridge": "bridge*",
    "hill": "hill* mountain*",
    "meadow": "meadow* field* grass* pasture",
    "sea": "sea ocean wave waves",
    "beach": "beach* shore* sand",
    "boat": "boat* ship* raft",
    "lighthouse": "lighthouse*",
    "snow": "snow* ice winter",
    "village": "village* town* street* city",
    "garden": "garden* yard",
    "house": "house* home cottage hut door* kitchen breakfast",
    "room with a bed": "bed bedroom pillow blanket",
    "sky": "sky cloud* rainbow*",
    "rain": "rain rainy rained raining storm*",
}

SINGLE = {"he", "she", "it", "him", "her", "his", "hers", "its", "himself", "herself"}
SEVERAL = {"they", "them", "their", "theirs", "themselves", "both", "we", "us"}
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")


def words_of(text: str) -> list[str]:
    """The words of a text in lower case and in order."""
    return _WORD.findall(text.casefold())


def light_in(text: str) -> str | None:
    """The light the text speaks of first: dawn, day, sunset or night; None if of none."""
    if _GOING_DOWN.search(text.casefold()):
        return "sunset"
    named = _named(words_of(text), LIGHTS)
    return named[0] if named else None


def places_in(text: str) -> tuple[str, ...]:
    """The places the text speaks of, in order."""
    return _named(words_of(text), PLACES)


def _named(words: list[str], meanings: dict[str, str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for word in dict.fromkeys(words):
        for meaning, signs in meanings.items():
            if any(_says(word, sign) for sign in signs.split()):
                found[meaning] = None
    return tuple(found)


def _says(word: str, sign: str) -> bool:
    return word.startswith(sign[:-1]) if sign.endswith("*") else word == sign
