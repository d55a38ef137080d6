"""Faults that are drawn on a page by the program that made it."""

from __future__ import annotations

from reportlab.pdfgen.canvas import Canvas

from tests.broken.sound import FACE, write


def trimmed_tint(canvas: Canvas) -> None:
    """A colour field of a verso that ends at the trim: left 9, bottom 9, top 621."""
    canvas.setFillColorCMYK(0.2, 0, 0.1, 0)
    canvas.rect(9, 9, 612, 612, stroke=0, fill=1)


def tint_in_the_margin(canvas: Canvas) -> None:
    """A colour field that ends 20 pt from the page's bottom: past the trim by 11, not live."""
    canvas.setFillColorCMYK(0.2, 0, 0.1, 0)
    canvas.rect(100, 20, 400, 100, stroke=0, fill=1)


def words_in_gutter(canvas: Canvas) -> None:
    """Live area of a recto begins at 27 pt."""
    write(canvas, 12, 200, "In the fold")


def words_at_trim(canvas: Canvas) -> None:
    """Live area ends at 630 - 27 = 603 pt."""
    write(canvas, 60, 600, "Nearly cut off")


def crop_marks(canvas: Canvas) -> None:
    """Thin lines in the bleed, at the corners of a recto's trim: x 612, y 9 and 621."""
    canvas.setStrokeColorCMYK(0, 0, 0, 1)
    canvas.setLineWidth(0.25)
    for y in (9, 621):
        canvas.line(613, y, 620, y)
    for y0, y1 in ((1, 8), (622, 629)):
        canvas.line(612, y0, 612, y1)


def hidden_words(canvas: Canvas) -> None:
    """Text in rendering mode 3."""
    text = canvas.beginText(60, 300)
    text.setFont(FACE, 12)
    text.setTextRenderMode(3)
    text.textOut("never seen")
    text.setTextRenderMode(0)
    canvas.drawText(text)


def rgb_square(canvas: Canvas) -> None:
    """A fill set with rg."""
    canvas.setFillColorRGB(0.2, 0.4, 0.6)
    canvas.rect(200, 200, 60, 60, stroke=0, fill=1)


def heavy_square(canvas: Canvas) -> None:
    """0.8 + 0.7 + 0.7 + 0.5 = 270 %."""
    canvas.setFillColorCMYK(0.8, 0.7, 0.7, 0.5)
    canvas.rect(200, 200, 60, 60, stroke=0, fill=1)


def small_words(canvas: Canvas) -> None:
    """Set at 6.5 pt."""
    write(canvas, 60, 300, "too small to read", 6.5)


def scaled_words(canvas: Canvas) -> None:
    """Set at 12 pt and scaled to half: 6 pt on paper."""
    canvas.saveState()
    canvas.scale(0.5, 0.5)
    write(canvas, 120, 600, "small by scaling", 12)
    canvas.restoreState()


def faint_words(canvas: Canvas) -> None:
    """30 % gray on white paper."""
    _gray(canvas, 0.3, "hardly there")


def rather_faint_words(canvas: Canvas) -> None:
    """Gray on white between 3 and 4.5 to 1."""
    _gray(canvas, 0.57, "rather faint")


def lost_words(canvas: Canvas) -> None:
    """Words in the very colour of the field under them."""
    canvas.setFillColorCMYK(0.3, 0.1, 0, 0)
    canvas.rect(50, 280, 300, 60, stroke=0, fill=1)
    canvas.setFont(FACE, 18)
    canvas.drawString(60, 300, "lost on its ground")


def lorem_ipsum(canvas: Canvas) -> None:
    """The printers' old filler."""
    write(canvas, 60, 300, "Lorem ipsum dolor sit amet")


def insert_note(canvas: Canvas) -> None:
    """A note in brackets."""
    write(canvas, 60, 300, "[insert dedication]")


def rich_black_words(canvas: Canvas) -> None:
    """Black with cyan under it: 0.3 + 1 = 130 %."""
    canvas.setFillColorCMYK(0.3, 0, 0, 1)
    canvas.setFont(FACE, 18)
    canvas.drawString(60, 300, "black twice over")


def hairline(canvas: Canvas) -> None:
    """A line of 0.3 pt in the middle of the page."""
    canvas.setStrokeColorCMYK(0, 0, 0, 1)
    canvas.setLineWidth(0.3)
    canvas.line(100, 200, 300, 200)


def small_words_of_four_inks(canvas: Canvas) -> None:
    """8 pt in a brown of four inks: 40 + 70 + 70 + 50 = 230 %."""
    canvas.setFillColorCMYK(0.4, 0.7, 0.7, 0.5)
    canvas.setFont(FACE, 8)
    canvas.drawString(60, 300, "small and brown")


def folio_nine_twice(number: int) -> str:
    """Page 9 is numbered 10."""
    return "10" if number == 9 else str(number)


def _gray(canvas: Canvas, black: float, words: str) -> None:
    canvas.setFillColorCMYK(0, 0, 0, black)
    canvas.setFont(FACE, 18)
    canvas.drawString(60, 300, words)
