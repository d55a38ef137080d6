"""Small books and painted pictures for the press's tests."""

from __future__ import annotations

import hashlib
from decimal import Decimal
from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from printing.press.content import (
    BookContent,
    PageContent,
    Paragraph,
    PictureContent,
    Run,
)
from printing.press.trim import Trim

SQUARE = Trim.parse("8.5x8.5")
CREATED = "2026-11-21T12:00:00+00:00"


def words(text: str, *, bold: bool = False, italic: bool = False) -> Paragraph:
    """A paragraph of one run."""
    return Paragraph((Run(text, bold, italic),))


def painted(folder: Path, name: str = "hill", size: tuple[int, int] = (518, 526), dark: int = 0):
    """A picture with a sky, a hill and a figure; `dark` is taken from every colour."""
    wide, high = size
    down = np.linspace(0, 1, high)[:, None, None]
    sky = (np.array([150, 190, 235]) * (1 - down) + np.array([250, 225, 200]) * down) - dark
    image = Image.fromarray((sky * np.ones((high, wide, 1))).clip(0, 255).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    figure = (int(wide * 0.3), int(high * 0.5), int(wide * 0.55), int(high * 0.9))
    draw.ellipse((-wide // 3, int(high * 0.7), wide, high * 2), fill=(70, 120, 60))
    draw.ellipse(figure, fill=(20, 90, 100))
    draw.rectangle((int(wide * 0.8), int(high * 0.6), wide, high), fill=(0, 0, 0))
    path = folder / f"{name}-{wide}x{high}-{dark}.png"
    image.save(path)
    return PictureContent(path, wide, high, sha256(path), "whole", (figure,))


def sha256(path: Path) -> str:
    """The sha256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def story(number: int, text: str, picture: PictureContent | None = None, template: str = ""):
    """A story page; its template follows from what it holds."""
    chosen = template or (
        "text-on-picture" if text and picture else "picture" if picture else "text"
    )
    paragraphs = tuple(words(part) for part in text.split("\n\n") if part)
    return PageContent(number, "story", chosen, paragraphs, picture)


def book_of(*pages: PageContent, **changed) -> BookContent:
    """A book of these pages, everything else as Owl Press would say it."""
    facts = {
        "title": "Pip and the Moon",
        "author": "Ada Owl",
        "language": "en",
        "isbn": "9780306406157",
        "publisher": "Owl Press",
        "profile_key": "kdp-paperback",
        "trim": SQUARE,
        "bleed": True,
        "stock": "premium-color",
        "body_pt": Decimal(18),
        "created": CREATED,
        "pages": pages,
    }
    return BookContent(**{**facts, **changed})


def small_book(folder: Path, **changed) -> BookContent:
    """Eight pages of every template, with small pictures."""
    hill, night = painted(folder), painted(folder, dark=150)
    long = painted(folder, "spread", (1036, 526))
    left = PictureContent(long.path, long.width, long.height, long.sha256, "left")
    right = PictureContent(long.path, long.width, long.height, long.sha256, "right")
    credits = (words("Text © 2026 Ada Owl"), words("ISBN 978-0-306-40615-7"))
    owner = (words("This book belongs to"), words("______"))
    return book_of(
        PageContent(1, "title", "title", (words("Pip and the Moon"), words("by Ada Owl"))),
        PageContent(2, "copyright", "copyright", credits),
        PageContent(3, "dedication", "dedication", owner),
        story(4, "", left),
        story(5, "She flew over the river,\nover the hill,\nover the town.", right),
        story(6, "“Why does she follow me?” he asked.\n\nNobody knew.", night),
        story(7, "The office fluffed the waffle. Маленькая сова смотрела на луну.", hill),
        PageContent(8, "end", "end", (words("The End"), words("Good night."))),
        **changed,
    )
