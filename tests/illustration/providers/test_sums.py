"""Money as people read it: dollars and cents, and what is below a cent is not hidden."""

from __future__ import annotations

import pytest

from illustration.providers.sums import cents, dollars, rounded, rounded_down, rounded_up

DOLLAR = 1_000_000


@pytest.mark.parametrize(
    ("micros", "nearest", "left", "most"),
    [
        (0, "$0.00", "$0.00", "$0.00"),
        (12 * DOLLAR + 345_678, "$12.35", "$12.34", "$12.35"),
        (2 * DOLLAR, "$2.00", "$2.00", "$2.00"),
        (1_970_200, "$1.97", "$1.97", "$1.98"),
        (29_800, "$0.0298", "$0.0298", "$0.0298"),  # a picture at a flat price
        (41_234, "$0.0412", "$0.0412", "$0.0413"),  # one by tokens
        (999_960, "$1.00", "$0.9999", "$1.00"),
        (100, "$0.0001", "$0.0001", "$0.0001"),
        (99, "$0.000099", "$0.000099", "$0.000099"),  # never told as nothing
        (-5 * DOLLAR, "-$5.00", "-$5.00", "-$5.00"),
    ],
)
def test_sums_have_cents_and_under_a_dollar_what_is_below_a_cent(
    micros: int, nearest: str, left: str, most: str
) -> None:
    assert (rounded(micros), rounded_down(micros), rounded_up(micros)) == (nearest, left, most)


def test_what_is_booked_keeps_every_digit_and_what_is_reckoned_none_below_the_cent() -> None:
    assert (dollars(12_345_678), dollars(29_800), dollars(3)) == (
        "$12.345678",
        "$0.0298",
        "$0.000003",
    )
    assert (cents(12_340_001), cents(1)) == ("$12.35", "$0.01")
