"""What a reader of any format hands on: paragraphs, page breaks, page labels and table rows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from books.manuscript.draft import Contributor, Run, StoryPage
from books.manuscript.titlefile import SceneAsked

Level = Literal["", "heading", "title"]
Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """One paragraph; a newline in a run is a line break its author made.

    `place` names it to a person ("paragraph 3"), `number` is the same as a number.
    """

    runs: Runs
    place: str
    number: int
    level: Level = ""

    @property
    def text(self) -> str:
        """The letters without their faces."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Break:
    """A page ends here."""

    number: int


@dataclass(frozen=True, slots=True)
class Label:
    """A page begins here and is called so: "Page 3", "4-5", "Cover".

    `numbers` are the pages it names, none for a word; `spread` is True for two facing pages;
    `aside` is what stands behind it in (brackets).
    """

    words: str
    numbers: tuple[int, ...]
    spread: bool
    place: str
    number: int
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table: a page or a spread; `label` is None where its cell is empty.

    `cast` is None where nobody is named.
    """

    label: Label | None
    text: tuple[Runs, ...]
    art: tuple[str, ...]
    cast: tuple[str, ...] | None
    place: str
    number: int


Piece = Words | Break | Label | Row


@dataclass(frozen=True, slots=True)
class Told:
    """A manuscript of any format, read: what `assembling` makes a draft of.

    `asked` is empty, or has one entry for each page; `notes` are sentences for a person.
    """

    name: str
    title: str
    pages: tuple[StoryPage, ...]
    cover_notes: tuple[str, ...] = ()
    credits: tuple[tuple[str, str], ...] = ()
    contributors: tuple[Contributor, ...] = ()
    asked: tuple[SceneAsked, ...] = ()
    notes: tuple[str, ...] = ()
