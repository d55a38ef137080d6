"""Micro-dollars as people write and read them."""

from __future__ import annotations

import re
from decimal import Decimal

from books.errors import Refused

MICROS = 1_000_000
CENT = 10_000
# A million dollars: a cap over it is a slip of the hand.
HIGHEST = 1_000_000 * MICROS
# A sum within a sentence, and what leans on it (providers.sizing.WayOut.sentence).
PRICED = re.compile(r"(, )?\$\d[\d.,]*\d( at most)?")
SUM = re.compile(r"\$?\s*(\d{1,9}(?:\.\d{1,6})?|\.\d{1,6})")


def dollars(micros: int) -> str:
    """The sum as it is booked: "$1.00", "$0.0298"; no digit is lost."""
    whole, rest = divmod(abs(micros), MICROS)
    digits = f"{rest:06d}".rstrip("0").ljust(2, "0")
    return f"{'-' if micros < 0 else ''}${whole}.{digits}"


def cents(micros: int) -> str:
    """A reckoned sum, rounded up to the cent: "$1.09"."""
    return dollars(-(-micros // CENT) * CENT)


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
