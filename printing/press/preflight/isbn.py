"""ISBNs found in text and their check digits (ISO 2108)."""

from __future__ import annotations

import re

WRITTEN = re.compile(
    r"ISBN(?:[-\s]?1[03])?(?:\s*\([^)]*\))?\s*:?\s*((?:97[89][-\s]?)?(?:\d[-\s]?){9}[\dXx])\b"
)


def compact(isbn: str) -> str:
    """An ISBN without its hyphens and spaces, its X in capitals."""
    return re.sub(r"[-\s–]", "", isbn).upper()


def sound(isbn: str) -> bool:
    """Whether a compact ISBN of 10 or 13 places has the right check digit."""
    if re.fullmatch(r"97[89]\d{10}", isbn):
        return sum(int(digit) * (3 if i % 2 else 1) for i, digit in enumerate(isbn)) % 10 == 0
    if re.fullmatch(r"\d{9}[\dX]", isbn):
        values = [10 if place == "X" else int(place) for place in isbn]
        return sum(value * (10 - i) for i, value in enumerate(values)) % 11 == 0
    return False


def printed(text: str) -> list[str]:
    """Compact ISBNs in a text, each where the word ISBN stands before it."""
    return [compact(match) for match in WRITTEN.findall(text.replace("–", "-"))]
