"""Lengths: exact inches, and the one place where they become points or pixels."""

from __future__ import annotations

import math
import re
from decimal import Decimal
from fractions import Fraction

POINTS_PER_INCH = 72
MM_PER_INCH = Fraction(254, 10)
# Plain decimals alone: "1e999999" is a number as well, and an exact one takes all memory.
PLAIN = re.compile(r"[+-]?[0-9]{1,9}(\.[0-9]{0,12})?")
PART = re.compile(r"[0-9]{1,9}/[0-9]{1,9}")


def inches(text: str | int | Decimal | Fraction) -> Fraction:
    """An exact length in inches from text such as "8.5", "0.125", "1/444" or "15 mm".

    Millimetres are kept exact as well: an inch is 25.4 of them. Floats are not taken: 0.1 is not
    a tenth. Raises ValueError for text that is no number.
    """
    if isinstance(text, Fraction):
        return text
    if isinstance(text, float):
        raise TypeError(f"inches are written as text, not as the float {text!r}")
    try:
        if isinstance(text, str) and text.endswith("mm"):
            return _number(text.removesuffix("mm").strip()) / MM_PER_INCH
        return _number(text)
    except (ValueError, OverflowError, ZeroDivisionError):
        raise ValueError(
            f"{str(text)[:40]!r} is not a length in inches, such as 8.5 or 0.125, "
            "nor in mm, such as 15 mm"
        ) from None


def _number(text: str | int | Decimal) -> Fraction:
    if isinstance(text, str) and not (PLAIN.fullmatch(text) or PART.fullmatch(text)):
        raise ValueError(f"{text[:40]!r} is no plain number")
    return Fraction(text)


def points(length: Fraction) -> float:
    """Inches as PDF points (1/72 in), rounded once to a ten-thousandth of a point."""
    return round(float(length * POINTS_PER_INCH), 4)


def pixels(length: Fraction, dpi: int) -> int:
    """The pixels that cover a length in inches at a resolution, rounded up: never one too few."""
    return math.ceil(length * dpi)
