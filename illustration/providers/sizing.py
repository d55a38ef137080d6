"""The size to ask a model for, and what it cannot draw: told before anything is spent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil, floor, sqrt
from typing import Literal

from illustration.providers.catalog import ModelRow
from illustration.providers.sums import rounded_up

DPI = 300
# Under this a printed picture looks soft; our own press refuses it without a waiver.
LEAST_DPI = 300


@dataclass(frozen=True)
class Size:
    """A size a model takes, in pixels, and the dots an inch its picture has as placed."""

    width: int
    height: int
    dpi: int


@dataclass(frozen=True)
class WayOut:
    """Something that can be done instead, and its price in micro-dollars at most."""

    kind: Literal["other-model", "fewer-pixels", "two-halves"]
    model: str
    size: Size
    pictures: int
    micros: int

    @property
    def sentence(self) -> str:
        """What a person reads before deciding."""
        cost = f"{rounded_up(self.micros)} at most"
        pixels = f"{self.size.width} x {self.size.height} px"
        if self.kind == "other-model":
            return f"Draw it with {self.model}: {pixels}, {self.size.dpi} dpi, {cost}."
        if self.kind == "two-halves":
            return (
                f"Draw it with {self.model} as two matched halves of {pixels}, "
                f"{self.size.dpi} dpi, {cost}."
            )
        return f"Draw it with {self.model} at {pixels}, {self.size.dpi} dpi as placed, {cost}."


def size_for(row: ModelRow, width: int, height: int) -> Size | None:
    """The least size of a model that covers so many pixels; None where it has none.

    A picture under the model's least is asked for larger, in the same shape.
    """
    grown = max(1.0, sqrt(row.min_pixels / (width * height)))
    # Rounding up each edge by itself may need a step or two more to reach the least.
    for more in range(3):
        wide, high = (
            ceil(edge * grown / row.multiple + more * (grown > 1)) * row.multiple
            for edge in (width, height)
        )
        if wide * high >= row.min_pixels:
            break
    return Size(wide, high, DPI) if _takes(row, wide, high) else None


def largest_for(row: ModelRow, width: int, height: int) -> Size | None:
    """The largest size of a model in a picture's shape, under what is needed; None for none."""
    by_pixels = sqrt(row.max_pixels / (width * height))
    share = min(1.0, by_pixels, row.max_edge / max(width, height))
    wide, high = (floor(edge * share / row.multiple) * row.multiple for edge in (width, height))
    if min(wide, high) < row.multiple or not _takes(row, wide, high):
        return None
    return Size(wide, high, floor(DPI * min(wide / width, high / height)))


def fault(row: ModelRow, width: int, height: int, *, references: int = 0) -> str:
    """Why a model cannot draw so many pixels with so many references, or ""."""
    if references > row.max_references:
        return f"{row.title} takes {row.max_references} references, this picture has {references}."
    if size_for(row, width, height) is not None:
        return ""
    if max(width, height) > max(1, min(width, height)) * row.max_aspect:
        return f"{row.title} draws nothing longer than {row.max_aspect:g} times its width."
    best = largest_for(row, width, height)
    reach = f"; it reaches {best.width} x {best.height}, {best.dpi} dpi" if best else ""
    return f"{row.title} draws no {width} x {height} px{reach}."


def ways_out(
    row: ModelRow,
    others: Iterable[ModelRow],
    width: int,
    height: int,
    *,
    quality: str = "",
    references: int = 0,
    further: int = 0,
    spread: bool = False,
) -> tuple[WayOut, ...]:
    """What can be done where a model cannot draw a picture, the cheapest first.

    `further` references go along where a model has room for them beside those it needs.
    """
    along = (references, further)
    found = [
        *_by_others(others, width, height, along),
        *_smaller(row, width, height, quality, along),
        *(_halves(row, others, width, height, quality, along) if spread else ()),
    ]
    return tuple(sorted(found, key=lambda way: (way.size.dpi < LEAST_DPI, way.micros, way.model)))


def going_along(row: ModelRow, references: int, further: int, *, kept: int = 0) -> int:
    """How many references a request has: those it needs, and of the further ones what fits.

    `kept` places stay free for what comes later: a spread's left half, for its right one.
    """
    return max(references, min(references + further, row.max_references - kept))


def _by_others(
    others: Iterable[ModelRow], width: int, height: int, along: tuple[int, int]
) -> Iterator[WayOut]:
    for other in others:
        size, references = size_for(other, width, height), going_along(other, *along)
        if size is not None and references <= other.max_references:
            most = other.price.most(size.width, size.height, references=references)
            yield WayOut("other-model", other.title, size, 1, most)


def _smaller(
    row: ModelRow, width: int, height: int, quality: str, along: tuple[int, int]
) -> Iterator[WayOut]:
    size, references = largest_for(row, width, height), going_along(row, *along)
    if size is not None and references <= row.max_references:
        asked = quality if quality in row.qualities else ""
        most = row.price.most(size.width, size.height, quality=asked, references=references)
        yield WayOut("fewer-pixels", row.title, size, 1, most)


def _halves(
    own: ModelRow,
    others: Iterable[ModelRow],
    width: int,
    height: int,
    quality: str,
    along: tuple[int, int],
) -> Iterator[WayOut]:
    """Two halves of a spread; the second has the first as one reference more."""
    for row in (own, *others):
        size, references = size_for(row, ceil(width / 2), height), going_along(row, *along, kept=1)
        if size is not None and references < row.max_references:
            asked = quality if row is own and quality in row.qualities else ""
            most = (
                row.price.most(size.width, size.height, quality=asked, references=references + n)
                for n in (0, 1)
            )
            yield WayOut("two-halves", row.title, size, 2, sum(most))


def _takes(row: ModelRow, width: int, height: int) -> bool:
    return (
        max(width, height) <= row.max_edge
        and row.min_pixels <= width * height <= row.max_pixels
        and max(width, height) <= min(width, height) * row.max_aspect
    )
