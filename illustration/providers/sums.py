"""Sums of money as people read them; all are micro-dollars, millionths of a US dollar."""

from __future__ import annotations

import re

MICROS = 1_000_000
CENT = 10_000
# A picture at a flat price costs $0.0298: below a dollar two digits more than cents are told.
FINE = 100

# A sum within a sentence, as older releases and providers write it.
TOLD = re.compile(r"\$\s?\d(?:[\d.,]*\d)?(?P<are> are\b)?")


def dollars(micros: int) -> str:
    """The sum as it is booked: "$1.00", "$0.0298"; no digit is lost."""
    whole, rest = divmod(abs(micros), MICROS)
    digits = f"{rest:06d}".rstrip("0").ljust(2, "0")
    return f"{'-' if micros < 0 else ''}${whole}.{digits}"


def cents(micros: int) -> str:
    """A reckoned sum, rounded up to the cent: "$1.09"."""
    return dollars(-(-micros // CENT) * CENT)


def rounded(micros: int) -> str:
    """What is spent or held, to the nearest cent: "$12.35"; below a dollar "$0.0298"."""
    step = _step(micros)
    return dollars((micros + step // 2) // step * step)


def rounded_down(micros: int) -> str:
    """What is left, never more than there is."""
    step = _step(micros)
    return dollars(micros // step * step)


def rounded_up(micros: int) -> str:
    """What something costs at most, never less than is held for it."""
    step = _step(micros)
    return dollars(-(-micros // step) * step)


def unsummed(words: str) -> str:
    """Words of old, without how much it was: sums have stood in them that not everybody may see."""
    return TOLD.sub(lambda told: "what was held is" if told["are"] else "a sum", words)


def _step(micros: int) -> int:
    """Cents; a hundredth of one below a dollar; below that nothing is rounded away."""
    told = abs(micros)
    if told >= MICROS:
        return CENT
    return FINE if told >= FINE else 1
