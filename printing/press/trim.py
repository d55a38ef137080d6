"""The trim: the size of the page after the guillotine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from printing.press.units import inches

WRITTEN = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(?:in|\")?\s*[xX×]\s*(\d+(?:\.\d+)?)\s*(?:in|\")?\s*")


@dataclass(frozen=True, order=True)
class Trim:
    """Width and height of the trimmed page, exact inches."""

    width: Fraction
    height: Fraction

    @classmethod
    def parse(cls, text: str) -> Trim:
        """Read "8.5x8.5" (width first, inches). Raises ValueError with an example."""
        match = WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError(
                f"{text!r} is not a trim size; write width x height in inches: 8.5x8.5"
            )
        width, height = inches(match[1]), inches(match[2])
        if not width or not height:
            raise ValueError(f"{text!r} is not a trim size; neither side may be nothing")
        return cls(width, height)

    def __str__(self) -> str:
        return f"{_plain(self.width)}x{_plain(self.height)}"


def _plain(length: Fraction) -> str:
    number = Decimal(length.numerator) / Decimal(length.denominator)
    return format(number.normalize(), "f")
