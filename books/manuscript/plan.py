"""Plans an edition's pages: scenes on openings, front and end matter, a count printers take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from books.manuscript.draft import ManuscriptError
from books.manuscript.folio import FACING_FITS, Arrangement, Plan, PlannedPage, PlanRules, Verdict
from books.manuscript.matter import Matter, legal_counts, matters_for, open_gaps
from books.manuscript.pairing import (
    Choice,
    Illustrates,
    Layout,
    Tells,
    choices_for,
    layouts,
    wanted_size,
)
from books.manuscript.reasons import Facts, give_reasons

__all__ = ["Plan", "PlanError", "PlanRules", "PlannedPage", "Verdict", "make_plan"]

_LEAST_MATTER = 2  # a title page and a copyright page

Choices = Sequence[Sequence[Choice]]


class PlanError(ManuscriptError):
    """No plan keeps the rules, in one sentence with the next step."""


@dataclass(frozen=True, slots=True)
class _Filled:
    layout: Layout
    matter: Matter
    count: int


def make_plan(
    scenes: Sequence[Illustrates],
    story_pages: Sequence[Tells],
    rules: PlanRules,
    *,
    has_picture: Sequence[bool],
    arrangement: Arrangement = "auto",
) -> Plan:
    """The page plan of a book, with the reason for everything added.

    `scenes` in the order of the story, each showing `page_indexes` of `story_pages`; `has_picture`
    has one entry for each scene, False where no picture is there or wanted and the words stand
    alone. "auto" sets pictures facing their text where story and two pages more fit FACING_FITS.
    Raises PlanError when no count of pages keeps the rules.
    """
    choices = [
        choices_for(index, scene, story_pages, has_picture[index])
        for index, scene in enumerate(scenes)
    ]
    wanted = arrangement if arrangement != "auto" else _arrangement(choices, rules)
    filled = _fill(choices, wanted, rules)
    pages = _number(filled)
    facts = Facts(arrangement, wanted, wanted_size(choices, "facing"), filled.matter, rules)
    return Plan(
        pages=pages,
        arrangement=wanted,
        reasons=give_reasons(facts, filled.layout, pages),
        printer_verdict=_printer_verdict(len(pages), rules),
        house_verdict=Verdict(
            f"a multiple of {rules.house_multiple}",
            len(pages),
            len(pages) % rules.house_multiple == 0,
        ),
    )


def _arrangement(choices: Choices, rules: PlanRules) -> Literal["facing", "on-picture"]:
    fits = min(FACING_FITS, rules.max_pages)
    return "facing" if wanted_size(choices, "facing") + _LEAST_MATTER <= fits else "on-picture"


def _fill(choices: Choices, wanted: Literal["facing", "on-picture"], rules: PlanRules) -> _Filled:
    spreads = sum(way[0].even for way in choices)
    limit = max(rules.min_pages, wanted_size(choices, wanted) + spreads + 8)
    found = layouts(choices, wanted, limit, blanks_allowed=rules.blank_run_mid > 0)
    if not found:
        raise PlanError(
            "Two spreads cannot both begin on an even page without a blank between them, and no "
            "blank is allowed; make one of them a single page."
        )
    natural = min(found.values(), key=lambda layout: (layout.cost, layout.size))
    least = natural.size + _LEAST_MATTER
    counts = [count for count in legal_counts(rules) if count >= least]
    if not counts:
        raise PlanError(_too_long(least, wanted, rules))
    grown = [layout for layout in found.values() if layout.size >= natural.size]
    ways = [
        _Filled(layout, matter, counts[0])
        for layout in grown
        for matter in matters_for(layout, counts[0], rules)
    ]
    if not ways:
        raise PlanError(_too_short(len(choices), counts[0], rules))
    return min(ways, key=lambda way: (way.layout.cost + way.matter.cost, way.layout.size))


def _too_long(least: int, wanted: str, rules: PlanRules) -> str:
    remedy = "set words on the pictures, or " if wanted == "facing" else ""
    return (
        f"The book needs {least} pages at least and {rules.max_pages} is the most for this printer "
        f"and trim; {remedy}shorten the story or choose another trim."
    )


def _too_short(scenes: int, count: int, rules: PlanRules) -> str:
    many = "1 scene" if scenes == 1 else f"{scenes} scenes"
    return (
        f"{many} cannot fill {count} pages with at most {rules.blank_run_mid} blank pages in a row "
        f"inside and {rules.blank_run_end} at the end; part the story into more pages."
    )


def _number(filled: _Filled) -> tuple[PlannedPage, ...]:
    matter = filled.matter
    pages = [PlannedPage(number, kind, kind) for number, kind in enumerate(matter.front, start=1)]
    opened = set(_spaced(open_gaps(filled.layout), matter.openings))
    for index, placed in enumerate(filled.layout.placed):
        _add_blanks(pages, 2 * (index in opened) + placed.blank)
        for leaf in placed.choice.leaves:
            at = len(pages) + 1
            pages.append(
                PlannedPage(
                    at, "story", leaf.template, leaf.story_index, leaf.scene_index, leaf.part
                )
            )
    _add_blanks(pages, matter.before)
    pages.extend(
        PlannedPage(number, kind, kind)
        for number, kind in enumerate(matter.end, start=len(pages) + 1)
    )
    _add_blanks(pages, matter.after)
    return tuple(pages)


def _add_blanks(pages: list[PlannedPage], count: int) -> None:
    first = len(pages) + 1
    pages.extend(PlannedPage(number, "blank", "blank") for number in range(first, first + count))


def _spaced(gaps: tuple[int, ...], count: int) -> list[int]:
    # From the back, evenly: the first gap, between front matter and story, is taken last.
    return [gaps[-1 - at * len(gaps) // count] for at in range(count)]


def _printer_verdict(count: int, rules: PlanRules) -> Verdict:
    rule = f"{rules.min_pages} to {rules.max_pages} pages, a multiple of {rules.printer_multiple}"
    inside = rules.min_pages <= count <= rules.max_pages
    return Verdict(rule, count, inside and count % rules.printer_multiple == 0)
