"""Exact words in a picture, letter for letter, for a person to tick."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

ZWNJ, ZWJ = "\u200c", "\u200d"
MARKS = {"Mn", "Me", "Mc"}
# Thai and Lao AM are letters to Unicode and marks to a reader (UAX 29, SpacingMark).
AM = {"\u0e33", "\u0eb3"}
# Signs that bind the next consonant to this one (UAX 29, GB9c), and Khmer's and Myanmar's.
BINDERS = set("\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d\u17d2\u1039")


def letters_of(text: str) -> list[tuple[int, str]]:
    """The letters a reader sees, each with its number in the text from 0.

    A letter is what a reader takes for one, with its accents, vowel signs and joiners (UAX 29, by
    the rules of the scripts the press sets; conjoining Hangul of old spellings stays apart). The
    text is taken in NFC. Spaces are counted and not listed, as are marks that show nothing.
    """
    found: list[str] = []
    for char in unicodedata.normalize("NFC", text):
        if found and _joins(found[-1], char):
            found[-1] += char
        else:
            found.append(char)
    return [(at, letter) for at, letter in enumerate(found) if _shows(letter)]


def all_ticked(text: str, ticks: Iterable[int]) -> bool:
    """Whether exactly the letters of this text are ticked, by their numbers.

    A number that is no letter's makes it False as well: those ticks were for another text.
    """
    return {at for at, _ in letters_of(text)} == set(ticks)


def _joins(before: str, char: str) -> bool:
    if before.isspace():
        return False
    if unicodedata.category(char) in MARKS or char in AM or char in (ZWJ, ZWNJ):
        return True
    if _is_tone_or_tag(char):
        return True
    if _is_flag_half(char):
        return len(before) == 1 and _is_flag_half(before)
    if before[-1] == ZWJ and _is_symbol(char) and _is_symbol(before[0]):
        return True
    return before.rstrip(ZWJ)[-1:] in BINDERS and unicodedata.category(char) == "Lo"


def _is_symbol(char: str) -> bool:
    return unicodedata.category(char) == "So"


def _is_tone_or_tag(char: str) -> bool:
    return "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f"


def _is_flag_half(char: str) -> bool:
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _shows(letter: str) -> bool:
    hidden = {"Cc", "Cf", "Zs", "Zl", "Zp"}
    return any(unicodedata.category(char) not in hidden for char in letter)
