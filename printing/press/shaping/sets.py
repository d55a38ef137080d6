"""Scripts the press sets: their names, directions, and the languages that are written in them."""

from __future__ import annotations

from functools import lru_cache

from fontTools import unicodedata as characters

# ISO 15924 code and the name a person knows it by.
SCRIPTS = {
    "Latn": "Latin",
    "Cyrl": "Cyrillic",
    "Grek": "Greek",
    "Ethi": "Ethiopic",
    "Arab": "Arabic",
    "Hebr": "Hebrew",
    "Deva": "Devanagari",
    "Beng": "Bengali",
    "Guru": "Gurmukhi",
    "Gujr": "Gujarati",
    "Taml": "Tamil",
    "Telu": "Telugu",
    "Knda": "Kannada",
    "Mlym": "Malayalam",
    "Orya": "Odia",
    "Mymr": "Myanmar",
    "Khmr": "Khmer",
    "Thai": "Thai",
    "Hani": "Chinese characters",
    "Hira": "Hiragana",
    "Kana": "Katakana",
    "Hang": "Hangul",
    "Bopo": "Bopomofo",
}
COMMON = {"Zyyy", "Zinh", "Zzzz"}
# The script of a language; what is not here is written in Latin letters.
WRITTEN = {
    "ar": "Arab", "fa": "Arab", "ur": "Arab", "ps": "Arab", "ckb": "Arab", "sd": "Arab",
    "pnb": "Arab", "skr": "Arab", "ug": "Arab", "he": "Hebr", "iw": "Hebr", "yi": "Hebr",
    "ru": "Cyrl", "uk": "Cyrl", "bg": "Cyrl", "be": "Cyrl", "mk": "Cyrl", "sr": "Cyrl",
    "kk": "Cyrl", "ky": "Cyrl", "tg": "Cyrl", "mn": "Cyrl", "el": "Grek",
    "am": "Ethi", "ti": "Ethi", "hi": "Deva", "mr": "Deva", "ne": "Deva", "sa": "Deva",
    "bn": "Beng", "as": "Beng", "pa": "Guru", "gu": "Gujr", "ta": "Taml", "te": "Telu",
    "kn": "Knda", "ml": "Mlym", "or": "Orya", "my": "Mymr", "km": "Khmr", "th": "Thai",
    "zh": "Hani", "yue": "Hani", "ja": "Jpan", "ko": "Kore",
}  # fmt: skip
# Codes of mixed writing are shaped as their main script.
SHAPED_AS = {"Jpan": "Hira", "Kore": "Hang", "Hans": "Hani", "Hant": "Hani", "": "Latn"}


def written_in(language: str) -> str:
    """The script a language tag says (az-Arab) or its language is commonly written in."""
    parts = language.replace("_", "-").split("-")
    for part in parts[1:]:
        if len(part) == 4 and part.isalpha():
            return part.title()
    return WRITTEN.get(parts[0].lower(), "Latn")


def tag_of(script: str) -> str:
    """The script HarfBuzz is told for a code, for Jpan that of its syllables."""
    return SHAPED_AS.get(script, script)


@lru_cache(maxsize=10_000)
def script_of(letter: str) -> str:
    """The script of a character, ISO 15924; Zyyy and Zinh belong to any."""
    return characters.script(letter)
