"""International Standard Book Numbers."""

from __future__ import annotations

import re


def check_digit(twelve: str) -> str:
    """The thirteenth digit of an ISBN: weights 1 and 3 in turn, to a multiple of ten.

    ISBN Users' Manual, 7th edition, appendix 1.
    """
    total = sum(int(digit) * (3 if index % 2 else 1) for index, digit in enumerate(twelve))
    return str(-total % 10)


def read_isbn(written: str) -> str:
    """Thirteen digits out of what a person wrote, hyphens and spaces allowed.

    Raises ValueError with a sentence's ending that says what is wrong and what to do.
    """
    digits = re.sub(r"[- ]", "", written)
    if not re.fullmatch(r"97[89][0-9]{10}", digits):
        raise ValueError("is no ISBN: write thirteen digits that start with 978 or 979")
    if digits[-1] != (wanted := check_digit(digits[:12])):
        raise ValueError(
            f"has the check digit {digits[-1]} where {wanted} belongs: copy the ISBN again"
        )
    return digits
