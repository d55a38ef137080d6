"""Words as they are compared: no capitals, accents, punctuation or line breaks."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """A text reduced to lower-case letters and digits with single spaces between words."""
    text = text.replace("­", "").replace("ﬁ", "fi").replace("ﬂ", "fl")
    bare = "".join(
        char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)
    )
    letters = (char for char in bare.casefold() if char not in "'’")
    return " ".join("".join(char if char.isalnum() else " " for char in letters).split())


def parts(text: str) -> frozenset[str]:
    """The distinct words of a text, plain."""
    return frozenset(plain(text).split())
