"""The book that the press is measured with: painted pages of 2592 x 2640 pixels, PNG."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import numpy as np
from PIL import Image

from printing.press.content import PageContent, Paragraph, PictureContent, Run
from printing.press.facts import BookFacts
from printing.press.layout import lay_page
from printing.press.profile import PrinterProfile, load_profile
from printing.press.proof import script_of_page
from printing.press.script import BookScript, PageScript
from printing.press.trim import Trim

SIZE = (2592, 2640)
CREATED = "2026-11-21T12:00:00+00:00"
# Grain like a painter's: about 0.75 bytes a pixel as CMYK JPEG of quality 95.
GRAIN = 3.0
SQUARE = Trim.parse("8.5x8.5")


def paint(folder: Path, count: int) -> list[PictureContent]:
    """So many different pages of hills under a sky, kept in `folder` for the next time."""
    folder.mkdir(parents=True, exist_ok=True)
    return [_painted(folder / f"page-{n}.png", n) for n in range(count)]


def book(
    pictures: list[PictureContent], pages: int, *, key: str = "kdp-paperback", tale: str = "hill"
) -> BookScript:
    """A book of so many pages, words on each picture; no two pages print the same pixels.

    Where there are more pages than pictures, they are cut a pixel or two elsewhere.
    """
    profile = load_profile(key)
    facts = BookFacts(profile, SQUARE, True, pages, 18.0, "Pip", language="en")
    laid = [_page(facts, profile, pictures, n, tale) for n in range(1, pages + 1)]
    made = script_of_page(facts, laid[0], stock="premium-color", language="en", created=CREATED)
    return replace(made, pages=tuple(laid))


def with_other_words(script: BookScript, number: int, pictures: list[PictureContent]) -> BookScript:
    """The same book with other words on one page."""
    profile = load_profile(script.profile_key)
    facts = BookFacts(profile, SQUARE, True, len(script.pages), 18.0, "Pip", language="en")
    page = _page(facts, profile, pictures, number, "river and back again, before the moon rose")
    return replace(script, pages=(*script.pages[: number - 1], page, *script.pages[number:]))


def _page(
    facts: BookFacts, profile: PrinterProfile, pictures: list[PictureContent], n: int, tale: str
) -> PageScript:
    shown = pictures[n % len(pictures)]
    told = (Paragraph((Run(f"On page {n} Pip flew over the {tale}. It was a long way home."),)),)
    page = lay_page(facts, PageContent(n, "story", "text-on-picture", told, shown))
    (placed,) = page.pictures
    x0, y0, x1, y1 = placed.crop
    # Where a picture is shown again, another row and column of it begins the page.
    turn = n // len(pictures)
    across = turn % (SIZE[0] - (x1 - x0) + 1) - x0
    down = turn // (SIZE[0] - (x1 - x0) + 1) % (SIZE[1] - (y1 - y0) + 1) - y0
    crop = (x0 + across, y0 + down, x1 + across, y1 + down)
    return replace(page, pictures=(replace(placed, crop=crop),))


def _painted(path: Path, n: int) -> PictureContent:
    if not path.is_file():
        pixels = _pixels(n)
        Image.fromarray(pixels).save(path)
    return PictureContent(path, *SIZE, hashlib.sha256(path.read_bytes()).hexdigest())


def _pixels(n: int) -> np.ndarray:
    down, across = np.mgrid[0 : SIZE[1], 0 : SIZE[0]].astype(np.float32)
    wave = np.sin(across / (210 + 40 * (n % 5)) + n) * 120
    hills = wave + SIZE[1] * (0.5 + 0.03 * (n % 7)) < down
    # Every sixth page is a night, over the ink limit before it is held under it.
    dim = 0.25 if n % 6 == 5 else 1.0
    sky = np.stack([150 + down / 40, 190 + down / 60, 235 - down / 90], axis=-1)
    land = np.stack([90 + across / 60, 150 + down / 99, 60 + 7.0 * (n % 9) + down / 60], axis=-1)
    grain = np.random.default_rng(n).normal(0, GRAIN, (*hills.shape, 1))
    painted = np.where(hills[..., None], land, sky) * dim + grain
    return np.clip(painted, 0, 255).astype(np.uint8)
