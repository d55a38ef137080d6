"""The sound book as a press would have recorded it."""

from __future__ import annotations

from dataclasses import replace

from printing.press.script import BookScript, PageScript, PlacedPicture, TextLine, TextRun
from tests.broken.sound import AUTHOR, FULL_PICTURE, ISBN, SMALL_PICTURE, TITLE, Recipe, words_on

BOX = (0.0, 0.0, 621.0, 630.0)


def as_pressed() -> BookScript:
    """Every page with its words and pictures, each picture at its own size."""
    return BookScript(
        format="octavo-book/1",
        profile_key="kdp-paperback",
        profile_version="2026-11-21",
        trim="8.5x8.5",
        bleed=True,
        stock="premium-color",
        title=TITLE,
        author=AUTHOR,
        language="en",
        isbn=ISBN,
        publisher="Owl Press",
        created="2026-11-21T12:00:00+00:00",
        body_pt=18.0,
        pages=tuple(_page(number) for number in range(1, 25)),
    )


def enlarged() -> BookScript:
    """The small picture's source had 300 x 225 px: half of what the file shows."""
    book = as_pressed()
    page = book.pages[SMALL_PICTURE - 1]
    small = replace(page.pictures[0], width=300, height=225, crop=(0, 0, 300, 225))
    pages = list(book.pages)
    pages[SMALL_PICTURE - 1] = replace(page, pictures=(small,))
    return replace(book, pages=tuple(pages))


def _page(number: int) -> PageScript:
    pictures: tuple[PlacedPicture, ...] = ()
    if number == FULL_PICTURE:
        pictures = (_picture(2588, 2625, BOX),)
    if number == SMALL_PICTURE:
        pictures = (_picture(600, 450, (200.0, 250.0, 344.0, 358.0)),)
    lines = tuple(
        TextLine(y, 0.0, (TextRun(text, x, "Library", size),))
        for x, y, text, size in words_on(Recipe(), number)
    )
    return PageScript(
        number=number,
        kind="story",
        template="text",
        side="recto" if number % 2 else "verso",
        media_box=BOX,
        bleed_box=BOX,
        trim_box=BOX,
        live_box=BOX,
        pictures=pictures,
        lines=lines,
    )


def _picture(width: int, height: int, box: tuple[float, float, float, float]) -> PlacedPicture:
    return PlacedPicture(
        path="picture.png",
        sha256="0" * 64,
        width=width,
        height=height,
        crop=(0, 0, width, height),
        pixels=(width, height),
        box=box,
    )
