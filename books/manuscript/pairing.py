"""Lays scenes on pages so that every pair and every spread begins on an even page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from books.manuscript.folio import Chosen, Part, Template

Setting = Literal["facing", "on-picture", "fixed"]

# Leaving a picture its own page costs less than a blank at the end of the book (matter.py),
# putting words on a picture that should face them costs more.
_ASIDE = 1
_ON_PICTURE = 10
_INNER_BLANK = 100


class ImpossibleChoice(Exception):
    """A scene was to be set in a way it has not; the text says why, without naming the scene."""


class Illustrates(Protocol):
    """What the plan needs to know of a scene."""

    @property
    def pages(self) -> int: ...

    @property
    def page_indexes(self) -> tuple[int, ...]: ...


class Tells(Protocol):
    """What the plan needs to know of a story page."""

    @property
    def text(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page of a scene before it has a number."""

    template: Template
    story_index: int | None = None
    scene_index: int | None = None
    part: Part = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to set a scene; `even` asks for a verso to begin on.

    `covered` counts the letters that lie on a picture which could face them instead.
    """

    setting: Setting
    leaves: tuple[Leaf, ...]
    even: bool = False
    covered: int = 0


@dataclass(frozen=True, slots=True)
class Placed:
    """A scene set on pages; `blank` when an empty page had to stand before it."""

    choice: Choice
    blank: bool = False

    @property
    def size(self) -> int:
        """Pages taken, the blank with them."""
        return len(self.choice.leaves) + self.blank


@dataclass(frozen=True, slots=True)
class Layout:
    """All scenes set on `size` pages; the smaller the cost the closer to what was wanted.

    Of two layouts of one cost the one with fewer letters `covered` is the better.
    """

    cost: int
    covered: int
    size: int
    placed: tuple[Placed, ...]


def choices_for(
    index: int,
    scene: Illustrates,
    story_pages: Sequence[Tells],
    has_picture: bool,
    chosen: Chosen | None = None,
    held: bool = False,
) -> tuple[Choice, ...]:
    """Every way scene `index` can be set, the words of each of its story pages exactly once.

    With `chosen` the one way that was asked for; `held` is a blank page a person wants there.
    Raises ImpossibleChoice where there is no way.
    """
    if held:
        return (Choice("fixed", tuple(Leaf("blank", page) for page in scene.page_indexes)),)
    ways = _ways(index, scene, story_pages, has_picture)
    if chosen is None:
        return ways
    asked = tuple(way for way in ways if way.setting == chosen)
    if not asked:
        raise ImpossibleChoice(_why_fixed(scene, has_picture))
    return asked


def _why_fixed(scene: Illustrates, has_picture: bool) -> str:
    if not has_picture:
        return "has no picture"
    return "is a spread, whose picture fills both pages" if scene.pages == 2 else "has no words"


def _ways(
    index: int, scene: Illustrates, story_pages: Sequence[Tells], has_picture: bool
) -> tuple[Choice, ...]:
    told = [page for page in scene.page_indexes if story_pages[page].text.strip()]
    if not has_picture:
        return (Choice("fixed", tuple(Leaf("text", page) for page in told)),)
    if scene.pages == 2:
        return (Choice("fixed", _halves(index, scene, told), even=True),)
    if not told:
        wordless = scene.page_indexes[0] if scene.page_indexes else None
        return (Choice("fixed", (Leaf("picture", wordless, index, "whole"),)),)
    if len(told) > 1:
        raise ValueError(f"Scene {index + 1} is one page and carries {len(told)} texts.")
    pair = (Leaf("text", told[0]), Leaf("picture", None, index, "whole"))
    single = (Leaf("text-on-picture", told[0], index, "whole"),)
    letters = len(story_pages[told[0]].text)
    return (
        Choice("facing", pair, even=True),
        Choice("on-picture", single, covered=letters),
    )


def _halves(index: int, scene: Illustrates, told: list[int]) -> tuple[Leaf, Leaf]:
    if len(scene.page_indexes) > 2:
        raise ValueError(f"Scene {index + 1} is a spread and shows more than two story pages.")
    stories: list[int | None] = [*scene.page_indexes, None, None]
    left, right = stories[:2]
    return _half(index, left, "left", told), _half(index, right, "right", told)


def _half(index: int, story: int | None, part: Part, told: list[int]) -> Leaf:
    return Leaf("text-on-picture" if story in told else "picture", story, index, part)


def wanted_size(choices: Sequence[Sequence[Choice]], wanted: Setting) -> int:
    """Pages the scenes take when each is set as wanted, before anything is mended."""
    return sum(len(_preferred(ways, wanted).leaves) for ways in choices)


def _preferred(ways: Sequence[Choice], wanted: Setting) -> Choice:
    return next((way for way in ways if way.setting == wanted), ways[0])


# Cost, letters covered, the scene set last and the pages used before it.
_Step = tuple[int, int, Placed | None, int]


def layouts(
    choices: Sequence[Sequence[Choice]], wanted: Setting, limit: int, blanks_allowed: bool
) -> dict[int, Layout]:
    """The best layout for each page count up to `limit`, the story starting on an even page.

    A scene set otherwise than `wanted` is the first means to mend the parity, one blank page the
    last one.
    """
    steps: list[dict[int, _Step]] = [{0: (0, 0, None, 0)}]
    for ways in choices:
        reached: dict[int, _Step] = {}
        for used, (cost, covered, _, _) in steps[-1].items():
            for way in ways:
                blank = way.even and used % 2 == 1
                if blank and not blanks_allowed:
                    continue
                placed = Placed(way, blank)
                size = used + placed.size
                total = cost + _price(way, wanted) + _INNER_BLANK * blank
                step = (total, covered + way.covered, placed, used)
                if size <= limit and (size not in reached or step[:2] < reached[size][:2]):
                    reached[size] = step
        steps.append(reached)
    return {
        size: Layout(cost, covered, size, _trace(steps, size))
        for size, (cost, covered, _, _) in steps[-1].items()
    }


def _price(way: Choice, wanted: Setting) -> int:
    if way.setting in (wanted, "fixed"):
        return 0
    return _ASIDE if way.setting == "facing" else _ON_PICTURE


def _trace(steps: Sequence[dict[int, _Step]], size: int) -> tuple[Placed, ...]:
    found: list[Placed] = []
    for step in reversed(steps[1:]):
        _, _, placed, size = step[size]
        if placed is not None:
            found.append(placed)
    return tuple(reversed(found))
