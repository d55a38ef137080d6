"""What the press is given: a book's pages before anything has its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Literal

from printing.press.trim import Trim

Kind = Literal["title", "copyright", "dedication", "story", "end", "blank"]
Template = Literal[
    "picture",
    "text",
    "text-on-picture",
    "art-above-text",
    "vignette",
    "spot",
    "title",
    "copyright",
    "dedication",
    "end",
    "blank",
]
# What becomes of a picture that ends short of the bleed.
ShortArt = Literal["refuse", "scale", "mirror", "fill"]
Part = Literal["whole", "left", "right"]
PixelBox = tuple[int, int, int, int]


@dataclass(frozen=True)
class Run:
    """Words of one weight and slant; a newline in them is the author's own line break."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True)
class Paragraph:
    """Runs that flow together. A paragraph of underscores alone is a line to write on.

    `language` (BCP 47) decides direction, faces and breaks; without one the letters do. `face`
    is a publisher's own (its name from `faces.take_own`), for the letters it has.
    """

    runs: tuple[Run, ...]
    language: str = ""
    face: str = ""

    @property
    def text(self) -> str:
        """The words, without weight and slant."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class PictureContent:
    """A picture file (RGB), its size in pixels, and which part of it this page shows.

    `figures` are boxes (x0, y0, x1, y1, pixels of the whole picture, origin top-left) of what
    words must not cover and no edge should cut; `names` says who they are, in the same order,
    and `faces` are boxes of faces. For a spread the size is that of the whole spread.
    """

    path: Path
    width: int
    height: int
    sha256: str
    part: Part = "whole"
    figures: tuple[PixelBox, ...] = ()
    names: tuple[str, ...] = ()
    faces: tuple[PixelBox, ...] = ()


@dataclass(frozen=True)
class PageContent:
    """One page: what kind it is, which template sets it, its words and its picture.

    `short_art` is what becomes of a picture that ends short of the bleed; where the page itself
    asks for it (`short_asked`), also of one that could reach by being cropped. `face` is a
    publisher's own for the page's words, "" for the press's.
    """

    number: int
    kind: Kind
    template: Template
    paragraphs: tuple[Paragraph, ...] = ()
    picture: PictureContent | None = None
    short_art: ShortArt = "refuse"
    short_asked: bool = False
    face: str = ""

    @property
    def text(self) -> str:
        """All words of the page, paragraphs on lines of their own."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True)
class BookContent:
    """A whole interior. `created` is an ISO date and time: every date in the file is this one.

    `body_pt` is the size of the story text in points; `fit_body` proposes it.
    """

    title: str
    author: str
    language: str
    isbn: str
    publisher: str
    profile_key: str
    trim: Trim
    bleed: bool
    stock: str
    body_pt: Decimal
    created: str
    pages: tuple[PageContent, ...] = field(default_factory=tuple)
