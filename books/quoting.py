"""What drawing would cost, asked before anything is spent; the trunk knows no illustrator itself.

The floor that asks illustrators registers its answers here when it is ready.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from books.models import Book
from illustration.providers.sums import rounded_up


@dataclass(frozen=True)
class Quote:
    """So many pictures at a price each, in millionths of a US dollar; `painter` says whose."""

    pictures: int
    micros_each: int
    painter: str

    @property
    def micros(self) -> int:
        """The whole price."""
        return self.pictures * self.micros_each

    @property
    def dollars(self) -> str:
        """The whole price as people write it: "$0.00"; "$0.003" is not rounded to nothing."""
        return rounded_up(self.micros)


PriceFact = Callable[[Book | None], tuple[int, str]]
OutdatedFact = Callable[[Book], dict[int, list[str]]]
_price: list[PriceFact] = []
_outdated: list[OutdatedFact] = []


def register(*, price: PriceFact, outdated: OutdatedFact) -> None:
    """Name who tells a book's price of a picture (micros, painter), and its outdated scenes."""
    _price[:], _outdated[:] = [price], [outdated]


def quote(pictures: int, book: Book | None = None) -> Quote:
    """Return what so many pictures cost at whoever draws a book's pages now, else the house's."""
    for price in _price:
        micros, painter = price(book)
        return Quote(pictures, micros, painter)
    return Quote(pictures, 0, "")


def outdated_scenes(book: Book) -> dict[int, list[str]]:
    """Return the scenes (by key) whose picture was drawn from other words, with sentences why."""
    return _outdated[0](book) if _outdated else {}
