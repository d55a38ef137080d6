"""What a manuscript says, before anything is saved: the parts a reader returns."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

Origin = Literal["manuscript", "title", "proposed"]

ROLES = ("author", "illustrator", "translator", "editor", "photographer")


class ManuscriptError(Exception):
    """Bad input, in one sentence naming file and line and the next step; nothing was saved."""

    def __init__(self, sentence: str) -> None:
        # Names of files and keys are strangers' words: none may break the line or steer a terminal.
        super().__init__("".join(sign if sign.isprintable() else "?" for sign in sentence))


@dataclass(frozen=True, slots=True)
class Run:
    """Words set in one face; a newline inside is a break the author asked for."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Runs that are set one after another without a break between them."""

    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class StoryPage:
    """One page of the manuscript: Markdown without its art notes, and the notes apart.

    `line` counts from 1 and is where the page starts in its file.
    """

    text: str
    art_notes: tuple[str, ...] = ()
    line: int = 1


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person to credit; `role` is one of ROLES."""

    name: str
    role: str


@dataclass(frozen=True, slots=True)
class EditionDraft:
    """What title.toml asks of the first edition; None where it says nothing.

    `trim` is "WxH" in inches, `isbn` thirteen digits without hyphens.
    """

    printer: str | None = None
    trim: str | None = None
    bleed: bool | None = None
    stock: str | None = None
    isbn: str | None = None


@dataclass(frozen=True, slots=True)
class CharacterDraft:
    """A character's traits in the author's words; empty where nothing was said."""

    name: str
    kind: str = ""
    body: str = ""
    eyes: str = ""
    wears: tuple[str, ...] = ()
    build: str = ""
    hair: str = ""
    skin: str = ""
    age: str = ""
    marks: str = ""


@dataclass(frozen=True, slots=True)
class SceneDraft:
    """One picture wanted: `pages` is 2 for a spread, `page_indexes` the story pages it shows.

    `origin` tells who wrote the brief: the manuscript's art notes, title.toml, or we proposed it.
    """

    pages: int
    brief: str
    origin: Origin
    cast: tuple[str, ...] = ()
    light: str = ""
    page_indexes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ArtFile:
    """A picture handed in, opened and found whole; width and height in pixels."""

    path: Path
    width: int
    height: int
    format: str


@dataclass(frozen=True, slots=True)
class BookDraft:
    """A whole book as handed in.

    `art` has one entry for each story page, None where the page has no picture;
    `has_art` is False for a book without pictures, whose scenes are all to be drawn.
    `wordless` and `unpictured` are indexes of story pages; `notes` are sentences for a person.
    """

    title: str
    language: str
    pages: tuple[StoryPage, ...]
    style: str = ""
    edition: EditionDraft = EditionDraft()
    contributors: tuple[Contributor, ...] = ()
    characters: tuple[CharacterDraft, ...] = ()
    scenes: tuple[SceneDraft, ...] = ()
    credits: tuple[tuple[str, str], ...] = ()
    cover: ArtFile | None = None
    art: tuple[ArtFile | None, ...] = ()
    surplus_art: tuple[ArtFile, ...] = ()
    has_art: bool = False
    wordless: tuple[int, ...] = ()
    unpictured: tuple[int, ...] = ()
    notes: tuple[str, ...] = ()
