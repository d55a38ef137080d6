"""EAN-13 and its add-ons as rows of modules: 1 is a bar's, 0 a space's.

ISO/IEC 15420; GS1 General Specifications 5.2: number sets A, B and C, the parity of the left
half by the first digit, add-ons of two and five digits by their own check.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SET_A = (
    "0001101", "0011001", "0010011", "0111101", "0100011",
    "0110001", "0101111", "0111011", "0110111", "0001011",
)  # fmt: skip
# C is A with bars and spaces changed over, B is C read from the right.
SET_C = tuple(bars.translate(str.maketrans("01", "10")) for bars in SET_A)
SET_B = tuple(bars[::-1] for bars in SET_C)
LEFT = (
    "AAAAAA", "AABABB", "AABBAB", "AABBBA", "ABAABB",
    "ABBAAB", "ABBBAA", "ABABAB", "ABABBA", "ABBABA",
)  # fmt: skip
OF_TWO = ("AA", "AB", "BA", "BB")
OF_FIVE = (
    "BBAAA", "BABAA", "BAABA", "BAAAB", "ABBAA",
    "AABBA", "AAABB", "ABABA", "ABAAB", "AABAB",
)  # fmt: skip
SETS = {"A": SET_A, "B": SET_B, "C": SET_C}
GUARD, MIDDLE, ADDON_GUARD, ADDON_BETWEEN = "101", "01010", "1011", "01"
# Modules (of 95) of the three guard patterns, which reach lower than the bars of digits.
GUARDS = ((0, 3), (45, 50), (92, 95))
MODULES = 95


class BarcodeError(ValueError):
    """A number that is no EAN-13, or an add-on of another length; the message says which."""


def check_digit(twelve: str) -> str:
    """The thirteenth digit: weights 1 and 3 in turn, to a multiple of ten (ISO 2108, annex)."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(twelve))
    return str(-total % 10)


def verified(written: str) -> str:
    """The thirteen digits of an ISBN, hyphens and spaces dropped. Raises BarcodeError."""
    digits = re.sub(r"[-\s]", "", written)
    if not re.fullmatch(r"[0-9]{13}", digits):
        raise BarcodeError(f"{written!r} is no number of thirteen digits; copy the ISBN again.")
    if digits[-1] != (wanted := check_digit(digits[:12])):
        raise BarcodeError(
            f"{written} ends in {digits[-1]} where {wanted} belongs; copy the ISBN again."
        )
    return digits


def ean13(written: str) -> str:
    """The 95 modules of a number. Raises BarcodeError for a wrong length or check digit."""
    digits = verified(written)
    left = _coded(digits[1:7], LEFT[int(digits[0])])
    return GUARD + "".join(left) + MIDDLE + "".join(_coded(digits[7:], "CCCCCC")) + GUARD


def addon(digits: str) -> str:
    """The modules of an add-on: 20 for two digits, 47 for five. Raises BarcodeError."""
    if not re.fullmatch(r"[0-9]{2}|[0-9]{5}", digits):
        raise BarcodeError(f"A price add-on has two or five digits, not {digits!r}.")
    if len(digits) == 2:
        parity = OF_TWO[int(digits) % 4]
    else:
        odd, even = (sum(map(int, digits[start::2])) for start in (0, 1))
        parity = OF_FIVE[(3 * odd + 9 * even) % 10]
    return ADDON_GUARD + ADDON_BETWEEN.join(_coded(digits, parity))


def bars(modules: str) -> Iterator[tuple[int, int]]:
    """The bars of a row of modules: where each begins, and where the space after it does."""
    for bar in re.finditer("1+", modules):
        yield bar.span()


def _coded(digits: str, parity: str) -> list[str]:
    return [SETS[name][int(digit)] for digit, name in zip(digits, parity, strict=True)]
