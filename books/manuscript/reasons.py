"""Says in plain sentences what a page plan added, and why."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from books.manuscript.folio import FACING_FITS, Arrangement, Chosen, PlannedPage, PlanRules
from books.manuscript.matter import Matter
from books.manuscript.pairing import Layout

_REASON = re.compile(
    r"(Each single picture faces its text|Words lie on the pictures)(:|, as asked\.)"
    r"|\d+ pages: (a multiple of|the printer's least)"
    r"|The title stands alone on page 1 "
    r"|Title, copyright and dedication are pages 1 to 3"
    r"|Scenes? [\d, and]+ (faces?|carry|carries) (its|their) text, "
    r"|Scene \d+ has neither words nor a picture"
    r"|Pages? [\d, and]+ (is|are) (text alone, for want|blank: nothing was left|blank, as asked)"
)
_FACE = ("faces its text", "face their text")
_CARRY = ("carries its text", "carry their text")


@dataclass(frozen=True, slots=True)
class Facts:
    """What a plan was decided on; `facing_pages` is the story's length with pictures facing.

    `chosen` is what a person asked of each scene, `numbers` what each scene is called.
    """

    asked: Arrangement
    arrangement: Chosen
    facing_pages: int
    matter: Matter
    rules: PlanRules
    chosen: Sequence[Chosen | None]
    numbers: Sequence[int]


def give_reasons(facts: Facts, layout: Layout, pages: Sequence[PlannedPage]) -> tuple[str, ...]:
    """One sentence for each decision, in the order of the book."""
    return (
        _arrangement(facts),
        _count(facts.rules, len(pages)),
        _front(facts.matter, pages),
        *_chosen(facts),
        *_mended(facts, layout),
        *_alone(facts, layout, pages),
        *_blanks(pages),
    )


def is_reason(sentence: str) -> bool:
    """Whether give_reasons wrote a sentence, so that it falls when the pages are planned anew."""
    return _REASON.match(sentence) is not None


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


def _chosen(facts: Facts) -> Iterator[str]:
    for setting, verbs in (("facing", _FACE), ("on-picture", _CARRY)):
        named = [
            number
            for number, chosen in zip(facts.numbers, facts.chosen, strict=True)
            if chosen == setting
        ]
        if named:
            yield f"{_list('Scene', named)} {verbs[len(named) > 1]}, as asked scene by scene."


def _mended(facts: Facts, layout: Layout) -> Iterator[str]:
    changed = [
        facts.numbers[index]
        for index, placed in enumerate(layout.placed)
        if facts.chosen[index] is None and placed.choice.setting not in ("fixed", facts.arrangement)
    ]
    if not changed:
        return
    aside = facts.arrangement == "on-picture"
    who = f"{_list('Scene', changed)} {(_FACE if aside else _CARRY)[len(changed) > 1]}"
    if aside:
        yield (
            f"{who}, so that fewer pages are blank and pairs and spreads begin on an even page; of "
            "all ways this one leaves the fewest letters on pictures."
        )
    else:
        yield f"{who}, so that pairs and spreads begin on an even page and the count is reached."


def _alone(facts: Facts, layout: Layout, pages: Sequence[PlannedPage]) -> Iterator[str]:
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
            yield f"Scene {facts.numbers[index]} has neither words nor a picture and takes no page."


def _blanks(pages: Sequence[PlannedPage]) -> Iterator[str]:
    held = [page.number for page in pages if (page.kind, page.template) == ("story", "blank")]
    if held:
        yield f"{_list('Page', held)} {'is' if len(held) == 1 else 'are'} blank, as asked."
    blanks = [page.number for page in pages if page.kind == "blank"]
    if blanks:
        verb = "is" if len(blanks) == 1 else "are"
        yield f"{_list('Page', blanks)} {verb} blank: nothing was left to fill the count with."


def _list(noun: str, numbers: list[int]) -> str:
    if len(numbers) == 1:
        return f"{noun} {numbers[0]}"
    return f"{noun}s {', '.join(map(str, numbers[:-1]))} and {numbers[-1]}"
