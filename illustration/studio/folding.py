"""Text without accents and hidden marks, letter by letter traceable to what stood there."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass

# Letters with a stroke or joined letters, which no decomposition takes apart.
STROKES = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "ı": "i"}
    | {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ß": "ss", "ẞ": "SS", "’": "'", "‘": "'"}
)
HIDDEN = {"Mn", "Me", "Cf"}


@dataclass(frozen=True)
class Folded:
    """`text` is the plain form; its letter i stands for `origin[origins[i]]`."""

    text: str
    origin: str
    origins: tuple[int, ...]

    def told(self, start: int, end: int) -> str:
        """What stood in the origin where the plain text has start to end."""
        return self.origin[self.origins[start] : self.origins[end - 1] + 1]


def folded(text: str) -> Folded:
    """Take accents, joiners and strokes off a text; letter case stays."""
    letters: list[str] = []
    origins: list[int] = []
    for at, char in enumerate(text):
        parts = unicodedata.normalize("NFKD", char.translate(STROKES))
        plain = "".join(part for part in parts if unicodedata.category(part) not in HIDDEN)
        letters.append(plain)
        origins += [at] * len(plain)
    return Folded("".join(letters), text, tuple(origins))


def key_of(words: str) -> str:
    """Words as a key: without case, accents, spaces and marks between letters."""
    return "".join(char for char in folded(words).text.casefold() if char.isalnum())
