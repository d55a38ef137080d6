"""Sums as people type them, and sentences without theirs; providers.sums writes them."""

from __future__ import annotations

import re
from decimal import Decimal

from books.errors import Refused
from illustration.providers.sums import MICROS

# A million dollars: a cap over it is a slip of the hand.
HIGHEST = 1_000_000 * MICROS
# A sum within a sentence, and what leans on it (providers.sizing.WayOut.sentence).
PRICED = re.compile(r"(, )?\$\d[\d.,]*\d( at most)?")
SUM = re.compile(r"\$?\s*(\d{1,9}(?:\.\d{1,6})?|\.\d{1,6})")


def micros_of(text: str) -> int | None:
    """What a person typed as a sum in dollars, in micro-dollars; None for nothing typed.

    Raises Refused for what is no such sum.
    """
    told = text.strip()
    if not told:
        return None
    found = SUM.fullmatch(told) if told.isascii() else None
    if found is None:
        raise Refused(
            "Type a sum in dollars such as 2.50, or leave it empty for no cap. Nothing was changed."
        )
    return int(Decimal(found[1]) * MICROS)


def unpriced(words: str) -> str:
    """A sentence without its sums, for whoever may see none; what can be done stays in it."""
    return PRICED.sub("", words)
