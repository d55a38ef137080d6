"""Front and end matter: what fills a book up to a count of pages the printer takes."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from books.manuscript.folio import MatterKind, PlanRules
from books.manuscript.pairing import Layout

_SHORT_FRONT: tuple[MatterKind, ...] = ("title",)
_FULL_FRONT: tuple[MatterKind, ...] = ("title", "copyright", "dedication")

_END_BLANK = 2
_BLANK_BEFORE_END = 50
_BLANK_OPENING = 120
_NO_DEDICATION = 1


@dataclass(frozen=True, slots=True)
class Matter:
    """The pages around and between the story.

    `openings` are empty pairs of pages between scenes, `before` blanks between the story and
    `end`, `after` blanks behind it.
    """

    front: tuple[MatterKind, ...]
    end: tuple[MatterKind, ...]
    openings: int = 0
    before: int = 0
    after: int = 0

    @property
    def cost(self) -> int:
        """The smaller the fewer blanks, those at the end of the book counting least."""
        return (
            _END_BLANK * self.after
            + _BLANK_BEFORE_END * self.before
            + _BLANK_OPENING * self.openings
            + _NO_DEDICATION * ("dedication" not in self.front)
        )


def legal_counts(rules: PlanRules) -> Iterator[int]:
    """Page counts printer and house both take, ascending, then those the printer alone takes."""
    both = math.lcm(rules.printer_multiple, rules.house_multiple)
    for step in (both, rules.printer_multiple):
        first = -(-max(rules.min_pages, 1) // step) * step
        yield from range(first, rules.max_pages + 1, step)


def open_gaps(layout: Layout) -> tuple[int, ...]:
    """Indexes of the scenes before which an empty opening can stand: on an even page."""
    gaps = []
    used = 0
    for index, placed in enumerate(layout.placed):
        if used % 2 == 0 and placed.choice.leaves:
            gaps.append(index)
        used += placed.size
    return tuple(gaps)


def matters_for(
    layout: Layout, count: int, rules: PlanRules, keeps: Collection[MatterKind] = ()
) -> Iterator[Matter]:
    """Every way to fill a layout up to exactly `count` pages within the rules on blanks.

    A page of each kind in `keeps` must be among them.
    """
    gaps = len(open_gaps(layout)) if rules.blank_run_mid >= 2 else 0
    for front in (_FULL_FRONT, _SHORT_FRONT):
        for openings in range(gaps + 1):
            rest = count - len(front) - layout.size - 2 * openings
            matter = _end_matter(front, openings, rest, rules)
            if matter is not None and {*matter.front, *matter.end}.issuperset(keeps):
                yield matter


def _end_matter(
    front: tuple[MatterKind, ...], openings: int, rest: int, rules: PlanRules
) -> Matter | None:
    needed: tuple[MatterKind, ...] = () if "copyright" in front else ("copyright",)
    end: tuple[MatterKind, ...] = ("end", *needed) if rest > len(needed) else needed
    blanks = rest - len(end)
    after = min(blanks, rules.blank_run_end)
    before = blanks - after
    if blanks < 0 or before > rules.blank_run_mid:
        return None
    return Matter(front, end, openings, before, after)
