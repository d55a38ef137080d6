"""Where a line may end: at spaces, and by UAX 14 in scripts whose words no space parts."""

from __future__ import annotations

from collections.abc import Sequence

from icu4py.breakers import LineBreaker

# Written without spaces: ICU parts their words (dictionaries for Thai, Khmer and Myanmar) and
# keeps East Asian punctuation where it belongs.
UNSPACED = {"Thai", "Khmr", "Mymr", "Hani"}
# Ethiopic signs that part words, sentences and paragraphs; ICU breaks after the first alone.
ETHIOPIC = set(map(chr, range(0x1361, 0x1369)))
STRICT = {"ja": "ja-u-lb-strict", "zh": "zh-u-lb-strict"}


def break_places(text: str, scripts: Sequence[str], language: str) -> list[int]:
    """The places in a text of one paragraph before which a new line may begin, in order.

    `scripts` is the script of each character, neighbours' for punctuation.
    """
    found = {place + 1 for place, letter in enumerate(text) if letter == " "}
    if UNSPACED & set(scripts):
        for place in _by_icu(text, language):
            if {scripts[place - 1], scripts[place]} & UNSPACED:
                found.add(place)
    for place, letter in enumerate(text[:-1], 1):
        if letter in ETHIOPIC and text[place] not in ETHIOPIC:
            found.add(place)
    return sorted(place for place in found if 0 < place < len(text) and text[place] != " ")


def _by_icu(text: str, language: str) -> list[int]:
    """ICU's places, which count UTF-16 units, as places of characters."""
    first = language.split("-")[0]
    units: list[int] = [0]
    for letter in text:
        units.append(units[-1] + (2 if ord(letter) > 0xFFFF else 1))
    places = {unit: place for place, unit in enumerate(units)}
    ends = [end for _, end in LineBreaker(text, STRICT.get(first, language or "en")).segments()]
    return [places[end] for end in ends if end in places and 0 < places[end] < len(text)]
