"""Plans an edition's pages: scenes on openings, front and end matter, a count printers take."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from books.manuscript.draft import ManuscriptError
from books.manuscript.folio import (
    FACING_FITS,
    Arrangement,
    Chosen,
    MatterKind,
    Part,
    Plan,
    PlannedPage,
    PlanRules,
    Verdict,
)
from books.manuscript.matter import Matter, legal_counts, matters_for, open_gaps
from books.manuscript.pairing import (
    Choice,
    Illustrates,
    ImpossibleChoice,
    Layout,
    Tells,
    choices_for,
    layouts,
    wanted_size,
)
from books.manuscript.reasons import Facts, give_reasons

__all__ = [
    "Plan",
    "PlanError",
    "PlanRules",
    "PlannedPage",
    "Verdict",
    "judge_count",
    "make_plan",
    "propose_arrangement",
]

_LEAST_MATTER = 2  # a title page and a copyright page

MIRRORED: dict[Part, Part] = {"left": "right", "right": "left", "whole": "whole", "": ""}
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
    choices: Sequence[Chosen | None] = (),
    numbers: Sequence[int] = (),
    keeps: Collection[MatterKind] = (),
    holds: Collection[int] = (),
) -> Plan:
    """The page plan of a book, with the reason for everything added.

    `scenes` in the order of the story, each showing `page_indexes` of `story_pages`; `has_picture`
    has one entry for each scene, False where no picture is there or wanted and the words stand
    alone. "auto" sets pictures facing their text where story and two pages more fit FACING_FITS.
    `choices` has what a person asked of each scene, None where the book's arrangement decides;
    `numbers` what the reasons call each scene, from 1 if left out; `keeps` the front and end
    matter that may not go; `holds` the places in `scenes` that are blank pages a person wants.
    Raises PlanError when no count of pages keeps the rules, or a scene cannot be set as asked.
    """
    numbers = numbers or range(1, len(scenes) + 1)
    asked = choices or [None] * len(scenes)
    free = _ways(scenes, story_pages, has_picture, holds)
    wanted = arrangement if arrangement != "auto" else _arrangement(free, rules)
    ways = _as_asked(free, scenes, story_pages, has_picture, asked, numbers)
    filled = _fill(ways, wanted, rules, keeps, held=bool(holds))
    pages = _mirrored(_number(filled)) if rules.rtl else _number(filled)
    facts = Facts(
        arrangement, wanted, wanted_size(free, "facing"), filled.matter, rules, asked, numbers
    )
    printer, house = judge_count(len(pages), rules)
    return Plan(pages, wanted, give_reasons(facts, filled.layout, pages), printer, house)


def propose_arrangement(
    scenes: Sequence[Illustrates],
    story_pages: Sequence[Tells],
    rules: PlanRules,
    *,
    has_picture: Sequence[bool],
    holds: Collection[int] = (),
) -> Chosen:
    """What "auto" decides: facing where story and two pages more fit FACING_FITS."""
    return _arrangement(_ways(scenes, story_pages, has_picture, holds), rules)


def judge_count(count: int, rules: PlanRules) -> tuple[Verdict, Verdict]:
    """The printer's verdict on a count of pages, and the house's."""
    within = rules.min_pages <= count <= rules.max_pages
    multiple, house = rules.printer_multiple, rules.house_multiple
    asks = f"{rules.min_pages} to {rules.max_pages} pages, a multiple of {multiple}"
    return (
        Verdict(asks, count, within and count % multiple == 0),
        Verdict(f"a multiple of {house}", count, count % house == 0),
    )


def _ways(
    scenes: Sequence[Illustrates],
    story_pages: Sequence[Tells],
    has_picture: Sequence[bool],
    holds: Collection[int],
) -> Choices:
    return [
        choices_for(index, scene, story_pages, has_picture[index], held=index in holds)
        for index, scene in enumerate(scenes)
    ]


def _as_asked(
    free: Choices,
    scenes: Sequence[Illustrates],
    story_pages: Sequence[Tells],
    has_picture: Sequence[bool],
    asked: Sequence[Chosen | None],
    numbers: Sequence[int],
) -> Choices:
    ways: list[Sequence[Choice]] = []
    for index, (scene, chosen) in enumerate(zip(scenes, asked, strict=True)):
        if chosen is None:
            ways.append(free[index])
            continue
        try:
            ways.append(choices_for(index, scene, story_pages, has_picture[index], chosen))
        except ImpossibleChoice as error:
            raise PlanError(
                f"Scene {numbers[index]} {error}; only a single picture with words can face them "
                "or carry them."
            ) from error
    return ways


def _arrangement(choices: Choices, rules: PlanRules) -> Chosen:
    fits = min(FACING_FITS, rules.max_pages)
    return "facing" if wanted_size(choices, "facing") + _LEAST_MATTER <= fits else "on-picture"


def _fill(
    choices: Choices,
    wanted: Chosen,
    rules: PlanRules,
    keeps: Collection[MatterKind],
    *,
    held: bool,
) -> _Filled:
    evens = sum(way[0].even for way in choices)
    limit = max(rules.min_pages, wanted_size(choices, wanted) + evens + 8 + rules.house_multiple)
    found = layouts(choices, wanted, limit, blanks_allowed=rules.blank_run_mid > 0)
    if not found:
        raise PlanError(
            "Pairs and spreads cannot all begin on an even page without a blank between them, and "
            "no blank is allowed; make a spread a single page, or set fewer scenes by hand."
        )
    natural = min(found.values(), key=lambda layout: (layout.cost, layout.size))
    least = natural.size + _LEAST_MATTER + len(set(keeps) - {"title", "copyright"})
    counts = [count for count in legal_counts(rules) if count >= least]
    if not counts:
        faces = any(_faces(way, wanted) for way in choices)
        raise PlanError(_too_long(least, faces, rules))
    ways = [
        _Filled(layout, matter, counts[0])
        for layout in found.values()
        if layout.size >= natural.size
        for matter in matters_for(layout, counts[0], rules, keeps)
    ]
    if not ways:
        raise PlanError(_too_short(len(choices), counts[0], rules))
    if held:
        ways = [way for way in ways if _blanks_hold(_number(way), rules)]
        if not ways:
            raise PlanError(_too_blank(rules))
    return min(ways, key=_worth)


def _blanks_hold(pages: Sequence[PlannedPage], rules: PlanRules) -> bool:
    """Whether no run of blank pages, those that were asked for with them, is too long."""
    at = 0
    for blank, run in groupby(pages, key=lambda page: page.template == "blank"):
        length = len(list(run))
        at += length
        most = rules.blank_run_end if at == len(pages) else rules.blank_run_mid
        if blank and length > most:
            return False
    return True


def _too_blank(rules: PlanRules) -> str:
    return (
        f"With the blank pages asked for, more than {rules.blank_run_mid} would follow one another "
        f"inside the book or more than {rules.blank_run_end} at its end; take one of them away."
    )


def _worth(way: _Filled) -> tuple[int, int, int]:
    return way.layout.cost + way.matter.cost, way.layout.covered, way.layout.size


def _faces(ways: Sequence[Choice], wanted: Chosen) -> bool:
    settings = [way.setting for way in ways]
    return "facing" in settings and (wanted == "facing" or len(settings) == 1)


def _too_long(least: int, faces: bool, rules: PlanRules) -> str:
    remedy = "set words on the pictures, or " if faces else ""
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


def _mirrored(pages: tuple[PlannedPage, ...]) -> tuple[PlannedPage, ...]:
    """Pages of a book read from right to left: the right half of a spread comes first."""
    return tuple(replace(page, part=MIRRORED[page.part]) for page in pages)


def _add_blanks(pages: list[PlannedPage], count: int) -> None:
    first = len(pages) + 1
    pages.extend(PlannedPage(number, "blank", "blank") for number in range(first, first + count))


def _spaced(gaps: tuple[int, ...], count: int) -> list[int]:
    # From the back, evenly: the first gap, between front matter and story, is taken last.
    return [gaps[-1 - at * len(gaps) // count] for at in range(count)]
