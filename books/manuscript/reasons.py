"""Says in plain sentences what a page plan added, and why."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from books.manuscript.folio import FACING_FITS, Arrangement, PlannedPage, PlanRules
from books.manuscript.matter import Matter
from books.manuscript.pairing import Layout


@dataclass(frozen=True, slots=True)
class Facts:
    """What a plan was decided on; `facing_pages` is the story's length with pictures facing."""

    asked: Arrangement
    arrangement: Literal["facing", "on-picture"]
    facing_pages: int
    matter: Matter
    rules: PlanRules


def give_reasons(facts: Facts, layout: Layout, pages: Sequence[PlannedPage]) -> tuple[str, ...]:
    """One sentence for each decision, in the order of the book."""
    return (
        _arrangement(facts),
        _count(facts.rules, len(pages)),
        _front(facts.matter, pages),
        *_mended(facts, layout, pages),
        *_alone(layout, pages),
        *_blanks(pages),
    )


def _arrangement(facts: Facts) -> str:
    words = {
        "facing": "Each single picture faces its text",
        "on-picture": "Words lie on the pictures",
    }[facts.arrangement]
    if facts.asked != "auto":
        return f"{words}, as asked."
    total = facts.facing_pages + 2
    if facts.arrangement == "facing":
        return (
            f"{words}: {facts.facing_pages} story pages and 2 more make {total}, which fit "
            f"{FACING_FITS}."
        )
    return f"{words}: facing their text they would take {total} pages, more than {FACING_FITS}."


def _count(rules: PlanRules, count: int) -> str:
    if count % rules.house_multiple:
        return (
            f"{count} pages: a multiple of {rules.printer_multiple} as the printer asks; the "
            f"house's multiple of {rules.house_multiple} would pass the printer's most of "
            f"{rules.max_pages}."
        )
    return (
        f"{count} pages: the printer's least is {rules.min_pages} and a multiple of "
        f"{rules.printer_multiple}, and the house wants a multiple of {rules.house_multiple}."
    )


def _front(matter: Matter, pages: Sequence[PlannedPage]) -> str:
    end = {page.kind: page.number for page in pages}
    closing = f"; an end page was added on page {end['end']}" if "end" in matter.end else ""
    if len(matter.front) == 1:
        return (
            f"The title stands alone on page 1 and the copyright on page {end['copyright']}, so "
            f"that the story begins on page 2{closing}."
        )
    first = next((page.number for page in pages if page.kind == "story"), len(matter.front) + 1)
    return (
        "Title, copyright and dedication are pages 1 to 3, so that the story begins on page "
        f"{first}{closing}."
    )


def _mended(facts: Facts, layout: Layout, pages: Sequence[PlannedPage]) -> Iterator[str]:
    changed = [
        index + 1
        for index, placed in enumerate(layout.placed)
        if placed.choice.setting not in ("fixed", facts.arrangement)
    ]
    if changed:
        way = "face their text" if facts.arrangement == "on-picture" else "carry their text"
        one = "faces its text" if facts.arrangement == "on-picture" else "carries its text"
        who = (
            f"Scene {changed[0]} {one}"
            if len(changed) == 1
            else f"{_list('Scenes', changed)} {way}"
        )
        yield f"{who}, so that pairs and spreads begin on an even page and the count is reached."


def _alone(layout: Layout, pages: Sequence[PlannedPage]) -> Iterator[str]:
    facing = {
        page.number
        for page, after in zip(pages, pages[1:], strict=False)
        if page.template == "text" and after.template == "picture" and page.number % 2 == 0
    }
    alone = [page.number for page in pages if page.template == "text" and page.number not in facing]
    if alone:
        verb = "is" if len(alone) == 1 else "are"
        yield f"{_list('Page', alone)} {verb} text alone, for want of a picture."
    for index, placed in enumerate(layout.placed):
        if not placed.choice.leaves:
            yield f"Scene {index + 1} has neither words nor a picture and takes no page."


def _blanks(pages: Sequence[PlannedPage]) -> Iterator[str]:
    blanks = [page.number for page in pages if page.kind == "blank"]
    if blanks:
        verb = "is" if len(blanks) == 1 else "are"
        yield f"{_list('Page', blanks)} {verb} blank: nothing was left to fill the count with."


def _list(noun: str, numbers: list[int]) -> str:
    many = noun if len(numbers) == 1 or noun.endswith("s") else f"{noun}s"
    if len(numbers) == 1:
        return f"{many} {numbers[0]}"
    return f"{many} {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
