"""A contact sheet: the whole book as its openings, on one picture."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pikepdf
import pypdfium2
from PIL import Image, ImageDraw
from PIL.PngImagePlugin import PngInfo

from printing.press.writing import whole_file

BACKDROP = (233, 231, 226)
SHADE = (196, 192, 184)
GAP = 28
COLUMNS = 4
# The name under which a sheet says what it shows (PNG, tEXt).
SOURCE = "Source"


def contact_sheet(pdf: Path, out_png: Path, *, width: int = 1600) -> None:
    """Draw the openings of a PDF (verso and recto side by side, page 1 alone) as one PNG.

    A file that says it is read from right to left (ViewerPreferences, Direction; ISO 32000-1
    12.2) has its odd pages at the left and its openings counted from the right. `width` in
    pixels; trimmed pages, as a reader sees them. The file is written whole or not at all; one
    that was made of the same PDF is left as it is.
    """
    told = _told_of(pdf, width)
    if _made_of(out_png) == told:
        return
    rtl = _read_right_to_left(pdf)
    document = pypdfium2.PdfDocument(pdf)
    try:
        count = len(document)
        openings = [(number, number + 1) for number in range(0, count + 1, 2)]
        rows = -(-len(openings) // COLUMNS)
        each = (width - GAP * (COLUMNS + 1)) // COLUMNS
        box = document[0].get_trimbox()
        leaf = each // 2, round(each / 2 * (box[3] - box[1]) / (box[2] - box[0]))
        sheet = Image.new("RGB", (width, GAP + rows * (leaf[1] + GAP)), BACKDROP)
        for place, opening in enumerate(openings):
            column = place % COLUMNS
            x = GAP + (COLUMNS - 1 - column if rtl else column) * (each + GAP)
            y = GAP + place // COLUMNS * (leaf[1] + GAP)
            for side, number in enumerate(opening):
                if 1 <= number <= count:
                    page = _trimmed(document, number, leaf)
                    sheet.paste(page, (x + (1 - side if rtl else side) * leaf[0], y))
            _fold(sheet, x + leaf[0], y, leaf[1])
    finally:
        document.close()
    with whole_file(out_png) as draft:
        said = PngInfo()
        said.add_text(SOURCE, told)
        sheet.save(draft, "PNG", pnginfo=said)


def _told_of(pdf: Path, width: int) -> str:
    """What a sheet is known by: the PDF's sha256, the sheet's width, and who draws."""
    with pdf.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    return f"{sha256} {width} {pypdfium2.PDFIUM_INFO.build}"


def _made_of(png: Path) -> str:
    try:
        with Image.open(png, formats=["PNG"]) as kept:
            kept.load()
            return str(kept.info.get(SOURCE, ""))
    except (OSError, SyntaxError, ValueError):
        return ""


def _read_right_to_left(pdf: Path) -> bool:
    with pikepdf.Pdf.open(pdf) as opened:
        wishes = opened.Root.get("/ViewerPreferences", pikepdf.Dictionary())
        return bool(wishes.get("/Direction") == pikepdf.Name.R2L)


def _trimmed(document: pypdfium2.PdfDocument, number: int, leaf: tuple[int, int]) -> Image.Image:
    page = document[number - 1]
    x0, y0, x1, y1 = page.get_trimbox()
    wide, high = page.get_size()
    scale = 2 * leaf[0] / (x1 - x0)
    crop = (x0, y0, wide - x1, high - y1)
    drawn = page.render(scale=scale, crop=crop).to_pil().convert("RGB")
    page.close()
    return drawn.resize(leaf, Image.Resampling.LANCZOS)


def _fold(sheet: Image.Image, x: int, y: int, high: int) -> None:
    ImageDraw.Draw(sheet).line((x, y, x, y + high - 1), fill=SHADE)
