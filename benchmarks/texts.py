"""Real texts and a sentence in every language, pressed, beside Chromium's own setting of them.

    python -m benchmarks.texts [FOLDER]

Each line the press set is set again by Chromium (SVG text, the same font files, size and
baseline), which shapes it and runs it both ways by itself. Told for each text: lines, the widest
difference of a line's width in points, the share of a line's ink that differs most, and whether
pdftotext and PDFium take the words out as they were written. Sheets with both settings below each
other are left in FOLDER to be looked at. Figures in docs/text.md.
"""

from __future__ import annotations

import html
import os
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image, ImageChops, ImageFilter
from playwright.sync_api import Browser, sync_playwright

from books.manuscript.text import paragraphs
from printing.press.content import PageContent, Paragraph, Run
from printing.press.draw import draw
from printing.press.faces import face_path
from printing.press.layout import lay_out
from printing.press.script import BookScript, PageScript, TextLine
from printing.press.shaping.levels import visual_order
from tests.printing.press.samples import book_of
from tests.printing.press.shaping.sentences import SENTENCES

BOOKS = Path(os.environ.get("OCTAVO_BOOKS", "../shared/books"))
SCALE = 2.0  # pixels to a point
CONTROLS = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069\ufeff]")


@dataclass(frozen=True)
class Text:
    """A text with its pages, each of paragraphs."""

    name: str
    language: str
    pages: tuple[tuple[Paragraph, ...], ...]

    @property
    def words(self) -> str:
        """Everything written, spaces left out."""
        return _plain("".join(each.text for page in self.pages for each in page))


@dataclass(frozen=True)
class Compared:
    """How a text came out."""

    lines: int
    points: float
    ink: float
    poppler: bool
    pdfium: bool


def texts() -> Iterator[Text]:
    """The sentences, then the manuscripts of the shared books."""
    for language, sentence in SENTENCES.items():
        yield Text(f"sentence-{language}", language, ((Paragraph((Run(sentence),)),),))
    for path in sorted(BOOKS.glob("*/*.md")):
        told = path.read_text("utf-8").split("\n* ")[0]
        blocks = re.split(r"(?m)^##\s*$|^# .*$", told)
        pages = [_paragraphs(block) for block in blocks if block.strip()]
        language = path.stem.split("-")[0]
        yield Text(f"{path.parent.name}-{path.stem}", language, tuple(filter(None, pages)))


def _paragraphs(block: str) -> tuple[Paragraph, ...]:
    return tuple(
        Paragraph(tuple(Run(run.text, run.bold, run.italic) for run in each.runs))
        for each in paragraphs(block)
    )


def compare(text: Text, browser: Browser, folder: Path) -> Compared:
    """Press a text, have Chromium set its lines, and hold one against the other."""
    numbered = enumerate(text.pages, 1)
    pages = [PageContent(number, "story", "text", words) for number, words in numbered]
    script = lay_out(book_of(*pages, language=text.language, title="Pip", author=""))
    pdf = folder / f"{text.name}.pdf"
    draw(script, pdf, cache=folder)
    ink = points = 0.0
    strips: list[Image.Image] = []
    for page, shown in zip(script.pages, _pressed(pdf), strict=True):
        set_again, widths = _by_chromium(script, page, browser)
        for line, width in zip(page.lines, widths, strict=True):
            points = max(points, abs(width - line.width))
            two = [_strip(image, page, line) for image in (shown, set_again)]
            ink = max(ink, _differs(*two))
            strips += two
    _sheet(strips).save(folder / f"{text.name}.png")
    count = sum(len(page.lines) for page in script.pages)
    return Compared(count, points, ink, _poppler(pdf) == text.words, _pdfium(pdf) == text.words)


def _pressed(pdf: Path) -> list[Image.Image]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.render(scale=SCALE).to_pil().convert("L") for page in document]


def _by_chromium(
    script: BookScript, page: PageScript, browser: Browser
) -> tuple[Image.Image, list[float]]:
    wide, high = page.media_box[2], page.media_box[3]
    faces = sorted({run.face for line in page.lines for run in line.runs})
    rules = "".join(
        f"@font-face{{font-family:{face};src:url({face_path(face).as_uri()})}}" for face in faces
    )
    lines = "".join(_svg(script, line, high) for line in page.lines)
    source = (
        f'<!doctype html><meta charset="utf-8"><style>{rules}body{{margin:0}}'
        f"text{{white-space:pre;text-rendering:geometricPrecision}}</style>"
        f'<svg xmlns="http://www.w3.org/2000/svg" lang="{script.language}" width="{wide}" '
        f'height="{high}">{lines}</svg>'
    )
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder) / "page.html"
        written.write_text(source, "utf-8")
        size = {"width": int(wide) + 1, "height": int(high) + 1}
        window = browser.new_page(viewport=size, device_scale_factor=SCALE)
        window.goto(written.as_uri())
        window.evaluate("document.fonts.ready")
        told = "[...document.querySelectorAll('text')].map(t => t.getComputedTextLength())"
        widths = window.evaluate(told)
        shot = Path(folder) / "page.png"
        window.screenshot(path=str(shot))
        window.close()
        with Image.open(shot) as image:
            return image.convert("L"), widths


def _svg(script: BookScript, line: TextLine, high: float) -> str:
    rtl = any(run.rtl for run in line.runs) and script.direction == "rtl"
    levels = [int(run.rtl) if not rtl else 1 if run.rtl else 2 for run in line.runs]
    spans = "".join(
        f'<tspan font-family="{line.runs[place].face}">{html.escape(line.runs[place].text)}</tspan>'
        for place in visual_order(levels)  # turned round twice they stand as they are read
    )
    first = line.runs[0]
    x = first.x + line.width if rtl else first.x
    return (
        f'<text x="{x}" y="{high - line.y}" font-size="{first.size}" '
        f'direction="{"rtl" if rtl else "ltr"}">{spans}</text>'
    )


def _strip(image: Image.Image, page: PageScript, line: TextLine) -> Image.Image:
    size, x = line.runs[0].size, min(run.x for run in line.runs)
    top = page.media_box[3] - line.y
    box = (x - size / 2, top - 1.6 * size, x + line.width + size / 2, top + size)
    return image.crop(tuple(round(edge * SCALE) for edge in box))


def _differs(one: Image.Image, other: Image.Image) -> float:
    """The share of ink that differs by more than the edges' smoothing."""
    soft = [each.filter(ImageFilter.GaussianBlur(1.5)) for each in (one, other)]
    apart = np.asarray(ImageChops.difference(*soft), dtype=float)
    ink = 255 - np.asarray(soft[0], dtype=float)
    return float(apart[apart > 40].sum() / max(ink.sum(), 1))


def _sheet(strips: list[Image.Image]) -> Image.Image:
    wide = max(strip.width for strip in strips)
    high = sum(strip.height for strip in strips)
    sheet = Image.new("L", (wide, high), 255)
    down = 0
    for number, strip in enumerate(strips):
        # Chromium's line below the press's, greyer.
        shown = strip.point(lambda value: 128 + value // 2) if number % 2 else strip
        sheet.paste(shown, (0, down))
        down += strip.height
    return sheet


def _plain(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text)
    return re.sub(r"\s+", "", CONTROLS.sub("", composed))


def _poppler(pdf: Path) -> str:
    if shutil.which("pdftotext") is None:
        return ""
    done = subprocess.run(["pdftotext", "-enc", "UTF-8", pdf, "-"], check=True, capture_output=True)
    return _plain(done.stdout.decode("utf-8"))


def _pdfium(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return _plain("".join(page.get_textpage().get_text_range() for page in document))


def tell(line: str) -> None:
    """Write a line of the table."""
    sys.stdout.write(f"{line}\n")


def main() -> None:
    """Compare every text and print a row for each."""
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else tempfile.mkdtemp(prefix="texts-"))
    folder.mkdir(parents=True, exist_ok=True)
    row = "{:<40} {:>5} {:>7} {:>7} {:>8} {:>7}"
    tell(row.format("text", "lines", "width", "ink", "poppler", "pdfium"))
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"), args=["--font-render-hinting=none"]
        )
        for text in texts():
            told = compare(text, browser, folder)
            exact = [("as written" if each else "OTHER") for each in (told.poppler, told.pdfium)]
            tell(row.format(text.name, told.lines, f"{told.points:.2f}", f"{told.ink:.1%}", *exact))
        browser.close()
    tell(f"sheets in {folder}")


if __name__ == "__main__":
    main()
