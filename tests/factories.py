"""Plain functions that make rows for tests. Call them inside acting_for(publisher)."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from PIL import Image, ImageDraw

from books.drafting import EditionWish
from books.enums import CheckItem, Origin
from books.manuscript.draft import (
    BookDraft,
    CharacterDraft,
    Contributor,
    SceneDraft,
    StoryPage,
)
from books.models import Artwork, Book, Character, Member, Scene
from books.operations.approving import WHAT, approve_whole
from books.operations.artwork import add_artwork
from books.operations.manuscript import import_book
from books.queries import edition_of
from books.sizes import scene_pixels
from printing.press.profile import profile_text, rows_of_text

NOW = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)


def picture_bytes(size: tuple[int, int] = (300, 306), seed: int = 1) -> bytes:
    """Return a small JPEG with a sky, a ground and a figure, other colours for another seed."""
    picture = Image.new("RGB", size, (120 + seed * 17 % 100, 170, 220))
    pen = ImageDraw.Draw(picture)
    pen.rectangle((0, size[1] * 2 // 3, *size), fill=(90, 150 + seed * 31 % 80, 80))
    pen.ellipse((size[0] // 3, size[1] // 2, size[0] // 2, size[1] * 4 // 5), fill=(200, 80, 40))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=90)
    return out.getvalue()


def draft(
    *, title: str = "Pip and the Moon", scenes: int = 4, spreads: int = 1, cast: bool = True
) -> BookDraft:
    """Return a manuscript of `scenes` story pages, the last `spreads` of them spreads."""
    pip = CharacterDraft("Pip", "owl", body="teal feathers", eyes="amber", wears=("red scarf",))
    return BookDraft(
        title=title,
        language="en",
        style="soft watercolour, warm light",
        pages=tuple(
            StoryPage(f"Pip flew over hill number {n}. It was a long way home.", line=3 * n)
            for n in range(1, scenes + 1)
        ),
        contributors=(Contributor("Ada Owl", "author"),),
        characters=(pip,) if cast else (),
        scenes=tuple(
            SceneDraft(
                pages=2 if n > scenes - spreads else 1,
                brief=f"Pip flies over hill {n}",
                origin="proposed",
                cast=("Pip",) if cast else (),
                light="day",
                page_indexes=(n - 1,),
            )
            for n in range(1, scenes + 1)
        ),
        credits=(("License", "CC-BY"),),
        art=tuple(None for _ in range(scenes)),
    )


def make_book(
    by: Member,
    *,
    title: str = "Pip and the Moon",
    scenes: int = 4,
    spreads: int = 1,
    cast: bool = True,
    with_art: bool = False,
    approved: bool = False,
    approver: Member | None = None,
    trim: str = "8.5x8.5",
    printer: str = "kdp-paperback",
) -> Book:
    """Import a book; `with_art` gives every scene and sheet a small candidate, `approved`
    approves everything as `approver`."""
    told = draft(title=title, scenes=scenes, spreads=spreads, cast=cast)
    book = import_book(draft=told, by=by, wish=EditionWish(printer=printer, trim=trim), now=NOW)
    if with_art or approved:
        for n, character in enumerate(book.characters.all(), start=50):
            add_candidate(character=character, seed=n)
        for scene in book.scenes.all():
            add_candidate(scene=scene, seed=scene.position)
    if approved:
        approve_all(book, approver or by)
    return book


def add_candidate(
    *,
    scene: Scene | None = None,
    character: Character | None = None,
    seed: int = 1,
    by: Member | None = None,
    size: tuple[int, int] | None = None,
) -> Artwork:
    """Give a scene or a character one more small picture, offered."""
    subject = scene or character
    assert subject is not None
    if size is None:
        size = small_size(scene) if scene is not None else (300, 306)
    artwork = add_artwork(
        book=subject.book,
        scene=scene,
        character=character,
        data=picture_bytes(size, seed),
        suffix=".jpg",
        size=size,
        origin=Origin.GENERATED,
        by=by.user if by else None,
    )
    if scene is not None:
        scene.state = "offered"
        scene.save(update_fields=["state"])
    return artwork


def small_size(scene: Scene) -> tuple[int, int]:
    """Pixels of a small picture in the shape its page asks for, spreads twice as wide."""
    wide, high = scene_pixels(scene)
    pages = 2 if scene.kind == "spread" else 1
    if abs(wide / pages / high - 300 / 306) < 0.02:
        return 300 * pages, 306
    return 300 * pages, round(300 * pages * high / wide)


def approve_all(book: Book, by: Member) -> None:
    """Approve sheets, text, art and layout of a book's first edition."""
    for what in WHAT:
        approve_whole(what=what, edition=edition_of(book), by=by, checked=tuple(CheckItem))


__all__ = ["NOW", "add_candidate", "approve_all", "draft", "make_book", "picture_bytes"]


def table_of(key: str) -> dict[str, Any]:
    """Return the table of a printer of the press, to be copied into a publisher's own."""
    return rows_of_text(profile_text(key), key)
