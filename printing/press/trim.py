"""The trim: the size of the page after the guillotine."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from printing.press.units import MM_PER_INCH, inches

NUMBER = r"([0-9]{1,9}(?:\.[0-9]{1,12})?)"
WRITTEN = re.compile(rf"\s*{NUMBER}\s*(?:in|\")?\s*[xX×]\s*{NUMBER}\s*(?:in|\")?\s*")
METRIC = re.compile(rf"\s*{NUMBER}\s*(?:mm)?\s*[xX×]\s*{NUMBER}\s*mm\s*")


@dataclass(frozen=True, order=True)
class Trim:
    """Width and height of the trimmed page, exact inches."""

    width: Fraction
    height: Fraction

    @classmethod
    def parse(cls, text: str) -> Trim:
        """Read "8.5x8.5" (width first, inches) or "210x297mm". Raises ValueError."""
        metric = METRIC.fullmatch(text)
        match = metric or WRITTEN.fullmatch(text)
        if match is None:
            raise ValueError(
                f"{text[:40]!r} is not a trim size; write width x height in inches: 8.5x8.5 "
                "(or in mm: 210x297mm)"
            )
        width, height = inches(match[1]), inches(match[2])
        if metric:
            width, height = width / MM_PER_INCH, height / MM_PER_INCH
        if not width or not height:
            raise ValueError(f"{text[:40]!r} is not a trim size; neither side may be nothing")
        return cls(width, height)

    @property
    def is_metric(self) -> bool:
        """Whether a side has no end in inches, as 210 mm has none."""
        return not (_ends(self.width) and _ends(self.height))

    @property
    def told(self) -> str:
        """The size for a sentence, its unit behind it: "8.5x8.5 in", "210x297mm"."""
        return str(self) if self.is_metric else f"{self} in"

    def __str__(self) -> str:
        if self.is_metric:
            return f"{_plain(self.width * MM_PER_INCH)}x{_plain(self.height * MM_PER_INCH)}mm"
        return f"{_plain(self.width)}x{_plain(self.height)}"


def _ends(length: Fraction) -> bool:
    """Whether a number can be written out in decimals: nothing but twos and fives below."""
    below = length.denominator
    for prime in (2, 5):
        while below % prime == 0:
            below //= prime
    return below == 1


def _plain(length: Fraction) -> str:
    number = Decimal(length.numerator) / Decimal(length.denominator)
    return format(number.normalize(), "f")
