"""A printer's table, read strictly: every key known, every value of its kind."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from printing.press.trim import Trim
from printing.press.units import inches

MOST_NUMBER = 1_000_000


class ProfileError(ValueError):
    """A printer's table that cannot be used; the message names the table and the key.

    `field` is the key's whole path, such as "cover.barcode.box_w_in" or "stock.1.code"; "" where
    no one key is to blame. `wanted` says what it must be.
    """

    def __init__(self, message: str, field: str = "", wanted: str = "") -> None:
        super().__init__(message)
        self.field = field
        self.wanted = wanted


class Table:
    """One table of a profile; remembers what was read so that leftovers can be refused."""

    def __init__(self, rows: Mapping[str, Any], where: str, path: str = "") -> None:
        self.rows = rows
        self.where = where
        self.path = path
        self.read: set[str] = set()

    def fail(self, key: str, wanted: str) -> ProfileError:
        """The error for a key that does not hold what it should."""
        got = self.rows.get(key, "nothing")
        told = f"{self.where}: {key} must be {wanted}, not {repr(got)[:80]}"
        return ProfileError(told, f"{self.path}{key}", f"must be {wanted}")

    def take(self, key: str, kind: type, wanted: str) -> Any:
        """A value of a kind. Raises ProfileError; true is never taken for a number."""
        self.read.add(key)
        value = self.rows.get(key)
        if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
            raise self.fail(key, wanted)
        return value

    def text(self, key: str, choices: tuple[str, ...] = ()) -> str:
        """Text, one of the choices where there are any."""
        value: str = self.take(key, str, "text")
        if choices and value not in choices:
            raise self.fail(key, "one of " + ", ".join(choices))
        return value

    def whole(self, key: str) -> int:
        """A whole number, nothing or more."""
        value: int = self.take(key, int, "a whole number")
        if not 0 <= value < MOST_NUMBER:
            raise self.fail(key, f"a whole number of 0 or more, under {MOST_NUMBER}")
        return value

    def yes(self, key: str) -> bool:
        """True or false."""
        value: bool = self.take(key, bool, "true or false")
        return value

    def day(self, key: str) -> date:
        """A date, in TOML's own notation or as ISO text."""
        if isinstance(self.rows.get(key), str):
            self.read.add(key)
            try:
                return date.fromisoformat(self.rows[key])
            except ValueError:
                raise self.fail(key, "a date such as 2026-11-21") from None
        value: date = self.take(key, date, "a date such as 2026-11-21")
        return value

    def length(self, key: str) -> Fraction:
        """Inches, or millimetres with "mm" behind; written as text so that they stay exact."""
        wanted = 'inches as text, such as "0.125" or "15 mm"'
        try:
            length = inches(self.take(key, str, wanted))
        except ValueError as error:
            if isinstance(error, ProfileError):
                raise
            raise self.fail(key, wanted) from None
        if length < 0:
            raise self.fail(key, "a length of 0 or more")
        return length

    def length_or(self, key: str, word: str) -> Fraction | None:
        """A length, or None where the word stands in its place."""
        if self.rows.get(key) != word:
            return self.length(key)
        self.read.add(key)
        return None

    def size(self, key: str) -> Trim:
        """A width and height in inches, such as "8.5x8.5"."""
        try:
            return Trim.parse(self.text(key))
        except ValueError:
            raise self.fail(key, 'width x height in inches, such as "8.5x8.5"') from None

    def number(self, key: str) -> float:
        """A number that is not a length in inches."""
        self.read.add(key)
        value = self.rows.get(key)
        if isinstance(value, bool) or not isinstance(value, (int, float)):
            raise self.fail(key, "a number")
        if not -MOST_NUMBER < value < MOST_NUMBER:
            raise self.fail(key, f"a number under {MOST_NUMBER}")
        return float(value)

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of texts."""
        values = self.take(key, list, "a list of texts")
        if not all(isinstance(value, str) for value in values):
            raise self.fail(key, "a list of texts")
        return tuple(values)

    def choices(self, key: str, known: tuple[str, ...]) -> tuple[str, ...]:
        """A list of one or more of the known words."""
        values = self.texts(key)
        if not values or not set(values) <= set(known):
            raise self.fail(key, "a list of one or more of " + ", ".join(known))
        return values

    def tables(self, key: str) -> list[Table]:
        """A list of tables."""
        values = self.take(key, list, f"tables, each headed [[{key}]]")
        if not all(isinstance(value, Mapping) for value in values):
            raise self.fail(key, f"tables, each headed [[{key}]]")
        return [
            Table(value, f"{self.where}: {key} {n}", f"{self.path}{key}.{n}.")
            for n, value in enumerate(values, 1)
        ]

    def table(self, key: str) -> Table:
        """One table."""
        self.read.add(key)
        value = self.rows.get(key)
        if not isinstance(value, Mapping):
            raise self.fail(key, f"a table, headed [{key}]")
        return Table(value, f"{self.where}: {key}", f"{self.path}{key}.")

    def counts(self, key: str, known: frozenset[str]) -> Mapping[str, int]:
        """Stock code to a page count. Codes the profile has no stock for are refused."""
        inner = self.table(key)
        strange = sorted(set(inner.rows) - known)
        if strange:
            told = f"no stock is called {strange[0]!r}"
            raise ProfileError(f"{inner.where}: {told}", f"{self.path}{key}", told)
        return MappingProxyType({code: inner.whole(code) for code in inner.rows})

    def done(self) -> None:
        """Raises ProfileError for keys nobody asked for: a misspelt limit must not be lost."""
        strange = sorted(set(self.rows) - self.read)
        if strange:
            raise ProfileError(
                f"{self.where}: unknown key {strange[0]!r}",
                f"{self.path}{strange[0]}",
                "is unknown",
            )
