"""Builds the sound book that every broken one differs from in one thing."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pikepdf
from pikepdf import Name, Stream
from PIL import Image
from reportlab import rl_config
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

import printing.press
from printing.press.preflight.streams import filters

TITLE = "Pip and the Moon"
AUTHOR = "Ada Owl"
ISBN = "9780306406157"
FACE = "Library"
FACE_FILE = Path(printing.press.__file__).parent / "fonts" / "noto-sans" / "NotoSans-Regular.ttf"
FULL_PICTURE, SMALL_PICTURE, TINTED = 4, 5, 6
FOLIOS = range(7, 21)
TEAL = (110, 10, 40, 0)

Hook = Callable[[Canvas, int], None]


@dataclass(frozen=True)
class Recipe:
    """How a book differs from the sound one; `under` draws before a page's words, `over` after."""

    pages: int = 24
    bleed: bool = True
    blank: frozenset[int] = frozenset()
    title: str = TITLE
    info_title: str = TITLE
    info_author: str = AUTHOR
    isbn: str = "978-0-306-40615-7"
    folios: Callable[[int], str] = str
    small_picture: tuple[str, int, int] = ("CMYK", 600, 450)  # 2 x 1.5 in at 300 dpi
    small_color: tuple[int, ...] = TEAL
    tinted: bool = True
    full_picture: bool = True
    under: Hook | None = None
    over: Hook | None = None


def size(recipe: Recipe) -> tuple[float, float]:
    """Page width and height in points for 8.5 x 8.5 in."""
    return (621.0, 630.0) if recipe.bleed else (612.0, 612.0)


def flat(mode: str, width: int, height: int, color: tuple[int, ...]) -> ImageReader:
    """A one-colour JPEG, 4:4:4."""
    buffer = io.BytesIO()
    Image.new(mode, (width, height), color).save(buffer, "JPEG", quality=95, subsampling=0)
    buffer.seek(0)
    return ImageReader(buffer)


def build(recipe: Recipe) -> pikepdf.Pdf:
    """The book as an open PDF, its pictures packed small."""
    rl_config.useA85 = 0
    if FACE not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FACE, FACE_FILE))
    buffer = io.BytesIO()
    canvas = Canvas(buffer, pagesize=size(recipe), invariant=1, initialFontName=FACE)
    canvas.setTitle(recipe.info_title)
    canvas.setAuthor(recipe.info_author)
    canvas.setSubject("A picture book")
    canvas.setCreator("The fault library")
    for number in range(1, recipe.pages + 1):
        _page(canvas, recipe, number)
        canvas.showPage()
    canvas.save()
    buffer.seek(0)
    pdf = pikepdf.open(buffer)
    for thing in pdf.objects:
        if isinstance(thing, Stream) and filters(thing) == ["DCTDecode"]:
            packed = zlib.compress(thing.read_raw_bytes(), 9)
            thing.write(packed, filter=[Name.FlateDecode, Name.DCTDecode])
    return pdf


def _page(canvas: Canvas, recipe: Recipe, number: int) -> None:
    width, height = size(recipe)
    if recipe.bleed:
        left = 0 if number % 2 else 9
        canvas.setTrimBox((left, 9, left + 612, 621))
        canvas.setBleedBox((0, 0, width, height))
    if number in recipe.blank:
        return
    if number == FULL_PICTURE and recipe.full_picture:
        # 8.625 x 8.75 in at 300 dpi = 2587.5 x 2625, so 2588 x 2625.
        canvas.drawImage(flat("CMYK", 2588, 2625, (30, 10, 0, 0)), 0, 0, width, height)
    if number == SMALL_PICTURE:
        picture = flat(*recipe.small_picture, recipe.small_color)
        canvas.drawImage(picture, 200, 250, 144, 108)
    if number == TINTED and recipe.tinted:
        canvas.setFillColorCMYK(0.2, 0, 0.1, 0)
        canvas.rect(0, 0, width, height, stroke=0, fill=1)
    if recipe.under is not None:
        recipe.under(canvas, number)
    for x, y, text, points in words_on(recipe, number):
        write(canvas, x, y, text, points)
    if recipe.over is not None:
        recipe.over(canvas, number)


def words_on(recipe: Recipe, number: int) -> list[tuple[float, float, str, float]]:
    """The words of a page: x and y in points, text, size."""
    if number == FULL_PICTURE:
        return []
    story = recipe.title if number == 1 else f"The moon looked in, {number} times."
    found: list[tuple[float, float, str, float]] = [(60, 450, story, 18)]
    if number == 1:
        found.append((60, 410, AUTHOR, 18))
    if number == 2:
        found.append((60, 100, f"ISBN {recipe.isbn}", 9))
    if number in FOLIOS:
        found.append((300, 40, recipe.folios(number), 10))
    return found


def write(canvas: Canvas, x: float, y: float, words: str, points: float = 18) -> None:
    """A line in black, on the black plate alone."""
    canvas.setFillColorCMYK(0, 0, 0, 1)
    canvas.setFont(FACE, points)
    canvas.drawString(x, y, words)
