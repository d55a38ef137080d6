"""The sound cover, and covers that differ from it in one thing."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from reportlab import rl_config
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from printing.press.cover.ean import bars, ean13
from printing.press.cover_geometry import CoverGeometry, cover_geometry
from printing.press.profile import load_profile
from printing.press.trim import Trim
from tests.broken.sound import AUTHOR, FACE, FACE_FILE, ISBN, TITLE, flat

MODULE = 0.330 * 72 / 25.4
BAR = 22.85 * 72 / 25.4
GROUND = (0.3, 0.1, 0.0, 0.0)
BLACK = (0.0, 0.0, 0.0, 1.0)

Hook = Callable[[Canvas, CoverGeometry], None]


@dataclass(frozen=True)
class Bars:
    """A barcode: its number, ink, scale, white margin at its left in modules, and its shift."""

    isbn: str = ISBN
    ink: tuple[float, float, float, float] = BLACK
    scale: float = 1.0
    quiet: float = 11
    shift: tuple[float, float] = (0.0, 0.0)
    white: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)


@dataclass(frozen=True)
class Wrap:
    """How a cover differs from the sound one; lengths in points."""

    printer: str = "kdp-paperback"
    stock: str = "premium-color"
    trim: str = "8.5x8.5"
    pages: int = 120
    rtl: bool = False
    title: str = TITLE
    title_at: tuple[float, float] = (60.0, 400.0)
    spine: float = 10.0
    short: float = 0.0
    copies: int = 1
    bars: Bars | None = field(default_factory=Bars)
    over: Hook | None = None

    @property
    def geometry(self) -> CoverGeometry:
        """The panels it is drawn on."""
        profile, trim = load_profile(self.printer), Trim.parse(self.trim)
        return cover_geometry(profile, trim, pages=self.pages, stock=self.stock, rtl=self.rtl)


def build_cover(wrap: Wrap) -> pikepdf.Pdf:
    """A cover as an open PDF: ground, title and author, words on back and spine, barcode."""
    rl_config.useA85 = 0
    if FACE not in pdfmetrics.getRegisteredFontNames():
        pdfmetrics.registerFont(TTFont(FACE, FACE_FILE))
    cover, buffer = wrap.geometry, io.BytesIO()
    size = (cover.width, cover.height)
    canvas = Canvas(buffer, pagesize=size, invariant=1, initialFontName=FACE)
    canvas.setTitle(TITLE)
    canvas.setAuthor(AUTHOR)
    canvas.setSubject("A cover")
    canvas.setCreator("The fault library")
    for _ in range(wrap.copies):
        _draw(canvas, wrap, cover)
        canvas.showPage()
    canvas.save()
    buffer.seek(0)
    return pikepdf.open(buffer)


def _draw(canvas: Canvas, wrap: Wrap, cover: CoverGeometry) -> None:
    canvas.setTrimBox(cover.trim_box)
    canvas.setBleedBox(cover.media_box)
    canvas.setFillColorCMYK(*GROUND)
    short = wrap.short
    canvas.rect(short, short, cover.width - 2 * short, cover.height - 2 * short, 0, 1)
    x, y = wrap.title_at
    words(canvas, cover.front_live[0] + x, y, wrap.title, 36)
    words(canvas, cover.front_live[0] + 60, 340, AUTHOR)
    words(canvas, cover.back_live[0] + 60, 400, "The moon looks in on Pip.")
    if wrap.spine:
        _spine(canvas, cover, wrap.spine)
    if wrap.bars is not None:
        _barcode(canvas, cover, wrap.bars)
    if wrap.over is not None:
        wrap.over(canvas, cover)


def words(canvas: Canvas, x: float, y: float, text: str, points: float = 18) -> None:
    """A line in black alone."""
    canvas.setFillColorCMYK(*BLACK)
    canvas.setFont(FACE, points)
    canvas.drawString(x, y, text)


def _spine(canvas: Canvas, cover: CoverGeometry, points: float) -> None:
    """The title turned down the spine, its capitals in the middle."""
    canvas.saveState()
    middle = (cover.spine_box[0] + cover.spine_box[2]) / 2
    canvas.translate(middle - 0.3 * points, 500)
    canvas.rotate(-90)
    words(canvas, 0, 0, TITLE, points)
    canvas.restoreState()


def _barcode(canvas: Canvas, cover: CoverGeometry, made: Bars) -> None:
    """At the left and low end of the box that is kept for it."""
    module, box = MODULE * made.scale, cover.barcode_box
    x, y = box[0] + made.shift[0], box[1] + made.shift[1]
    canvas.setFillColorCMYK(*made.white)
    wide = (made.quiet + 95 + 7) * module
    canvas.rect(x, y, wide, (BAR + 12) * made.scale + 3, 0, 1)
    canvas.setFillColorCMYK(*made.ink)
    for first, last in bars(ean13(made.isbn)):
        left = x + (made.quiet + first) * module
        canvas.rect(left, y + 12 * made.scale, (last - first) * module, BAR * made.scale, 0, 1)
    words(canvas, x + (made.quiet + 3) * module, y + 2, made.isbn, 9 * made.scale)


def star_in_the_box(canvas: Canvas, cover: CoverGeometry) -> None:
    """A dark field where the printer sets its barcode."""
    x0, y0, _, _ = cover.barcode_box
    canvas.setFillColorCMYK(0.8, 0.3, 0, 0.2)
    canvas.rect(x0 + 20, y0 + 20, 40, 40, 0, 1)


def across_the_spine(canvas: Canvas, cover: CoverGeometry) -> None:
    """A line from the back to the front."""
    words(canvas, cover.spine_box[0] - 100, 200, "The moon looks in on every one", 18)


def beside_the_spine(canvas: Canvas, cover: CoverGeometry) -> None:
    """Words of the front that begin 2 pt from the fold."""
    words(canvas, cover.spine_box[2] + 2, 200, "Hidden in the fold", 18)


def at_the_trim(canvas: Canvas, cover: CoverGeometry) -> None:
    """Words 3 pt above the lower trim."""
    words(canvas, cover.front_live[0] + 60, cover.trim_box[1] + 3, "nearly cut off", 18)


def coarse_picture(canvas: Canvas, cover: CoverGeometry) -> None:
    """150 x 150 px over 72 pt."""
    x0, _, _, _ = cover.front_live
    canvas.drawImage(flat("CMYK", 150, 150, (110, 10, 40, 0)), x0 + 60, 200, 72, 72)


@dataclass(frozen=True)
class CoverFault:
    """One broken cover: as `Fault`; `held_to` are the pages it is measured for, else its own."""

    name: str
    rule: str
    wrap: Wrap
    page: int | None = 1
    verdict: str = "error"
    implied: tuple[str, ...] = ()
    held_to: int = 0
    edit: Callable[[pikepdf.Pdf], None] | None = None
    expect: dict[str, Any] = field(default_factory=dict)


THIN = Wrap(pages=32, spine=0.0)
COVER_FAULTS = (
    CoverFault("cover-of-two-pages-less", "cover.size", Wrap(), held_to=122),
    CoverFault("cover-of-two-pages", "cover.page", Wrap(copies=2), page=None),
    CoverFault("cover-words-at-the-trim", "cover.live", Wrap(over=at_the_trim)),
    CoverFault("cover-words-across-the-spine", "cover.folds", Wrap(over=across_the_spine)),
    CoverFault("cover-words-in-the-fold", "cover.folds", Wrap(over=beside_the_spine)),
    CoverFault("cover-words-in-the-hinge", "cover.folds",
               Wrap(printer="kdp-hardcover", trim="8.25x11", over=beside_the_spine)),
    CoverFault("cover-spine-too-thin", "spine.text", Wrap(pages=32, spine=4.0),
               implied=("text.size",)),
    CoverFault("cover-spine-words-too-large", "spine.text", Wrap(spine=18.0)),
    CoverFault("cover-barcode-small", "cover.barcode", Wrap(bars=Bars(scale=0.8))),
    CoverFault("cover-barcode-hemmed-in", "cover.barcode", Wrap(bars=Bars(quiet=4))),
    CoverFault("cover-barcode-out-of-place", "cover.barcode",
               Wrap(bars=Bars(shift=(60.0, 0.0)))),
    CoverFault("cover-barcode-of-four-inks", "cover.barcode",
               Wrap(bars=Bars(ink=(0.4, 0.3, 0.3, 1.0)))),
    CoverFault("cover-barcode-on-a-tint", "cover.barcode",
               Wrap(bars=Bars(white=(0.2, 0.1, 0, 0)))),
    CoverFault("cover-barcode-box-taken", "cover.barcode", Wrap(bars=None, over=star_in_the_box)),
    CoverFault("cover-barcode-of-another-book", "cover.isbn",
               Wrap(bars=Bars(isbn="9783161484100"))),
    CoverFault("cover-ends-at-the-trim", "bleed.coverage", Wrap(short=9.0)),
    CoverFault("cover-not-turned-in", "bleed.coverage",
               Wrap(printer="kdp-hardcover", trim="8.25x11", short=30.0)),
    CoverFault("cover-of-another-title", "meta.match", Wrap(title="Pip and the Sun"), page=None),
    CoverFault("cover-picture-of-150-dpi", "image.dpi", Wrap(over=coarse_picture)),
)  # fmt: skip
SOUND_COVERS = {
    "sound-cover": Wrap(),
    "sound-cover-thin": THIN,
    "sound-cover-right-to-left": Wrap(rtl=True),
    "sound-cover-without-barcode": Wrap(bars=None),
    "sound-cover-case": Wrap(printer="kdp-hardcover", trim="8.25x11"),
}
