"""An ISBN as people read it: hyphens where the agency's ranges are known, else none."""

from __future__ import annotations

# Registrant ranges (first and last seven digits, length) of the large registration groups, as
# the International ISBN Agency publishes them (isbn-international.org/range_file_generation).
# Only blocks that have stood unchanged for years; a number outside them keeps no hyphens.
RANGES: dict[str, tuple[tuple[int, int, int], ...]] = {
    "9780": (
        (0, 1999999, 2), (2000000, 2279999, 3), (2290000, 3689999, 3), (3700000, 6389999, 3),
        (7000000, 8499999, 4), (8500000, 8999999, 5), (9000000, 9499999, 6), (9500000, 9999999, 7),
    ),
    "9781": (
        (100000, 699999, 2), (1000000, 3979999, 3), (4000000, 5499999, 4), (5500000, 6859999, 5),
        (7400000, 7749999, 5), (8000000, 8671999, 5), (9165060, 9729999, 6),
    ),
    "9782": (
        (0, 1999999, 2), (2000000, 3499999, 3), (4000000, 4899999, 3), (5000000, 6999999, 3),
        (7000000, 8399999, 4), (8400000, 8999999, 5), (9500000, 9999999, 7),
    ),
    "9783": (
        (0, 299999, 2), (400000, 1999999, 2), (2000000, 6999999, 3), (7000000, 8499999, 4),
        (8500000, 8999999, 5), (9000000, 9499999, 6), (9500000, 9539999, 7), (9540000, 9699999, 5),
    ),
    "9784": (
        (0, 1999999, 2), (2000000, 6999999, 3), (7000000, 8499999, 4), (8500000, 8999999, 5),
        (9000000, 9499999, 6), (9500000, 9999999, 7),
    ),
    "9787": (
        (0, 999999, 2), (1000000, 4999999, 3), (5000000, 7999999, 4), (8000000, 8999999, 5),
        (9000000, 9999999, 6),
    ),
}  # fmt: skip


def readable(isbn: str) -> str:
    """Thirteen digits with their hyphens, "978-0-306-40615-7"; unhyphenated off the table."""
    group, rest = isbn[:4], isbn[4:12]
    for first, last, length in RANGES.get(group, ()):
        if first <= int(rest[:7]) <= last:
            parts = (isbn[:3], group[3:], rest[:length], rest[length:], isbn[12])
            return "-".join(parts)
    return isbn
